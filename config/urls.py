"""The order of the rooms, nothing else."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from wagtail.admin import urls as editors

from base.pages.cacheable import cacheable
from base.read_only import read_only
from config.health import healthz
from config.robots import robots
from config.security_txt import security_policy, security_txt
from media.views import account, delete_photo, delete_photo_of_several
from themes.pages.fail_closed import fail_closed
from themes.sitemaps import SECTIONS

urlpatterns = [
    # First, for most who come have scanned a code.
    path("", include("traceability.urls")),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/security-policy.txt", security_policy, name="security_policy"),
    path(
        "sitemap.xml",
        read_only(fail_closed(cacheable(sitemaps.index))),
        {"sitemaps": SECTIONS},
        name="sitemap_index",
    ),
    path(
        "sitemap-<section>.xml",
        read_only(fail_closed(cacheable(sitemaps.sitemap))),
        {"sitemaps": SECTIONS, "template_name": "themes/sitemap.xml"},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("quan-tri/account/", account),
    path("quan-tri/images/<int:image_id>/delete/", delete_photo),
    path("quan-tri/images/multiple/<int:image_id>/delete/", delete_photo_of_several),
    path("quan-tri/", include(editors)),
    path("", include("themes.urls")),
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
