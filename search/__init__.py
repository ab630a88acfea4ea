"""The reader's search."""
