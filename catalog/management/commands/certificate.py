"""`manage.py certificate …`: acts of the register from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from base import clock
from base.commands import WRONG, OneSentence
from base.retry import FOR_COMMANDS, patient
from catalog.certificates.actions import (
    issue_certificate,
    reinstate_certificates,
    renew_certificate,
    revoke_certificates,
    suspend_certificates,
)
from catalog.certificates.guards import Refused
from catalog.certificates.messages import SENTENCES
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.order import (
    Unclear,
    certificate_numbered,
    decision_of,
    product_coded,
    rating_of,
)
from catalog.certificates.proof import prove
from catalog.certificates.reading import register_rows, standing_of, verdict_of
from catalog.certificates.telling import as_values, told

VERBS = ("issue", "renew", "revoke", "suspend", "reinstate", "show")


class Command(OneSentence):
    """Issue, renew, revoke, suspend, reinstate or show certificates.

    A decision is carried out whole or not at all, and only when proposer and approver each give
    their password.
    """

    help = "Issue, renew, revoke, suspend, reinstate or show certificates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the words of the command."""
        add = parser.add_argument
        add("verb", choices=VERBS)
        add("numbers", nargs="+", metavar="NUMBER")
        add("--decision", default="", help="number of the decision, e.g. 12/QĐ-UBND")
        add("--date", default="", help="its date, YYYY-MM-DD; today when left out")
        add("--authority", default="", help="slug of the body that decided; must for issue")
        add("--by", default="", help="e-mail or phone of the proposer")
        add("--approved-by", default="", help="e-mail or phone of the approver")
        add("--reason", default="")
        add("--emergency", action="store_true", help="suspend alone, for 72 hours")
        add("--product", default="", help="issue: the product's permanent code")
        add("--score", default="", help="issue, renew: the mean score, e.g. 78.66")
        add("--star", default="", help="issue, renew: 3, 4 or 5")
        add("--capped-by", default="", help="issue, renew: why the star is below the score's band")
        add("--json", action="store_true", help="say what holds now as JSON")
        sent = "read the passwords of proposer and approver as two lines; for scripts"
        add("--passwords-from-stdin", action="store_true", help=sent)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Carry out the verb, or refuse with a sentence and write nothing."""
        try:
            with patient(FOR_COMMANDS):
                certificates = _carry_out(options)
        except Refused as refusal:
            raise CommandError(_sentence(refusal), returncode=WRONG) from refusal
        except Unclear as unclear:
            raise CommandError(str(unclear), returncode=WRONG) from unclear
        if options["json"]:
            values = [_told(each) for each in certificates]
            self.stdout.write(json.dumps(values, ensure_ascii=False, indent=2))
            return
        for certificate in certificates:
            self.stdout.write(_line(certificate))


def _sentence(refusal: Refused) -> str:
    sentence = str(SENTENCES[refusal.reason])
    return f"{refusal.certificate}: {sentence}" if refusal.certificate else sentence


def _carry_out(options: dict[str, Any]) -> list[Certificate]:
    """Do what is asked; answer the certificates it is about."""
    verb, numbers = options["verb"], options["numbers"]
    if verb in ("issue", "renew") and len(numbers) > 1:
        raise Unclear(_("One certificate is issued or renewed at a time. Give one number."))
    if verb == "issue":
        product, rating = product_coded(options["product"]), rating_of(options)
        decision = decision_of(None, options)
        prove(decision.proposer, decision.approver, from_stdin=options["passwords_from_stdin"])
        return [issue_certificate(product, numbers[0], rating, decision)]
    certificates = [certificate_numbered(number) for number in numbers]
    if verb != "show":
        _act(verb, certificates, options)
    return certificates


def _act(verb: str, certificates: list[Certificate], options: dict[str, Any]) -> None:
    rating = rating_of(options) if verb == "renew" else None
    decision = decision_of(certificates[0], options)
    prove(decision.proposer, decision.approver, from_stdin=options["passwords_from_stdin"])
    if rating is not None:
        renew_certificate(certificates[0], rating, decision)
    elif verb == "revoke":
        revoke_certificates(certificates, decision)
    elif verb == "suspend":
        suspend_certificates(certificates, decision, emergency=options["emergency"])
    else:
        reinstate_certificates(certificates, decision)


def _told(certificate: Certificate) -> dict[str, Any]:
    """The certificate's own standing and, apart from it, what holds for its product now."""
    rows, now = _rows(certificate), clock.now()
    product = verdict_of(rows, now, potential=certificate.product.is_potential)
    return {
        "number": certificate.number,
        **as_values(standing_of(certificate, rows, now)),
        "product": {
            "code": certificate.product.code,
            "outcome": str(product.outcome),
            "certificate": product.certificate,
            "star": product.star,
            "valid_from": product.valid_from.isoformat() if product.valid_from else None,
            "valid_until": product.valid_until.isoformat() if product.valid_until else None,
            "changes_at": product.changes_at.isoformat() if product.changes_at else None,
        },
    }


def _line(certificate: Certificate) -> str:
    """The certificate's number and its own standing now."""
    stands = standing_of(certificate, _rows(certificate), clock.now())
    return f"{certificate.number}: {told(stands)}"


def _rows(certificate: Certificate) -> QuerySet[CertificateEvent]:
    """The events of all certificates of its product."""
    return register_rows().filter(certificate__product=certificate.product)
