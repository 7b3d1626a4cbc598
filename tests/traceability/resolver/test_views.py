from __future__ import annotations

import pytest

from traceability.resolver.views import preferred

PHONE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (PHONE, "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/json"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("image/webp", None),
        ("no header at all", None),
    ],
)
def test_who_asks_for_json_gets_json(accept: str, kind: str | None) -> None:
    assert preferred(accept) == preferred(accept) == kind
