"""Whose story it is, and what they allowed: the lowest stage."""
