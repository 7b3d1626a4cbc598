"""What somebody asks for in words (at the shell) as the values the actions take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from catalog.certificates.actions import Decision, Rating
from catalog.certificates.entitlement import speaks_for
from catalog.certificates.events import GRANTS
from catalog.certificates.guards import LONGEST_NUMBER
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency
from catalog.products.models import Product

Words = Mapping[str, str]


class Unclear(ValueError):  # noqa: N818 - says what is the case, to people
    """Something asked for is missing or unknown; the message says what and what to do."""


def decision_of(certificate: Certificate | None, words: Words) -> Decision:
    """The decision; its authority defaults to the issuer of the certificate, or its heir.

    Raises:
        Unclear: a date, body or person that is not there.
    """
    if len(words["decision"]) > LONGEST_NUMBER:
        raise Unclear(_("The number of the decision is longer than 60 characters. Check it."))
    return Decision(
        number=words["decision"],
        day=_day(words["date"]),
        authority=_authority(certificate, words["authority"]),
        proposer=_person(words["by"]),
        approver=_person(words["approved_by"]) if words["approved_by"] else None,
        reason=words["reason"],
    )


def rating_of(words: Words) -> Rating:
    """Score and star; raises Unclear when one is no number."""
    try:
        score, star = Decimal(words["score"].replace(",", ".")), int(words["star"])
    except (InvalidOperation, ValueError):
        score, star = Decimal("NaN"), 0
    if not score.is_finite():
        raise Unclear(_("Score or star is no number. Give --score 78.66 and --star 4."))
    return Rating(score, star, words["capped_by"])


def product_coded(code: str) -> Product:
    """The product with this permanent code; raises Unclear when there is none."""
    found = Product.objects.filter(code=code.replace("-", "").strip().upper()).first()
    if found is None:
        raise Unclear(
            _("There is no product with the code %(code)s. Give its permanent code in --product.")
            % {"code": repr(code)}
        )
    return found


def certificate_numbered(number: str) -> Certificate:
    """The certificate with this number; raises Unclear when there is none."""
    rows = Certificate.objects.select_related("product").filter(number=number)
    found: Certificate | None = rows.first()
    if found is None:
        raise Unclear(
            _("There is no certificate %(number)s in the register. Check the number.")
            % {"number": repr(number)}
        )
    return found


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else clock.today()
    except ValueError:
        raise Unclear(
            _("%(text)s is not a date such as 2026-03-01.") % {"text": repr(text)}
        ) from None


def _authority(certificate: Certificate | None, slug: str) -> Agency:
    if slug:
        found = Agency.objects.filter(slug=slug).first()
        if found is None:
            raise Unclear(_("There is no authority %(slug)s.") % {"slug": repr(slug)})
        return found
    grants = certificate.events.filter(kind__in=GRANTS) if certificate else None
    grant = grants.select_related("authority").last() if grants is not None else None
    if grant is None:
        raise Unclear(_("Say which body decided: give its slug in --authority."))
    heirs = speaks_for(grant.authority, clock.today())
    return Agency.objects.filter(pk__in=heirs).first() or grant.authority


def _person(sign_in: str) -> User:
    found = User.objects.known_as(sign_in)
    if found is None:
        raise Unclear(
            _("Nobody signs in as %(name)s; give --by and --approved-by.") % {"name": repr(sign_in)}
        )
    return found
