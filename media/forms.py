"""The editors' form for a photo; every one of Wagtail's picture pages is made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media.door import taken_in
from media.files import CleanPicture
from media.pictures import MOST_BYTES, Refusal
from media.refusals import SENTENCES, NotAPicture


class PictureField(WagtailImageField):
    """A file of any name; what it is shows in the child, not here."""

    default_validators: ClassVar[list[Callable[[Any], None]]] = []

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.error_messages["empty"] = SENTENCES[Refusal.EMPTY]

    def to_python(self, data: File[Any] | None) -> File[Any] | None:
        """The upload as it came, if it is not too heavy; nothing of it is decoded."""
        upload = forms.FileField.to_python(self, data)
        if upload is not None and (upload.size or 0) > MOST_BYTES:
            raise ValidationError(SENTENCES[Refusal.TOO_HEAVY], code=Refusal.TOO_HEAVY)
        return upload


class PhotoForm(BaseImageForm):
    """Wagtail's form, with the door in front of its file."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # The photo itself removes what it no longer shows; Wagtail's form would remove too much.
        self.original_file = None
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(
                label=plain.label, required=plain.required, widget=plain.widget
            )

    def clean(self) -> None:
        """Put a clean picture in the place of the upload, or say why there is none."""
        super().clean()
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return
        if self.errors:
            # Wagtail would store the raw upload until the other fields are right.
            self.add_error("file", self._again())
            return
        try:
            self.cleaned_data["file"] = CleanPicture(taken_in(upload.read()))
        except NotAPicture as refused:
            self.add_error("file", ValidationError(str(refused), code=refused.reason))

    def _again(self) -> str:
        name, faults = next(iter(self.errors.items()))
        label = self.fields[name].label if name in self.fields else name
        return _(
            "The picture was not kept, because another field must be corrected first "
            "(%(field)s: %(fault)s) Choose the picture again."
        ) % {"field": label, "fault": faults[0]}
