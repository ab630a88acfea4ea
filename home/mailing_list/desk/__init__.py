"""The desk of letters: what waits, what goes out by itself, what is on its way, and each letter's page."""
