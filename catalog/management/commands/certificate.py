"""`manage.py certificate …`: acts of the register from the command line."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from base import clock
from base.accounts.models import User
from base.commands import OneSentence
from base.formats.dates import date_text
from catalog.certificates.actions import (
    Decision,
    reinstate_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.entitlement import speaks_for
from catalog.certificates.events import GRANTS
from catalog.certificates.guards import Refused
from catalog.certificates.messages import SENTENCES
from catalog.certificates.models import Certificate
from catalog.certificates.reading import register_rows, verdict_of
from catalog.parties.models import Agency

VERBS = ("revoke", "suspend", "reinstate", "show")


class Command(OneSentence):
    """Revoke, suspend, reinstate or show certificates.

    A decision is carried out whole or not at all.
    """

    help = "Revoke, suspend, reinstate or show certificates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the words of the command."""
        parser.add_argument("verb", choices=VERBS)
        parser.add_argument("numbers", nargs="+", metavar="NUMBER")
        parser.add_argument(
            "--decision", default="", help="number of the decision, e.g. 12/QĐ-UBND"
        )
        parser.add_argument("--date", default="", help="its date, YYYY-MM-DD; today when left out")
        parser.add_argument("--authority", default="", help="slug of the body that decided")
        parser.add_argument("--by", default="", help="e-mail or phone of the proposer")
        parser.add_argument("--approved-by", default="", help="e-mail or phone of the approver")
        parser.add_argument("--reason", default="")
        parser.add_argument("--emergency", action="store_true", help="suspend alone, for 72 hours")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Carry out the verb, or refuse with a sentence and write nothing."""
        certificates = [_certificate(number) for number in options["numbers"]]
        try:
            if options["verb"] != "show":
                with transaction.atomic():
                    _act(options["verb"], certificates, options)
        except Refused as refusal:
            raise CommandError(_sentence(refusal)) from refusal
        for certificate in certificates:
            self.stdout.write(_line(certificate))


def _sentence(refusal: Refused) -> str:
    sentence = str(SENTENCES[refusal.reason])
    return f"{refusal.certificate}: {sentence}" if refusal.certificate else sentence


def _act(verb: str, certificates: list[Certificate], options: dict[str, Any]) -> None:
    decision = _decision(certificates[0], options)
    if verb == "revoke":
        revoke_certificates(certificates, decision)
    for certificate in certificates if verb != "revoke" else ():
        if verb == "suspend":
            suspend_certificate(certificate, decision, emergency=options["emergency"])
        else:
            reinstate_certificate(certificate, decision)


def _decision(certificate: Certificate, options: dict[str, Any]) -> Decision:
    """Gather the decision from the options; its authority defaults to the issuer, or its heir."""
    return Decision(
        number=options["decision"],
        day=_day(options["date"]),
        authority=_authority(certificate, options["authority"]),
        proposer=_person(options["by"]),
        approver=_person(options["approved_by"]) if options["approved_by"] else None,
        reason=options["reason"],
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else clock.today()
    except ValueError:
        raise CommandError(f"{text!r} is not a date such as 2026-03-01.") from None


def _authority(certificate: Certificate, slug: str) -> Agency:
    if slug:
        found = Agency.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no authority {slug!r}.")
        return found
    grant = certificate.events.filter(kind__in=GRANTS).select_related("authority").last()
    if grant is None:
        raise CommandError(f"{certificate} was never issued; give --authority.")
    heirs = speaks_for(grant.authority, clock.today())
    return Agency.objects.filter(pk__in=heirs).first() or grant.authority


def _certificate(number: str) -> Certificate:
    rows = Certificate.objects.select_related("product").filter(number=number)
    found: Certificate | None = rows.first()
    if found is None:
        raise CommandError(f"There is no certificate {number!r} in the register.")
    return found


def _person(sign_in: str) -> User:
    found = User.objects.known_as(sign_in)
    if found is None:
        raise CommandError(f"Nobody signs in as {sign_in!r}; give --by and --approved-by.")
    return found


def _line(certificate: Certificate) -> str:
    """Answer the certificate's number, its product's verdict now, and until when."""
    rows = register_rows().filter(certificate__product=certificate.product)
    now = verdict_of(rows, clock.now(), potential=certificate.product.is_potential)
    until = f" until {date_text(now.valid_until, 'vi')}" if now.valid_until else ""
    return f"{certificate.number}: {now.outcome}{until}"
