"""`manage.py reseal`: seal everything anew with the newest key, so that an old one can go."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from base import witness
from base.accounts.models import User
from base.audit.actions import record_act
from base.commands import WRONG, OneSentence, officer_asked
from base.resealing import NO_KEY, Seals, tables, versions_of_all
from base.snapshot import snapshot
from catalog.certificates.verification import all_faults


class Command(OneSentence):
    """Checks everything first, notes who retires a key and why, and seals in batches.

    Safe to kill and to run again: every row stays readable all along.
    """

    help = (
        "Seal events, acts of lots, products, public rows and all else that is sealed anew with "
        "the newest key, so that older ones can be retired. Safe to kill and to run again. Ends "
        "with 1 when a row does not fit or is left over, 2 when name or reason is missing, 3 when "
        "database or files cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask who and why, or only count."""
        parser.add_argument("--reason", default="", help="why an older key is retired")
        parser.add_argument("--by", default="", help="e-mail or phone of who decided it")
        only = "only count how many rows each key has sealed"
        parser.add_argument("--check", action="store_true", help=only)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Seal anew, or refuse with a sentence and change nothing."""
        if not options["check"]:
            by, reason = officer_asked(options["by"]), options["reason"].strip()
            if not reason:
                raise CommandError(_("Say in --reason why the key is retired."), returncode=WRONG)
            self._reseal(by, reason)
        self._tell()

    def _reseal(self, by: User, reason: str) -> None:
        if not sum(table.behind() for table in tables.values()):
            return
        believed = self._believed()
        newest = settings.SEAL_KEY_RING.newest
        record_act("seals.resealing", f"{newest}", by=by, note=reason)
        witness.seal_anew()  # first: killed afterwards, rows are left and all of it is done again
        for table in tables.values():
            done, all_of_it = 0, table.behind()
            for count in table.reseal(believed[table.name]):
                done += count
                self.stdout.write(f"{table.name}: {done}/{all_of_it}")
        left = sum(table.behind() for table in tables.values())
        record_act("seals.resealed", f"{newest}", by=by, note=_left(left))
        if left:
            self._tell()
            raise CommandError(_left(left))

    def _believed(self) -> dict[str, Seals]:
        """The old seals of every table at the moment when all of it was whole.

        What does not fit under its own key, or came later, must not look whole under another.
        """
        with snapshot():
            self._demand_whole()
            return {name: table.old_seals() for name, table in tables.items()}

    def _demand_whole(self) -> None:
        found = all_faults()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            said = _(
                "%(count)s faults were found, so nothing was sealed anew. Put right what is named "
                "above, then run this again."
            )
            raise CommandError(said % {"count": len(found)})

    def _tell(self) -> None:
        newest = settings.SEAL_KEY_RING.newest
        for version, count in sorted(versions_of_all().items()):
            if version == NO_KEY:
                said = _("of no key at hand: %(count)s rows") if count else ""
            elif version == newest:
                said = _("key %(version)s, the newest: %(count)s rows")
            elif count:
                said = _("key %(version)s: %(count)s rows; it is needed")
            else:
                said = _("key %(version)s: %(count)s rows; it can be taken out of SEAL_KEYS")
            if said:
                self.stdout.write(said % {"version": version, "count": count})


def _left(count: int) -> str:
    if not count:
        return _("Every row is sealed with the newest key.")
    said = _("%(count)s rows are not sealed with the newest key yet; run this again.")
    return said % {"count": count}
