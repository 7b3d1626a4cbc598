"""Nothing done by hand lends a revoked product the stars of one that is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from base import clock
from catalog.certificates.actions import revoke_certificates
from catalog.window import sealing, shelves
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_place,
    make_producer,
    make_product,
)
from tests.flows.tampering import CLAIM, World, rows_of, run
from tests.outcomes import path_of
from traceability.labels.actions import reserve_run
from traceability.lots.actions import open_lot, release_lot

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PRODUCT, EVENT = "catalog_product", "catalog_certificateevent"
Exchange = Callable[[World], None]


def exchanged(table: str, one: str, other: str, *columns: str, key: str = "id") -> Exchange:
    """Columns of two rows exchanged; all but the key when none is named, the seals among them."""

    def tamper(world: World) -> None:
        pair = {row[key]: row for row in rows_of(table)}
        first, second = pair[world.ids[one]], pair[world.ids[other]]
        names = columns or tuple(name for name in first if name != key)
        unique = [name for name in ("slug", "code", "number") if name in names]
        for name in unique:
            run(f"UPDATE {table} SET {name} = %s WHERE {key} = %s", ["x", first[key]])  # noqa: S608
        for row, values in ((second, first), (first, second)):
            sets = ", ".join(f'"{name}" = %s' for name in names)
            run(f"UPDATE {table} SET {sets} WHERE {key} = %s",  # noqa: S608
                [*(values[name] for name in names), row[key]])  # fmt: skip

    return tamper


def copied(table: str, key: str) -> Exchange:
    """The row of the product in force, whole, under the number of the revoked one."""

    def tamper(world: World) -> None:
        (held,) = (row for row in rows_of(table) if row[key] == world.ids["held"])
        names = [name for name in held if name != key]
        sets = ", ".join(f'"{name}" = %s' for name in names)
        run(f"UPDATE {table} SET {sets} WHERE {key} = %s",  # noqa: S608
            [*(held[name] for name in names), world.ids["revoked"]])  # fmt: skip

    return tamper


def events_exchanged(world: World) -> None:
    one, other = world.ids["paper_revoked"], world.ids["paper_held"]
    run(f"UPDATE {EVENT} SET place = place + 100")  # noqa: S608
    run(
        f"UPDATE {EVENT} SET place = place - 100, certificate_id = CASE certificate_id "  # noqa: S608
        "WHEN %s THEN %s ELSE %s END, product_id = CASE certificate_id WHEN %s THEN %s ELSE %s END",
        [one, other, one, one, world.ids["held"], world.ids["revoked"]],
    )


def paper_moved(world: World) -> None:
    for table, key in (("catalog_certificate", "id"), (EVENT, "certificate_id")):
        run(f"UPDATE {table} SET product_id = %s WHERE {key} = %s",  # noqa: S608
            [world.ids["revoked"], world.ids["paper_held"]])  # fmt: skip


def both_papers_moved(world: World) -> None:
    exchanged("catalog_certificate", "paper_revoked", "paper_held", "product_id")(world)
    for paper, product in (("paper_held", "revoked"), ("paper_revoked", "held")):
        run(f"UPDATE {EVENT} SET product_id = %s WHERE certificate_id = %s",  # noqa: S608
            [world.ids[product], world.ids[paper]])  # fmt: skip


def lot_moved(world: World) -> None:
    for table, key in (
        ("traceability_lot", "id"), ("traceability_publiclot", "lot_id"),
        ("traceability_lotact", "lot_id"),
    ):  # fmt: skip
        run(f"UPDATE {table} SET product_id = %s WHERE {key} = %s",  # noqa: S608
            [world.ids["held"], world.ids["lot"]])  # fmt: skip


def seal_copied(world: World) -> None:
    for table in ("catalog_publicproduct", "catalog_productfacts"):
        run(f"UPDATE {table} SET seal = (SELECT seal FROM {table} WHERE product_id = %s) "  # noqa: S608
            "WHERE product_id = %s", [world.ids["held"], world.ids["revoked"]])  # fmt: skip
    run("UPDATE catalog_publicproduct SET text = (SELECT text FROM catalog_publicproduct WHERE "
        "product_id = %s) WHERE product_id = %s",
        [world.ids["held"], world.ids["revoked"]])  # fmt: skip


def other_key(table: str, column: str = "seal") -> Exchange:
    """Every seal said to be of a key that is not there."""
    return lambda _world: run(f"UPDATE {table} SET {column} = '2:' || substr({column}, 3)")  # noqa: S608


EXCHANGES: dict[str, Exchange] = {
    "names": exchanged(PRODUCT, "revoked", "held", "name_vi", "slug"),
    "names with their seals": exchanged(PRODUCT, "revoked", "held", "name_vi", "slug", "seal"),
    "products whole": exchanged(PRODUCT, "revoked", "held"),
    "producers whole": exchanged("catalog_producer", "maker", "other_maker"),
    "names of producers": exchanged("catalog_producer", "maker", "other_maker", "name_vi", "slug"),
    "authorities whole": exchanged("catalog_agency", "agency", "other_agency"),
    "places whole": exchanged("catalog_adminunit", "place", "other_place"),
    "certificates whole": exchanged("catalog_certificate", "paper_revoked", "paper_held"),
    "numbers of certificates": exchanged(
        "catalog_certificate", "paper_revoked", "paper_held", "number", "slug", "folded"
    ),
    "events whole": events_exchanged,
    "a paper with its events": paper_moved,
    "two papers with their events": both_papers_moved,
    "a lot": lot_moved,
    "a public row": copied("catalog_publicproduct", "product_id"),
    "a row of lists": copied("catalog_productfacts", "product_id"),
    "a seal": seal_copied,
    "the key of public rows": other_key("catalog_publicproduct"),
    "the key of events": other_key(EVENT),
    "the key of products": other_key(PRODUCT),
}


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    """A revoked product and one in force, each of its own producer, place and authority."""
    settings.PAGE_CACHE_BYTES = 0
    shelves.forget()
    with TestCase.captureOnCommitCallbacks(execute=True):
        world = _world()
    yield world
    shelves.forget()


def test_control_the_one_in_force_is_shown(world: World, client: Client) -> None:
    assert "held" in str(claims(world, client, "held"))
    assert claims(world, client) == []
    assert not named()


@pytest.mark.parametrize("name", EXCHANGES)
def test_no_star_is_lent_and_the_exchange_is_named(world: World, client: Client, name: str) -> None:
    with transaction.atomic():
        EXCHANGES[name](world)
        shelves.forget()
        assert claims(world, client) == []
        assert named()
        refresh_all()
        assert claims(world, client) == []
        assert named() or name in HEALED
        transaction.set_rollback(True)


# What is made from other rows is made anew.
HEALED = {"a public row", "a row of lists", "a seal", "the key of public rows"}


def test_control_without_seals_stars_are_lent(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "is_sealed", lambda *_: True)
    EXCHANGES["a public row"](world)

    assert claims(world, client) != []


def claims(world: World, client: Client, of: str = "revoked") -> list[str]:
    """Where something is said to be in force under the name, code or address of the product."""
    name, slug, code = (world.ids[f"{of}_{each}"] for each in ("name", "slug", "code"))
    paths = [f"/san-pham/{slug}/", f"/P/{code}", f"/san-pham/?q={quote(name)}",
             f"/so-dang-ky/{world.ids[f'{of}_paper']}/"]  # fmt: skip
    if of == "revoked":
        paths.append(world.ids["path"])
    found = []
    for path in paths:
        page = client.get(path).content.decode().partition("<main")[2]
        cards = [each for each in page.split("<article") if name in each]
        if any(CLAIM.search(each) for each in cards) or (CLAIM.search(page) and "?q=" not in path):
            found.append(f"{of} {path}")
    return found


def named() -> bool:
    """Whether verify_log finds something."""
    try:
        call_command("verify_log", verbosity=0)
    except CommandError:
        return True
    return False


def _world() -> World:
    ids: dict[str, Any] = {}
    for name, title, place, prefix in (
        ("revoked", "Mật ong rừng", "Kon Gang", ""), ("held", "Tiêu đỏ", "Ia Băng", "other_"),
    ):  # fmt: skip
        commune = make_place(place)
        agency, producer = make_agency(f"Ủy ban {place}"), make_producer(place, commune=commune)
        officers, product = make_officers(agency), make_product(title, producer=producer)
        paper = make_certificate(product, authority=agency, officers=officers)
        if name == "revoked":
            lot = open_lot(product, "L1", made_on=clock.today(), best_before=None,
                           quantity=9, by=None)  # fmt: skip
            release_lot(lot, on=clock.today(), by=None)
            reserve_run(lot, 9, by=None)
            revoke_certificates([paper], make_decision(agency, officers, clock.today()))
            ids |= {"lot": lot.pk, "path": path_of(lot)}
        ids |= {name: product.pk, f"{name}_name": title, f"{name}_slug": product.slug,
                f"{name}_code": product.code, f"paper_{name}": paper.pk,
                f"{name}_paper": paper.slug, f"{prefix}maker": producer.pk,
                f"{prefix}agency": agency.pk, f"{prefix}place": commune.pk}  # fmt: skip
    return World(ids, {})
