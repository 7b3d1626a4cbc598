"""Everything is checked, or sealed anew, while officers write: nobody's act is called a fault."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.flows.test_many_writers import ROOT, Office

pytestmark = pytest.mark.django_db(transaction=True)
# A command that is carried out while another process writes: between two questions of a check.
MEANWHILE = """
import json, os, subprocess, sys
import django
django.setup()
from django.core.management import call_command
from catalog.certificates import verification

before, (number, *words) = verification._chain_faults, sys.argv[1:]

def acts(rows):
    done = subprocess.run(
        [sys.executable, "-m", "tests.writers", "1", "2", "4", number],
        stdout=subprocess.PIPE, check=True,
    )
    assert json.loads(done.stdout)["acts"] == {"done": 2}, done.stdout
    return before(rows)

verification._chain_faults = acts
call_command(*words)
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.environment |= {"DJANGO_SETTINGS_MODULE": "config.settings", "MODE": "development"}
    return made


def beside_a_writer(office: Office, *words: str) -> str:
    """What a command says while somebody suspends and reinstates a certificate."""
    done = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", MEANWHILE, office.written[0], *words],
        env=office.environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_what_is_written_during_a_check_is_no_fault(office: Office) -> None:
    rows = len(office.written) + len(office.revoked)
    assert f" {rows}:" in beside_a_writer(office, "verify_log")
    assert f" {rows + 2}:" in office.checked()


def test_a_seal_key_is_retired_while_somebody_writes(office: Office) -> None:
    first = base64.b64encode(settings.SEAL_KEY_RING.masters[1]).decode()
    second = base64.b64encode(bytes(range(32))).decode()
    office.environment["SEAL_KEYS"] = f"1:{first},2:{second}"
    words = ["reseal", "--by", office.officers[0], "--reason", "Đổi khóa"]

    said = beside_a_writer(office, *words).splitlines()

    assert said[-2].startswith(("khóa 1: 0", "Khóa 1: 0")), said
    office.environment["SEAL_KEYS"] = f"2:{second}"
    assert f" {len(office.written) + len(office.revoked) + 2}:" in office.checked()
