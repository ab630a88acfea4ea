"""What a page may load and do (https://www.w3.org/TR/CSP3/): strict for readers, looser in the admin.

Wagtail's admin has inline scripts without a nonce and inline styles of its rich-text editor, so its
pages cannot do without 'unsafe-inline' (tried on 8.0.1). No nonce may ever stand beside it: browsers
then ignore 'unsafe-inline'.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.urls import reverse

#: For a file that somebody else has drawn: whatever it holds, it runs nothing and loads nothing.
FILE = {"default-src": [NONE], "frame-ancestors": [NONE], "sandbox": True}

ADMIN = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],  # previews
    "base-uri": [SELF],
}
PREVIEW = {"frame-ancestors": [SELF]}
#: A browser shows the sitemap with a sheet of its own, inline; there is no script in it to be shielded from.
XML = {"script-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"]}
#: Pictures that the editor's browser makes: of a file just chosen, and icons in Wagtail's own sheets.
ADMIN_PICTURES = ["data:", "blob:"]


def policy(media_origin: str, *, is_https: bool) -> dict:
    """The setting CONTENT_SECURITY_POLICY; ``media_origin`` is the CDN that shows pictures, empty where we do."""
    pictures = [SELF, media_origin] if media_origin else [SELF]
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": pictures,
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "form-action": [SELF],
            "base-uri": [NONE],
            "object-src": [NONE],
            "frame-ancestors": [NONE],
            "upgrade-insecure-requests": is_https,
        }
    }


class SiteCSPMiddleware(CSPMiddleware):
    """django-csp's, with the admin's policy under the admin's address."""

    def get_policy_parts(self, request, response, report_only=False):
        """The parts that django-csp joins; a view's own decorator is left alone."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None:
            replace, update = _beside_the_strict(request, response)
            parts.replace = {**replace, **(parts.replace or {})}
            parts.update = {**update, **(parts.update or {})}
        return parts


def _beside_the_strict(request, response) -> tuple[dict, dict]:
    """What replaces directives of the reader's policy, and what is added to them."""
    if getattr(request, "is_dummy", False):
        # Wagtail sends a preview through all middleware again, as if a reader asked: his policy, in our frame.
        return PREVIEW, {"img-src": ADMIN_PICTURES}
    if request.path.startswith(reverse("wagtailadmin_home")):
        return ADMIN, {"img-src": ADMIN_PICTURES}
    if response.headers.get("Content-Type", "").partition(";")[0].endswith("xml"):
        return XML, {}
    return {}, {}
