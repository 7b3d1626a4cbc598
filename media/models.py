"""Photos: cleaned when they come in, drawn small in a few fixed widths, credited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from base.personal_data import DataClass, personal_data


@personal_data(
    credit=(DataClass.IDENTITY, "as long as the photo is published"),
    uploaded_by_user=(DataClass.IDENTITY, "as long as the photo is published"),
    default=DataClass.NONE,
)
class Photo(AbstractImage):
    """A picture without metadata, and the widths it was drawn in when it came in.

    `drawings` maps a width in pixels (as text) to the path of its WebP file below the media folder.
    """

    alt_vi = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    is_illustration = models.BooleanField(default=False)
    drawings = models.JSONField(default=dict, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "alt_vi", "alt_en", "credit", "is_illustration")


@personal_data(default=DataClass.NONE)
class Rendition(AbstractRendition):
    """A size of a photo that the editors' room asked for."""

    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = [("image", "filter_spec", "focal_point_key")]
