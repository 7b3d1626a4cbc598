"""The editors' room without papers: there is no page for them yet (decision 0016)."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

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
