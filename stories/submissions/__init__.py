"""Sent in: what readers send, by mail, by form or by hand."""
