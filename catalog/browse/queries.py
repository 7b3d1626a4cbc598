"""Questions about many public rows; the outcome is asked of the facts, with its moment."""

from __future__ import annotations

import datetime as dt
from typing import Any, Generic, Self, TypeVar

from django.db.models import Case, CharField, F, Model, Q, QuerySet, Value, When
from django.db.models import PositiveSmallIntegerField as SmallInteger

from base import clock
from base.text import fold
from catalog.browse.facts import CANNOT_CHECK
from catalog.browse.selection import IN_SEASON
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import State

Row = TypeVar("Row", bound=Model)


class RegisterRows(QuerySet[Row], Generic[Row]):
    """Rows that carry certificate facts and folded text."""

    def documents(self) -> QuerySet[Row, Any]:
        """Their documents alone: a page needs nothing else, and a model costs as much again."""
        return self.values_list("document", flat=True)

    def standing_at(self, at: dt.datetime) -> Self:
        """Annotate `outcome` and, only while in force, `star_now` for the aware moment `at`."""
        outcome = Case(*_outcomes(at, self._last_words()), output_field=CharField())
        held = When(outcome=Value(Outcome.IN_FORCE), then=F("star"))
        return self.annotate(outcome=outcome).annotate(
            star_now=Case(held, default=None, output_field=SmallInteger())
        )

    def containing(self, text: str) -> Self:
        """Rows whose text holds every word of `text`, with or without marks."""
        found = self
        for word in fold(text).split()[:8]:
            found = found.filter(folded__contains=word)
        return found

    def _last_words(self) -> list[When]:
        """Answer what is left once nothing blocks and the term still runs."""
        return [When(star__isnull=False, then=Value(Outcome.IN_FORCE))]


class PublicProducts(RegisterRows[Any]):
    """Public products."""

    def season_told(self, month: int) -> Self:
        """Annotate `season_now`: IN_SEASON for products with a season that are in it, or empty."""
        ripe = F("season").bitand(1 << (month - 1))
        return self.annotate(ripe=ripe).annotate(
            season_now=_either_text(Q(ripe__gt=0), Value(IN_SEASON))
        )

    def communes_told(self, province_code: str) -> Self:
        """Annotate `commune_here` and its name, within one province only: all are too many."""
        here = Q(province_code=province_code)
        return self.annotate(
            commune_here=_either_text(here, F("commune_code")),
            commune_here_name=_either_text(here, F("commune_name")),
        )

    def _last_words(self) -> list[When]:
        return [When(is_potential=True, then=Value(Outcome.POTENTIAL)), *super()._last_words()]


def _either_text(condition: Q, value: F | Value) -> Case:
    return Case(When(condition, then=value), default=Value(""), output_field=CharField())


def _outcomes(at: dt.datetime, last_words: list[When]) -> list[When]:
    """The order of the verdict: what blocks, then the last day, then what is left."""
    still = Q(blocked_until__isnull=True) | Q(blocked_until__gt=at)
    over = Q(in_force_until__lt=clock.local(at).date())
    return [
        When(blocked=CANNOT_CHECK, then=Value(Outcome.CANNOT_CHECK)),
        When(blocked=State.REVOKED, then=Value(Outcome.REVOKED)),
        When(blocked=State.SUPERSEDED, then=Value(State.SUPERSEDED)),
        When(still, blocked=State.SUSPENDED, then=Value(Outcome.SUSPENDED)),
        When(over, then=Value(Outcome.EXPIRED)),
        *last_words,
        When(star__isnull=True, then=Value(Outcome.NOT_COVERED)),
    ]
