"""What knows every other part: settings, addresses, the server's door."""
