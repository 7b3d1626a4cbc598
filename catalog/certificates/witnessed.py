"""What the witness outside the database is told of the register, and what it says of it.

Each certificate's events are one chain (reading.chain_of), the whole log is another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from itertools import takewhile
from typing import Any

from django.db import DatabaseError, transaction
from django.dispatch import receiver

from base import witness
from base.witness import Point
from catalog.certificates.models import CertificateEvent
from catalog.certificates.reading import chain_of
from catalog.signals import certificates_changed

LOG = "certificates"
BATCH = 500
Points = Mapping[str, Point]
logger = logging.getLogger(__name__)


class State(StrEnum):
    """How the log stands to what this machine has seen of it."""

    WHOLE = "whole"
    NOTHING_SEEN = "nothing_seen"
    OLDER = "older"
    ANOTHER = "another"


SENTENCES = {
    State.WHOLE: "The log goes on from what this machine has seen.",
    State.NOTHING_SEEN: "This machine has seen nothing of the log yet.",
    State.OLDER: (
        "The database is older than what this machine has seen: a backup was put back or rows "
        "were deleted. Certificates with steps that are missing cannot be checked. After a "
        "restore on purpose run `manage.py restored`; else put the newer database back."
    ),
    State.ANOTHER: (
        "The database holds another log than the one this machine has seen. What differs cannot "
        "be checked. Run `manage.py verify_log`, and `manage.py restored` only after a restore "
        "on purpose."
    ),
}

_sources: dict[str, Callable[[], Points]] = {}


def register_chains(name: str, points: Callable[[], Points]) -> None:
    """Let a room upstairs have chains of its own begun anew; `points` tells all their last ones."""
    _sources[name] = points


def state() -> State:
    """Whether the log still holds what was seen of it last.

    Raises what database and file system raise.
    """
    seen, last = witness.last(LOG), _last_row()
    if seen is None:
        return State.NOTHING_SEEN
    if last.place < seen.place:
        return State.OLDER
    digests = CertificateEvent.objects.filter(sequence=seen.place).values_list("digest", flat=True)
    return State.WHOLE if seen.digest in digests else State.ANOTHER


def check_at_start() -> None:
    """Say loudly in the log when the database is not the one this machine knows; never fail.

    What the witness was not told, because a process died after its commit, it is told now.
    """
    try:
        found = state()
        if found in (State.OLDER, State.ANOTHER):
            logger.critical(SENTENCES[found])
        else:
            catch_up()
    except (DatabaseError, OSError):
        logger.exception("The certificate log could not be held against its witness.")


def catch_up() -> None:
    """Tell the witness of everything this register wrote since it was last told.

    A row somebody else put there is not told of: it would be missed once it is taken away.
    """
    seen = witness.last(LOG)
    news = CertificateEvent.objects.filter(sequence__gt=seen.place if seen else 0)
    ours = takewhile(CertificateEvent.is_sealed, news.order_by("sequence"))
    if numbers := [row.sequence for row in ours]:
        witness.note(_heads(news.filter(sequence__lte=numbers[-1])))


def begin_anew() -> None:
    """Let the witness forget what it saw and begin with what the database holds.

    After a restore on purpose, and only then.
    """
    points = _heads(CertificateEvent.objects.all())
    for source in _sources.values():
        points.update(source())
    witness.begin_anew(points)


@receiver(certificates_changed, dispatch_uid="witness_follows_register")
def remember(certificates: list[int], **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Tell the witness once the change is committed."""
    points: dict[str, Point] = {}
    for start in range(0, len(certificates), BATCH):
        some = certificates[start : start + BATCH]
        points.update(_heads(CertificateEvent.objects.filter(certificate__in=some)))
    points[LOG] = _last_row()
    transaction.on_commit(partial(_note, points))


def _note(points: Points) -> None:
    """The act is committed: a witness that cannot be written must not make it look failed."""
    try:
        witness.note(points)
    except OSError:
        logger.exception("The witness of the register could not be written; it is told later.")


def _heads(rows: Any) -> dict[str, Point]:  # noqa: ANN401 - a QuerySet of the register's own kind
    """The last points of these rows' certificates and of the log."""
    columns = ("sequence", "certificate_id", "place", "digest")
    points: dict[str, Point] = {}
    for sequence, certificate, place, digest in rows.order_by("sequence").values_list(*columns):
        points[chain_of(certificate)] = Point(place, digest)
        points[LOG] = Point(sequence, digest)
    return points


def _last_row() -> Point:
    last = CertificateEvent.objects.order_by("-sequence").values_list("sequence", "digest").first()
    return Point(*last) if last else Point(0, "0" * witness.DIGEST_LENGTH)
