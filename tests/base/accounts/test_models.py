"""People are found however their name is spelt, and nobody twice."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from base.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_person_is_known_by_phone_in_any_spelling() -> None:
    binh = User.objects.create_user("0912 345 678", full_name="Bình")

    assert (binh.phone, binh.email, binh.has_usable_password()) == ("+84912345678", None, False)
    for spelling in ("0912345678", "+84 912.345.678", "84912345678"):
        assert User.objects.known_as(spelling) == binh


def test_a_person_is_known_by_address_in_any_case() -> None:
    hanh = User.objects.create_user(" Hanh@Example.VN", full_name="Hạnh")

    assert hanh.email == "hanh@example.vn"
    assert User.objects.known_as("HANH@example.vn ") == hanh


@pytest.mark.parametrize("text", ["", "cuong", "cuong@example.vn", "0912345679", "\x00"])
def test_strangers_are_nobody(text: str) -> None:
    User.objects.create_user("0912345678", full_name="Bình")

    assert User.objects.known_as(text) is None


def test_an_address_belongs_to_one_person_in_any_case() -> None:
    User.objects.create_user("hanh@example.vn", full_name="Hạnh")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="HANH@EXAMPLE.VN", full_name="Another Hạnh")


def test_nobody_is_without_address_and_phone() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(full_name="Nobody")


def test_two_people_may_have_no_address() -> None:
    User.objects.create_user("0912345678", full_name="Bình")
    User.objects.create_user("0912345679", full_name="Cường")

    assert User.objects.filter(email=None).count() == 2


def test_a_superuser_may_do_everything() -> None:
    admin = User.objects.create_superuser("a@example.vn", "a long password", full_name="A")

    assert (admin.is_staff, admin.is_superuser, str(admin)) == (True, True, "A")
    assert admin.check_password("a long password")


def test_a_name_is_whole() -> None:
    user = User(full_name="Nguyễn Thị Hạnh")

    assert (user.get_full_name(), user.first_name, user.last_name) == (
        "Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh", "",
    )  # fmt: skip
