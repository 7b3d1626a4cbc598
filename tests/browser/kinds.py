"""One address of every kind of page, found by following links as a visitor would."""

from __future__ import annotations

import re
from typing import Any
from urllib.request import Request, urlopen

FIRST = {
    "product": r'href="((?:/en)?/san-pham/[^"/?]+/)"',
    "producer": r'href="((?:/en)?/chu-the/[^"/?]+/)"',
    "commune": r'href="((?:/en)?/dia-phuong/[^"/?]+/)"',
    "certificate": r'href="((?:/en)?/so-dang-ky/[^"/?]+/)"',
}
PLAIN = ("/", "/san-pham/", "/so-dang-ky/", "/ve-ket-qua-tra-cuu/", "/ghi-cong/", "/tra-cuu/")
WRONG = ("/san-pham/khong-co/", "/tra-cuu/?code=KHONG-CO")


def page_kinds(demo: dict[str, Any], language: str) -> list[str]:
    """Answer the paths of every kind of page, in one language."""
    prefix = "" if language == "vi" else "/en"
    paths = [prefix + path for path in (*PLAIN, *WRONG)]
    product = _first(demo, prefix + "/san-pham/", FIRST["product"])
    paths += [
        product,
        _first(demo, product, FIRST["producer"]),
        _first(demo, product, FIRST["commune"]),
    ]
    paths.append(_first(demo, prefix + "/so-dang-ky/", FIRST["certificate"]))
    paths += [f"{path}?lang={language}" for path in demo["samples"].values()]
    return [*paths, f"{prefix}/bao-cao/?code={demo['samples']['in_force'].rsplit('/', 1)[1]}"]


def _first(demo: dict[str, Any], path: str, pattern: str) -> str:
    with urlopen(Request(demo["base"] + path)) as answer:  # noqa: S310 - our own server
        found = re.search(pattern, answer.read().decode())
    assert found, f"{path} links to nothing like {pattern}"
    return found[1]
