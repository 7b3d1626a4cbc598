"""Finished pictures, served for ever, and what differs in the editors' room from Wagtail's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.static import serve
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel
from wagtail.images.views.images import DeleteView
from wagtail.images.views.multiple import DeleteView as DeleteOfSeveral

from base.read_only import read_only
from media.in_use import why_it_stays
from media.models import Photo

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


class DeleteUnused(DeleteView):
    """Wagtail's question before a photo is deleted; not asked as long as the photo is shown."""

    def run_before_hook(self) -> HttpResponse | None:
        """Send back to the photo with a sentence; Wagtail goes on when there is none."""
        refusal = why_it_stays([self.object])
        if not refusal:
            return None
        messages.error(self.request, refusal)
        return redirect("wagtailimages:edit", self.object.pk)


class DeleteUnusedOfSeveral(DeleteOfSeveral):
    """The same beside each of several photos that were just sent; a script reads the answer."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:  # noqa: ANN401 - Wagtail's
        """Refuse in words, or let Wagtail delete."""
        photo = get_object_or_404(Photo, pk=kwargs[self.pk_url_kwarg])
        if refusal := why_it_stays([photo]):
            return JsonResponse({"success": False, "error_message": refusal})
        answer: JsonResponse = super().post(request, *args, **kwargs)
        return answer


delete_photo = require_admin_access(DeleteUnused.as_view())
delete_photo_of_several = require_admin_access(DeleteUnusedOfSeveral.as_view())
