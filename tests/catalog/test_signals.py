from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from catalog.certificates.actions import suspend_certificate
from catalog.signals import certificates_changed, changes_gathered
from tests.catalog.certificates.conftest import Register, noon, register
from tests.catalog.certificates.test_actions import papers

__all__ = ["noon", "register"]


@pytest.fixture
def heard() -> Iterator[list[tuple[list[int], list[int]]]]:
    """Products and certificates of each piece of news."""
    news: list[tuple[list[int], list[int]]] = []

    def listen(products: list[int], certificates: list[int], **_: Any) -> None:
        news.append((products, certificates))

    certificates_changed.connect(listen)
    yield news
    certificates_changed.disconnect(listen)


def test_the_rooms_upstairs_hear_of_an_event(
    register: Register, heard: list[tuple[list[int], list[int]]]
) -> None:
    (paper,) = papers(register, 1)

    assert heard == [([paper.product_id], [paper.pk])]


def test_gathered_changes_are_told_once_at_the_end(
    register: Register, heard: list[tuple[list[int], list[int]]]
) -> None:
    with changes_gathered():
        first, second = papers(register, 2)
        with changes_gathered():
            suspend_certificate(first, register.decision())
        assert heard == []

    assert heard == [([first.product_id, second.product_id], [first.pk, second.pk])]


def test_gathered_changes_that_fail_are_not_told(
    register: Register, heard: list[tuple[list[int], list[int]]]
) -> None:
    with pytest.raises(ZeroDivisionError), changes_gathered():
        _ = papers(register, 1)[0].pk / 0

    assert heard == []


def test_nothing_gathered_is_no_news(heard: list[tuple[list[int], list[int]]], db: None) -> None:
    with changes_gathered():
        pass

    assert heard == []
