"""The dashboard: what waits, this week, behind the scenes."""
