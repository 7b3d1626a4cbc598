"""The four dated rule-sets of the programme and what they say about stars (pure).

Source: the `source` line of each rule-set in data/rulesets.toml.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "rulesets.toml"
LEAST_CERTIFIED_STAR = 3  # QĐ 26/2026 Art. 4: 1 and 2 stars exist as bands, never as certificates
MOST_SCORE = Decimal(100)


class NoRuleSet(LookupError):  # noqa: N818 - says what is the case
    """No rule-set of the programme was in force on that day."""


@dataclass(frozen=True)
class RuleSet:
    """One rule-set: in force from its first day until the next set's first day (not included).

    Each text of `to_be_confirmed` is there in Vietnamese and in English.
    """

    key: str
    name_vi: str
    name_en: str
    in_force_from: dt.date
    in_force_until: dt.date | None
    band_bounds: tuple[Decimal, ...]
    issuers: Mapping[int, str]
    part_weights: Mapping[str, int]
    validity_months: int
    source: str
    to_be_confirmed: tuple[tuple[str, str], ...]
    renewers: Mapping[int, str] = field(default_factory=dict)
    issuers_since: dt.date | None = None
    issuers_then: Mapping[int, str] = field(default_factory=dict)

    def in_force(self, on: dt.date) -> bool:
        """Whether decisions of that day follow this set."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on < self.in_force_until
        )

    def star_of(self, score: Decimal) -> int:
        """Answer 1–5 stars; bands are half-open, so 70 is already four and 69.99 still three.

        Raises:
            ValueError: the score is not between 0 and 100.
        """
        if not 0 <= score <= MOST_SCORE:
            raise ValueError("A score is between 0 and 100.")
        return sum(1 for bound in self.band_bounds if score >= bound)

    def issuer_of(self, star: int, on: dt.date | None = None) -> str | None:
        """The level that issues this star on a day: district, province, ministry; None = nobody."""
        then = self.issuers_since and on and on >= self.issuers_since
        return (self.issuers_then.get(star) if then else None) or self.issuers.get(star)

    def may_renew(self, level: str, star: int, on: dt.date | None = None) -> bool:
        """Whether this level may renew a certificate of this star that it answers for."""
        return level in (self.issuer_of(star, on), self.renewers.get(star))

    def last_day(self, first_day: dt.date) -> dt.date:
        """Answer the last local day, inclusive, of a certificate valid from `first_day`."""
        return months_later(first_day, self.validity_months)


def months_later(day: dt.date, months: int) -> dt.date:
    """Answer the same day `months` later, or that month's last day if the month is shorter."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return dt.date(year, month0 + 1, min(day.day, last))


@cache
def rulesets() -> tuple[RuleSet, ...]:
    """Answer all rule-sets, oldest first."""
    with DATA.open("rb") as file:
        return tuple(_ruleset(row) for row in tomllib.load(file)["ruleset"])


def ruleset_on(day: dt.date) -> RuleSet:
    """Answer the rule-set that governs a decision of `day`.

    Raises:
        NoRuleSet: the programme's first rule-set is of 21 August 2019.
    """
    for each in rulesets():
        if each.in_force(day):
            return each
    raise NoRuleSet(f"No OCOP rule-set was in force on {day:%d/%m/%Y}.")


def ruleset(key: str) -> RuleSet:
    """Answer the rule-set of that key; raises NoRuleSet for an unknown one."""
    for each in rulesets():
        if each.key == key:
            return each
    raise NoRuleSet(f"There is no rule-set {key!r}.")


def _ruleset(row: dict[str, object]) -> RuleSet:
    """Read one table of the data file."""
    values = dict(row)
    values["band_bounds"] = tuple(Decimal(str(bound)) for bound in row["band_bounds"])  # type: ignore[attr-defined]
    for name in ("issuers", "renewers", "issuers_then"):
        values[name] = {int(star): level for star, level in row.get(name, {}).items()}  # type: ignore[attr-defined]
    values["to_be_confirmed"] = tuple(map(tuple, row["to_be_confirmed"]))  # type: ignore[call-overload]
    values.setdefault("in_force_until", None)
    return RuleSet(**values)  # type: ignore[arg-type]
