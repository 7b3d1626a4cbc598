"""The audit trail: who did what to which thing, when and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from base.personal_data import DataClass, personal_data


@personal_data(
    by=(DataClass.IDENTITY, "10 years: an act of office"),
    note=(DataClass.FREE_TEXT, "10 years: an act of office"),
    default=DataClass.NONE,
)
class Act(models.Model):
    """One act: a verb, the thing it was done to, and the person; never changed, never deleted."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="acts")
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=120)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}"
