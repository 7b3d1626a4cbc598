"""Why labels of a product are not printed today: what is the case, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.certificates.outcomes import Outcome

REFUSALS: dict[Outcome, str | Promise] = {
    Outcome.CANNOT_CHECK: _("The register cannot be read now, so nothing is printed. Try later."),
    Outcome.RECALLED: _("The lot is recalled. Lift the recall before printing more labels."),
    Outcome.REVOKED: _("The certificate was revoked, so no labels are printed for this product."),
    Outcome.SUSPENDED: _("The certificate is suspended. Print again once it is reinstated."),
    Outcome.EXPIRED: _("The certificate has expired. Renew it before printing more labels."),
    Outcome.NOT_COVERED: _("No certificate covers this product. Labels need a certificate."),
}
