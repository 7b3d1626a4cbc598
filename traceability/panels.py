"""What this room adds to the pages of the rooms downstairs."""

from __future__ import annotations

from django.urls import reverse

from catalog.slots import HOME_CHECK
from themes import slots
from themes.slots import PanelValues

CODE_BOX = "traceability/parts/check_panel.html"


def register_panels() -> None:
    """Put the field for a code on the home page; safe to run twice."""
    slots.register(HOME_CHECK, 10, CODE_BOX, code_box)


def code_box(_request: object) -> PanelValues:
    """Answer where the field sends a code: to the look-up page in the page's language."""
    return PanelValues({"action": reverse("look_up")})
