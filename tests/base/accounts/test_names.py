"""One spelling for each e-mail address and Vietnamese phone number."""

from __future__ import annotations

import pytest

from base.accounts.names import tidy_email, tidy_phone


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0912 345 678", "+84912345678"), ("+84 912345678", "+84912345678"),
        ("84912345678", "+84912345678"), ("(+84) 91-234-5678", "+84912345678"),
        ("0269.3823.456", "+842693823456"), ("024 3825 1234", "+842438251234"),
        ("0321234567", "+84321234567"), ("0561234567", "+84561234567"),
    ],
)  # fmt: skip
def test_a_phone_number_has_one_spelling(text: str, phone: str) -> None:
    assert tidy_phone(text) == phone


@pytest.mark.parametrize(
    "text",
    [
        "", "091234567", "09123456789", "0112345678", "0212345678", "0612345678",
        "+1 202 555 0100", "0912 345 67x", "O912345678", "٠٩١٢٣٤٥٦٧٨", "+84 0912345678",
    ],
)  # fmt: skip
def test_what_is_no_vietnamese_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Vietnamese phone number"):
        tidy_phone(text)


def test_an_address_is_trimmed_and_lower_case() -> None:
    assert tidy_email("  Hanh@Example.VN ") == "hanh@example.vn"


@pytest.mark.parametrize("text", ["", "hanh", "@example.vn", "hanh@", "a b@example.vn", "a@b"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        tidy_email(text)
