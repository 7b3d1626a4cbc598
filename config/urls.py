"""The order of the rooms, nothing else."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as editors

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
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
