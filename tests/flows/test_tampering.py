"""Whatever is changed behind our back, no page says better than the truth, and verify_log says so.

Everything in this world was in force once and nothing is today: one certificate is revoked, one
suspended, one expired, one superseded by another that is revoked. So any star, mark or word of
"in force", anywhere, is a lie. Each kind of tampering is looked at three times: by a process that
knew the rows, by a new one, and after every public row was made anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from base import witness
from base.local_time import TIME_ZONE
from catalog.certificates.actions import revoke_certificates, suspend_certificate
from catalog.window import sealing, shelves
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_producer,
    make_product,
)
from tests.flows.register_tamperings import TAMPERINGS, UNNAMED
from tests.flows.tampering import Tampering, World, surfaces
from tests.outcomes import path_of
from traceability.labels.actions import reserve_run
from traceability.lots.actions import open_lot, release_lot

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
THEN = dt.datetime(2026, 5, 4, 9, tzinfo=TIME_ZONE)
NOW = dt.datetime(2026, 11, 22, 10, 41, tzinfo=TIME_ZONE)


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    settings.PAGE_CACHE_BYTES = 0  # each look is a new one
    shelves.forget()
    with TestCase.captureOnCommitCallbacks(execute=True), time_machine.travel(THEN, tick=False):
        world, end = _in_force()
        world.remember()
    with time_machine.travel(NOW, tick=False):
        with TestCase.captureOnCommitCallbacks(execute=True):
            end()
        yield world
    shelves.forget()


def test_control_while_it_was_in_force_the_pages_said_so(world: World, client: Client) -> None:
    with transaction.atomic():
        for table in world.backup:
            world.put_back(table)
        with pytest.MonkeyPatch.context() as patch:
            _believe_everything(patch)
            shelves.forget()
            claims = world.claims(client)
        transaction.set_rollback(True)

    assert {"scan a", "a machine", "product a", "certificate a", "home", "list"} <= claims.keys()
    assert {"producer", "commune", "search", "register", "product code b"} <= claims.keys()


def test_nothing_is_in_force_and_the_log_is_whole(world: World, client: Client) -> None:
    assert world.claims(client) == {}
    assert _named() == ""


def test_no_tampering_makes_a_page_say_better_than_the_truth(world: World, client: Client) -> None:
    lies = {
        name: found
        for name, tamper in TAMPERINGS.items()
        if (found := _looked_at(world, client, tamper))
    }

    assert len(TAMPERINGS) >= 60
    assert lies == {}


def test_every_tampering_is_named(world: World) -> None:
    unnamed = {name for name, tamper in TAMPERINGS.items() if not _named(world, tamper)}

    assert unnamed == UNNAMED


def test_control_without_seals_and_witness_many_tamperings_are_believed(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _believe_everything(monkeypatch)
    believed = [name for name, tamper in TAMPERINGS.items() if _looked_at(world, client, tamper)]

    assert len(believed) >= 10


def _looked_at(world: World, client: Client, tamper: Tampering) -> dict[str, str]:
    """What is claimed wrongly after a tampering: as it is, to a new process, after a refresh."""
    found: dict[str, str] = {}
    with transaction.atomic():
        tamper(world)
        found |= world.claims(client)
        shelves.forget()
        found |= {f"new: {name}": what for name, what in world.claims(client).items()}
        refresh_all()
        found |= {f"refreshed: {name}": what for name, what in world.claims(client).items()}
        transaction.set_rollback(True)
    shelves.forget()
    return found


def _named(world: World | None = None, tamper: Tampering | None = None) -> str:
    """What verify_log says is wrong; nothing when all is whole."""
    with transaction.atomic():
        if world and tamper:
            tamper(world)
        try:
            call_command("verify_log", verbosity=0)
            said = ""
        except CommandError as error:
            said = str(error)
        transaction.set_rollback(True)
    return said


def _believe_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealing, "is_sealed", lambda *_: True)
    patch.setattr(witness, "_known", dict)


def _in_force() -> tuple[World, Callable[[], None]]:  # noqa: PLR0915 - one small world
    """Products of one producer, four of them in force, and the verb that ends it."""
    agency = make_agency()
    officers = make_officers(agency)
    producer = make_producer()
    products = {name: make_product(f"Mật ong {name}", producer=producer) for name in "abcdef"}
    products["f"].is_potential = True
    products["f"].save()
    days = {"a": (2026, 3, 1), "b": (2026, 3, 1), "c": (2023, 8, 1), "d": (2025, 9, 1)}
    papers = {
        name: make_certificate(
            products[name], day=dt.date(*day), authority=agency, officers=officers
        )
        for name, day in days.items()
    }
    lots = {}
    for name in "abcd":
        lot = open_lot(products[name], f"L{name.upper()}", made_on=dt.date(2026, 4, 1),
                       best_before=None, quantity=100, by=None)  # fmt: skip
        release_lot(lot, on=dt.date(2026, 4, 2), by=None)
        lots[name] = lot
        reserve_run(lot, 10, by=None)

    ids: dict[str, Any] = {f"code_{name}": product.code for name, product in products.items()}
    ids |= {f"slug_{name}": product.slug for name, product in products.items()}
    ids |= {name: product.pk for name, product in products.items()}
    ids |= {f"paper_{name}": paper.slug for name, paper in papers.items()}
    ids |= {f"c{name}": paper.pk for name, paper in papers.items()}
    ids |= {f"path_{name}": path_of(lot) for name, lot in lots.items()}
    ids |= {"producer": producer.pk, "producer_slug": producer.slug, "agency": agency.pk,
            "commune": producer.commune.code, "officer": officers[0].pk}  # fmt: skip

    def end() -> None:
        decision = make_decision(agency, officers, NOW.date())
        newer = make_certificate(
            products["d"], day=dt.date(2026, 6, 1), authority=agency, officers=officers
        )
        revoke_certificates([papers["a"], newer], decision)
        suspend_certificate(papers["b"], decision)
        ids["cd2"] = newer.pk

    return World(ids, surfaces(ids)), end
