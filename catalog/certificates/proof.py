"""Who acts at the shell proves it with a password, the second person as well as the first."""

from __future__ import annotations

import sys
from getpass import getpass

from django.utils.translation import gettext as _

from base.accounts.models import User
from catalog.certificates.order import Unclear


def prove(*people: User | None, from_stdin: bool) -> None:
    """Ask each of these people for their password, in this order; None is passed over.

    From the terminal, without showing it, or as one line each from standard input.

    Raises:
        Unclear: one is wrong, or nobody can be asked; nothing may be done.
    """
    for person in people:
        if person is not None:
            _demand(person, _given(person, from_stdin=from_stdin))


def _given(person: User, *, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Unclear(
            _("Nobody is at the terminal to give a password. Use --passwords-from-stdin.")
        )
    return getpass(_("Password of %(name)s: ") % {"name": person.email or person.phone})


def _demand(person: User, password: str) -> None:
    name = {"name": person.email or person.phone}
    if not person.has_usable_password():
        raise Unclear(
            _("%(name)s has no password yet, so nothing was written. Set one first.") % name
        )
    if not person.check_password(password):
        raise Unclear(_("The password of %(name)s is wrong. Nothing was written.") % name)
