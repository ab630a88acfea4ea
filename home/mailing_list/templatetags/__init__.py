"""What the templates of letters ask."""
