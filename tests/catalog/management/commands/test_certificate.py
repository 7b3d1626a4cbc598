"""`manage.py certificate`: acts from the command line, whole or not at all."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from catalog.certificates.models import Certificate, CertificateEvent
from tests.catalog.certificates.conftest import Register, noon, register, written
from tests.catalog.certificates.test_actions import papers

__all__ = ["noon", "register"]


def run(register: Register, verb: str, *numbers: str, **options: str) -> str:
    """Run the command as its two officers; answer what it said."""
    secretary, approver = register.officers
    out = StringIO()
    who = {"by": secretary.email, "approved_by": approver.email, "decision": "47/QĐ-UBND"}
    call_command("certificate", verb, *numbers, stdout=out, **{**who, **options})
    return out.getvalue()


def numbers(certificates: list[Certificate]) -> list[str]:
    return [each.number for each in certificates]


def test_revoke_says_what_holds_now(register: Register) -> None:
    (paper,) = papers(register, 1)

    assert run(register, "revoke", paper.number) == f"{paper.number}: revoked until 01/03/2029\n"
    assert paper.events.latest("sequence").decision_number == "47/QĐ-UBND"


def test_47_certificates_of_one_decision_are_revoked(register: Register) -> None:
    several = papers(register, 47)

    said = run(register, "revoke", *numbers(several))

    assert len(re.findall(r": revoked ", said)) == 47
    assert CertificateEvent.objects.filter(kind="revoked").count() == 47


def test_one_refusal_in_the_middle_of_47_leaves_all_as_they_were(register: Register) -> None:
    several = papers(register, 47)
    run(register, "revoke", several[23].number)
    before = written()

    with pytest.raises(CommandError) as refused, translation.override("en"):
        run(register, "revoke", *numbers(several))

    assert str(refused.value).startswith(f"{several[23].number}: This step cannot follow")
    assert refused.value.returncode == 1
    assert written() == before


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Proposer and approver are the same person. Ask a second officer to approve."),
        ("vi", "Người đề xuất và người phê duyệt là một. Hãy nhờ cán bộ thứ hai phê duyệt."),
    ],
)
@pytest.mark.usefixtures("catalogues")
def test_one_person_cannot_be_both(register: Register, language: str, sentence: str) -> None:
    (paper,) = papers(register, 1)
    secretary, approver = register.officers
    approver.memberships.create(agency=register.agency, role="secretary", valid_from="2020-01-01")
    before = written()

    with pytest.raises(CommandError) as refused, translation.override(language):
        run(register, "revoke", paper.number, by=approver.email or "")

    assert str(refused.value) == f"{paper.number}: {sentence}"
    assert written() == before
    assert secretary != approver


def test_suspend_and_reinstate(register: Register) -> None:
    (paper,) = papers(register, 1)

    assert run(register, "suspend", paper.number) == f"{paper.number}: suspended until 01/03/2029\n"
    assert run(register, "reinstate", paper.number).startswith(f"{paper.number}: in_force")


def test_one_secretary_suspends_in_an_emergency(register: Register) -> None:
    (paper,) = papers(register, 1)
    alone = {"approved_by": "", "decision": "", "reason": "Nghi ngờ"}

    said = run(register, "suspend", paper.number, emergency=True, **alone)  # type: ignore[arg-type]

    assert said.startswith(f"{paper.number}: suspended")


def test_show_writes_nothing(register: Register) -> None:
    (paper,) = papers(register, 1)
    before = written()

    assert run(register, "show", paper.number) == f"{paper.number}: in_force until 01/03/2029\n"
    assert written() == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": "nobody@example.vn"}, "Nobody signs in as 'nobody@example.vn'"),
        ({"by": ""}, "Nobody signs in as ''"),
        ({"approved_by": ""}, "Nobody has approved this step."),
        ({"decision": ""}, "The number and date of the decision are missing."),
        ({"date": "hôm qua"}, "'hôm qua' is not a date such as 2026-03-01."),
        ({"date": "2026-06-02"}, "The decision is dated after the day it takes effect."),
        ({"authority": "nowhere"}, "There is no authority 'nowhere'."),
    ],
)
def test_a_wrong_option_is_refused_with_a_sentence(
    register: Register, options: dict[str, str], sentence: str
) -> None:
    (paper,) = papers(register, 1)
    before = written()

    with pytest.raises(CommandError, match=re.escape(sentence)), translation.override("en"):
        run(register, "revoke", paper.number, **options)

    assert written() == before


def test_an_unknown_number_is_refused_with_a_sentence(register: Register) -> None:
    with pytest.raises(CommandError, match="no certificate 'GL-0'"), translation.override("en"):
        run(register, "revoke", "GL-0")
