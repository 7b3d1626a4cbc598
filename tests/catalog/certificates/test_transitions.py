"""Every state × event kind × emergency, each forbidden pair tried in every way there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from catalog.certificates import actions
from catalog.certificates.actions import Decision, Rating
from catalog.certificates.events import Kind
from catalog.certificates.guards import Refused
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import histories, register_rows
from catalog.certificates.states import State, standing
from tests.catalog.certificates.conftest import NOON, Register, written
from tests.factories import make_certificate

DAY = dt.timedelta(days=1)
LAPSED = "lapsed emergency"
URGENT = "emergency suspension"
# Written out by hand from architecture §3.4; (kind, is it an emergency act?).
ALLOWED: dict[str, set[tuple[str, bool]]] = {
    State.NOT_YET: {("issued", False)},
    State.IN_FORCE: {
        ("suspended", False), ("suspended", True), ("revoked", False), ("superseded", False),
        ("renewed", False),
    },
    State.SUSPENDED: {("reinstated", False), ("revoked", False), ("superseded", False)},
    URGENT: {
        ("suspended", False), ("reinstated", False), ("revoked", False), ("superseded", False),
    },
    LAPSED: {
        ("suspended", False), ("revoked", False), ("superseded", False), ("renewed", False),
    },
    State.EXPIRED: {("revoked", False), ("superseded", False), ("renewed", False)},
    State.REVOKED: set(),
    State.SUPERSEDED: set(),
}  # fmt: skip
PAIRS = [(kind, emergency) for kind in Kind for emergency in (False, True)]
LEADS_TO: dict[str, dict[str, Any]] = {
    State.SUSPENDED: {"kind": Kind.SUSPENDED},
    URGENT: {"kind": Kind.SUSPENDED, "emergency": True, "at": NOON - DAY},
    LAPSED: {"kind": Kind.SUSPENDED, "emergency": True, "at": NOON - 3 * DAY},
    State.REVOKED: {"kind": Kind.REVOKED},
    State.SUPERSEDED: {"kind": Kind.SUPERSEDED},
}


def in_state(register: Register, state: str) -> Certificate:
    """A certificate that stands so at noon."""
    if state == State.NOT_YET:
        return Certificate.objects.create(number="GL-0", slug="gl-0", product=register.product)
    day = dt.date(2023, 3, 1) if state == State.EXPIRED else dt.date(2025, 8, 1)
    certificate = make_certificate(
        register.product, day=day, authority=register.agency, officers=register.officers
    )
    if state in LEADS_TO:
        CertificateEvent.objects.create(**register.row(certificate, **LEADS_TO[state]))
    return certificate


def by_action(row: dict[str, Any]) -> None:
    who = Decision(
        row["decision_number"], row["decision_date"], row["authority"],
        row["proposer"], row["approver"], row["reason"],
    )  # fmt: skip
    certificate, kind, at = row["certificate"], row["kind"], row["at"]
    rating = Rating(row.get("score"), row.get("star", 0))  # type: ignore[arg-type]
    plain: dict[Kind, Callable[[], object]] = {
        Kind.SUSPENDED: lambda: actions.suspend_certificate(
            certificate, who, at=at, emergency=row["emergency"]
        ),
        Kind.REINSTATED: lambda: actions.reinstate_certificate(certificate, who, at=at),
        Kind.REVOKED: lambda: actions.revoke_certificates([certificate], who, at=at),
        Kind.RENEWED: lambda: actions.renew_certificate(certificate, rating, who, at=at),
    }
    # No verb of its own writes these on a given certificate; the step they all share does.
    bare = kind not in plain or (row["emergency"] and kind is not Kind.SUSPENDED)
    names = ("emergency", "score", "star", "ruleset", "last_day")
    facts = {name: row[name] for name in names if name in row}
    if bare:
        actions._append([actions.Act(certificate, kind, facts)], who, at)
    else:
        plain[kind]()


def by_shell(row: dict[str, Any]) -> None:
    CertificateEvent.objects.create(**row)


def by_save(row: dict[str, Any]) -> None:
    CertificateEvent(**row).save()


def by_fixture(row: dict[str, Any]) -> None:
    CertificateEvent(**row).save_base(raw=True)


WAYS = [by_action, by_shell, by_save, by_fixture]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", ALLOWED)
def test_only_the_allowed_events_are_written_whichever_way(
    register: Register, state: str, way: Callable[[dict[str, Any]], None]
) -> None:
    certificate = in_state(register, state)
    before = written()
    accepted = set()
    for kind, emergency in PAIRS:
        row = register.row(certificate, kind, emergency=emergency)
        place = transaction.savepoint()
        try:
            way(row)
        except Refused:
            assert written() == before
        else:
            accepted.add((kind.value, emergency))
            assert len(written()) > len(before)
        transaction.savepoint_rollback(place)

    assert accepted == ALLOWED[state]


@pytest.mark.parametrize("state", [state for state in ALLOWED if state != State.NOT_YET])
def test_the_states_above_are_what_they_are_called(register: Register, state: str) -> None:
    certificate = in_state(register, state)
    names = {URGENT: State.SUSPENDED, LAPSED: State.IN_FORCE}

    from_rows = standing(histories(register_rows())[0], NOON)

    assert from_rows.state == names.get(state, state)
    assert certificate.events.count() == (2 if state in LEADS_TO else 1)
