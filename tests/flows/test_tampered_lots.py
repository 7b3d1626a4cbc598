"""Whatever is changed of a lot behind our back, its labels never say better than the truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from tests.flows.tampering import Tampering, World, back, both, sql
from tests.outcomes import NOW, Cast, path_of
from traceability.labels.actions import reserve_run, void_labels
from traceability.lots import shown
from traceability.lots.actions import open_lot, raise_doubt, recall_lot, release_lot
from traceability.lots.models import Lot
from traceability.lots.public_rows import refresh_all_lots

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROW = "UPDATE traceability_publiclot SET"
ACT = "UPDATE traceability_lotact SET"
LOTS = ("recalled", "void", "doubted", "waiting")


def _facts(of: str, old: str, new: str) -> Tampering:
    """Words of a row's facts replaced; the seal left as it was."""
    return sql(f"{ROW} facts = replace(facts, '{old}', '{new}') WHERE lot_id = {{{of}}}")


TAMPERINGS: dict[str, Tampering] = {
    "the recall is deleted": sql("DELETE FROM traceability_lotact WHERE kind = 'recalled'"),
    "the recall is another lot's": sql(
        f"{ACT} lot_id = {{waiting}}, place = 9 WHERE kind = 'recalled'"
    ),
    "the recall was lifted": sql(f"{ACT} kind = 'recall_lifted' WHERE kind = 'recalled'"),
    "the recall has another reason": sql(f"{ACT} facts = '{{{{}}}}' WHERE kind = 'recalled'"),
    "the void is deleted": sql("DELETE FROM traceability_lotact WHERE kind = 'voided'"),
    "the void is smaller": sql(
        f"{ACT} facts = replace(facts, '\"last\":9', '\"last\":0') WHERE kind = 'voided'"
    ),
    "the doubt is deleted": sql("DELETE FROM traceability_lotact WHERE kind = 'doubted'"),
    "the doubt was cleared": sql(f"{ACT} kind = 'doubt_cleared' WHERE kind = 'doubted'"),
    "the act is another product's": sql(f"{ACT} product_id = {{other}} WHERE lot_id = {{void}}"),
    "more labels were printed": sql(
        f"{ACT} facts = replace(facts, '\"last\":9', '\"last\":99') WHERE kind = 'printed'"
    ),
    "the seals are gone": sql(f"{ACT} seal = ''"),
    "the head is gone": sql("DELETE FROM traceability_lothead"),
    "a second head": sql(
        "INSERT INTO traceability_lothead (id, sequence, digest) "
        "SELECT 2, sequence, digest FROM traceability_lothead"
    ),
    "the head has another number": sql("UPDATE traceability_lothead SET id = 2"),
    "the lot is another product's": sql(
        "UPDATE traceability_lot SET product_id = {other} WHERE id = {recalled}"
    ),
    "the lot and all of it are another product's": sql(
        "UPDATE traceability_lot SET product_id = {other} WHERE id = {recalled}",
        f"{ACT} product_id = {{other}} WHERE lot_id = {{recalled}}",
        f"{ROW} product_id = {{other}} WHERE lot_id = {{recalled}}",
    ),
    "the lot has another key": sql(
        "UPDATE traceability_lot SET key_version = 2 WHERE id = {recalled}",
        f"{ROW} key_version = 2 WHERE lot_id = {{recalled}}",
    ),
    "the row is another lot's, seal and all": sql(
        "DELETE FROM traceability_publiclot WHERE lot_id = {recalled}",
        f"{ROW} lot_id = {{recalled}} WHERE lot_id = {{void}}",
    ),
    "the row has another's seal": sql(
        f"{ROW} (facts, seal) = (SELECT o.facts, o.seal FROM traceability_publiclot o "  # noqa: S608
        "WHERE o.lot_id = {void}) WHERE lot_id = {recalled}",
    ),
    "the tail is cut and the head set back": back("traceability_lotact", "traceability_lothead"),
    "all acts are gone": sql("DELETE FROM traceability_lotact", "DELETE FROM traceability_lothead"),
    "the row forgets the recall": _facts("recalled", '"recall":', '"recall":null,"was":'),
    "the row forgets the void": _facts("void", '"voids":', '"voids":[],"was":'),
    "the row forgets the doubt": _facts("doubted", '"doubt":', '"doubt":null,"was":'),
    "the row is released": _facts("waiting", '"released_on":null', '"released_on":"2026-01-01"'),
    "the row is another lot's": sql(f"{ROW} code = 'LX' WHERE lot_id = {{recalled}}"),
    "the row is another product's": sql(f"{ROW} product_id = {{other}} WHERE lot_id = {{void}}"),
    "the old row is back": back("traceability_publiclot"),
    "the row is gone": sql("DELETE FROM traceability_publiclot"),
    "rows and acts of the backup": back(
        "traceability_publiclot", "traceability_lotact", "traceability_lothead"
    ),
    "the recall is deleted and the old row is back": both(
        sql("DELETE FROM traceability_lotact WHERE kind = 'recalled'"),
        back("traceability_publiclot"),
    ),
}


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    settings.PAGE_CACHE_BYTES = 0  # each look is a new one
    with time_machine.travel(NOW, tick=False):
        with TestCase.captureOnCommitCallbacks(execute=True):
            world, lots = _on_sale()
            world.remember()
        with TestCase.captureOnCommitCallbacks(execute=True):
            recall_lot(lots["recalled"], reason_vi="Phát hiện nấm mốc", by=None)
            void_labels(lots["void"], first=0, last=9, reason="Mất một tờ", by=None)
            raise_doubt(lots["doubted"], reason_vi="Một mã thấy ở nhiều tỉnh", by=None)
        yield world


def test_no_tampering_puts_a_label_in_force(world: World, client: Client) -> None:
    assert world.claims(client) == {}
    lies = {
        name: found
        for name, tamper in TAMPERINGS.items()
        if (found := _looked_at(world, client, tamper))
    }

    assert lies == {}


def test_every_tampering_is_named(world: World) -> None:
    assert _is_whole()
    unnamed = [name for name, tamper in TAMPERINGS.items() if _is_whole(world, tamper)]

    assert unnamed == []


def test_control_without_seals_and_witness_tamperings_are_believed(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "is_sealed", lambda *_: True)
    monkeypatch.setattr(shown, "agrees", lambda *_: True)
    believed = [name for name, tamper in TAMPERINGS.items() if _looked_at(world, client, tamper)]

    assert len(believed) >= 5


def _looked_at(world: World, client: Client, tamper: Tampering) -> dict[str, str]:
    """What is claimed wrongly after a tampering: as it is, and after the rows were made anew."""
    with transaction.atomic():
        tamper(world)
        found = world.claims(client)
        refresh_all_lots()
        found |= {f"refreshed: {name}": what for name, what in world.claims(client).items()}
        transaction.set_rollback(True)
    return found


def _is_whole(world: World | None = None, tamper: Tampering | None = None) -> bool:
    """Whether verify_log finds nothing wrong."""
    with transaction.atomic():
        if world and tamper:
            tamper(world)
        try:
            call_command("verify_log", verbosity=0)
        except CommandError:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def _on_sale() -> tuple[World, dict[str, Lot]]:
    """Four lots of a product in force, one of them not yet released."""
    cast = Cast.gather()
    product, other = cast.product(), cast.product("Tiêu đỏ")
    for each in (product, other):
        cast.certified(each)
    lots = {}
    for name in LOTS:
        made = dt.date(2026, 4, 1)
        lot = open_lot(product, f"L-{name.upper()}", made_on=made, best_before=None,
                       quantity=100, by=None)  # fmt: skip
        if name != "waiting":
            release_lot(lot, on=made, by=None)
        reserve_run(lot, 10, by=None)
        lots[name] = lot
    paths = {name: path_of(lot) for name, lot in lots.items()}
    paths |= {f"{name} machine": path for name, path in paths.items()}
    ids = {name: lot.pk for name, lot in lots.items()} | {"other": other.pk}
    return World(ids, paths), lots
