"""What those see who send a story."""
