"""What is said about labels: why none are printed, what was printed, what a long lot code costs."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.certificates.outcomes import Outcome
from traceability.labels.codes import SERIAL_LENGTH
from traceability.labels.drawing import SymbolArt
from traceability.labels.layout import SHEETS, SMALLEST_MODULE, TooSmall
from traceability.labels.printed_url import longest_lot, lot_excess
from traceability.labels.sheet import Printed

NO_KEY = _(
    "The label key this lot was opened with is not at hand, so its codes cannot be made. "
    "Ask the people who run the site."
)

RETIRED_KEY = _(
    "The label key this lot was opened with is retired: its labels are read, but no new ones are "
    "printed. Open a new lot."
)

REFUSALS: dict[Outcome, str | Promise] = {
    Outcome.CANNOT_CHECK: _("The register cannot be read now, so nothing is printed. Try later."),
    Outcome.RECALLED: _("The lot is recalled. Lift the recall before printing more labels."),
    Outcome.REVOKED: _("The certificate was revoked, so no labels are printed for this product."),
    Outcome.SUSPENDED: _("The certificate is suspended. Print again once it is reinstated."),
    Outcome.EXPIRED: _("The certificate has expired. Renew it before printing more labels."),
    Outcome.NOT_COVERED: _("No certificate covers this product. Labels need a certificate."),
}


def too_small(error: TooSmall) -> str:
    """Why this lot is not printed on labels of this size."""
    return gettext(
        "A symbol of %(symbol)s mm would have squares of %(module)s mm; phones need %(least)s mm. "
        "Choose a larger label (symbol of %(needed)s mm or more) or a shorter lot code."
    ) % {
        "symbol": _mm(error.symbol, 1),
        "module": _mm(error.module, 3),
        "least": _mm(SMALLEST_MODULE, 2),
        "needed": _mm(error.needed, 1),
    }


def printed_facts(done: Printed) -> Iterator[str]:
    """What a printing used and what of the names it had to cut, one line each."""
    yield gettext("Symbol: version %(version)s, level %(level)s, squares of %(module)s mm.") % {
        "version": done.version,
        "level": done.level,
        "module": _mm(done.module, 3),
    }
    for name in done.cut:
        yield gettext("Too long for the label, so cut: %(name)s") % {"name": name}


def symbol_facts(url: str) -> Iterator[str]:
    """Which symbol an address gets on each kind of sheet, one line each."""
    for name, sheet in SHEETS.items():
        try:
            art = SymbolArt(url, sheet)
        except TooSmall:
            yield gettext("%(sheet)s: the symbol is too fine for these labels.") % {"sheet": name}
        else:
            yield gettext(
                "%(sheet)s: version %(version)s, level %(level)s, squares of %(module)s mm"
            ) % {
                "sheet": name,
                "version": art.version,
                "level": art.level,
                "module": _mm(art.module, 3),
            }


def lot_warning(host: str, lot: str) -> str:
    """What a lot code costs that needs more than a symbol of version 3; "" for a short one.

    It concerns labels with a barcode only: the others do not carry the lot code in their symbol.
    """
    if not lot_excess(host, lot, SERIAL_LENGTH):
        return ""
    return gettext(
        "The lot code is long: symbols need more than version 3, so on small labels their squares "
        "get finer. With at most %(longest)s characters they stay coarse."
    ) % {"longest": longest_lot(host, SERIAL_LENGTH)}


def _mm(value: float, places: int) -> str:
    """A length as its reader writes it, rounded; Django's own function cuts it off."""
    return str(number_format(f"{value:.{places}f}", places))
