"""The editors' room without papers (decision 0016), and without deleting what is still shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from media.in_use import why_it_stays
from media.models import Photo


class NoPapers(ImagesAdminAPIViewSet):
    """A list without entries; Wagtail's pages ask for the address of this list by name."""

    name = "documents"

    def get_queryset(self) -> QuerySet[Photo]:
        """Nothing."""
        nothing: QuerySet[Photo] = Photo.objects.none()
        return nothing


@hooks.register("construct_admin_api")
def without_papers(router: WagtailAPIRouter) -> None:
    """Answer where the list of papers would be."""
    router.register_endpoint("documents", NoPapers)


@hooks.register("before_bulk_action")
def keep_what_is_shown(
    request: HttpRequest, action_type: str, objects: Sequence[Photo], action: BulkAction
) -> HttpResponse | None:
    """Delete none of several photos as long as one of them is shown, and say where."""
    refusal = why_it_stays(objects) if action_type == "delete" and action.model is Photo else ""
    if not refusal:
        return None
    messages.error(request, refusal)
    answer: HttpResponse = redirect(action.next_url)
    return answer
