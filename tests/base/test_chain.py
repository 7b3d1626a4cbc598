from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.chain import GENESIS, Fault, Link, broken_links, canonical, digest

PINNED = "6fba0fcd78a5e83d7cae1626c6d30d24f97892d1a31677dd012f68b2ca26ab69"
OTHER_DIGESTS = st.text(alphabet="abcdef", min_size=64, max_size=64)


def chain_of(length: int) -> list[Link]:
    links, previous = [], GENESIS
    for sequence in range(1, length + 1):
        content = {"sequence": sequence, "says": f"row {sequence}"}
        links.append(Link(sequence, previous, digest(previous, content), content))
        previous = links[-1].digest
    return links


def named(links: list[Link], head: str | None = None) -> list[int]:
    return [fault.sequence for fault in broken_links(links, head=head)]


def forged(link: Link, content: Mapping[str, object], previous: str | None = None) -> Link:
    """Change a row and compute its digest anew, as somebody who knows the rule would."""
    before = link.previous if previous is None else previous
    return Link(link.sequence, before, digest(before, content), content)


def test_a_content_has_one_spelling() -> None:
    hanoi = timezone(timedelta(hours=7))
    content = {
        "b": Decimal("4.50"),
        "a": None,
        "day": date(2026, 4, 3),
        "at": datetime(2026, 4, 3, 7, 30, tzinfo=hanoi),
        "name": "Đắk Lắk",
    }
    spelling = (
        '{"a":null,"at":"2026-04-03T00:30:00+00:00","b":"4.50","day":"2026-04-03","name":"Đắk Lắk"}'
    )

    assert canonical(content) == spelling.encode()
    assert canonical(dict(reversed(content.items()))) == spelling.encode()


@pytest.mark.parametrize("value", [datetime(2026, 4, 3), float("nan")])  # noqa: DTZ001 - refused
def test_a_value_without_one_meaning_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"no canonical form|not JSON compliant"):
        canonical({"value": value})


def test_a_value_of_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no canonical form"):
        canonical({"value": {1}})


def test_a_digest_is_pinned_for_ever() -> None:
    assert digest(GENESIS, {"says": "row 1", "at": datetime(2026, 1, 1, tzinfo=UTC)}) == PINNED


def test_an_intact_chain_has_no_fault() -> None:
    links = chain_of(6)

    assert named(links) == named([]) == named(links, head=links[-1].digest) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"content": {"sequence": 3, "says": "other"}}, "content"),
        ({"digest": "f" * 64}, "content"),
        ({"previous": "f" * 64}, "link"),
    ],
)
def test_the_fault_says_what_changed(change: dict[str, object], what: str) -> None:
    links = chain_of(6)
    links[2] = replace(links[2], **change)  # type: ignore[arg-type]

    assert [(fault.sequence, fault.what) for fault in broken_links(links)] == [(3, what)]


@st.composite
def changed_chains(draw: st.DrawFn) -> tuple[list[Link], int, str]:
    """A chain, the number of its one changed row, and the head it had before."""
    links = chain_of(draw(st.integers(min_value=1, max_value=8)))
    head, at = links[-1].digest, draw(st.integers(min_value=0, max_value=len(links) - 1))
    link, other, content = links[at], draw(OTHER_DIGESTS), {"says": draw(st.text())}
    links[at] = draw(
        st.sampled_from(
            [
                replace(link, content=content),
                replace(link, digest=other),
                replace(link, previous=other),
                replace(link, previous=other, digest=digest("", {})),
                replace(link, previous=other, content=content),
                replace(link, digest=other, content=content),
                forged(link, content),
                forged(link, link.content, other),
                forged(link, content, other),
            ]
        )
    )
    return links, at + 1, head


@given(changed_chains())
def test_any_change_of_one_row_names_exactly_that_row(case: tuple[list[Link], int, str]) -> None:
    links, changed, head = case

    assert named(links, head) == [changed]


@given(changed_chains())
def test_without_a_head_only_a_forged_last_row_can_hide(case: tuple[list[Link], int, str]) -> None:
    links, changed, _ = case
    found = named(links)

    if changed < len(links):
        assert found == [changed]
    else:
        assert len(found) <= 1


@given(st.sets(st.integers(min_value=1, max_value=30), max_size=30))
def test_every_one_of_many_changed_contents_is_named(changed: set[int]) -> None:
    links = [
        replace(link, content={"says": "other"}) if link.sequence in changed else link
        for link in chain_of(30)
    ]

    assert named(links) == sorted(changed)


@given(st.integers(min_value=1, max_value=7))
def test_a_removed_row_is_missing(removed: int) -> None:
    links = [link for link in chain_of(8) if link.sequence != removed]

    assert list(broken_links(links)) == [Fault(removed, "missing")]


def test_a_chain_emptied_or_cut_short_is_seen_by_its_head() -> None:
    links = chain_of(5)

    assert list(broken_links([], head=links[-1].digest)) == [Fault(1, "missing")]
    assert named(links[:-1], head=links[-1].digest) == [4]


def test_a_renumbered_row_is_named() -> None:
    links = chain_of(5)
    links = [*links[:2], *links[3:], replace(links[2], sequence=6)]

    assert named(links) == [3, 6]


def test_a_row_put_in_twice_is_named() -> None:
    links = chain_of(4)
    links.insert(2, links[1])

    assert named(links) == [2]
