"""What a log cannot know of itself: the witness knows it, and whoever kept a head elsewhere."""

from __future__ import annotations

import pytest

from base import witness
from base.witness import Point
from catalog.certificates import verification, witnessed
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.verification import (
    faults,
    kept_elsewhere,
    register_check,
    witness_faults,
)
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_verification import named, set_back, small, sql
from tests.factories import make_producer, make_product

__all__ = ["small"]

pytestmark = pytest.mark.usefixtures("in_english")


def test_a_log_set_back_with_its_head_is_whole_to_itself_and_named_by_the_witness(
    small: Register,
) -> None:
    witnessed.begin_anew()
    set_back(8)
    (paper,) = Certificate.objects.filter(events=None).order_by("pk")[:1]

    assert list(faults()) == []
    assert list(witness_faults()) == [
        "the log: ends at 8, but this machine has seen 12",
        f"certificate {paper}: ends at 0, but this machine has seen 4",
    ]


def test_an_untouched_log_is_what_the_witness_has_seen(small: Register) -> None:
    witnessed.begin_anew()

    assert list(witness_faults()) == []


def test_a_row_the_witness_knows_otherwise_is_named(small: Register) -> None:
    paper = CertificateEvent.objects.get(sequence=12).certificate
    witness.note({"certificates": Point(12, "f" * 64), f"c/{paper.pk}": Point(4, "f" * 64)})

    assert list(witness_faults()) == [
        "the log: its row 12 is another one than this machine has seen",
        f"certificate {paper}: its row 4 is another one than this machine has seen",
    ]


def test_a_log_set_back_does_not_hold_the_head_kept_elsewhere(small: Register) -> None:
    head = CertificateEvent.objects.values_list("sequence", "digest").get(sequence=12)
    assert list(kept_elsewhere(Point(*head))) == []

    set_back(8)

    assert list(kept_elsewhere(Point(*head))) == [
        "row 12 (certificate –): missing, but it was there once"
    ]


def test_another_log_does_not_hold_the_head_kept_elsewhere(small: Register) -> None:
    assert list(kept_elsewhere(Point(12, "f" * 64))) == [
        "row 12 (certificate –): is another one than was there once"
    ]


def test_a_row_moved_to_another_holder_with_its_certificate_is_named(small: Register) -> None:
    other = make_product("Tiêu", producer=make_producer("Hợp tác xã khác"))
    first = CertificateEvent.objects.get(sequence=1).certificate
    sql("UPDATE catalog_product SET producer_id = %s WHERE id = %s",
        other.producer_id, first.product_id)  # fmt: skip

    assert next(faults()) == f"row 1 (certificate {first}): granted to another holder"
    assert named() == set(range(1, 9))


def test_other_features_add_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "checks", {})
    monkeypatch.setattr(verification, "names", {})
    register_check("lots", lambda: ["lot 1: gone"], name="Lots")

    assert {name: list(check()) for name, check in verification.checks.items()} == {
        "lots": ["lot 1: gone"]
    }
