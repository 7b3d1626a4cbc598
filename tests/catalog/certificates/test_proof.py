"""At a terminal each officer is asked for a password that is not shown."""

from __future__ import annotations

from io import StringIO

import pytest

from catalog.certificates.order import Unclear
from catalog.certificates.proof import prove
from tests.factories import make_person


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.django_db
def test_each_person_is_asked_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person(password="mật khẩu")
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "mật khẩu"

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("catalog.certificates.proof.getpass", ask)

    prove(person, None, from_stdin=False)

    assert len(asked) == 1
    assert str(person.email) in asked[0]


@pytest.mark.django_db
def test_who_has_no_password_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("\n"))

    person = make_person()

    with pytest.raises(Unclear, match=rf"{person.email}.*(chưa có mật khẩu|has no password yet)"):
        prove(person, from_stdin=True)


@pytest.mark.django_db
def test_each_person_gives_one_line_of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [make_person(password=word) for word in ("một hai", " ba ")]
    monkeypatch.setattr("sys.stdin", StringIO("một hai\r\n ba \n"))

    prove(*people, from_stdin=True)

    monkeypatch.setattr("sys.stdin", StringIO("một hai\nba\n"))
    with pytest.raises(Unclear, match=str(people[1].email)):
        prove(*people, from_stdin=True)


@pytest.mark.django_db
def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("mật khẩu\n"))

    with pytest.raises(Unclear, match="--passwords-from-stdin"):
        prove(make_person(password="mật khẩu"), from_stdin=False)
