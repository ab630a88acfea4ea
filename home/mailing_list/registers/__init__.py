"""Plain lists that editors look up, filter and export: subscribers, consent log, welcome codes, letters, deliveries."""
