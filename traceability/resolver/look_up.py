"""The field to type a code: leads to the code's own page, or helps."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from base.read_only import read_only
from themes.pages.public_page import shown
from traceability.resolver.address import path_of
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.finding import letter_for
from traceability.resolver.guessing import may_guess, too_many_codes
from traceability.resolver.typed import (
    Barcode,
    Blank,
    BrokenLink,
    CertificateNumber,
    ForeignHost,
    Mistyped,
    ProductCode,
    Search,
    Serial,
    TooLong,
    Typed,
    UnitCode,
    read_typed,
)

SHOWN = 80

HELP: dict[type, tuple[str | Promise, int]] = {
    Blank: ("", 200),
    TooLong: (_("That is too long for a code. Type only what stands on the label."), 400),
    ForeignHost: (
        _("That address belongs to another site, so it cannot be checked here. "
          "Codes of this register begin with the address printed below."), 200,
    ),
    BrokenLink: (_("The address is not complete, or a part of it is wrong. Scan it again."), 200),
    Mistyped: (_("The symbols do not fit together: one of them was probably misread. "
                 "Compare them with the label, one by one."), 200),
    Serial: (_("This is a serial without its barcode. Type the sixteen symbols printed on the "
               "label, or scan the square."), 200),
}  # fmt: skip


@read_only
def look_up(request: HttpRequest) -> HttpResponse:
    """Lead from what was typed to a page of ours (303), or show the field with help."""
    codes = request.GET.getlist("code")
    text = codes[0] if codes else ""
    typed = read_typed(text, our_hosts(request))
    target = target_of(typed)
    if target:
        answer = HttpResponseRedirect(target)
        answer.status_code = 303
        answer["Cache-Control"] = "no-store"
        return answer
    if isinstance(typed, BrokenLink | Mistyped) and not may_guess(request):
        return too_many_codes(request)
    error, status = HELP[type(typed)]
    values = {"error": error, "value": text[:SHOWN].strip(), "host": settings.RESOLVER_HOST}
    response = shown(request, "traceability/look_up.html", values, status)
    response["Cache-Control"] = "no-store"
    return response


def target_of(typed: Typed) -> str:
    """The path of ours that answers what was typed; "" where only help can."""
    match typed:
        case UnitCode(letter, code):
            letter = letter or letter_for(code, settings.LABEL_KEY_RING)
            return _in_language(path_of(UnitCode(letter, code)))
        case ProductCode() | DigitalLink():
            return _in_language(path_of(typed))
        case Barcode(gtin14):
            return _in_language(path_of(DigitalLink(gtin14)))
        case CertificateNumber(text):
            return f"{reverse('register')}?{urlencode({'q': text})}"
        case Search(text):
            return f"{reverse('product_list')}?{urlencode({'q': text})}"
    return ""


def our_hosts(request: HttpRequest) -> set[str]:
    """The hosts under which an address is ours: printed, public, and the one asked just now."""
    site = urlsplit(settings.SITE_URL).netloc
    return {settings.RESOLVER_HOST.lower(), site.lower(), request.get_host().lower()}


def _in_language(path: str) -> str:
    return f"{path}?lang=en" if get_language() == "en" else path
