"""Reports from people who found something wrong with a pack or its page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.personal_data import DataClass, personal_data

KEPT = "1 year after the report"


class Reason(models.TextChoices):
    """What people report, in their words."""

    NOT_THE_SAME = "not_the_same", _("The pack is not the product shown here")
    STARS_NOT_HELD = "stars_not_held", _("Stars or the OCOP mark without a certificate in force")
    QUALITY = "quality", _("The product is spoilt, mouldy or past its date")
    LABEL = "label", _("The label is damaged, covered or copied")
    OTHER = "other", _("Something else")


@personal_data(
    note=(DataClass.FREE_TEXT, KEPT),
    place=(DataClass.FREE_TEXT, KEPT),
    default=DataClass.NONE,
)
class Report(models.Model):
    """What somebody saw; nothing about who. `ticket` is the number to ask about it with.

    `code` is what stood in the address or was typed, unchecked.
    """

    ticket = models.CharField(max_length=9, unique=True)
    at = models.DateTimeField(db_index=True)
    reason = models.CharField(max_length=16, choices=Reason)
    note = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_reason_known", condition=models.Q(reason__in=Reason)
            ),
        ]

    def __str__(self) -> str:
        return self.ticket
