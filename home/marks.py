"""The site's mark for those who keep a link to it: a browser's tab, a phone's first screen."""

from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.models import HomePage

#: --paper of static/css/tokens.css in the light scheme: a manifest knows only one (a test holds them together).
PAPER = "#fcfaf7"
A_DAY = 24 * 3600


@require_safe
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> FileResponse:
    """/favicon.ico, which browsers and readers of feeds ask for unbidden."""
    return FileResponse(open(str(finders.find("marks/favicon.ico")), "rb"), content_type="image/x-icon")


@require_safe
@cache_control(public=True, max_age=A_DAY)
def manifest(request: HttpRequest) -> JsonResponse:
    """What the site is called and looks like on a phone's first screen (https://www.w3.org/TR/appmanifest/)."""
    home = HomePage.objects.live().first()
    name = home.title if home else "Milepost"
    icons = [("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable")]
    return JsonResponse(
        {
            "name": name,
            "short_name": name if len(name) <= 12 else name.split()[0],
            "lang": get_language(),
            "start_url": reverse("wagtail_serve", args=[""]),
            "display": "minimal-ui",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {
                    "src": static(f"marks/{file}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for file, size, purpose in icons
            ],
        },
        content_type="application/manifest+json",
    )
