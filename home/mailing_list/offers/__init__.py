"""Welcome offers as editors set them up."""
