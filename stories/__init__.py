"""A story's life: sent in, told, planned and let out, answered. See README.md beside this file."""
