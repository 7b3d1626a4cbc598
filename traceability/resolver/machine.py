"""The answer for machines: the same facts as the page, as plain JSON values."""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import HttpRequest

from catalog.certificates.outcomes import Outcome
from catalog.window.documents import Document
from traceability.resolver.answer import Answer

HTML, JSON = "text/html", "application/json"
# Of a kind's parameters only its weight matters: our JSON is UTF-8 whatever charset is asked for.
_PARAMETERS = re.compile(r"\s*;(?!\s*q\s*=)[^;,=]+=[^;,]*")


def as_values(answer: Answer) -> dict[str, object]:
    """Answer names and values; days and moments are ISO 8601, what is not known is None.

    `certificate` and `valid_until` tell of the certificate whatever the outcome; only `outcome`
    says whether it is in force. An unknown code tells of no product.
    """
    verdict, known = answer.verdict, answer.outcome is not Outcome.UNKNOWN_CODE
    product = answer.product if known else None
    until = verdict.valid_until if verdict else None
    grant = verdict.grant if verdict else None
    return {
        "outcome": answer.outcome.value,
        "certificate": (verdict.certificate or None) if verdict else None,
        "valid_until": until.isoformat() if until else None,
        "checked_at": answer.at.isoformat(timespec="seconds"),
        "code": answer.code,
        "reason": answer.why.value or None,
        "star": verdict.star if verdict and answer.outcome is Outcome.IN_FORCE else None,
        "decision": grant.decision_number if grant else None,
        "decision_date": _day(grant.decision_date) if grant else None,
        "authority": answer.authority["name_vi"] if answer.authority else None,
        "product": _product(product) if product else None,
        "producer": product["producer"]["name_vi"] if product else None,
        "lot": _lot(answer) if known else None,
        "index": answer.index,
    }


@lru_cache(maxsize=256)  # a few browsers and machines send the same words again and again
def preferred(accept: str) -> str | None:
    """The kind of answer a header Accept likes best: a page where it likes both.

    None, for which a page is sent, where it likes neither: `application/ld+json` asks for linked
    data, and our JSON is none.
    """
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = _PARAMETERS.sub("", accept.lower())
    return request.get_preferred_type([HTML, JSON])


def _product(product: Document) -> dict[str, object]:
    code, name, gtin = product["code"], product["name_vi"], product["gtin"]
    return {"code": code, "name": name, "gtin": gtin or None}


def _lot(answer: Answer) -> dict[str, object] | None:
    lot = answer.lot
    if lot is None:
        return None
    return {"code": lot.code, "made_on": _day(lot.made_on), "best_before": _day(lot.best_before)}


def _day(day: object) -> str | None:
    return day.isoformat() if day else None  # type: ignore[attr-defined]
