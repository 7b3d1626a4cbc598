"""Questions about many administrative units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from base.text import fold
from catalog.places.names import words, written_out

if TYPE_CHECKING:
    import datetime as dt

    from catalog.places.models import AdminUnit  # noqa: F401

# More than any address has; what is typed beyond it is not read.
LONGEST = 200
MOST_PARTS = 6


class AdminUnits(QuerySet["AdminUnit"]):
    """Units of every time; say `as_of(day)` to mean those of one day."""

    def as_of(self, day: dt.date) -> Self:
        """Units that exist on this local day, its first and last included."""
        still_there = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(still_there, valid_from__lte=day)

    def provinces(self) -> Self:
        """Provinces and cities under the central government."""
        return self.filter(level="province")

    def communes(self) -> Self:
        """Communes, wards, townships and special zones."""
        return self.filter(level="commune")

    def with_lineage(self) -> Self:
        """Units with their parents at hand, so that addresses cost no further query."""
        return self.select_related("parent__parent")

    def found_by(self, text: str) -> Self:
        """Units of any time found by a name or the start of one, best first.

        Marks, case and the kind may be missing or shortened ("p. Sa Huynh", "Cư M'gar"). After a
        comma come names of places around it: "Phổ Thạnh, Đức Phổ, Quảng Ngãi". An exact name
        ranks before a beginning, a beginning before the middle, today's units before former ones.
        """
        parts = [words(part, fold) for part in text[:LONGEST].split(",")[:MOST_PARTS]]
        name, *around = [part for part in parts if part] or [""]
        if not name:
            return self.none()
        found = self.filter(_named(written_out(name)) | _named(name))
        for place in around:
            found = found.filter(_inside(written_out(place)) | _inside(place))
        return found.annotate(rank=_rank(name)).order_by(
            "rank", F("valid_to").desc(nulls_first=True), "sort_key", "code"
        )


def _named(query: str) -> Q:
    """Its name or full name begins with these words, or has them at a later word."""
    return (
        Q(folded_name__startswith=query)
        | Q(folded__startswith=query)
        | Q(folded_name__contains=f" {query}")
    )


def _inside(place: str) -> Q:
    """The unit's parent or the parent's parent is called so."""
    inside = Q()
    for path in ("parent__", "parent__parent__"):
        inside |= Q(**{f"{path}folded": place}) | Q(**{f"{path}folded_name": place})
    return inside


def _rank(name: str) -> Case:
    full = written_out(name)
    exact = Q(folded_name=name) | Q(folded__in={name, full})
    begins = Q(folded_name__startswith=name) | Q(folded__startswith=full)
    return Case(
        When(exact, then=Value(0)),
        When(begins, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
