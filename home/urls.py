"""Addresses that machines ask for."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from home.health import healthz
from home.sitemap import ReadablePages, robots

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": ReadablePages}}, name="sitemap"),
]
