"""A witness that is edited, cut or gone makes no page say better than the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from base import clock
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.models import Certificate
from catalog.certificates.witnessed import LOG, check_at_start
from catalog.window import shelves
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_product,
)

pytestmark = pytest.mark.django_db
OTHER = "f" * 64


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


def _edited(lines: list[str]) -> list[str]:
    return [f"{line.rsplit(' ', 1)[0]} {OTHER}" for line in lines]


def _ahead(lines: list[str]) -> list[str]:
    return [*lines, f"{LOG} 99 {OTHER}"]


DAMAGE: dict[str, Callable[[list[str]], list[str]]] = {
    "gone": lambda _: [],
    "cut": lambda lines: lines[:2],
    "edited": _edited,
    "ahead": _ahead,
    "torn": lambda lines: [*lines[:-1], lines[-1][:20]],
    "no witness at all": lambda _: ["\x00\x01", "c/1 x y", "c/1 ² " + OTHER],
}
NAMED = {"edited", "ahead"}


@pytest.mark.parametrize("name", DAMAGE)
def test_no_page_says_better_than_the_truth_and_what_was_edited_is_named(
    revoked: Certificate, settings: Settings, client: Client, name: str
) -> None:
    file = Path(settings.WITNESS_FILE)
    lines = file.read_text().splitlines()
    file.write_text("".join(f"{line}\n" for line in DAMAGE[name](lines)))

    assert _claims(client, revoked) == []
    assert _is_named() is (name in NAMED)
    refresh_all()
    assert _claims(client, revoked) == []


def test_a_site_that_starts_tells_a_witness_that_is_gone(
    revoked: Certificate, settings: Settings
) -> None:
    file = Path(settings.WITNESS_FILE)
    known = {line.rsplit(" ", 2)[0] for line in file.read_text().splitlines()}
    file.unlink()

    check_at_start()

    now = {line.rsplit(" ", 2)[0] for line in file.read_text().splitlines()}
    assert now == known | {LOG}


def _claims(client: Client, paper: Certificate) -> list[str]:
    shelves.forget()
    paths = ("/", "/san-pham/", f"/san-pham/{paper.product.slug}/", f"/so-dang-ky/{paper.slug}/")
    return [path for path in paths if "star-drawing" in client.get(path).content.decode()]


def _is_named() -> bool:
    try:
        call_command("verify_log", verbosity=0)
    except CommandError:
        return True
    return False
