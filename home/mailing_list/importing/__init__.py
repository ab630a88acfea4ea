"""Tables that editors bring in, codes or subscribers: looked through first, then taken in by the worker."""
