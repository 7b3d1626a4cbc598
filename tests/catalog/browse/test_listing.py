from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from base import clock
from catalog.browse.listing import PAGE_SIZE, Listing, listing
from catalog.browse.selection import Selection
from catalog.certificates.actions import revoke_certificates, suspend_certificate
from catalog.window.actions import refresh_all
from catalog.window.shelves import listed_products, product_shelf
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_producer, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
COLUMNS = ("outcome", "star_now")


def listed(selection: Selection, at: dt.datetime = NOON) -> Listing:
    return listing(product_shelf(at), listed_products, selection, COLUMNS)


def test_pages_follow_each_other_without_gap_or_overlap() -> None:
    producer = make_producer()
    for number in range(PAGE_SIZE + 2):
        make_product(f"Trà {number:02}", producer=producer)
    refresh_all()
    pages = [listed(Selection({}, page=page)) for page in (1, 2)]
    names = [row["name_vi"] for page in pages for row in page.documents]

    assert names == [f"Trà {number:02}" for number in range(PAGE_SIZE + 2)]
    assert [page.pager["number"] for page in pages] == [1, 2]
    assert pages[0].pager["next_url"] == "?trang=2"
    assert pages[1].pager["next_url"] == ""


def test_an_empty_list_has_one_page_and_no_facet() -> None:
    found = listed(Selection({}, "không có"))

    assert (found.documents, found.total, found.facets) == ([], 0, [])
    assert found.pager == {"number": 1, "total": 1, "previous_url": "", "next_url": ""}


def test_a_list_changes_when_an_emergency_suspension_lapses(office: Office) -> None:
    certificate = office.certify(make_product())
    hurry = replace(office.decide(reason="Nghi nhiễm"), number="", approver=None)
    suspend_certificate(certificate, hurry, at=NOON, emergency=True)

    lapse, hour = NOON + dt.timedelta(hours=72), dt.timedelta(hours=1)

    assert listed(Selection({})).changes_at == clock.next_midnight(NOON)
    assert listed(Selection({}), lapse - hour).changes_at == lapse
    assert listed(Selection({}), lapse).changes_at == clock.next_midnight(lapse)


def test_the_newest_event_is_told_so_that_no_page_before_it_is_kept(office: Office) -> None:
    certificate = office.certify(make_product())
    revoke_certificates([certificate], office.decide(), at=NOON)

    assert listed(Selection({})).newest == NOON
