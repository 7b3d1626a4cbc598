"""Finished pictures, served for ever, and the editors' own page without a second way in."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel

from base.read_only import read_only

FOR_EVER = "public, max-age=31536000, immutable"


@read_only
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One WebP drawing below media/pictures, or 404; nothing else is ever served here."""
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "pictures"))
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


class AccountWithoutPicture(AccountView):
    """Wagtail's page about oneself, less the picture it would store as it came."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Wagtail's panels but one."""
        return [each for each in super().get_panels() if not isinstance(each, AvatarSettingsPanel)]


account = require_admin_access(AccountWithoutPicture.as_view())
