"""The four rule-sets, held against the table of the domain reference."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal

import pytest

from catalog.rulesets.rules import (
    DATA,
    NoRuleSet,
    months_later,
    ruleset,
    ruleset_on,
    rulesets,
)

# Key, first day, day the next takes over, issuers of 3, 4, 5 stars, weights A/B/C.
TABLE = [
    ("rs2019", "2019-08-21", "2023-02-24", "province province ministry", "35/25/40"),
    ("rs2023", "2023-02-24", "2025-07-06", "district province ministry", "40/25/35"),
    ("rs2025", "2025-07-06", "2026-05-22", "province province ministry", "40/25/35"),
    ("rs2026", "2026-05-22", "None", "province province ministry", "40/25/35"),
]
BOUNDS = tuple(Decimal(bound) for bound in (0, 30, 50, 70, 90))


def test_the_rule_sets_are_those_of_the_table() -> None:
    found = [
        (
            each.key,
            str(each.in_force_from),
            str(each.in_force_until),
            " ".join(each.issuer_of(star) or "nobody" for star in (3, 4, 5)),
            "/".join(str(each.part_weights[part]) for part in "abc"),
        )
        for each in rulesets()
    ]

    assert found == TABLE


def test_each_set_has_its_bands_term_names_and_source() -> None:
    for each in rulesets():
        assert each.band_bounds == BOUNDS
        assert each.validity_months == 36
        assert each.source.startswith("QĐ ")
        assert each.name_vi != each.name_en


def test_the_sources_are_the_decisions_of_the_programme() -> None:
    cited = {each.key: each.source for each in rulesets()}

    assert "1048/QĐ-TTg 21/8/2019" in cited["rs2019"]
    assert "781/QĐ-TTg 08/6/2020" in cited["rs2019"]
    assert "148/QĐ-TTg 24/02/2023" in cited["rs2023"]
    assert "1489/QĐ-TTg 06/7/2025" in cited["rs2025"]
    assert "26/2026/QĐ-TTg 22/5/2026" in cited["rs2026"]


def test_no_set_has_an_unknown_word() -> None:
    with DATA.open("rb") as file:
        rows = tomllib.load(file)["ruleset"]
    words = {
        "key", "name_vi", "name_en", "in_force_from", "in_force_until", "band_bounds", "issuers",
        "part_weights", "validity_months", "source", "to_be_confirmed", "renewers",
        "issuers_since", "issuers_then",
    }  # fmt: skip

    assert set().union(*rows) == words
    assert [sum(row["part_weights"].values()) for row in rows] == [100] * 4


def test_what_was_not_read_in_the_signed_text_is_marked() -> None:
    assert len(ruleset("rs2026").to_be_confirmed) == 2
    assert len(ruleset("rs2023").to_be_confirmed) == 2


@pytest.mark.parametrize(
    ("day", "issuer"),
    [
        (dt.date(2025, 6, 30), "district"),
        (dt.date(2025, 7, 1), "province"),
        (dt.date(2025, 7, 5), "province"),
        (dt.date(2025, 7, 6), "province"),
    ],
)
def test_three_stars_are_the_provinces_since_there_are_no_districts(
    day: dt.date, issuer: str
) -> None:
    rules = ruleset_on(day)

    assert rules.issuer_of(3, day) == issuer
    assert [rules.issuer_of(star, day) for star in (4, 5)] == ["province", "ministry"]


def test_the_level_that_granted_three_stars_before_2023_may_renew_them() -> None:
    rules, day = ruleset("rs2023"), dt.date(2024, 6, 1)

    assert [rules.may_renew(level, 3, day) for level in ("province", "district", "ministry")] == [
        True, True, False,
    ]  # fmt: skip
    assert not rules.may_renew("district", 4, day)


def test_one_answer_sheet_scores_differently_under_2019_and_2023() -> None:
    sheet = {"a": Decimal("0.9"), "b": Decimal("0.8"), "c": Decimal("0.5")}
    totals = {
        key: sum(sheet[part] * weight for part, weight in ruleset(key).part_weights.items())
        for key in ("rs2019", "rs2023")
    }

    assert totals == {"rs2019": Decimal("71.5"), "rs2023": Decimal("73.5")}


@pytest.mark.parametrize("key", [row[0] for row in TABLE])
@pytest.mark.parametrize(
    ("score", "star"),
    [
        ("0", 1), ("29.99", 1), ("30", 2), ("49.99", 2), ("50", 3), ("69.5", 3), ("69.99", 3),
        ("70", 4), ("89.99", 4), ("89.995", 4), ("90", 5), ("100", 5),
    ],
)  # fmt: skip
def test_a_lower_bound_belongs_to_the_higher_star(key: str, score: str, star: int) -> None:
    assert ruleset(key).star_of(Decimal(score)) == star


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_there_are_no_scores_beyond_0_and_100(score: str) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        ruleset("rs2026").star_of(Decimal(score))


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2019-08-21", "rs2019"), ("2023-02-23", "rs2019"), ("2023-02-24", "rs2023"),
        ("2025-07-05", "rs2023"), ("2025-07-06", "rs2025"), ("2026-05-21", "rs2025"),
        ("2026-05-22", "rs2026"), ("2040-01-01", "rs2026"),
    ],
)  # fmt: skip
def test_each_day_has_its_set(day: str, key: str) -> None:
    assert ruleset_on(dt.date.fromisoformat(day)).key == key


def test_every_day_since_2019_has_exactly_one_set() -> None:
    days = (dt.date(2019, 8, 21) + dt.timedelta(step) for step in range(3000))

    assert all(sum(each.in_force(day) for each in rulesets()) == 1 for day in days)


def test_before_the_programme_there_is_none() -> None:
    with pytest.raises(NoRuleSet):
        ruleset_on(dt.date(2019, 8, 20))
    with pytest.raises(NoRuleSet):
        ruleset("rs2018")


def test_nobody_issues_one_or_two_stars() -> None:
    assert {each.issuer_of(star) for each in rulesets() for star in (0, 1, 2, 6)} == {None}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-02-29", "2027-02-28"), ("2021-02-28", "2024-02-28"), ("2023-08-31", "2026-08-31"),
        ("2020-12-31", "2023-12-31"), ("2026-03-01", "2029-03-01"),
    ],
)  # fmt: skip
def test_a_certificate_ends_on_the_same_day_three_years_later(first: str, last: str) -> None:
    assert str(ruleset("rs2026").last_day(dt.date.fromisoformat(first))) == last


def test_a_shorter_month_ends_on_its_last_day() -> None:
    assert months_later(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)
    assert months_later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
