from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import TestCase
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from base import witness
from base.witness import Point
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.outcomes import Outcome
from catalog.window.actions import refresh_products
from catalog.window.models import PublicProducer, PublicProduct
from tests.factories import make_agency
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.labels.actions import void_labels
from traceability.labels.keys import KeyRing
from traceability.lots.actions import lift_recall, raise_doubt, recall_lot, release_lot
from traceability.lots.reading import chain_name
from traceability.resolver import question
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Why
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast.gather()


def ask(path: str, at: dt.datetime = NOW) -> Answer:
    _, kind, rest = path.split("/", 2)
    return resolve(address_of(kind, rest), at)


def test_each_case_has_its_outcome(cast: Cast) -> None:
    paths = every_outcome(cast)

    assert {outcome: ask(path).outcome for outcome, path in paths.items()} == {
        outcome: outcome for outcome in Outcome
    }


def test_the_gravest_of_several_wins(cast: Cast) -> None:
    lot = in_force_lot(cast)
    found = []
    raise_doubt(lot, reason_vi="Nghi ngờ", by=None)
    found.append(ask(path_of(lot)).outcome)
    recall_lot(lot, reason_vi="Mốc", by=None)
    found.append(ask(path_of(lot)).outcome)
    void_labels(lot, first=3, last=3, reason="Rách", by=None)
    found.append(ask(path_of(lot)).outcome)
    lift_recall(lot, by=None)
    found.append(ask(path_of(lot, 4)).outcome)

    assert found == [
        Outcome.NEEDS_CHECKING, Outcome.RECALLED, Outcome.VOID, Outcome.NEEDS_CHECKING,
    ]  # fmt: skip


def test_a_certificate_ends_at_midnight_with_no_job_running(cast: Cast) -> None:
    path = path_of(in_force_lot(cast))
    midnight = dt.datetime(2029, 3, 2, tzinfo=NOW.tzinfo)

    assert ask(path, midnight - dt.timedelta(seconds=1)).outcome is Outcome.IN_FORCE
    assert ask(path, midnight).outcome is Outcome.EXPIRED


def test_a_label_beyond_the_printed_ones_is_unknown(cast: Cast) -> None:
    lot = in_force_lot(cast)

    assert ask(path_of(lot, 9)).outcome is Outcome.IN_FORCE
    assert ask(path_of(lot, 10)).outcome is Outcome.UNKNOWN_CODE
    assert ask(path_of(lot, 10)).why is Why.NO_SUCH_LABEL


def test_a_lot_released_tomorrow_is_not_activated_today(cast: Cast) -> None:
    lot = in_force_lot(cast)
    release_lot(lot, on=dt.date(2026, 11, 23), by=None)

    assert ask(path_of(lot)).outcome is Outcome.NOT_ACTIVATED
    assert ask(path_of(lot), NOW + dt.timedelta(days=1)).outcome is Outcome.IN_FORCE


def test_a_barcode_label_answers_by_serial_and_by_its_sixteen_symbols(cast: Cast) -> None:
    lot = in_force_lot(cast, gtin="02000000004716")
    by_serial = ask(path_of(lot))

    assert by_serial.outcome is Outcome.IN_FORCE
    assert ask(f"/T/{by_serial.code}").index == by_serial.index == 3


@pytest.mark.parametrize(
    ("path", "why", "status"),
    [
        ("/01/02000000004716/10/NONE/21/VX38TMZ2KT5WF7", Why.NO_LOT, 404),
        ("/01/02000000004716/21/VX38TMZ2KT5WF7", Why.NO_SUCH_LABEL, 404),
        ("/01/02000000004723", Why.NO_PRODUCT, 404),
        ("/01/02000000004716/22/ANY", Why.NO_VARIANT, 404),
        ("/01/02000000004723/22/ANY", Why.NO_PRODUCT, 404),
        ("/01/02000000004717", Why.BROKEN, 400),
        ("/01/2000000004716", Why.BROKEN, 400),
        ("/T/0123456789ABCDEF", Why.MISTYPED, 404),
        ("/T/SHORT", Why.MISTYPED, 404),
        ("/P/7K3M9P2XE", Why.MISTYPED, 404),
        ("/P/7K3M9P2XT", Why.NO_PRODUCT, 404),
    ],
)
def test_an_unknown_code_says_why(cast: Cast, path: str, why: Why, status: int) -> None:
    in_force_lot(cast, gtin="02000000004716")
    answer = ask(path)

    assert (answer.outcome, answer.why, answer.status) == (Outcome.UNKNOWN_CODE, why, status)


def test_a_product_code_answers_for_the_product_alone(cast: Cast) -> None:
    lot = in_force_lot(cast)
    recall_lot(lot, reason_vi="Mốc", by=None)

    assert ask(f"/P/{lot.product.code}").outcome is Outcome.IN_FORCE


def test_only_products_in_force_stand_in_the_producers_list(cast: Cast) -> None:
    every_outcome(cast)
    lot = in_force_lot(cast, name="Trà dây")
    names = [each["name_vi"] for each in ask(path_of(lot)).certified]

    assert names.count("Trà dây") == 1
    assert not {"Cà phê bột", "Tỏi đen", "Rượu cần"} & set(names)


@pytest.mark.parametrize("gtin", [None, "02000000004716"])
def test_a_dissolved_authority_comes_with_its_heirs_in_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, gtin: str | None
) -> None:
    lot = in_force_lot(cast, gtin=gtin)
    heirs = [make_agency("Ủy ban nhân dân xã Kon Gang"), make_agency("UBND xã Ayun")]
    cast.agency.valid_to = dt.date(2026, 6, 30)
    cast.agency.save()
    cast.agency.successors.add(*heirs)
    refresh_products([lot.product_id])

    with django_assert_num_queries(1):
        answer = ask(path_of(lot))

    assert answer.outcome is Outcome.IN_FORCE
    assert {heir["name_vi"] for heir in answer.heirs} == {
        "UBND xã Ayun",
        "Ủy ban nhân dân xã Kon Gang",
    }


@pytest.mark.parametrize(
    "table", ["catalog_publicproduct", "catalog_publicproducer", "traceability_publiclot"]
)
def test_without_its_rows_nothing_is_in_force(cast: Cast, table: str) -> None:
    path = path_of(in_force_lot(cast))
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO gone")

    assert ask(path).outcome is Outcome.CANNOT_CHECK
    assert ask(path).status == 503


def test_why_a_code_cannot_be_checked_stands_in_the_log(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    path = path_of(in_force_lot(cast))
    PublicProducer.objects.all().delete()
    ask(path)

    assert "could not be checked: Unbelievable" in caplog.text


def test_without_the_label_key_nothing_is_in_force(cast: Cast, settings: Settings) -> None:
    paths = [path_of(in_force_lot(cast)), path_of(in_force_lot(cast, gtin="02000000004716"))]
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})

    assert {ask(path).outcome for path in paths} == {Outcome.CANNOT_CHECK}


def test_without_the_marks_of_changes_nothing_is_in_force(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    path = path_of(in_force_lot(cast))
    blocked = tmp_path / "a file, no folder"
    blocked.touch()
    settings.EPOCH_DIR = blocked

    assert ask(path).outcome is Outcome.CANNOT_CHECK


@pytest.mark.parametrize("change", ["star = 5", "last_day = '2031-01-01'"])
def test_a_row_changed_behind_the_door_changes_no_answer_for_the_better(
    cast: Cast, change: str
) -> None:
    lot = in_force_lot(cast)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE catalog_certificateevent SET {change}")  # noqa: S608
    before = ask(path_of(lot))
    refresh_products([lot.product_id])

    assert before.verdict is not None
    assert (before.verdict.star, before.verdict.valid_until) == (4, dt.date(2029, 3, 1))
    assert ask(path_of(lot)).outcome is Outcome.CANNOT_CHECK


def test_an_old_row_copied_back_is_not_believed(cast: Cast) -> None:
    lot = in_force_lot(cast)
    before: list[dict[str, Any]] = [dict(row) for row in PublicProduct.objects.values()]
    certificate = lot.product.certificates.get()
    with TestCase.captureOnCommitCallbacks(execute=True):
        revoke_certificates([certificate], cast.decision(NOW.date()))
    assert ask(path_of(lot)).outcome is Outcome.REVOKED

    for row in before:
        PublicProduct.objects.filter(pk=row.pop("product_id")).update(**row)

    assert ask(path_of(lot)).outcome is Outcome.CANNOT_CHECK


def test_an_act_written_while_a_code_is_looked_up_is_no_doubt_of_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot, row = in_force_lot(cast), question._row
    chain = chain_name(lot.pk)

    def meanwhile(*asked: Any) -> Any:
        found = row(*asked)
        witness.note({chain: Point(99, "a" * 64)})
        return found

    monkeypatch.setattr(question, "_row", meanwhile)

    assert ask(path_of(lot)).outcome is Outcome.IN_FORCE
    assert ask(path_of(lot)).outcome is Outcome.CANNOT_CHECK
