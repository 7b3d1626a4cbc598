"""Every command that writes is killed at random moments: nothing lost, nothing half done.

The suite kills a few of them once; KILLS says how often each is killed: `make kills`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection

from base import clock
from catalog.certificates.models import Certificate
from tests.factories import make_certificate, make_product
from tests.outcomes import Cast, in_force_lot
from tests.served import database_url
from traceability.scans.segment import Line

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Copies a SQLite database."),
]
ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "1"))
FEW = ("revoke", "print", "restored")
SEED = int(os.environ.get("SEED", "7"))
PASSWORD = "chín con trâu đen"
SCANS = 40


@pytest.fixture
def state(tmp_path: Path) -> Path:
    state = tmp_path / "state"
    state.mkdir()
    return state


@pytest.fixture
def scenarios(state: Path) -> dict[str, dict[str, Any]]:
    """Each command that writes, on a register with two certificates and two lots."""
    cast = Cast.gather()
    for each in cast.officers:
        each.password = MD5PasswordHasher().encode(PASSWORD, "muoi")
        each.save()
    lot, blank = in_force_lot(cast), make_product("Trà hoa vàng", producer=cast.producer)
    product = make_product(producer=cast.producer)
    make_certificate(product, authority=cast.agency, officers=cast.officers)
    papers = [*Certificate.objects.order_by("pk").values_list("number", flat=True)]
    _scanned(state, lot.pk, lot.product_id)
    database_url(state)
    secretary, approver = (str(each.email) for each in cast.officers)
    people = ["--by", secretary, "--approved-by", approver, "--passwords-from-stdin"]
    decision = ["--decision", "9/QĐ-UBND", "--authority", cast.agency.slug]
    rating = ["--score", "78.66", "--star", "4"]
    here = str(lot.pk)
    words: dict[str, list[str]] = {
        "issue": ["certificate", "issue", "GL-NEW", "--product", blank.code, *rating],
        "renew": ["certificate", "renew", papers[0], *rating],
        "revoke": ["certificate", "revoke", *papers],
        "suspend": ["certificate", "suspend", *papers],
        "open": ["labels", "open", product.code, "L-9", "--made", "2026-11-20", "--quantity", "9"],
        "print": ["labels", "print", here, "--count", "9", "--output", str(state / "sheet.pdf")],
        "void": ["labels", "void", here, "--from", "2", "--to", "5", "--reason", "Mất", "--yes"],
        "release": ["labels", "release", here, "--on", "2026-11-21"],
        "recall": ["labels", "recall", here, "--reason", "Phát hiện nấm mốc"],
        "drain": ["drain_scans"],
        "refresh": ["refresh_public"],
        "restored": ["restored", "--reason", "Hỏng đĩa", "--by", secretary],
    }
    found: dict[str, dict[str, Any]] = {name: {"words": each} for name, each in words.items()}
    for name in ("issue", "renew", "revoke", "suspend"):
        found[name]["words"] += [*people, *decision]
        found[name]["given"] = f"{PASSWORD}\n{PASSWORD}\n"
    found["drain"]["steps"] = found["refresh"]["changes_nothing"] = True
    found["restored"] |= {"steps": True, "older": True}
    return found if "KILLS" in os.environ else {name: found[name] for name in FEW}


def test_a_killed_command_has_done_all_or_nothing(
    scenarios: dict[str, dict[str, Any]], state: Path
) -> None:
    told = killed(scenarios, state)

    assert {name: each["wrong"] for name, each in told.items() if each["wrong"]} == {}
    assert sum(sum(each["killed"].values()) for each in told.values()) == KILLS * len(scenarios)


def killed(scenarios: dict[str, dict[str, Any]], state: Path) -> dict[str, Any]:
    """What became of the commands; printed, for who runs it by hand."""
    asked = {"kills": KILLS, "seed": SEED, "scenarios": scenarios}
    environment = {
        **os.environ, "STATE_DIR": str(state), "DATABASE_URL": f"sqlite:///{state}/db.sqlite3"
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tests.kills"], input=json.dumps(asked), env=environment, cwd=ROOT,
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    for name, each in told.items():
        print(name, each)  # noqa: T201
    return told


def _scanned(state: Path, lot: int, product: int) -> None:
    hour = clock.now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(hours=1)
    lines = [Line(hour, lot, n % 10, product, "in_force", day_token=n) for n in range(SCANS)]
    folder = state / "scans"
    folder.mkdir()
    segment = folder / f"{clock.today():%Y-%m-%d}.scans"
    segment.write_text("".join(f"\n{line.text()}\n" for line in lines))
