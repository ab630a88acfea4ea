"""How a letter looks, for a frame on its page: light, dark, or as plain text."""

import re

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin

from home.mailing_list.containing import nothing_left
from home.mailing_list.desk.desk_view import AboutLetter
from home.mailing_list.rendering import render
from home.mailing_list.trying_out import as_shown

LIGHT, DARK, TEXT = "light", "dark", "text"
#: A browser is asked for one scheme by the person's own settings; here the editor says which.
ASKED_FOR_DARK = "@media (prefers-color-scheme: dark)"
#: As a mail program shows it: no script, and nothing loaded but our own pictures.
IN_A_FRAME = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": [*settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"], settings.SITE_URL],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@method_decorator([xframe_options_sameorigin, csp(IN_A_FRAME)], name="dispatch")
class PreviewView(AboutLetter, View):
    """The letter as subscribers have it at this moment; its links open beside the admin."""

    def get(self, request, pk, how):
        """The letter, or why there is nothing to see."""
        if how not in (LIGHT, DARK, TEXT):
            raise Http404
        rendered = render(self.letter)
        if rendered is None:
            return HttpResponse(nothing_left(self.letter), content_type="text/plain; charset=utf-8")
        mail = as_shown(self.letter, rendered)
        if how == TEXT:
            head = _("Subject: %(subject)s") % {"subject": mail.subject}
            return HttpResponse(f"{head}\n\n{mail.text}", content_type="text/plain; charset=utf-8")
        return HttpResponse(in_scheme(mail.html, is_dark=how == DARK))


def in_scheme(html: str, *, is_dark: bool) -> str:
    """``html`` as a mail program shows it that is dark, or light; links open a window of their own."""
    scheme = DARK if is_dark else LIGHT
    html = html.replace(ASKED_FOR_DARK, "@media all" if is_dark else "@media not all")
    html = re.sub(r"(color-scheme(?:: |\" content=\"))light dark", rf"\g<1>{scheme}", html)
    return html.replace("<head>", '<head><base target="_blank">', 1)
