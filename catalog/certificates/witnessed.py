"""What the witness outside the database is told of the logs, and what it says of them.

Each certificate's events are one chain (reading.chain_of), the whole log is another; other logs
(certificates.logs) are held against it in the same way.
"""

from __future__ import annotations

import logging
from enum import StrEnum
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import override

from base import witness
from base.faults import Fault
from base.witness import Point
from catalog.certificates.logs import Log, logs, tell
from catalog.certificates.models import CertificateEvent
from catalog.certificates.reading import chain_of
from catalog.signals import certificates_changed

LOG = "certificates"
BATCH = 500
LOCK_WAIT = 0.5  # seconds; a writer at work is done in some 10 ms
logger = logging.getLogger(__name__)


class State(StrEnum):
    """How a log stands to what this machine has seen of it."""

    WHOLE = "whole"
    NOTHING_SEEN = "nothing_seen"
    OLDER = "older"
    ANOTHER = "another"


SENTENCES = {
    State.WHOLE: "The log of %(log)s goes on from what this machine has seen.",
    State.NOTHING_SEEN: "This machine has seen nothing of the log of %(log)s yet.",
    State.OLDER: (
        "The database is older than what this machine has seen of the log of %(log)s: a backup was "
        "put back or rows were deleted. What has steps that are missing cannot be checked. After a "
        "restore on purpose run `manage.py restored`; else put the newer database back."
    ),
    State.ANOTHER: (
        "The database holds another log of %(log)s than the one this machine has seen. What "
        "differs cannot be checked. Run `manage.py verify_log`, and `manage.py restored` only "
        "after a restore on purpose."
    ),
}
CERTIFICATES = Log(
    LOG, CertificateEvent.objects.all, "certificate_id", chain_of, CertificateEvent.is_sealed
)


def state(log: Log = CERTIFICATES) -> State:
    """Whether a log still holds what was seen of it last.

    Raises what database and file system raise.
    """
    seen = witness.last(log.name)
    if seen is None:
        return State.NOTHING_SEEN
    if log.last().place < seen.place:
        return State.OLDER
    return State.WHOLE if seen.digest == log.digest_at(seen.place) else State.ANOTHER


def are_told() -> bool:
    """Whether the witness was told of all that is written, and can be told of the next act."""
    return witness.is_writable(LOCK_WAIT) and all(log.is_told() for log in logs.values())


def has_heard_of(sequence: int | None) -> bool:
    """Whether the witness was told of the log up to this row. OSError when it is unreadable."""
    seen = witness.last(LOG)
    return not sequence or (seen is not None and seen.place >= sequence)


def are_the_newest_seen() -> bool:
    """Whether no log is older, or another one, than what this machine has seen."""
    return all(state(log) in (State.WHOLE, State.NOTHING_SEEN) for log in logs.values())


def unreadable_witness(error: OSError) -> str:
    """What is wrong with the witness itself, and what to do."""
    if isinstance(error, witness.Garbled):
        return str(Fault.GARBLED.sentence)
    said = _(
        "What this machine has seen of the register (the file witness in the state folder) "
        "cannot be read: %(why)s. Give this user the right to read it; or, when it is lost, take "
        "it away and run manage.py restored."
    )
    return said % {"why": error.strerror or error}


def check_at_start() -> None:
    """Say loudly in the log when the database is not the one this machine knows; never fail.

    What the witness was not told, because a process died after its commit, it is told now. One that
    was damaged is told nothing: `restored` begins it anew.
    """
    try:
        witness.everything()
    except OSError as error:
        with override("en"):  # as all of the log
            logger.critical("%s", unreadable_witness(error))
        return
    for log in logs.values():
        try:
            _check_at_start(log)
        except (DatabaseError, OSError):
            logger.exception("The log of %s could not be held against its witness.", log.name)


def _check_at_start(log: Log) -> None:
    found = state(log)
    if found in (State.OLDER, State.ANOTHER):
        logger.critical(SENTENCES[found], {"log": log.name})
    elif untold := log.untold():
        witness.note(untold)


def begin_anew() -> None:
    """Let the witness forget what it saw and begin with what the database holds.

    After a restore on purpose, and only then.
    """
    points: dict[str, Point] = {}
    for log in logs.values():
        points.update(log.points())
    witness.begin_anew(points)


@receiver(certificates_changed, dispatch_uid="witness_follows_register")
def remember(certificates: list[int], **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Tell the witness once the change is committed."""
    points: dict[str, Point] = {}
    numbers: list[int] = []
    for start in range(0, len(certificates), BATCH):
        some = certificates[start : start + BATCH]
        rows = CertificateEvent.objects.filter(certificate__in=some)
        points.update(CERTIFICATES.points(rows, numbers))
    points[LOG] = CERTIFICATES.last()
    transaction.on_commit(partial(tell, CERTIFICATES, points, numbers))
