"""What operators run, with static files in the bench's own folder."""

from config.settings.base import *  # noqa: F403

STATIC_ROOT = env.folder("STATIC_ROOT", VAR / "static")  # noqa: F405
#: The demo seeded here has logins of its own; those of a demo that runs beside stay as they are.
DEMO_LOGINS = STATIC_ROOT.parent / "demo-logins.json"
