"""Plain lists that editors look up, filter and export: consents, tellers."""
