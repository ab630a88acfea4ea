"""The whole site in one file, and a site out of that file again: `manage.py backup` and `manage.py restore`."""
