"""Every page of the editors' room that takes a picture, as one kind of function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse

from media.actions import add_photo
from media.models import Photo
from tests.factories import root_collection
from tests.media.odd_files import Odd
from tests.media.pictures_of import jpeg

Answer = Any
Entrance = Callable[..., Answer]


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def add(client: Client, odd: Odd, **fields: Any) -> Answer:
    return client.post(reverse("wagtailimages:add"), _form(odd, **fields))


def add_several(client: Client, odd: Odd, **fields: Any) -> Answer:
    form = {"files[]": _upload(odd), "title": "Hũ mật ong", **fields}
    form.setdefault("collection", root_collection().pk)
    return client.post(
        reverse("wagtailimages:add_multiple"), form, headers={"X-Requested-With": "XMLHttpRequest"}
    )


def choose(client: Client, odd: Odd, **fields: Any) -> Answer:
    form = {f"image-chooser-upload-{name}": value for name, value in _form(odd, **fields).items()}
    return client.post(reverse("wagtailimages_chooser:create"), form)


def edit(client: Client, odd: Odd, **fields: Any) -> Answer:
    photo = Photo.objects.first() or add_photo(jpeg(), title="Cũ", alt_vi="", alt_en="")
    address = reverse("wagtailimages:edit", args=[photo.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):  # old files leave when all is settled
        return client.post(address, _form(odd, **fields))


ENTRANCES: dict[str, Entrance] = {
    "add": add, "add several": add_several, "choose": choose, "edit": edit,
}  # fmt: skip


def _form(odd: Odd, **fields: Any) -> dict[str, Any]:
    form = {"title": "Hũ mật ong", "file": _upload(odd), "collection": root_collection().pk}
    return {**form, "tags": "", **fields}


def _upload(odd: Odd) -> SimpleUploadedFile:
    return SimpleUploadedFile(odd.name, odd.content, content_type="image/jpeg")
