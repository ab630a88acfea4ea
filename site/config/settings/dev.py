"""For whoever works on the code: errors are shown in the page."""

from config.settings.base import *

DEBUG = True
