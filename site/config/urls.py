"""Every address: the editors', ours, and Wagtail's catch-all last."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from config.media import media

urlpatterns = [
    path("admin/password_reset/", include("home.login.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("media/<path:path>", media, name="media"),
    path("api/v2/", include("home.api")),
    path("", include("home.urls")),
    path("", include("home.mailing_list.urls")),
    *([path("mail-reports/", include("home.mailing_list.report_urls"))] if settings.ANYMAIL["WEBHOOK_SECRET"] else []),
    path("", include("search.urls")),
    path("", include("stories.submissions.urls")),
    path("", include("stories.responses.urls")),
    path("", include("stories.pages.urls")),
    path("", include(wagtail_urls)),
]
