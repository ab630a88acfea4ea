"""Addresses that machines ask for."""

from django.urls import path

from home.health import healthz
from home.security_txt import security_txt
from home.sitemap import robots, sitemap

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap, name="sitemap_part"),
]
