"""For pytest: a database of its own, files in a folder of its own, plain static names."""

import os
import tempfile

# A developer's own var/milepost.env is none of the tests' business, nor of what they start.
os.environ["MILEPOST_ENV"] = os.devnull

from config.settings.base import *

_folder = Path(tempfile.mkdtemp(prefix="milepost-test-"))

#: The suite runs once on each: `TESTS_ON=postgresql pytest` takes TEST_DATABASE_URL.
TESTS_ON = env.text("TESTS_ON", "sqlite")
if TESTS_ON == "postgresql":
    DATABASES = {
        "default": with_manners(env.database("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres"))
    }
else:
    DATABASES = {"default": with_manners(env.database("", f"sqlite:///{_folder / 'milepost.sqlite3'}"))}
    # A file and not memory: browser tests and two clocks need a second connection.
    # A place of one's own, with `pytest --reuse-db`, spares a developer the minute of migrating at each run.
    DATABASES["default"]["TEST"] = {"NAME": env.text("TEST_DATABASE_FILE", str(_folder / "test.sqlite3"))}
# A connection kept open would keep the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0
CACHES = with_counts(env.cache("TEST_CACHE_URL", f"filecache://{_folder / 'cache'}"))
MEDIA_ROOT, PRIVATE_ROOT, STATIC_ROOT = _folder / "media", _folder / "private", _folder / "static"
MEDIA_URL, MEDIA_ORIGIN, ENV_FILE = "/media/", "", _folder / "milepost.env"
STORAGES = {
    "default": files.private_storage(PRIVATE_ROOT),
    "public": files.public_storage(MEDIA_ROOT, MEDIA_URL),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALERT_TO = ["desk@example.org"]
MAILBOX, TRUSTED_MAIL_SERVERS = None, []
TIME_ZONE = "America/New_York"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
DEMO_LOGINS = _folder / "demo-logins.json"
STATIC_ROOT.mkdir()
