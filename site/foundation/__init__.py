"""Beneath every other part: imports nothing of this project, holds only what two parts import."""
