"""Signing in: by either name, not with a closed account, and as slowly for a stranger."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from base.accounts.models import User

PASSWORD = "chè shan tuyết cổ thụ"
pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh() -> User:
    return User.objects.create_user(
        "hanh@example.vn", PASSWORD, full_name="Hạnh", phone="+84912345678"
    )


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every costly hash that is worked out."""
    worked: list[str] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(self: PBKDF2PasswordHasher, password: str, *rest: object) -> str:
        worked.append(password)
        return encode(self, password, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    return worked


@pytest.mark.parametrize("name", ["hanh@example.vn", "HANH@example.vn", "0912 345 678"])
def test_a_person_signs_in_by_either_name(hanh: User, name: str) -> None:
    assert authenticate(username=name, password=PASSWORD) == hanh


@pytest.mark.parametrize("password", ["", "chè", PASSWORD.upper()])
def test_a_wrong_password_is_refused(hanh: User, password: str) -> None:
    assert authenticate(username="hanh@example.vn", password=password) is None


def test_a_closed_account_is_refused(hanh: User) -> None:
    hanh.is_active = False
    hanh.save()

    assert authenticate(username="hanh@example.vn", password=PASSWORD) is None


@pytest.mark.parametrize("name", ["hanh@example.vn", "cuong@example.vn", "0912345679", "nonsense"])
def test_known_and_unknown_names_cost_one_hash_each(
    hanh: User, hashes: list[str], name: str
) -> None:
    authenticate(username=name, password="wrong")

    assert hashes == ["wrong"]


def test_a_closed_account_costs_the_same(hanh: User, hashes: list[str]) -> None:
    hanh.is_active = False
    hanh.save()
    authenticate(username="hanh@example.vn", password="wrong")

    assert hashes == ["wrong"]


def test_an_account_without_password_costs_the_same(hashes: list[str]) -> None:
    User.objects.create_user("binh@example.vn", full_name="Bình")
    hashes.clear()

    assert authenticate(username="binh@example.vn", password="wrong") is None
    assert len(hashes) == 1
