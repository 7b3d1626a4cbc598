"""Faults under a running server: each kind of page tells the truth, and forms say 503 in time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection

from catalog.certificates.models import Certificate
from tests.outcomes import Cast, in_force_lot
from tests.served import Said, Site
from traceability.labels.unit_codes import codes_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Copies a SQLite database."),
    pytest.mark.skipif(sys.platform != "linux", reason="Reads /proc."),
]
IN_FORCE = 'data-outcome="in_force"'
CANNOT = "cannot be checked now"
REPORT = {"reason": "other"}


class Town(Site):
    """A site with one product whose certificate is in force, its pages already kept."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        lot = in_force_lot(Cast.gather())
        self.number, self.lot = Certificate.objects.get().number, str(lot.pk)
        self.copy_database()
        self.scan = "/T/" + next(codes_of(lot, 0, 1)).rpartition("/")[2]
        self.pages = ("/", "/san-pham/", f"/san-pham/{lot.product.slug}/", "/so-dang-ky/")

    def everywhere(self) -> list[Said]:
        """Each kind of page, twice, so that both workers are asked."""
        return [self.get(path) for path in (*self.pages, self.scan) for _ in range(4)]

    def checkpoint(self) -> None:
        """Bring everything into the database's own file."""
        with sqlite3.connect(self.database) as base:
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()

    def closed(self) -> None:
        """Nothing is said about a certificate, on any page, and the monitor hears it."""
        for said in self.everywhere():
            assert said.status == 503
            assert IN_FORCE not in said.text
            assert said.seconds < 5
        assert self.get("/healthz").status == 503

    def well(self) -> None:
        """Every page answers, and the scan says that the product is in force."""
        assert [said.status for said in self.everywhere() if said.status != 200] == []
        assert IN_FORCE in self.get(self.scan).text
        assert self.get("/healthz").status == 200


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    town.start()
    town.well()
    yield town
    town.stop()


def test_a_database_that_was_moved_away_and_came_back(town: Town) -> None:
    away = town.database.with_name("away")
    town.database.rename(away)
    town.closed()
    refused = town.manage("certificate", "show", town.number)
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (3, 1)
    town.stop()
    town.start()
    town.closed()
    assert not town.database.exists()

    away.rename(town.database)
    town.well()


def test_a_database_that_was_replaced_is_read_at_the_next_request(town: Town) -> None:
    fresh = town.copy_database("copy")
    fresh.replace(town.database)
    with sqlite3.connect(town.database) as copy:
        copy.execute("UPDATE catalog_certificate SET number = 'GL-REPLACED'")
    copy.close()

    said = [town.get("/healthz").status for _ in range(4)]
    assert said == [200] * 4
    assert town.get("/bao-cao/", REPORT).status == 200
    with sqlite3.connect(town.database) as copy:
        assert copy.execute("SELECT count(*) FROM traceability_report").fetchone() == (1,)
    copy.close()


def test_a_damaged_database_closes_every_page_until_it_is_whole(town: Town) -> None:
    town.checkpoint()
    with town.database.open("r+b") as file:
        whole = file.read(100)
        file.seek(0)
        file.write(bytes(100))
    town.get(town.scan)  # the first who asks the database finds it out for all
    town.closed()

    with town.database.open("r+b") as file:
        file.write(whole)
    town.well()


def test_a_locked_database_is_read_and_refuses_forms_in_time(town: Town) -> None:
    holder = sqlite3.connect(town.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    form, health = town.get("/bao-cao/", REPORT), town.get("/healthz")
    assert [said.status for said in town.everywhere() if said.status != 200] == []
    holder.execute("ROLLBACK")
    holder.close()

    assert (form.status, form.seconds < 5) == (503, True)
    assert "chưa được lưu" in form.text
    assert (health.status, health.seconds < 5) == (503, True)
    assert town.get("/bao-cao/", REPORT).status == 200
    town.well()


def test_an_epoch_that_is_a_file_closes_every_page(town: Town) -> None:
    folder = town.state / "epoch"
    shutil.rmtree(folder)
    folder.touch()
    town.closed()
    assert town.get("/bao-cao/", REPORT).status == 200
    lots = [town.manage("labels", "recall", town.lot, "--reason", "Nấm mốc").returncode]
    lots += [town.manage("labels", "lift", town.lot).returncode]
    assert lots == [0, 0]
    refused = town.manage("refresh_public")
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (3, 1)
    folder.unlink()
    town.well()


@pytest.mark.skipif(os.geteuid() != 0, reason="Mounts a file system; only root may.")
def test_a_full_disk_reads_on_and_refuses_forms(tmp_path: Path) -> None:
    if not mounted("-t", "tmpfs", "-o", "size=24m", "tmpfs", str(tmp_path)):
        pytest.skip("This machine lets nobody mount.")
    town = Town(tmp_path)
    try:
        town.start()
        town.well()
        filler = tmp_path / "filler"
        fill(filler)
        form = town.get("/bao-cao/", REPORT)
        assert (form.status, form.seconds < 5) == (503, True)
        assert [said.status for said in town.everywhere() if said.status != 200] == []
        assert town.get("/healthz").status == 503
        filler.unlink()
        town.well()
        assert town.get("/bao-cao/", REPORT).status == 200
    finally:
        town.stop()
        unmount(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="Mounts a file system; only root may.")
def test_a_read_only_state_folder_closes_every_page(tmp_path: Path) -> None:
    if not mounted("--bind", str(tmp_path), str(tmp_path)):
        pytest.skip("This machine lets nobody mount.")
    town = Town(tmp_path)
    try:
        town.start()
        town.well()
        # A second mount above the first: nobody has a file open for writing in it yet.
        assert mounted("--bind", str(tmp_path), str(tmp_path))
        read_only = mounted("-o", "remount,bind,ro", str(tmp_path))
        if read_only:
            town.closed()
        unmount(tmp_path)
        assert read_only
        town.well()
    finally:
        town.stop()
        unmount(tmp_path)


def fill(file: Path) -> None:
    """Write until nothing more goes in."""
    with file.open("wb", buffering=0) as full, suppress(OSError):
        while full.write(bytes(4096)):
            pass


def mounted(*words: str) -> bool:
    done = subprocess.run(["mount", *words], check=False, capture_output=True)  # noqa: S603, S607
    return done.returncode == 0


def unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607
