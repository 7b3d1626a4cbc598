"""Put a printing on paper: a PDF that is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from traceability.labels.actions import LabelsRefused
from traceability.labels.art import label_art, label_texts
from traceability.labels.keys import KeyMissing
from traceability.labels.layout import DEFAULT_SHEET, SHEETS, TooSmall
from traceability.labels.messages import NO_KEY, too_small
from traceability.labels.sheet import Printed, write_sheets
from traceability.lots.models import Lot


def print_labels(
    lot: Lot,
    start: int,
    count: int,
    output: Path,
    *,
    start_cell: int = 1,
    sheet: str = DEFAULT_SHEET,
) -> Printed:
    """Write the sheets with the labels `start` … of a lot; prints no index that is not reserved.

    Raises:
        ValueError: the sheet or the start cell does not exist.
        OSError: the file cannot be written; what stood there before still does.
    """
    with whole_file(output) as out:
        texts = label_texts(lot, start, count)
        return write_sheets(out, texts, label_art(lot), SHEETS[sheet], start_cell, total=count)


def demand_printable(lot: Lot, *, start_cell: int, sheet: str) -> None:
    """Find out with one label, before any is reserved, whether this lot fits on this sheet.

    Raises:
        LabelsRefused: the start cell does not exist, the symbol would be too small, or the lot's
            label key is not on the ring.
    """
    most = SHEETS[sheet].capacity
    if not 1 <= start_cell <= most:
        raise LabelsRefused(
            _("The first label stands in a cell from 1 to %(most)s of this sheet.") % {"most": most}
        )
    try:
        write_sheets(BytesIO(), label_texts(lot, 0, 1), label_art(lot), SHEETS[sheet], start_cell)
    except TooSmall as error:
        raise LabelsRefused(too_small(error)) from error
    except KeyMissing as error:
        raise LabelsRefused(str(NO_KEY)) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of `path` only when the block ends well."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
