"""Photos: cleaned when they come in, drawn small in a few fixed widths, credited."""

from __future__ import annotations

from io import BytesIO
from typing import Any, ClassVar

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    ImageQuerySet,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.utils.file import hash_filelike

from base.personal_data import DataClass, personal_data
from media.files import PhotoField, RenditionField
from media.pictures import Finished


class PhotoQuerySet(ImageQuerySet):
    """Questions about many photos."""

    def showing(self, name: str) -> PhotoQuerySet:
        """Photos that need this file: their own, a drawing of it, or an editors' size."""
        # As text: SQLite takes a key such as "320" for the place in a list.
        drawn = self.alias(drawn=Cast("drawings", models.TextField()))
        needed = Q(file=name) | Q(renditions__file=name) | Q(drawn__contains=name)
        found: PhotoQuerySet = drawn.filter(needed).distinct()
        return found


@personal_data(
    credit=(DataClass.IDENTITY, "as long as the photo is published"),
    uploaded_by_user=(DataClass.IDENTITY, "as long as the photo is published"),
    default=DataClass.NONE,
)
class Photo(AbstractImage):
    """A picture without metadata, and the widths it was drawn in when it came in.

    `drawings` maps a width in pixels (as text) to the path of its WebP file below the media folder.
    """

    file = PhotoField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt_vi = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    is_illustration = models.BooleanField(default=False)
    drawings = models.JSONField(default=dict, blank=True)

    objects = PhotoQuerySet.as_manager()

    admin_form_fields = (*Image.admin_form_fields, "alt_vi", "alt_en", "credit", "is_illustration")

    _taken: Finished | None = None

    @property
    def files(self) -> set[str]:
        """Names of the kept picture and its drawings."""
        return {str(self.file), *self.drawings.values()}

    def get_upload_to(self, filename: str) -> str:
        """The name the door gave: it already says where."""
        return filename

    def take(self, finished: Finished) -> None:
        """Note what the door made; the editors' sizes become rows when the photo is saved."""
        kept = finished.kept
        self.width, self.height, self.file_size = kept.width, kept.height, len(kept.content)
        self.file_hash = hash_filelike(BytesIO(kept.content))
        self.drawings = {str(each.width): each.name for each in finished.drawings}
        self._taken = finished

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Save, and let the files follow the row: none is left over, on success or failure."""
        old = Photo.objects.filter(pk=self.pk).first() if self.pk else None
        leftover = old.files if old is not None else set()
        try:
            with transaction.atomic():
                self._take_in_the_file()
                super().save(*args, **kwargs)
                self._draw_for_editors()
        except BaseException:
            taken, self._taken = self._taken, None
            _sweep({each.name for each in taken.files} if taken else set())
            raise
        transaction.on_commit(lambda: _sweep(leftover - self.files))

    def _take_in_the_file(self) -> None:
        """Before the row is written: its size, digest and drawings come out of the file."""
        if self.file and not self.file._committed:  # noqa: SLF001 - Django's own question
            self.file.save(self.file.name, self.file.file, save=False)

    def _draw_for_editors(self) -> None:
        """Give Wagtail the sizes its pages ask for, so that no request has to draw them."""
        if self._taken is None:
            return
        self.renditions.all().delete()
        sizes = {"original": self._taken.kept, **self._taken.editors}
        for spec, drawing in sizes.items():
            self.renditions.create(
                filter_spec=spec, file=drawing.name, width=drawing.width, height=drawing.height
            )
        self._taken = None


@personal_data(default=DataClass.NONE)
class Rendition(AbstractRendition):
    """A size of a photo that the editors' room asked for."""

    file = RenditionField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )
    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = [("image", "filter_spec", "focal_point_key")]

    def get_upload_to(self, filename: str) -> str:
        """The name made from the content."""
        return filename


def forget_drawings(instance: Photo, **kwargs: object) -> None:
    """Remove the drawings of a deleted photo; Wagtail removes the file and the renditions."""
    transaction.on_commit(lambda: _sweep(instance.files))


def _sweep(names: set[str]) -> None:
    """Delete files; the storage keeps those that another photo shows."""
    for name in names:
        default_storage.delete(name)
