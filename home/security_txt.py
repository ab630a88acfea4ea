"""/.well-known/security.txt: where to tell of a hole in the site (RFC 9116)."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foundation import moment

#: RFC 9116 §2.5.5 asks for less than a year.
GOOD_FOR = timedelta(days=364)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file, the same all day; not there where SECURITY_CONTACT is unset."""
    if not settings.SECURITY_CONTACT:
        raise Http404("SECURITY_CONTACT is unset.")
    expires: datetime = moment.at(moment.today(), time()) + GOOD_FOR
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACT),
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
