"""What a story is laid out with."""
