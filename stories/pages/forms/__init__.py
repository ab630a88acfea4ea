"""The forms on the editors' pages of a story, by what they are for."""
