"""What tests of this room share."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import trans_real


@pytest.fixture
def catalogues() -> None:
    """Vietnamese sentences as they stand in the sources, even where nobody compiled them yet."""
    folder = Path(settings.ROOT) / "catalog" / "locale" / "vi" / "LC_MESSAGES"
    source, compiled = folder / "django.po", folder / "django.mo"
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        polib.pofile(str(source)).save_as_mofile(str(compiled))
        trans_real._translations.clear()  # type: ignore[attr-defined]
