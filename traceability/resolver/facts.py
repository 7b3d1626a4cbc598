"""The facts under the verdict, as lines of (label, value), and which of them nobody has given.

Each is told the language of the page once: to find that out costs more than most of what is said.

The minimum the public may look up is that of Circular 02/2024/TT-BKHCN; what is missing is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from base.codes.crockford import grouped
from base.formats.dates import date_text
from catalog.browse.product_page import net_words
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.window.documents import Document
from themes.language import either, spoken
from traceability.labels.gtin import is_gtin
from traceability.resolver.answer import Answer

Line = tuple[str, str]


def certificate_facts(answer: Answer, language: str) -> list[Line]:
    """Number, decision and authority of the certificate; empty values are left out on the page."""
    verdict = answer.verdict
    if verdict is None or verdict.grant is None:
        return []
    grant, _ = verdict.grant, spoken(language)
    decision = _("%(number)s, %(day)s") % {
        "number": grant.decision_number, "day": day_text(grant.decision_date, language),
    }  # fmt: skip
    return [
        (_("Certificate number"), verdict.certificate),
        (_("Decision"), decision),
        (_("Issued by"), authority_text(answer.authority, answer.heirs, language)),
        _term(verdict, language),
    ]


def product_facts(answer: Answer, code: str, language: str) -> list[Line]:
    """Who makes it and where, what is in the pack, and the lot; `code` as it is to be read."""
    product, lot = answer.product, answer.lot
    if product is None:
        return []
    _ = spoken(language)
    lines = [
        (_("Producer"), str(either(product["producer"], "name", language))),
        (_("Address"), address_text(product["producer"], language)),
        (_("Net weight"), net_words(product, language)),
        (_("Barcode"), product["gtin"]),
    ]
    if lot is not None:
        lines += [
            (_("Lot"), lot.code),
            (_("Made on"), day_text(lot.made_on, language)),
            (_("Best before"), day_text(lot.best_before, language)),
        ]
    return [*lines, (_("Code on the label"), code)]


def missing_facts(answer: Answer, language: str) -> list[str]:
    """What the public may expect to read and nobody has given for this product."""
    product, lot = answer.product, answer.lot
    if product is None:
        return []
    _ = spoken(language)
    there = {
        _("photo of the pack"): answer.picture is not None,
        _("street address of the producer"): bool(product["producer"]["address_line"]),
        _("net weight"): product["net_quantity"] is not None,
        _("production date"): lot is not None,
        _("best before"): bool((lot and lot.best_before) or product["shelf_life_days"]),
        _("stages of production"): False,
        _("standards applied"): False,
    }
    return [name for name, is_there in there.items() if not is_there]


def _term(verdict: Verdict, language: str) -> Line:
    """Until when; nothing for a certificate that was taken back before its last day."""
    day, _ = day_text(verdict.valid_until, language), spoken(language)
    if verdict.outcome is Outcome.EXPIRED:
        return (_("Expired on"), day)
    return (_("Valid until the end of"), day if verdict.outcome is Outcome.IN_FORCE else "")


def authority_text(authority: Document | None, heirs: Iterable[Document], language: str) -> str:
    """The authority as it was called, and who keeps its files now when it no longer exists."""
    if authority is None:
        return ""
    name = str(either(authority, "name", language))
    followed = ", ".join(str(either(heir, "name", language)) for heir in heirs)
    if followed in {"", name}:  # nobody, or formed anew under the same name
        return name
    _ = spoken(language)
    return _("%(authority)s (dissolved; its files are kept by %(heirs)s)") % {
        "authority": name, "heirs": followed,
    }  # fmt: skip


def address_text(producer: Document, language: str) -> str:
    """Street, commune and province of the producer, as they are called today."""
    place = producer["place"][f"address_{language}"]
    return ", ".join(part for part in (producer["address_line"], place) if part)


def code_text(answer: Answer) -> str:
    """The code in groups of four, as on the label; a barcode stays in one piece."""
    if is_gtin(answer.code) or (answer.lot and answer.index is None):
        return answer.code
    return grouped(answer.code)


def day_text(day: dt.date | None, language: str) -> str:
    """A day in the language of the page; empty for none."""
    return date_text(day, language) if day else ""
