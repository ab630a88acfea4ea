"""The editors' pages of a story beside its editor, and the preview that a private link opens."""
