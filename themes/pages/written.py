"""A page of themes/base.html as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse

from themes.jinja import rendered

# What the frame around a page says where the page says nothing itself.
FRAME: Mapping[str, Any] = MappingProxyType(
    {
        "is_demo": False,
        "province_key": "",
        "site": "",
        "canonical": "",
        "alternate_vi": "",
        "alternate_en": "",
    }
)


def page(
    request: HttpRequest, template: str, values: Mapping[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """Write a page in the active language.

    No context processor runs: nothing of the reader, signed in or not, can come into a page.
    """
    text = rendered(template, {**FRAME, **values, "request": request})
    return HttpResponse(text, status=status)
