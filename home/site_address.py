"""Keep Wagtail's Site in step with SITE_URL."""

from urllib.parse import urlsplit

from django.conf import settings


def write_site_address(sender, **kwargs):
    """Write host and port of SITE_URL to the default Site."""
    point_site_at(settings.SITE_URL)


def point_site_at(address: str) -> None:
    """Write host and port of ``address`` to the default Site."""
    from wagtail.models import Site

    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if Site.objects.filter(is_default_site=True).exclude(hostname=parts.hostname, port=port).exists():
        site = Site.objects.get(is_default_site=True)
        site.hostname, site.port = parts.hostname, port
        # save() and not update(): Wagtail clears its cache of root paths by signal.
        site.save()
