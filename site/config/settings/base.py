"""What every copy of the site runs with: DEBUG off, values from the environment (see config.env)."""

from pathlib import Path

from django.conf.global_settings import LANGUAGES as KNOWN_LANGUAGES
from django.utils.translation import gettext_lazy as _

from config import csp, env, files
from config.cache import with_counts

SITE_DIR = Path(__file__).resolve().parents[2]
BASE_DIR = SITE_DIR.parent
VAR = BASE_DIR / "var"
ENV_FILE = env.read_file(VAR / "milepost.env")

DEBUG = False
DEMO = env.yes_or_no("DEMO", "1")
SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000")
IS_HTTPS = SITE_URL.startswith("https://")

SECRET_KEY = env.secret_key("SECRET_KEY", VAR / "secret-key")
SECRET_KEY_FALLBACKS = env.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = [*env.listed("ALLOWED_HOSTS"), env.urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.proxies("TRUSTED_PROXIES")
WEB_WORKERS = env.whole_number("WEB_WORKERS", "1", least=1)

INSTALLED_APPS = [
    # Ours first: `publish_scheduled` and `db_worker` of the same name further down are overridden.
    "home",
    "home.mailing_list",
    "search",
    "stories.submissions",
    "stories.schedule",
    "stories.responses",
    "stories.pages",
    "stories.tellers",
    "foundation",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.frontend_cache",
    "wagtail.api.v2",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",  # the admin cannot do without it; nothing of ours uses it
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.proxies.TrustedProxiesMiddleware",
    # What adds headers stands before whatever may answer: files, redirects and errors carry them too.
    "config.headers.PermissionsPolicyMiddleware",
    "config.csp.SiteCSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compressing.CompressWordsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "stories.pages.gate.NoConsentMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "stories.pages.gone.GoneMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# ── Databases ───────────────────────────────────────────────────────────────────────


def with_manners(found: dict) -> dict:
    """``found`` with what several processes on one database need.

    A connection is kept for a minute: to open one costs PostgreSQL a process, and SQLite the reading of every table's
    definition, a quarter of what a small request takes; and who closes SQLite's last one writes the log back first.

    SQLite: readers never wait for the writer (WAL), and a transaction takes the write lock when it
    begins, so that two clocks cannot both read "due" and then both publish. What is committed outlives a power
    cut (synchronous=FULL: in WAL mode NORMAL may lose the last commits, https://sqlite.org/pragma.html).
    """
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        }
        if found["NAME"] != ":memory:":
            Path(found["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    else:
        found["CONN_HEALTH_CHECKS"] = True
    return {**found, "CONN_MAX_AGE": 60}


DATABASES = {"default": with_manners(env.database("DATABASE_URL", f"sqlite:///{VAR / 'milepost.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "foundation.User"
CACHES = with_counts(env.cache("CACHE_URL", f"filecache://{VAR / 'cache'}"))

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "home.login.resetting.SaysThatItChanged"},
]

# Wagtail's own tasks run at once, so that index and references are always true; ours go to the worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "db": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail", "pictures"]},
}

# ── Files ───────────────────────────────────────────────────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = files.media_url("MEDIA_URL", "/media/")
#: Scheme and host of a CDN that shows our pictures, for a policy that names it; empty where they are our own.
MEDIA_ORIGIN = files.origin(MEDIA_URL)
MEDIA_ROOT = files.place("MEDIA_ROOT", VAR / "media")
PRIVATE_ROOT = files.private_place("PRIVATE_ROOT", VAR / "private", MEDIA_ROOT)

STORAGES = {
    # What is saved without a second thought is private: originals, enclosures, raw mails have no URL.
    "default": files.private_storage(PRIVATE_ROOT),
    "public": files.public_storage(MEDIA_ROOT, MEDIA_URL),
    "staticfiles": {"BACKEND": "config.storage.HashedStaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# ── Mail ────────────────────────────────────────────────────────────────────────────

ANYMAIL: dict = {}
globals().update(env.mail("EMAIL_URL", f"filemail://{VAR / 'outbox'}"))
# What a provider reports is believed, and its address there, only where it proves itself.
ANYMAIL |= {"WEBHOOK_SECRET": env.webhook_secrets("MAIL_WEBHOOK_SECRET")}
EMAIL_TIMEOUT = 10
MAIL_FROM = env.text("MAIL_FROM", "Milepost <milepost@localhost>")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
STORIES_ADDRESS = env.text("STORIES_ADDRESS", "stories@lamplightmilers.example" if DEMO else "stories@localhost")
MAILBOX = env.mailbox("MAILBOX_URL")
#: The names by which our own mail servers sign Authentication-Results (RFC 8601); nobody else's are believed.
TRUSTED_MAIL_SERVERS = env.mail_servers("TRUSTED_MAIL_SERVERS")
ALERT_TO = env.addresses("ALERT_TO")

# ── Language and time ───────────────────────────────────────────────────────────────

LANGUAGE_CODE = env.language("LANGUAGE_CODE", "en", dict(KNOWN_LANGUAGES))
TIME_ZONE = env.time_zone("TIME_ZONE", "America/New_York")
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [SITE_DIR / "locale"]

# ── Safety ──────────────────────────────────────────────────────────────────────────

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a balancer asks without saying how
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # only a trusted proxy's is left (config.proxies)
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
# Whether other hosts under this domain speak https, and for ever, is for whoever owns the domain to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"  # a link with a token in it is told to nobody
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = csp.policy(MEDIA_ORIGIN, is_https=IS_HTTPS)
SECURITY_CONTACT = env.contacts("SECURITY_CONTACT")

# With __Host- a browser takes the cookie from this host over https alone (RFC 6265bis §4.1.3).
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = [f"__Host-{name}" if IS_HTTPS else name for name in ("sessionid", "csrftoken")]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # where “Remember me” is ticked; else until the browser is closed

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = "home.login.guard.WrongPasswords"
AXES_LOCKOUT_CALLABLE = "home.login.guard.locked_out"
AXES_VERBOSE = False
PASSWORD_RESET_TIMEOUT = 24 * 3600

# ── Wagtail ─────────────────────────────────────────────────────────────────────────

WAGTAIL_SITE_NAME = "Milepost"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "home.login.resetting.ResetForm"  # noqa: S105 - a class, no password
WAGTAILIMAGES_IMAGE_MODEL = "foundation.Picture"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_EXTENSIONS = ["avif", "bmp", "gif", "heic", "heif", "jpg", "jpeg", "mpo", "png", "tif", "tiff", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
# Lower than Wagtail's own: a phone shows two or three pixels where one was meant, and grain hides the rest.
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 45, 65, 72
WAGTAILIMAGES_IMAGE_FORM_BASE = "foundation.forms.PictureForm"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "stories.schedule.finishing.finish"
# One zone for everybody: a promise that reads 06:00 for one editor and 12:00 for another is no promise.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [(LANGUAGE_CODE, _("The site’s language"))]
# Nothing about our editors is told to anybody else.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}

# ── Logs: one line each, without addresses, tokens and drafts' titles ──────────────────────────────

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "config.logs.LineFormatter", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {"no_refusals": {"()": "config.logs.NoRefusals"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR", "filters": ["no_refusals"]},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # robots that ask for other people's sites
        "axes": {"level": "CRITICAL"},  # it would name who tried, and from where
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "botocore": {"level": "WARNING"},
    },
}

# ── The demo ────────────────────────────────────────────────────────────────────────

DEMO_LOGINS = VAR / "demo-logins.json"
