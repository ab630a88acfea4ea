"""For whoever works on the code: errors are shown in the page."""

from config.settings.base import *

DEBUG = True

# Each sheet by itself, as it lies in the tree: what is joined and hashed exists only once it was collected.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
