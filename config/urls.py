"""The order of the rooms, nothing else."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from wagtail.admin import urls as editors

from base.read_only import read_only
from catalog.browse.sitemaps import SITEMAPS
from config.health import healthz
from config.robots import robots

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", read_only(sitemaps.index), {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path(
        "sitemap-<section>.xml",
        read_only(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("quan-tri/", include(editors)),
    path("", include("themes.urls")),
    path("", include("traceability.urls")),
    path("", include("media.urls")),
    *i18n_patterns(
        path("", include("traceability.public_urls")),
        path("", include("catalog.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "themes.errors.bad_request"
handler403 = "themes.errors.forbidden"
handler404 = "themes.errors.not_found"
handler500 = "themes.errors.server_error"
