"""The logs of this site, and what the witness outside the database is told of each.

The register's own is one; a room upstairs adds what it keeps (`register_log`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.db.models import QuerySet

from base import chain, witness
from base.afterwards import after_commit
from base.unreadable import UNREADABLE
from base.witness import Point

ABOUT_TO_BE_TOLD, PAUSE = 0.2, 0.02  # seconds; an act is told some 10 ms after its commit
NOTHING = Point(0, chain.GENESIS)
Rows = QuerySet[Any]  # of any kind that has `sequence`, `place` and `digest`


@dataclass(frozen=True)
class Log:
    """A log of many chains, one for each `owner` (a column): its rows count from 1 in both.

    `name` is the witness' name of the whole log, `chain_of` tells its name of one owner's chain.
    `is_ours` says whether a row was sealed by this site.
    """

    name: str
    rows: Callable[[], Rows]
    owner: str
    chain_of: Callable[[int], str]
    is_ours: Callable[[Any], bool]

    def last(self) -> Point:
        """The last row of the whole log; place 0 when there is none."""
        last = self.rows().order_by("-sequence").values_list("sequence", "digest").first()
        return Point(*last) if last else NOTHING

    def digest_at(self, place: int) -> str | None:
        """The digest of one row of the whole log; None when it is not there."""
        found: str | None = (
            self.rows().filter(sequence=place).values_list("digest", flat=True).first()
        )
        return found

    def points(
        self, rows: Rows | None = None, numbers: list[int] | None = None
    ) -> dict[str, Point]:
        """The last points of the log and of its chains; of these rows, or of all.

        The numbers of the rows are added to `numbers`.
        """
        columns = ("sequence", self.owner, "place", "digest")
        points: dict[str, Point] = {}
        some = self.rows() if rows is None else rows
        for sequence, owner, place, digest in some.order_by("sequence").values_list(*columns):
            points[self.chain_of(owner)] = Point(place, digest)
            points[self.name] = Point(sequence, digest)
            if numbers is not None:
                numbers.append(sequence)
        return points

    def untold(self) -> dict[str, Point]:
        """What this site wrote and the witness was not told.

        A row somebody else put there ends it: it would be missed once it is taken away.
        """
        news = self.rows().filter(sequence__gt=self._told())
        ours = takewhile(self.is_ours, news.order_by("sequence"))
        numbers = [row.sequence for row in ours]
        return self.points(news.filter(sequence__lte=numbers[-1])) if numbers else {}

    def is_told(self) -> bool:
        """Whether the witness was told of everything up to the last row there is now.

        Raises what database and file system raise.
        """
        last, end = self.last().place, time.monotonic() + ABOUT_TO_BE_TOLD
        while last > self.seen().place:
            if time.monotonic() >= end:
                return False
            time.sleep(PAUSE)
        return True

    def seen(self) -> Point:
        """The last row the witness was told of; place 0 when of none. OSError when unreadable."""
        return witness.last(self.name) or NOTHING

    def news(self, points: Mapping[str, Point], numbers: Iterable[int]) -> dict[str, Point]:
        """What to tell after an act that ended at these points: more, if anything was not told.

        `numbers` are those of the rows the points were made of. Only what was told leaves no
        number between them and the last row that was seen.
        """
        seen = self.seen().place
        new = sum(seen < number for number in {*numbers})
        is_behind = points[self.name].place - seen > new
        return {**self.missed(), **points} if is_behind else dict(points)

    def missed(self) -> dict[str, Point]:
        """What was not told; nothing of a log that cannot be read or is another one.

        Whatever it holds must not keep the newest act from being told.
        """
        seen = self.seen()
        goes_on = seen == NOTHING or seen.digest == self.digest_at(seen.place)
        try:
            return self.untold() if goes_on else {}
        except UNREADABLE:
            return {}

    def _told(self) -> int:
        """Up to which row the witness was told; 0 when it lost a chain while the site ran."""
        known = witness.everything()
        seen = known.get(self.name, NOTHING).place
        before = self.rows().filter(sequence__lte=seen).order_by()
        owners = before.values_list(self.owner, flat=True).distinct()
        return seen if all(self.chain_of(owner) in known for owner in owners) else 0


logs: dict[str, Log] = {}


def tell(log: Log, points: Mapping[str, Point], numbers: Iterable[int]) -> None:
    """Tell the witness what was committed, and of every log what it was not told before.

    An earlier act may have found it unwritable. Whatever goes wrong now is told by the next act,
    or at the next start; `/healthz` says so meanwhile.
    """
    with after_commit("the witness could not be written; it is told later."):
        witness.note(log.news(points, numbers))
        for other in logs.values():
            if other is not log and other.last().place > other.seen().place:
                witness.note(other.missed())


def register_log(log: Log) -> None:
    """Let the witness follow this log, and `/healthz`, `verify_log` and `restored` look at it."""
    logs[log.name] = log
