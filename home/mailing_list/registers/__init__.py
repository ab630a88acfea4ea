"""Plain lists of the mailing list that editors look up, filter and export."""
