"""The mailing list: who asked for letters, the welcome code that follows, and the letters made by the week."""
