"""With the clock past every expiry, no public page draws a star or shows the mark."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from django.test import Client

from base import clock
from catalog.certificates.actions import revoke_certificates, suspend_certificate
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_product,
)

pytestmark = pytest.mark.django_db(transaction=True)
FORMER = re.compile(
    r"Từng đạt \d sao, (hết hạn|bị thu hồi|bị đình chỉ từ|được thay thế) \d\d/\d\d/\d{4}"
)
OURS = re.compile(r"/(en/)?((san-pham|chu-the|dia-phuong|so-dang-ky|ve-|ghi-cong).*)?")


@pytest.fixture
def catalogue() -> None:
    """Products in every state a certificate can be in, and one with two certificates."""
    agency = make_agency()
    office = make_officers(agency)
    held: dict[str, Any] = {"authority": agency, "officers": office}
    make_certificate(make_product("Cà phê"), **held)
    suspended = make_certificate(make_product("Tiêu"), **held)
    revoked = make_certificate(make_product("Măng"), **held)
    twice = make_product("Gạo")
    make_certificate(twice, day=dt.date(2025, 9, 1), **held)
    make_certificate(twice, day=dt.date(2026, 3, 1), **held)
    make_product("Tỏi", is_potential=True)
    suspend_certificate(suspended, make_decision(agency, office))
    revoke_certificates([revoked], make_decision(agency, office))
    refresh_all()


def test_after_every_expiry_no_star_and_no_mark_is_drawn_anywhere(
    catalogue: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + dt.timedelta(days=4000)
    monkeypatch.setattr(clock, "now", lambda: later)

    pages = crawl(client)

    assert len(pages) >= 40
    for address, page in pages.items():
        assert "star-drawing" not in page, address
        assert "mark-image" not in page, address
        assert 'data-outcome="in_force"' not in main_of(page), address
    assert any(FORMER.search(page) for page in pages.values())


def test_control_today_the_crawl_finds_stars_and_marks(catalogue: None, client: Client) -> None:
    pages = crawl(client).values()

    assert sum("star-drawing" in page for page in pages) >= 6
    assert sum("mark-image" in page for page in pages) >= 4


def test_former_stars_are_named_only_in_their_sentence(
    catalogue: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + dt.timedelta(days=4000)
    monkeypatch.setattr(clock, "now", lambda: later)

    for address, page in crawl(client, only="/san-pham/", start="/san-pham/").items():
        rest = FORMER.sub("", page)
        assert not re.search(r"\d sao", rest), address


def crawl(client: Client, start: str = "/", only: str = "") -> dict[str, str]:
    """Follow every link of our public pages, in both languages; answer address → page."""
    waiting, pages = [start], {}
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        pages[address] = answer.content.decode()
        waiting += [each for each in links(address, pages[address]) if each.startswith(only)]
    return pages


def links(address: str, page: str) -> set[str]:
    """Answer the addresses of our own pages that a page links to."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = (urlsplit(urljoin(address, each.get("href", ""))) for each in tree.iter("a"))
    ours = [each for each in found if not each.netloc and not each.scheme]
    return {each._replace(fragment="").geturl() for each in ours if OURS.fullmatch(each.path)}


def main_of(page: str) -> str:
    """Answer the opening tag of the page's main part."""
    found = re.search(r"<main[^>]*>", page)
    return found.group() if found else ""
