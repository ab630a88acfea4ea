"""The server's door (PEP 3333): `granian --working-dir site config.wsgi:application`."""

import os
import sys
from pathlib import Path

SITE_DIR = Path(__file__).resolve().parents[1]
for path in (SITE_DIR, SITE_DIR.parent):
    if str(path) not in sys.path:
        sys.path.append(str(path))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the path has to be set before

from config.settling import settle  # noqa: E402 - likewise

application = get_wsgi_application()
settle()
