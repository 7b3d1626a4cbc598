"""What monitors are told."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from base import epoch, witness
from base.models import StateFolder
from base.state_folder import marks
from base.witness import Point
from catalog.certificates import witnessed
from catalog.certificates.logs import Log
from catalog.certificates.models import ChainHead
from catalog.certificates.reading import chain_of
from catalog.certificates.witnessed import CERTIFICATES, begin_anew
from catalog.window.sealing import opened
from config import health
from media.actions import add_photo
from tests.factories import root_collection
from tests.media.pictures_of import jpeg
from tests.outcomes import Cast, in_force_lot
from tests.static_files import uncollected
from traceability.labels.keys import KeyRing
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot
from traceability.lots.reading import LOTS

NAMES = (
    "database", "head", "database_writes", "files", "scans", "limits", "pictures", "static",
    "window", "witness", "witness_file", "witness_told", "epoch", "state_folder", "label_keys",
)  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def lot() -> Lot:
    """A lot of a product in force; the witness was told of everything."""
    lot = in_force_lot(Cast.gather())
    begin_anew()
    return lot


def asked() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/healthz")
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def refused() -> list[str]:
    """The names of the checks that did not hold."""
    status, found = asked()
    wrong = [name for name in NAMES if not found[name]]
    assert (status, found["ok"], len(found["faults"])) == (503, False, len(wrong))
    return wrong


@pytest.mark.usefixtures("lot")
def test_a_well_machine_answers_200_with_what_was_checked() -> None:
    status, found = asked()
    assert status == 200
    assert {name: found[name] for name in NAMES} == dict.fromkeys(NAMES, True)
    assert (found["ok"], found["faults"]) == (True, [])


def test_a_new_site_without_a_certificate_is_well() -> None:
    assert asked()[0] == 200


def test_a_database_that_is_away_answers_503_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    assert {"database", "head", "database_writes"} <= set(refused())


def test_a_register_without_its_table_is_not_well() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE catalog_certificateevent RENAME TO away")
    assert "database" in refused()


@pytest.mark.usefixtures("lot")
def test_a_head_set_back_is_not_well() -> None:
    ChainHead.objects.update(sequence=0, digest="0" * 64)
    assert refused() == ["head"]


@pytest.mark.postgres
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite's tests have one connection"
)
@pytest.mark.django_db(transaction=True)
def test_an_act_between_two_questions_is_no_fault_of_the_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_force_lot(Cast.gather())
    other: Any = connection.copy()

    def first(*_: object) -> ChainHead | None:
        with other.cursor() as cursor:
            cursor.execute("UPDATE catalog_chainhead SET sequence = sequence + 1")
        return ChainHead.objects.all()[:1][0]

    monkeypatch.setattr(health, "ChainHead", SimpleNamespace(objects=SimpleNamespace(first=first)))
    assert asked()[0] == 200
    assert refused() == ["head"]
    other.close()


def test_an_act_after_the_newest_row_was_read_is_no_fault_of_the_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lot = in_force_lot(Cast.gather())
    chain = chain_of(lot.product.certificates.get().pk)
    begin_anew()

    def later(*row: Any) -> object:
        witness.note({chain: Point(99, "a" * 64)})
        return opened(*row)

    monkeypatch.setattr(health, "opened", later)
    assert asked()[0] == 200
    assert refused() == ["window"]


def test_all_rows_gone_is_not_an_empty_register() -> None:
    ChainHead.objects.create(sequence=3, digest="a" * 64)
    assert refused() == ["head"]


def test_a_database_that_cannot_be_written_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Session, "save", locked)
    assert refused() == ["database_writes"]


def test_asking_leaves_no_row() -> None:
    asked()
    assert not Session.objects.exists()


def test_a_folder_that_cannot_be_written_is_not_well(settings: Settings, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path / "away"
    assert refused() == ["files"]


def test_an_epoch_that_is_a_file_is_not_well(settings: Settings) -> None:
    epoch.current()
    shutil.rmtree(settings.EPOCH_DIR)
    Path(settings.EPOCH_DIR).touch()
    assert refused() == ["epoch"]


FOLDERS = {"scans": "SCAN_DIR", "limits": "LIMIT_DIR", "pictures": "MEDIA_ROOT"}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_a_file_is_not_well_and_named(
    name: str, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    setattr(settings, FOLDERS[name], tmp_path / "file")
    assert refused() == [name]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_takes_no_file_is_not_well_and_named(
    name: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(getattr(settings, FOLDERS[name]))
    make = tempfile.TemporaryFile

    def refusing(dir: Path) -> object:  # noqa: A002 - as it is called
        if dir == folder:
            raise PermissionError(13, "Permission denied")
        return make(dir=dir)

    monkeypatch.setattr(tempfile, "TemporaryFile", refusing)
    assert refused() == [name]


def test_a_database_of_another_state_folder_is_not_well() -> None:
    StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)
    assert refused() == ["state_folder"]


def test_pictures_that_were_moved_away_are_named_until_they_are_back(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    root_collection()
    add_photo(jpeg(), title="Hũ mật ong", alt_vi="", alt_en="")
    assert asked()[0] == 200

    (tmp_path / "media").rename(tmp_path / "away")
    assert refused() == ["pictures"]
    assert not (tmp_path / "media").exists()

    (tmp_path / "away").rename(tmp_path / "media")
    assert asked()[0] == 200


def test_static_files_that_were_never_collected_are_named(
    settings: Settings, tmp_path: Path
) -> None:
    uncollected(settings, tmp_path)
    assert refused() == ["static"]


def test_a_change_under_way_is_well() -> None:
    epoch.begin_change()
    assert asked()[0] == 200


@pytest.mark.usefixtures("lot")
@pytest.mark.parametrize("log", ["certificates", "lots"])
def test_a_log_that_is_older_than_what_was_seen_is_not_well(log: str) -> None:
    witness.note({log: Point(99, "a" * 64)})
    assert refused() == ["witness"]


@pytest.mark.usefixtures("lot")
@pytest.mark.parametrize("log", [CERTIFICATES, LOTS], ids=["certificates", "lots"])
def test_an_act_the_witness_was_not_told_is_not_well(log: Log) -> None:
    known = witness.everything()
    witness.begin_anew({chain: known[chain] for chain in known if chain != log.name})
    assert refused() == ["witness_told"]


def test_an_act_that_is_told_this_instant_is_well(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    recall_lot(lot, reason_vi="Mốc", by=None)
    monkeypatch.setattr(time, "sleep", lambda _: witness.note(LOTS.points()))
    assert asked()[0] == 200


def test_a_witness_that_cannot_be_written_is_not_well(settings: Settings) -> None:
    Path(settings.WITNESS_FILE).with_suffix(".lock").mkdir()
    assert refused() == ["witness_told"]


def test_a_lock_of_the_witness_that_somebody_keeps_is_not_well(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witnessed, "LOCK_WAIT", 0.05)
    with Path(settings.WITNESS_FILE).with_suffix(".lock").open("wb") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        assert refused() == ["witness_told"]


def test_a_key_of_printed_labels_that_is_missing_is_named(lot: Lot, settings: Settings) -> None:
    settings.LABEL_KEY_RING = KeyRing({2: bytes(range(32))})
    assert asked()[0] == 200  # a demo's lost key is part of what it shows

    lot.product.producer.is_demo = False
    lot.product.producer.save()
    assert refused() == ["label_keys"]


def test_checks_that_cannot_be_asked_in_time_do_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> bool:
        time.sleep(0.05)
        return True

    checks = {"first": health.Check(slow, ""), "second": health.Check(slow, "")}
    monkeypatch.setattr(health, "CHECKS", checks)
    monkeypatch.setattr(health, "LAST_START_SECONDS", 0.01)
    found = asked()[1]
    assert (found["first"], found["second"]) == (True, False)


def test_it_says_nothing_about_the_machine() -> None:
    assert set(asked()[1]) == {"ok", "at", "faults", *NAMES}
