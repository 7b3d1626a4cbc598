from __future__ import annotations

from dataclasses import replace

from tests.themes.lists.stalls import FACETS, UNTIL, Market
from themes.lists.listing import PAGE_SIZE, listing
from themes.lists.selection import Selection

MARKET = Market([("51", "1", "3")] * PAGE_SIZE + [("52", "1", "4")] * 2, unreadable=1)


def test_pages_follow_each_other_without_gap_or_overlap() -> None:
    first, second = (listing(MARKET, MARKET.read, Selection(FACETS, page=n)) for n in (1, 2))

    shown = [f"Quầy {n}" for n in range(1, PAGE_SIZE + 3) if n != 13]
    assert [*first.documents, *second.documents] == shown
    assert (first.pager["next_url"], second.pager["next_url"]) == ("?trang=2", "")
    assert (first.pager["previous_url"], second.pager["previous_url"]) == ("", "?")


def test_behind_the_last_page_there_is_the_last_one() -> None:
    found = listing(MARKET, MARKET.read, Selection(FACETS, page=9))

    assert (found.pager["number"], found.documents) == (2, ["Quầy 25", "Quầy 26"])


def test_what_cannot_be_believed_is_counted_apart() -> None:
    found = listing(MARKET, MARKET.read, Selection(FACETS))

    assert (found.total, found.unreadable) == (PAGE_SIZE + 2, 2)


def test_an_empty_list_has_one_page_and_no_facet() -> None:
    found = listing(MARKET, MARKET.read, Selection(FACETS, text="không có"))

    assert (found.documents, found.total, found.facets) == ([], 0, [])
    assert found.pager == {"number": 1, "total": 1, "previous_url": "", "next_url": ""}


def test_a_list_says_until_when_it_stands_and_what_it_rests_on() -> None:
    found = listing(replace(MARKET, newest=UNTIL), MARKET.read, Selection(FACETS))

    assert (found.changes_at, found.newest) == (UNTIL, UNTIL)
