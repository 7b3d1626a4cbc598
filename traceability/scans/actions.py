"""Carry scans from the segments into the database, each line once, and let old ones go."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from base import clock
from base.retry import whole_act
from catalog.products.models import Product
from traceability.lots.models import Lot
from traceability.scans.counting import count_days, count_units
from traceability.scans.models import Scan, SegmentProgress
from traceability.scans.segment import ENDING, Line, segments
from traceability.scans.tokens import destroy_old_keys

BATCH_BYTES = 256 * 1024
RAW_ROWS_LAST = dt.timedelta(days=90)
_LIES_STILL = dt.timedelta(days=1)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drained:
    """What a run carried over and let go."""

    scans: int = 0
    old_rows: int = 0
    old_keys: int = 0


def drain() -> Drained:
    """Bring all appended scans into the database, then delete what has outlived its time.

    May be killed at any moment and run twice at once: each batch moves the segment's position in
    the same transaction as its rows. A fault ends it, and the next run goes on from there.

    Raises:
        DatabaseError: the database stayed busy, or is full, read-only or gone.
        OSError: a segment cannot be read, or what is over cannot be deleted.
    """
    old_keys = destroy_old_keys(clock.today())  # first: whatever fails after it, they are gone
    found = segments()
    scans = sum(map(_drain_segment, found))
    old_rows = _forget_old_rows()
    for path in filter(_is_over, found):
        path.unlink(missing_ok=True)
    return Drained(scans, old_rows, old_keys)


def _drain_segment(path: Path) -> int:
    total = 0
    while (carried := _drain_batch(path)) is not None:
        total += carried
    return total


@whole_act
def _drain_batch(path: Path) -> int | None:
    """Carry one batch over; answer how many scans, or None when the segment holds no more."""
    SegmentProgress.objects.get_or_create(segment=path.name)
    progress = SegmentProgress.objects.select_for_update().get(segment=path.name)
    whole = _read(path, progress.position)
    if not whole:
        return None
    lines = list(_lines(whole, progress.position))
    rows = _rows(path.name, lines)
    count_units(rows)
    count_days(rows)
    Scan.objects.bulk_create(rows)
    progress.position += len(whole)
    progress.save(update_fields=["position"])
    return len(rows)


@whole_act
def _forget_old_rows() -> int:
    gone, _ = Scan.objects.filter(hour__lt=clock.now() - RAW_ROWS_LAST).delete()
    return gone


def _read(path: Path, position: int) -> bytes:
    """Read whole lines from a position on; what is still being written waits for the next run."""
    try:
        with path.open("rb") as segment:
            segment.seek(position)
            piece = segment.read(BATCH_BYTES)
    except FileNotFoundError:  # drained and deleted by somebody else a moment ago
        return b""
    return piece[: piece.rfind(b"\n") + 1]


def _lines(whole: bytes, start: int) -> Iterable[tuple[int, Line]]:
    position = start
    for raw in whole.split(b"\n"):
        if raw:
            try:
                yield position, Line.read(raw.decode())
            except ValueError:
                log.warning("A scan line at byte %d is cut short and left out.", position)
        position += len(raw) + 1


def _rows(segment: str, lines: list[tuple[int, Line]]) -> list[Scan]:
    """Make the rows; a lot or product the database does not know (any more) is left empty."""
    lots = set(
        Lot.objects.filter(pk__in={line.lot for _, line in lines}).values_list("pk", flat=True)
    )
    products = set(
        Product.objects.filter(pk__in={line.product for _, line in lines}).values_list(
            "pk", flat=True
        )
    )
    return [
        Scan(
            segment=segment,
            position=position,
            hour=line.hour,
            product_id=line.product if line.product in products else None,
            lot_id=line.lot if line.lot in lots else None,
            index=line.index,
            outcome=line.outcome,
            province=line.province,
            day_token=line.day_token,
        )
        for position, line in lines
    ]


def _is_over(path: Path) -> bool:
    """Whether nobody writes to the segment any more: its day is past and it lay still for a day.

    Its age is real time: a demo that moves the clock must not part a segment from its position.
    """
    day = dt.date.fromisoformat(path.name.removesuffix(ENDING))
    try:
        still = dt.timedelta(seconds=time.time() - path.stat().st_mtime)
    except FileNotFoundError:
        return False
    return day < clock.today() and still > _LIES_STILL
