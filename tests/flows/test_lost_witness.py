"""A witness that was edited, cut or emptied is believed by no page, until a person says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from base import clock, witness
from base.accounts.models import User
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.models import Certificate
from catalog.certificates.witnessed import check_at_start
from catalog.window import shelves
from catalog.window.actions import refresh_all
from tests.catalog.certificates.test_verification import set_back
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_product,
)

pytestmark = pytest.mark.django_db
OTHER = b"f" * 64 + b"\n"


@pytest.fixture
def revoked(settings: Settings) -> Iterator[Certificate]:
    settings.PAGE_CACHE_BYTES = 0
    shelves.forget()
    with TestCase.captureOnCommitCallbacks(execute=True):
        agency = make_agency()
        officers = make_officers(agency)
        paper = make_certificate(make_product(), authority=agency, officers=officers)
        revoke_certificates([paper], make_decision(agency, officers, clock.today()))
    yield paper
    shelves.forget()


DAMAGE: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "emptied": lambda _: [],
    "cut": lambda lines: lines[:-1],
    "cut in a line": lambda lines: [*lines[:-1], lines[-1][:20]],
    "edited": lambda lines: [*lines[:-1], lines[-1][:-65] + OTHER],
    "without its head": lambda lines: lines[1:],
    "no witness at all": lambda _: [b"\x00\x01", b"c/1 x y\n"],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_witness_closes_every_page_and_is_named(
    revoked: Certificate, client: Client, name: str
) -> None:
    _damaged(name)

    assert _answers(client, revoked) == [503] * 4
    assert (_is_named(), client.get("/healthz").json()["witness_file"]) == (True, False)


@pytest.mark.parametrize("name", DAMAGE)
def test_an_old_database_beside_a_damaged_witness_is_not_believed(
    revoked: Certificate, client: Client, name: str
) -> None:
    _damaged(name)
    with witness.set_aside():
        set_back(1)
        refresh_all()

    assert _claims(client, revoked) == []
    assert _answers(client, revoked) == [503] * 4


def test_a_restore_on_purpose_opens_the_pages_again(revoked: Certificate, client: Client) -> None:
    _damaged("emptied")
    officer = User.objects.filter(is_active=True).earliest("pk")

    call_command("restored", reason="Hỏng đĩa", by=officer.email)

    shelves.forget()
    assert _answers(client, revoked) == [200] * 4
    assert (_claims(client, revoked), _is_named()) == ([], False)


def test_a_damaged_witness_is_said_at_the_start_and_told_nothing(
    revoked: Certificate, caplog: pytest.LogCaptureFixture
) -> None:
    _damaged("cut")
    before = Path(settings.WITNESS_FILE).read_bytes()

    check_at_start()

    (record,) = caplog.records
    assert record.levelname == "CRITICAL"
    assert "was emptied, cut or changed" in record.getMessage()
    assert Path(settings.WITNESS_FILE).read_bytes() == before


def test_a_witness_that_cannot_be_read_closes_every_page_and_is_named(
    revoked: Certificate, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(settings.WITNESS_FILE).unlink()
    Path(settings.WITNESS_FILE).mkdir()

    assert _answers(client, revoked) == [503] * 4
    assert (_is_named(), client.get("/healthz").json()["witness_file"]) == (True, False)
    assert "Is a directory" in capsys.readouterr().err


def test_a_site_that_starts_tells_a_witness_that_is_gone(revoked: Certificate) -> None:
    known = dict(witness.everything())
    Path(settings.WITNESS_FILE).unlink()

    check_at_start()

    assert dict(witness.everything()).keys() == known.keys()


def _damaged(name: str) -> None:
    file = Path(settings.WITNESS_FILE)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(DAMAGE[name](lines)))


def _claims(client: Client, paper: Certificate) -> list[str]:
    shelves.forget()
    return [path for path in _paths(paper) if "star-drawing" in client.get(path).content.decode()]


def _answers(client: Client, paper: Certificate) -> list[int]:
    shelves.forget()
    return [client.get(path).status_code for path in _paths(paper)]


def _paths(paper: Certificate) -> tuple[str, ...]:
    return "/", "/san-pham/", f"/san-pham/{paper.product.slug}/", f"/so-dang-ky/{paper.slug}/"


def _is_named() -> bool:
    try:
        call_command("verify_log", verbosity=0)
    except CommandError:
        return True
    return False
