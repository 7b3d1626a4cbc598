"""Words of the shell as values; what is missing or unknown is said, and how to give it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from catalog.certificates.actions import Decision, Rating
from catalog.certificates.order import (
    Unclear,
    certificate_numbered,
    decision_of,
    product_coded,
    rating_of,
)
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import certificate_of
from tests.factories import make_agency, make_product


@pytest.fixture
def words(register: Register) -> dict[str, Any]:
    """A decision as the shell is told of it."""
    secretary, approver = register.officers
    return {
        "decision": "12/QĐ-UBND", "date": "2026-05-30", "authority": register.agency.slug,
        "by": secretary.email, "approved_by": approver.email, "reason": "Kiểm tra",
    }  # fmt: skip


def test_a_decision_has_its_number_day_body_and_people(
    register: Register, words: dict[str, Any]
) -> None:
    secretary, approver = register.officers

    assert decision_of(None, words) == Decision(
        "12/QĐ-UBND", dt.date(2026, 5, 30), register.agency, secretary, approver, "Kiểm tra"
    )


def test_a_decision_without_a_day_is_of_today_and_may_lack_an_approver(
    words: dict[str, Any],
) -> None:
    found = decision_of(None, {**words, "date": "", "approved_by": ""})

    assert (found.day, found.approver) == (dt.date(2026, 6, 1), None)


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ({"decision": "9" * 61}, "60"),
        ({"date": "hôm qua"}, "'hôm qua'"),
        ({"authority": "nowhere"}, "'nowhere'"),
        ({"authority": ""}, "--authority"),
        ({"by": "nobody@example.vn"}, "'nobody@example.vn'"),
        ({"approved_by": "nobody"}, "'nobody'"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said(
    words: dict[str, Any], spoiled: dict[str, str], said: str
) -> None:
    with pytest.raises(Unclear, match=said):
        decision_of(None, {**words, **spoiled})


def test_the_number_of_a_decision_may_have_sixty_characters(words: dict[str, Any]) -> None:
    assert decision_of(None, {**words, "decision": "9" * 60}).number == "9" * 60


def test_the_body_that_granted_a_certificate_decides_when_none_is_named(
    register: Register, words: dict[str, Any]
) -> None:
    paper = certificate_of(register)
    make_agency("Cơ quan khác")

    assert decision_of(paper, {**words, "authority": ""}).authority == register.agency


def test_the_heir_decides_for_a_body_that_is_gone_and_it_itself_when_it_has_none(
    register: Register, words: dict[str, Any]
) -> None:
    paper, heir = certificate_of(register), make_agency("Tỉnh mới")
    register.agency.valid_to = dt.date(2026, 5, 1)
    register.agency.save()
    unnamed = {**words, "authority": ""}
    assert decision_of(paper, unnamed).authority == register.agency

    register.agency.successors.add(heir)

    assert decision_of(paper, unnamed).authority == heir


def test_score_and_star_are_numbers_with_a_comma_or_a_point() -> None:
    words = {"score": "78,66", "star": "4", "capped_by": "x"}

    assert rating_of(words) == Rating(Decimal("78.66"), 4, "x")


@pytest.mark.parametrize(("score", "star"), [("x", "4"), ("78", "four"), ("Infinity", "4")])
def test_score_or_star_that_is_no_number_is_unclear(score: str, star: str) -> None:
    with pytest.raises(Unclear, match=r"--score 78\.66"):
        rating_of({"score": score, "star": star, "capped_by": ""})


@pytest.mark.django_db
def test_a_product_is_found_by_its_code_however_it_is_written() -> None:
    product = make_product()
    code = product.code

    assert product_coded(f" {code[:4]}-{code[4:]} ".lower()) == product
    with pytest.raises(Unclear, match="'NOSUCH'"):
        product_coded("NOSUCH")


def test_a_certificate_is_found_by_its_number(register: Register) -> None:
    paper = certificate_of(register)

    assert certificate_numbered(paper.number) == paper
    with pytest.raises(Unclear, match="'GL-0'"):
        certificate_numbered("GL-0")
