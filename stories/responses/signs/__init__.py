"""What speaks for spam in words and names, kind by kind. Pure: each yields points and a sentence for an editor."""
