"""The mark of the state folder a database is served from: one row."""

from __future__ import annotations

from django.db import models

from base.personal_data import DataClass, personal_data


@personal_data(default=DataClass.NONE)
class StateFolder(models.Model):
    """The folder whose file `mark` says the same; without a row nobody has served it yet."""

    mark = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.mark
