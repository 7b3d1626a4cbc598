"""`manage.py clean_media`: once, after an upgrade from before the door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from base.commands import OneSentence
from media.actions import clean_old_photos


class Command(OneSentence):
    """Take photos from before the door through it, and name what lies outside."""

    help = (
        "Take photos stored before the door through it, so that they get drawings and lose their "
        "metadata; then name the files that lie outside media/pictures. Safe to run twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch: naming files is safe, deleting them is not."""
        parser.add_argument("--delete", action="store_true", help="Delete the files named.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Say how many photos were cleaned, and each file that is no finished picture."""
        cleaned, refused = clean_old_photos()
        self.stdout.write(f"{cleaned} photos cleaned.")
        if refused:
            raise CommandError(
                "These photos could not be read; replace their files in the editors' room, "
                f"then run this again: {', '.join(map(str, refused))}."
            )
        for path in _outside(Path(settings.MEDIA_ROOT)):
            if options["delete"]:
                path.unlink()
            self.stdout.write(f"{'Deleted' if options['delete'] else 'Outside'}: {path}")


def _outside(root: Path) -> list[Path]:
    """Files the proxy must never serve."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return [path for path in files if not path.is_relative_to(root / "pictures")]
