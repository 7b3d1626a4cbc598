"""Tell the histories of certificates through the door of the register, in their order."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from base import clock
from catalog.certificates.actions import (
    Decision,
    Rating,
    issue_certificate,
    reinstate_certificate,
    renew_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency, AgencyLevel
from catalog.products.models import Product
from catalog.rulesets.rules import months_later, ruleset_on
from config.demo.authorities import Authorities
from config.demo.chance import chance
from config.demo.products import product_code
from config.demo.story import ProductStory, Step, histories, load, products

HIGHEST_IN_BAND = {3: 6999, 4: 8999, 5: 9860}
LOWEST_IN_BAND = {3: 5100, 4: 7040, 5: 9010}
HIGHEST_SCORE = 9420
TERM_MONTHS = 36


@dataclass(frozen=True)
class Moment:
    """A step with the aware moment it takes effect."""

    step: Step
    at: dt.datetime


def make_certificates(authorities: Authorities) -> int:
    """Tell the history of every product that has no certificate yet; answer how many are new."""
    before = Certificate.objects.count()
    held = set(Certificate.objects.values_list("product__code", flat=True))
    rows = {row.code: row for row in Product.objects.select_related("commune__parent")}
    letters = {code: row["letters"] for code, row in load("authorities.toml")["province"].items()}
    for number, told in enumerate(products(), start=1):
        product = rows[product_code(told.key)]
        if product.code not in held:
            name = f"DEMO-{letters[told.province]}-{number:04d}"
            _Tale(product, told, name, authorities).tell()
    return Certificate.objects.count() - before


def moments(told: ProductStory, now: dt.datetime) -> Iterator[Moment]:
    """Answer the steps of a product's history with their moments, oldest first.

    What would lie in the future, or before the step before it, is left out: the demo may be run
    on any day.
    """
    last = dt.datetime.min.replace(tzinfo=now.tzinfo)
    draw = chance("history", told.key)
    for step in histories()[told.history].steps:
        taken, at = draw.random() < step.share, _moment(step, now, draw.randrange(997))
        if taken and last <= at <= now:
            last = at
            yield Moment(step, at)


def _moment(step: Step, now: dt.datetime, pick: int) -> dt.datetime:
    today = clock.local(now).date()
    if step.hours_ago:
        return now - dt.timedelta(hours=step.hours_ago[pick % len(step.hours_ago)])
    if step.on:
        return clock.day_start(step.on[pick % len(step.on)])
    if step.days_ago:
        back = dt.timedelta(days=step.days_ago[pick % len(step.days_ago)])
        return clock.day_start(_working_day(today - back))
    ahead = dt.timedelta(days=step.expires_in_days[pick % len(step.expires_in_days)])
    return clock.day_start(_first_day(today + ahead))


def _working_day(day: dt.date) -> dt.date:
    """Offices decide from Monday to Friday."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _first_day(last_day: dt.date) -> dt.date:
    """Answer the first day of a certificate that ends on `last_day`, or up to three days before."""
    return months_later(last_day, -TERM_MONTHS)


class _Tale:
    """The certificates of one product."""

    def __init__(
        self, product: Product, told: ProductStory, name: str, authorities: Authorities
    ) -> None:
        self.product, self.told, self.name = product, told, name
        self.authorities = authorities
        self.certificate: Certificate | None = None
        self.issued = 0

    def tell(self) -> None:
        """Carry out every step."""
        for moment in moments(self.told, clock.now()):
            if moment.step.verb == "issue":
                self._issue(moment)
            elif self.certificate:
                self._follow(self.certificate, moment)

    def _issue(self, moment: Moment) -> None:
        self.issued += 1
        number = self.name if self.issued == 1 else f"{self.name}-{self.issued}"
        rating = self._rating(moment)
        decision = self._decision(moment, self._issuer(moment, rating.star))
        self.certificate = issue_certificate(self.product, number, rating, decision, at=moment.at)

    def _follow(self, certificate: Certificate, moment: Moment) -> None:
        verb, at = moment.step.verb, moment.at
        if verb == "renew":
            rating = self._rating(moment)
            issuer = self._issuer(moment, rating.star)
            renew_certificate(certificate, rating, self._decision(moment, issuer), at=at)
            return
        decision = self._decision(moment, self._body_of(at))
        if verb == "emergency":
            suspend_certificate(certificate, _alone(decision), at=at, emergency=True)
        elif verb == "suspend":
            suspend_certificate(certificate, decision, at=at)
        elif verb == "reinstate":
            reinstate_certificate(certificate, decision, at=at)
        else:
            revoke_certificates([certificate], decision, at=at)

    def _rating(self, moment: Moment) -> Rating:
        star = moment.step.star or self.told.star
        if moment.step.capped_by:
            low, high = LOWEST_IN_BAND[5], HIGHEST_SCORE
        else:
            low, high = LOWEST_IN_BAND[star], HIGHEST_IN_BAND[star]
        points = chance("score", self.told.key, moment.at.date()).randint(low, high)
        return Rating(Decimal(points) / 100, star, moment.step.capped_by)

    def _issuer(self, moment: Moment, star: int) -> Agency:
        day = clock.local(moment.at).date()
        level = ruleset_on(day).issuer_of(star, day) or AgencyLevel.PROVINCE
        return self.authorities.body(level, self.product.commune, day)

    def _body_of(self, at: dt.datetime) -> Agency:
        """Answer who keeps the certificate on that day: the province."""
        return self.authorities.body(
            AgencyLevel.PROVINCE, self.product.commune, clock.local(at).date()
        )

    def _decision(self, moment: Moment, body: Agency) -> Decision:
        day = clock.local(moment.at).date()
        office = self.authorities.office(body)
        return Decision(
            number=decision_number(body, day),
            day=day,
            authority=body,
            proposer=office.proposer,
            approver=office.approver,
            reason=moment.step.reason,
        )


def decision_number(body: Agency, day: dt.date) -> str:
    """Answer an invented decision number; one body decides once a day."""
    ending = "BNN" if body.level == AgencyLevel.MINISTRY else "UBND"
    return f"DEMO-{100 + zlib.crc32(f'{body.slug} {day}'.encode()) % 3900}/QĐ-{ending}"


def _alone(decision: Decision) -> Decision:
    """The same act by one person, without a paper: an emergency."""
    return Decision("", decision.day, decision.authority, decision.proposer, None, decision.reason)
