"""What a scan remembers is never older than the register, from whatever process it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.db import connection, connections, transaction
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from base import epoch
from catalog.browse.actions import publish_product
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, in_force_lot, path_of
from traceability.labels.actions import void_labels
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot
from traceability.resolver import passports
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer
from traceability.resolver.question import Found
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    passports.passports.forget()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast.gather()


@pytest.fixture
def lot(cast: Cast) -> Lot:
    """A lot in force whose passport is remembered."""
    lot = in_force_lot(cast)
    assert ask(lot).outcome is Outcome.IN_FORCE
    assert ask(lot).passport is ask(lot).passport
    return lot


def ask(lot: Lot) -> Answer:
    return resolve(address_of(*path_of(lot)[1:].split("/", 1)), NOW)


def revoke(cast: Cast, lot: Lot) -> None:
    decision = cast.decision(NOW.date())
    revoke_certificates([lot.product.certificates.get()], decision, at=NOW)


def elsewhere(act: Callable[[], object]) -> None:
    """Do it in a thread with a connection of its own, as another process would."""

    def run() -> None:
        try:
            act()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_a_remembered_passport_leaves_one_question(
    lot: Lot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path_of(lot)
    with django_assert_num_queries(1):
        ask(lot)


def test_a_certificate_revoked_elsewhere_is_revoked_at_the_next_scan(cast: Cast, lot: Lot) -> None:
    elsewhere(lambda: revoke(cast, lot))

    assert ask(lot).outcome is Outcome.REVOKED


def test_the_head_alone_brings_the_news(
    cast: Cast, lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch, "current", lambda: "another machine's folder")
    ask(lot)
    elsewhere(lambda: revoke(cast, lot))

    assert ask(lot).outcome is Outcome.REVOKED


def test_control_a_memory_without_the_head_goes_on_saying_in_force(
    cast: Cast, lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch, "current", lambda: "another machine's folder")
    monkeypatch.setattr(passports, "_key", lambda found, now: (found.product, now))
    ask(lot)
    elsewhere(lambda: revoke(cast, lot))

    assert ask(lot).outcome is Outcome.IN_FORCE


def test_recall_and_void_are_asked_each_time(lot: Lot) -> None:
    recall_lot(lot, reason_vi="Mốc", by=None)
    assert ask(lot).outcome is Outcome.RECALLED
    void_labels(lot, first=3, last=3, reason="Rách", by=None)
    assert ask(lot).outcome is Outcome.VOID


def test_a_published_text_shows_at_the_next_scan(lot: Lot) -> None:
    lot.product.name_vi = "Mật ong hoa chè"
    elsewhere(lambda: publish_product(lot.product))

    product = ask(lot).product
    assert product
    assert product.name_vi == "Mật ong hoa chè"


def test_control_a_memory_without_the_epoch_keeps_the_old_text(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passports, "_key", lambda found, _: (found.product, found.head))
    ask(lot)
    lot.product.name_vi = "Mật ong hoa chè"
    publish_product(lot.product)

    product = ask(lot).product
    assert product
    assert product.name_vi == "Mật ong hoa cà phê"


def test_a_row_changed_by_hand_is_noticed_when_the_passport_is_read_again(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(passports.passports, "clock", lambda: now[0])
    passports.passports.forget()
    ask(lot)
    sql("UPDATE catalog_certificateevent SET star = 5")
    now[0] = passports.OLDEST_SECONDS + 0.1

    assert passports.OLDEST_SECONDS <= 60
    assert ask(lot).outcome is Outcome.CANNOT_CHECK
    sql("UPDATE catalog_certificateevent SET star = 4")
    assert ask(lot).outcome is Outcome.IN_FORCE  # what could not be believed was not kept


@pytest.mark.parametrize("table", ["catalog_certificateevent", "traceability_publiclot"])
def test_without_its_database_a_remembered_passport_says_nothing(lot: Lot, table: str) -> None:
    sql(f"ALTER TABLE {table} RENAME TO gone")
    try:
        assert ask(lot).outcome is Outcome.CANNOT_CHECK
    finally:
        sql(f"ALTER TABLE gone RENAME TO {table}")


def test_without_the_marks_of_changes_a_remembered_passport_says_nothing(
    lot: Lot, settings: Settings, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.touch()
    settings.EPOCH_DIR = blocked

    assert ask(lot).outcome is Outcome.CANNOT_CHECK


def test_while_a_change_is_under_way_nothing_is_remembered(lot: Lot) -> None:
    epoch.begin_change()

    assert ask(lot).passport is not ask(lot).passport


def test_inside_a_transaction_nothing_is_remembered(lot: Lot) -> None:
    with transaction.atomic():
        assert ask(lot).passport is not ask(lot).passport


def test_a_register_without_events_is_read_each_time(cast: Cast) -> None:
    found = Found(product=cast.product().pk, is_potential=False, head=None)

    assert passports.remembered(found, "token") is not passports.remembered(found, "token")


def test_another_database_has_passports_of_its_own(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ask(lot).passport
    monkeypatch.setitem(connection.settings_dict, "NAME", "another")

    assert ask(lot).passport is not before
