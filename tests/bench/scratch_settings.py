"""What operators run, with static files in the bench's own folder."""

from config.settings.base import *  # noqa: F403

STATIC_ROOT = env.folder("STATIC_ROOT", VAR / "static")  # noqa: F405
