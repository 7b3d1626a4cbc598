"""Who made the pictures."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from media.models import Photo


def credits_values() -> dict[str, Any]:
    """Answer the pictures that name somebody, by name and title, each line once."""
    lines = (
        Photo.objects.exclude(credit="")
        .order_by("credit", "title")
        .values_list("credit", "title", "is_illustration")
        .distinct()
    )
    return {
        "credits": list(lines),
        "crumbs": [(_("Home"), reverse("home")), (_("Picture credits"), "")],
    }
