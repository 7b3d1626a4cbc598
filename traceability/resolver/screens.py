"""Why the register does not know a code, in words."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from traceability.resolver.answer import Why

UNKNOWN: dict[Why, str] = {
    Why.NOTHING: _("The register does not know this code."),
    Why.BROKEN: _("This address is not complete, or a part of it is wrong."),
    Why.MISTYPED: _("The symbols of this code do not fit together: it was probably misread."),
    Why.NO_PRODUCT: _("The register knows no product with this code."),
    Why.NO_VARIANT: _(
        "The register knows the barcode, but none of its labels names a variant, as this one does."
    ),
    Why.NO_LOT: _("The register knows the barcode, but no such lot of it."),
    Why.NO_SUCH_LABEL: _("This serial is not one of those printed for the product."),
}
