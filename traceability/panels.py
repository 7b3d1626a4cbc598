"""What this room adds to the pages of the rooms downstairs."""

from __future__ import annotations

from django.urls import reverse

from themes import slots

CODE_BOX = "traceability/parts/check_panel.html"


def register_panels() -> None:
    """Put the field for a code on the home page; safe to run twice."""
    slots.register("home.check", 10, CODE_BOX, code_box)


def code_box(_request: object) -> dict[str, str]:
    """Answer where the field sends a code: to the look-up page in the page's language."""
    return {"action": reverse("look_up")}
