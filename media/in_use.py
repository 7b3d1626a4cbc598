"""Why a photo may not be deleted: somebody still shows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import router
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from media.models import Photo

MOST_NAMED = 5


def why_it_stays(photos: Iterable[Photo]) -> str:
    """Where these photos are shown, and what to do; "" when all of them may be deleted.

    Nothing is deleted: Django is asked what it would refuse, whichever room refuses it.
    """
    holders = _holders([*photos])
    if not holders:
        return ""
    names = "; ".join(str(each) for each in holders[:MOST_NAMED])
    if len(holders) > MOST_NAMED:
        names = _("%(names)s and %(number)s more") % {
            "names": names,
            "number": len(holders) - MOST_NAMED,
        }
    return _(
        "Nothing was deleted, because this is still shown: %(names)s. Choose another file for the "
        "photo, or take it off there first."
    ) % {"names": names}


def _holders(photos: list[Photo]) -> list[Model]:
    """The rows whose photo would be missing, in the order of their tables."""
    collector = Collector(using=router.db_for_write(Photo))
    try:
        collector.collect(photos)
    except ProtectedError as refused:
        found: set[Model] = refused.protected_objects
        return sorted(found, key=lambda each: (each._meta.label, each.pk))  # noqa: SLF001 - Django's own name for it
    return []
