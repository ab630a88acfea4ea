"""What readers see who answer a story."""
