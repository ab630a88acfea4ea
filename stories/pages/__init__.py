"""Told: series, stories and topics, the trunk that every other stage leans on."""
