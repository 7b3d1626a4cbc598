"""`manage.py certificate`: acts from the command line, whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django.fixtures import Settings

from base.models import StateFolder
from base.state_folder import marks
from catalog.certificates.models import Certificate, CertificateEvent
from tests.catalog.certificates.conftest import Register, noon, register, written
from tests.catalog.certificates.test_actions import papers

__all__ = ["noon", "register"]


PASSWORDS = ("thư ký mật", "người duyệt mật")


@pytest.fixture(autouse=True)
def passwords(register: Register, settings: Settings) -> None:
    """Both officers have one, hashed fast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for person, password in zip(register.officers, PASSWORDS, strict=True):
        person.set_password(password)
        person.save()


def run(
    register: Register, verb: str, *numbers: str, given: Sequence[str] = PASSWORDS, **options: Any
) -> str:
    """Run the command as its two officers; answer what it said."""
    secretary, approver = register.officers
    out = StringIO()
    who: dict[str, Any] = {"by": secretary.email, "approved_by": approver.email}
    who |= {"decision": "47/QĐ-UBND", "passwords_from_stdin": True, **options}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", StringIO("\n".join(given) + "\n"))
        call_command("certificate", verb, *numbers, stdout=out, **who)
    return out.getvalue()


def numbers(certificates: list[Certificate]) -> list[str]:
    return [each.number for each in certificates]


def test_revoke_says_what_holds_now(register: Register) -> None:
    (paper,) = papers(register, 1)

    said = run(register, "revoke", paper.number)

    assert said == f"{paper.number}: đã bị thu hồi ngày 01/06/2026\n"
    assert paper.events.latest("sequence").decision_number == "47/QĐ-UBND"


def test_a_reason_too_long_for_the_register_is_refused_with_a_sentence(register: Register) -> None:
    (paper,) = papers(register, 1)
    before = written()

    with pytest.raises(CommandError, match="quá dài") as refused:
        run(register, "revoke", paper.number, reason="x" * 501)
    assert refused.value.returncode == 2
    assert written() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("in_english")
def test_an_act_with_another_state_folder_is_refused_and_not_written(register: Register) -> None:
    (paper,) = papers(register, 1)
    StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)
    before = written()

    with pytest.raises(CommandError, match="served from another state folder") as refused:
        run(register, "revoke", paper.number)
    assert (refused.value.returncode, written()) == (3, before)


def test_47_certificates_of_one_decision_are_revoked(register: Register) -> None:
    several = papers(register, 47)

    said = run(register, "revoke", *numbers(several))

    assert len(re.findall(r": đã bị thu hồi ", said)) == 47
    assert CertificateEvent.objects.filter(kind="revoked").count() == 47


def test_one_refusal_in_the_middle_of_47_leaves_all_as_they_were(register: Register) -> None:
    several = papers(register, 47)
    run(register, "revoke", several[23].number)
    before = written()

    with pytest.raises(CommandError) as refused, translation.override("en"):
        run(register, "revoke", *numbers(several))

    assert str(refused.value).startswith(f"{several[23].number}: This step cannot follow")
    assert refused.value.returncode == 2
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
    before, given = written(), (PASSWORDS[1], PASSWORDS[1])

    with pytest.raises(CommandError) as refused, translation.override(language):
        run(register, "revoke", paper.number, given=given, by=approver.email or "")

    assert str(refused.value) == f"{paper.number}: {sentence}"
    assert written() == before
    assert secretary != approver


def test_one_person_with_one_role_is_told_of_being_one_person(register: Register) -> None:
    (paper,) = papers(register, 1)
    approver, given = register.officers[1], (PASSWORDS[1], PASSWORDS[1])

    with pytest.raises(CommandError, match="same person"), translation.override("en"):
        run(register, "revoke", paper.number, given=given, by=approver.email or "")


def test_suspend_and_reinstate(register: Register) -> None:
    (paper,) = papers(register, 1)

    said = run(register, "suspend", paper.number)

    assert said == f"{paper.number}: bị đình chỉ từ ngày 01/06/2026\n"
    assert run(register, "reinstate", paper.number).startswith(f"{paper.number}: còn hiệu lực")


def test_one_secretary_suspends_in_an_emergency(register: Register) -> None:
    (paper,) = papers(register, 1)
    alone = {"approved_by": "", "decision": "", "reason": "Nghi ngờ"}

    said = run(register, "suspend", paper.number, emergency=True, **alone)

    assert said.startswith(f"{paper.number}: bị đình chỉ")


def test_show_writes_nothing(register: Register) -> None:
    (paper,) = papers(register, 1)
    before = written()

    said = run(register, "show", paper.number)

    assert said == f"{paper.number}: còn hiệu lực đến hết ngày 01/03/2029\n"
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


@pytest.mark.parametrize(
    ("given", "whose"),
    [(("x", PASSWORDS[1]), 0), ((PASSWORDS[0], "x"), 1), ((PASSWORDS[0],), 1), ((), 0)],
)
def test_a_wrong_password_writes_nothing(
    register: Register, given: Sequence[str], whose: int
) -> None:
    (paper,) = papers(register, 1)
    before, name = written(), register.officers[whose].email

    with pytest.raises(CommandError) as refused, translation.override("en"):
        run(register, "revoke", paper.number, given=given)

    assert str(refused.value) == f"The password of {name} is wrong. Nothing was written."
    assert (refused.value.returncode, written()) == (2, before)


def test_without_a_terminal_the_passwords_must_be_sent(register: Register) -> None:
    (paper,) = papers(register, 1)
    before = written()

    with pytest.raises(CommandError, match="Nobody is at the terminal"), translation.override("en"):
        run(register, "revoke", paper.number, passwords_from_stdin=False)

    assert written() == before


RATED = {"score": "78.66", "star": "4", "date": "2026-06-01"}


def test_issue_and_renew_say_what_holds_as_json(register: Register) -> None:
    asked = {**RATED, "product": register.product.code, "authority": register.agency.slug}

    (issued,) = json.loads(run(register, "issue", "GL-7", json=True, **asked))
    (renewed,) = json.loads(run(register, "renew", "GL-7", json=True, **RATED))

    assert issued == renewed == {
        "number": "GL-7", "state": "in_force", "decided_on": "2026-06-01", "superseded_by": None,
        "valid_from": "2026-06-01", "valid_until": "2029-06-01",
        "product": {
            "code": register.product.code, "outcome": "in_force", "certificate": "GL-7", "star": 4,
            "valid_from": "2026-06-01", "valid_until": "2029-06-01",
            "changes_at": "2029-06-02T00:00:00+07:00",
        },
    }  # fmt: skip


def test_a_superseded_paper_is_told_apart_from_its_product(register: Register) -> None:
    (paper,) = papers(register, 1)
    asked = {**RATED, "product": paper.product.code, "authority": register.agency.slug}
    run(register, "issue", "GL-7", **asked)

    (told,) = json.loads(run(register, "show", paper.number, json=True))

    assert run(register, "show", paper.number).startswith(
        f"{paper.number}: đã được thay thế bằng GL-7 "
    )
    assert (told["state"], told["superseded_by"]) == ("superseded", "GL-7")
    assert (told["product"]["certificate"], told["product"]["star"]) == ("GL-7", 4)
    assert "star" not in told


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"product": "NOWHERE"}, "There is no product with the code 'NOWHERE'."),
        ({"score": "cao"}, "Score or star is no number."),
        ({"score": "NaN"}, "Score or star is no number."),
        ({"star": ""}, "Score or star is no number."),
        ({"star": "5"}, "GL-7: The star does not fit the score."),
        ({"authority": ""}, "Say which body decided"),
    ],
)
def test_a_wrong_issue_is_one_sentence(
    register: Register, asked: dict[str, str], sentence: str
) -> None:
    usual = {**RATED, "product": register.product.code, "authority": register.agency.slug}

    with pytest.raises(CommandError) as refused, translation.override("en"):
        run(register, "issue", "GL-7", **{**usual, **asked})

    assert str(refused.value).startswith(sentence)
    assert (refused.value.returncode, Certificate.objects.count()) == (2, 0)


def test_a_number_that_is_taken_is_one_sentence(register: Register) -> None:
    (paper,) = papers(register, 1)
    usual = {**RATED, "product": register.product.code, "authority": register.agency.slug}

    with pytest.raises(CommandError, match="already holds"), translation.override("en"):
        run(register, "issue", paper.number, **usual)
