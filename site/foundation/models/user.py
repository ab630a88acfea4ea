"""Who works in the admin."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]  # the stubs cannot follow Wagtail's image
    """An editor, moderator, owner or reader-in-residence; readers of the site have no account."""
