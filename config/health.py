"""Is this machine well? Asked by monitors and by the container."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.http import HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from base import clock, epoch, witness
from base.read_only import read_only
from base.retry import patient
from base.snapshot import snapshot
from base.state_folder import marks
from catalog.certificates import witnessed
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.certificates.reading import register_rows
from catalog.window.models import PublicCertificate
from catalog.window.sealing import columns_of, opened
from config.static_files import are_collected
from media.models import Photo
from traceability.lots.models import Lot

WAIT_SECONDS = 1.0  # for a lock
LAST_START_SECONDS = 1.5  # no check begins later, so that the answer comes within five seconds
PROOF = bytes(64 * 1024)
log = logging.getLogger(__name__)


class Check(NamedTuple):
    """A question that holds when the machine is well, and what is wrong when it does not.

    An error of any kind is a no. The sentence says nothing about the machine.
    """

    holds: Callable[[], bool]
    sentence: str | Promise


@read_only
def healthz(request: HttpRequest) -> JsonResponse:
    """What was checked: 200 when all of it holds, else 503 and what is wrong; nothing private."""
    end = time.monotonic() + LAST_START_SECONDS
    with patient(WAIT_SECONDS):
        found = {name: _holds(name, check, end) for name, check in CHECKS.items()}
    faults = [str(CHECKS[name].sentence) for name, right in found.items() if not right]
    at = clock.now().isoformat(timespec="seconds")
    report = {"ok": not faults, "at": at, **found, "faults": faults}
    status = 503 if faults else 200
    return JsonResponse(
        report,
        status=status,
        headers={"Cache-Control": "no-store"},
        json_dumps_params={"ensure_ascii": False},
    )


def _holds(name: str, check: Check, end: float) -> bool:
    if time.monotonic() > end:
        return False
    try:
        return check.holds()
    except Exception as error:  # noqa: BLE001 - whatever it is, this is not well
        log.warning("/healthz: %s: %s", name, type(error).__name__)
        return False


def _register_is_read() -> bool:
    """Every column of the newest row can be read; a register may still be empty."""
    row = register_rows().last()
    return row is None or bool(row.certificate.number)


def _head_fits() -> bool:
    with snapshot():
        last = CertificateEvent.objects.order_by("sequence").last()
        head = ChainHead.objects.first()
    if last is None or head is None:
        return last is None and (head is None or head.sequence == 0)
    return (head.sequence, head.digest) == (last.sequence, last.digest)


def _window_is_believed() -> bool:
    """The seal of the newest row fits, and the witness knows no more of it; there may be none."""
    newest = PublicCertificate.objects.order_by("pk").values_list(*columns_of(PublicCertificate))
    with snapshot():
        row = newest.last()
        return row is None or bool(opened(PublicCertificate, row))


def _database_is_written() -> bool:
    with transaction.atomic():
        Session(session_key="healthz", expire_date=clock.now()).save(force_insert=True)
        transaction.set_rollback(True)
    return True


def _files_are_written() -> bool:
    """A full disk shows here, not in a database that takes everything back."""
    database = getattr(connections[DEFAULT_DB_ALIAS], "path", None)
    for folder in {Path(settings.STATE_DIR), *([Path(database).parent] if database else [])}:
        with tempfile.TemporaryFile(dir=folder) as proof:
            proof.write(PROOF)
            proof.flush()
            os.fsync(proof.fileno())
    return True


def _is_written(folder: Path) -> bool:
    """Whether a folder of the state folder, made at its first use, takes files."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as proof:
        proof.write(PROOF[:1])
        proof.flush()
    return True


def _scans_are_written() -> bool:
    return _is_written(Path(settings.SCAN_DIR))


def _limits_are_written() -> bool:
    return _is_written(Path(settings.LIMIT_DIR))


def _pictures_are_at_hand() -> bool:
    """The newest one is there, and another could be stored; there may be none."""
    newest = Photo.objects.order_by("pk").last()
    is_there = newest is None or newest.file.storage.exists(newest.file.name)
    return is_there and _is_written(Path(settings.MEDIA_ROOT))


def _label_keys_are_at_hand() -> bool:
    # The demo shows what a lost key looks like, with a lot whose key nobody has.
    lots = Lot.objects.exclude(product__producer__is_demo=True)
    used = set(lots.order_by().values_list("key_version", flat=True).distinct())
    return used <= settings.LABEL_KEY_RING.masters.keys()


CHECKS: dict[str, Check] = {
    "database": Check(_register_is_read, _("The register cannot be read.")),
    "head": Check(
        _head_fits, _("The certificate log cannot be read, or does not end where it should.")
    ),
    "database_writes": Check(_database_is_written, _("The database cannot be written to.")),
    "files": Check(_files_are_written, _("The state folder cannot be written to.")),
    "scans": Check(_scans_are_written, _("Scans cannot be recorded: the folder scans.")),
    "limits": Check(
        _limits_are_written, _("Processes cannot count calls together: the folder limits.")
    ),
    "pictures": Check(
        _pictures_are_at_hand, _("Pictures cannot be found or stored: the folder media.")
    ),
    "static": Check(
        are_collected,
        _("What pages link to cannot be found: collect the static files, then start again."),
    ),
    "window": Check(_window_is_believed, _("A public row cannot be believed.")),
    "witness": Check(
        witnessed.are_the_newest_seen,
        _("The database is older than what this machine has seen of the register, or another one."),
    ),
    "witness_file": Check(
        witness.is_readable,
        _(
            "What this machine has seen of the register was emptied, cut or changed, or cannot be "
            "read."
        ),
    ),
    "witness_told": Check(
        witnessed.are_told,
        _(
            "What was written last was not noted outside the database, or cannot be: the file "
            "witness or witness.lock in the state folder."
        ),
    ),
    "epoch": Check(epoch.is_usable, _("Changes cannot be announced.")),
    "state_folder": Check(
        marks.is_ours, _("The database is served from another state folder than this one.")
    ),
    "label_keys": Check(
        _label_keys_are_at_hand,
        _("The keys of printed labels cannot be checked, or one is missing."),
    ),
}
