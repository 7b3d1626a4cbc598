"""The state filter of a list must say what the verdict says, for every history and moment."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from base.local_time import TIME_ZONE, local
from catalog.certificates.events import History
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import standing
from catalog.certificates.verdict import verdict
from catalog.products.models import Product
from catalog.window.actions import refresh_products
from catalog.window.documents import event_document, event_of
from catalog.window.facts import BROKEN, NOTHING, Facts, facts_of_certificate, facts_of_product
from catalog.window.models import PublicCertificate, PublicProduct
from tests.catalog.browse.made_up import made_up_histories, made_up_issue
from tests.factories import make_certificate, make_product

START = dt.datetime(2023, 3, 1, tzinfo=TIME_ZONE)
SECOND = dt.timedelta(seconds=1)


def test_an_event_comes_back_from_its_document_as_it_was() -> None:
    rng = random.Random(1)

    for history in made_up_histories(rng, 50):
        for event in history.events:
            assert event_of(event_document(event)) == event


def test_no_certificate_leaves_no_facts() -> None:
    assert facts_of_product([], START) == NOTHING


@pytest.mark.django_db
def test_the_state_filter_equals_the_verdict_for_1000_moments() -> None:
    rng = random.Random(20260522)
    row = PublicProduct.objects.get(product=make_product_with_row())

    for _ in range(200):
        histories = made_up_histories(rng, rng.randrange(0, 3))
        potential = rng.random() < 0.2
        last = max((e.at for h in histories for e in h.events), default=START)
        _store(row, facts_of_product(histories, last), is_potential=potential)
        for moment in _moments(rng, histories, last):
            expected = verdict(histories, moment, potential=potential)
            found = PublicProduct.objects.standing_at(moment).get(pk=row.pk)
            assert (found.outcome, found.star_now) == (expected.outcome, expected.star)


@pytest.mark.django_db
def test_the_register_filter_equals_the_standing_for_500_moments() -> None:
    rng = random.Random(7)
    row = PublicCertificate.objects.get(certificate=make_certificate(make_product()))

    for _ in range(120):
        (history,) = made_up_histories(rng, 1)
        last = max(event.at for event in history.events)
        _store(row, facts_of_certificate(history, last))
        for moment in _moments(rng, [history], last):
            found: Any = PublicCertificate.objects.standing_at(moment).get(pk=row.pk)
            assert found.outcome == str(standing(history, moment).state)


@pytest.mark.django_db
def test_control_a_filter_that_forgets_the_last_day_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = PublicProduct.objects.get(product=make_product_with_row())
    history = History("1", (*made_up_issue(),))
    _store(row, facts_of_product([history], START))
    after = START + dt.timedelta(days=4000)
    assert verdict([history], after).outcome is Outcome.EXPIRED

    monkeypatch.setattr("catalog.window.queries.clock.local", lambda _at: local(START))

    assert PublicProduct.objects.standing_at(after).get(pk=row.pk).outcome == Outcome.IN_FORCE


@pytest.mark.django_db
def test_broken_rows_are_listed_as_not_checked() -> None:
    row = PublicProduct.objects.get(product=make_product_with_row())
    _store(row, BROKEN)

    found = PublicProduct.objects.standing_at(START).get(pk=row.pk)

    assert (found.outcome, found.star_now) == (Outcome.CANNOT_CHECK, None)


def make_product_with_row() -> Product:
    """A product that has been shown."""
    product = make_product()
    refresh_products([product.pk])
    return product


def _store(row: Any, facts: Facts, **more: Any) -> None:
    for name, value in {**asdict(facts), **more}.items():
        setattr(row, name, value)
    row.save()


def _moments(
    rng: random.Random, histories: list[History], last: dt.datetime
) -> Iterator[dt.datetime]:
    """The last event, around every last day and lapse, and far beyond."""
    yield last
    yield last + dt.timedelta(days=rng.randrange(1, 2000))
    for history in histories:
        stands = standing(history, last)
        edge = stands.changes_at or last
        yield from (max(last, edge - SECOND), max(last, edge), edge + dt.timedelta(days=1096))
