"""A start with names of static files from a list, as where people are; nothing is collected yet."""

from __future__ import annotations

import json
from pathlib import Path

from pytest_django.fixtures import Settings

KIND = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def uncollected(settings: Settings, folder: Path) -> Path:
    """Use the kind of storage that needs its list, in an empty folder; the folder."""
    root = folder / "static"
    root.mkdir()
    settings.STATIC_ROOT = root
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": KIND}}
    return root


def collected(settings: Settings, folder: Path, name: str) -> Path:
    """The same with a list of this one file; the file it names."""
    root = uncollected(settings, folder)
    found = root / f"{name}.1234"
    found.parent.mkdir(parents=True, exist_ok=True)
    found.touch()
    names = {"paths": {name: f"{name}.1234"}, "version": "1.1", "hash": ""}
    (root / "staticfiles.json").write_text(json.dumps(names))
    return found
