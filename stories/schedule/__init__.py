"""Planned and let out: themed weeks, slots, promises and the clock."""
