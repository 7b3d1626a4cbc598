"""File columns that store nothing but what came through the door."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile, File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.door import taken_in
from media.pictures import Finished, name_of


class CleanPicture(ContentFile):  # type: ignore[type-arg]
    """An upload that has been through the door, with everything drawn from it."""

    def __init__(self, finished: Finished) -> None:
        super().__init__(finished.kept.content, name="picture.webp")
        self.finished = finished


class PhotoFile(WagtailImageFieldFile):
    """A photo's file; whatever is saved through it is decoded and drawn anew."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height; a file that was not yet looked at in the child has none."""
        if self._committed:
            size: tuple[int, int] = super().get_image_dimensions()
            return size
        kept = self.file.finished.kept if isinstance(self.file, CleanPicture) else None
        return (kept.width, kept.height) if kept else (0, 0)

    def save(self, name: str, content: File[Any], save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's
        """Take the content in; the photo learns its drawings, size and digest.

        Raises:
            media.refusals.NotAPicture: nothing is stored.
        """
        if not isinstance(content, CleanPicture):
            content.seek(0)
            content = CleanPicture(taken_in(content.read()))
        done = content.finished
        try:
            for drawing in done.files:
                self.storage.save(drawing.name, ContentFile(drawing.content))
        except OSError:
            for drawing in done.files:
                self.storage.delete(drawing.name)
            raise
        super().save(done.kept.name, ContentFile(done.kept.content), save=False)
        # Storing the file clears the columns of its size; they are said afterwards.
        self.instance.take(done)
        if save:
            self.instance.save()


class PhotoField(WagtailImageField):
    """The column of a photo's file."""

    attr_class = PhotoFile


class RenditionFile(WagtailImageFieldFile):
    """A size Wagtail drew from a kept picture, named by its content like everything else."""

    def save(self, name: str, content: File[Any], save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's
        """Store it; the media folder refuses what is no plain WebP picture."""
        content.seek(0)
        data = content.read()
        content.close()
        super().save(name_of(data, self.instance.width), ContentFile(data), save)


class RenditionField(WagtailImageField):
    """The column of a rendition's file."""

    attr_class = RenditionFile
