"""The editors' side of what was sent in: lists, the story to read, files, what is typed in by hand."""
