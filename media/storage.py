"""The media folder: it takes finished pictures under the name of their content, nothing else.

This is the last word. Whoever stores a file, by a form, a command or the shell, ends here.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from media.pictures import is_plain_webp, name_of

NAME = re.compile(r"pictures/[0-9a-f]{2}/[0-9a-f]{22}-(\d+)\.webp")


class PictureStorage(FileSystemStorage):
    """Files that never change, so the same picture is stored once, whoever sends it."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: it stands for the content."""
        return name

    def _save(self, name: str, content: File[Any]) -> str:
        content.seek(0)
        data = content.read()
        named = NAME.fullmatch(name)
        if named is None or not is_plain_webp(data) or name_of(data, int(named[1])) != name:
            raise SuspiciousFileOperation(f"Not a finished picture: {name}")
        if not self.exists(name):
            _write(Path(self.path(name)), data)
        return name

    def delete(self, name: str) -> None:
        """Remove the file, unless a photo still shows it."""
        if not apps.get_model("media", "Photo").objects.showing(name).exists():
            super().delete(name)


def _write(place: Path, data: bytes) -> None:
    """Write beside the place and move: nobody ever sees half a picture."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink()
        raise
