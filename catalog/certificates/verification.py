"""Walk the whole log and name every row that was changed, forged, moved, cut or removed.

Other features add checks of what they keep (`register_check`); `manage.py verify_log` makes all.
All read one snapshot (base.snapshot), so what others write meanwhile is no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain as one_by_one

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base import chain, witness
from base.snapshot import snapshot
from base.unreadable import UNREADABLE
from base.witness import Point
from catalog.certificates.logs import NOTHING, Log, logs
from catalog.certificates.models import HEAD, Certificate, CertificateEvent, ChainHead
from catalog.certificates.reading import chain_of, heads, register_rows
from catalog.certificates.witnessed import CERTIFICATES, LOG, unreadable_witness

Check = Callable[[], Iterable[str]]
SAID: dict[str, Promise | str] = {
    "content": lazy("was changed"),
    "link": lazy("does not follow the row before it"),
    "missing": lazy("missing"),
}
checks: dict[str, Check] = {}
names: dict[str, Promise | str] = {}


def register_check(key: str, check: Check, *, name: Promise | str) -> None:
    """Let `verify_log` check more: `check` gives one sentence for each fault; none means whole.

    `name` is what people call that which is checked.
    """
    checks[key], names[key] = check, name


def all_faults(kept: Iterable[tuple[str, Point]] = ()) -> list[str]:
    """One sentence for each fault of anything that is checked, as of one moment.

    Who asks more of the same moment asks both in a `snapshot`. `kept` are heads kept elsewhere,
    each with the name of its log. When the witness was damaged or cannot be read, that is a fault,
    and the database is checked by itself.
    """
    with snapshot():
        try:
            witness.everything()
        except OSError as error:
            with witness.set_aside():
                return [unreadable_witness(error), *_faults_of_all(kept)]
        return [*_faults_of_all(kept)]


def _faults_of_all(kept: Iterable[tuple[str, Point]]) -> Iterator[str]:
    elsewhere = one_by_one.from_iterable(kept_elsewhere(head, logs[name]) for name, head in kept)
    yield from one_by_one(_to_the_end(faults()), elsewhere, _to_the_end(witness_faults()))
    for key, check in checks.items():
        yield from (f"{names[key]}: {sentence}" for sentence in _to_the_end(check()))


def _to_the_end(found: Iterable[str]) -> Iterator[str]:
    """What a check finds; that it broke off is a fault as well, and never ends the others."""
    try:
        yield from found
    except (*UNREADABLE, LookupError) as error:
        yield _("a row holds what it cannot hold, so this was not checked further: %(error)s") % {
            "error": error
        }


def faults() -> Iterator[str]:
    """One sentence for each fault of the database's own log, naming row and certificate."""
    unreadable: list[str] = []
    rows = list(_readable(unreadable))
    yield from unreadable
    yield from _chain_faults(rows)
    yield from _head_faults(rows)
    yield from _history_faults(rows)


def witness_faults() -> Iterator[str]:
    """One sentence for each thing this machine has seen in the log and that is not there now."""
    rows = list(_readable([]))
    log = Point(rows[-1].sequence, rows[-1].digest) if rows else NOTHING
    seen = witness.last(LOG)
    if seen and not witness.agrees(LOG, log):
        yield _lost(_("the log"), log, seen)
    known = heads(rows)
    numbers = dict(Certificate.objects.values_list("pk", "number"))
    for name, seen in witness.everything().items():
        if not name.startswith(chain_of("")):
            continue
        certificate = int(name.removeprefix(chain_of("")))
        point = known.get(certificate, NOTHING)
        if not witness.agrees(name, point):
            number = numbers.get(certificate) or _("with id %(id)s") % {"id": certificate}
            yield _lost(_("certificate %(number)s") % {"number": number}, point, seen)


def kept_elsewhere(head: Point, log: Log = CERTIFICATES) -> Iterator[str]:
    """What is wrong with a log when this was its head once."""
    digest = log.digest_at(head.place)
    if digest == head.digest:
        return
    what = (
        _("is another one than was there once") if digest else _("missing, but it was there once")
    )
    if log is CERTIFICATES:
        yield _row(head.place, what)
    else:
        values = {"log": names.get(log.name, log.name), "row": head.place, "what": what}
        yield _("%(log)s: row %(row)s: %(what)s") % values


def _row(sequence: int, what: str | Promise, certificate: str = "–") -> str:
    """What is wrong with one row of the log."""
    values = {"row": sequence, "number": certificate, "what": what}
    return _("row %(row)s (certificate %(number)s): %(what)s") % values


def _lost(what: str, point: Point, seen: Point) -> str:
    values = {"what": what, "place": point.place, "seen": seen.place}
    if point.place < seen.place:
        return _("%(what)s: ends at %(place)s, but this machine has seen %(seen)s") % values
    return _("%(what)s: its row %(place)s is another one than this machine has seen") % values


def _readable(unreadable: list[str]) -> Iterator[CertificateEvent]:
    """Read row by row when a column holds what it cannot hold; such a row is named, not fatal."""
    try:
        yield from list(register_rows())
    except UNREADABLE:
        for pk in CertificateEvent.objects.order_by("pk").values_list("pk", flat=True):
            try:
                yield from list(register_rows().filter(pk=pk))
            except UNREADABLE:
                unreadable.append(_row(pk, _("cannot be read")))


def _chain_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    numbers = {row.sequence: row.certificate.number for row in rows}
    links = (chain.Link(row.sequence, row.previous, row.digest, row.content()) for row in rows)
    for fault in chain.broken_links(links):
        yield _row(fault.sequence, SAID[fault.what], numbers.get(fault.sequence, "–"))


def _head_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    """The head remembers the last link, so a cut tail is noticed."""
    heads_found = list(ChainHead.objects.order_by("pk").values_list("pk", flat=True))
    if heads_found not in ([], [HEAD]):
        yield _("head: there is one, numbered %(one)s; the table holds %(found)s") % {
            "one": HEAD, "found": heads_found,
        }  # fmt: skip
    head = ChainHead.objects.first()
    last = rows[-1].sequence if rows else 0
    remembered = head.sequence if head else 0
    for sequence in range(last + 1, remembered + 1):
        yield _row(sequence, SAID["missing"])
    values: dict[str, object] = {"said": remembered, "row": last}
    if remembered < last:
        yield _("head: says %(said)s, the log ends at row %(row)s") % values
    if head and rows and remembered == last and head.digest != rows[-1].digest:
        values["number"] = rows[-1].certificate.number
        yield _("head: remembers another row %(row)s (certificate %(number)s)") % values


def _history_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    """What each certificate's own chain tells of its rows: seals, holders, places."""
    earlier: dict[int, CertificateEvent] = {}
    for row in rows:
        number = row.certificate.number
        before = earlier.get(row.certificate_id)
        place, digest = (before.place, before.digest) if before else NOTHING
        if row.is_whole() and not row.is_sealed():
            yield _row(row.sequence, _("not written by this register"), number)
        if not row.is_with_its_holder():
            yield _row(row.sequence, _("granted to another holder"), number)
        values = {"number": number, "place": row.place, "before": place}
        if row.place != place + 1:
            yield _("certificate %(number)s: event %(place)s comes after event %(before)s") % values
        elif row.before != digest:
            yield (
                _("certificate %(number)s: event %(place)s follows another event %(before)s")
                % values
            )
        earlier[row.certificate_id] = row
