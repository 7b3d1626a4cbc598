"""Programs and libraries of the machine that some tests need.

On a bare machine such a test is skipped and says what is missing; where TOOLS=required, as in
`.ci/run`, it fails instead, so that nothing is left out in silence.
"""

from __future__ import annotations

import ctypes.util
import importlib
import os
import shutil
from typing import Any

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def need(present: object, what: str) -> None:
    """Go on when `present` is something; else skip, or fail where tools are required."""
    if present:
        return
    if os.environ.get("TOOLS") == "required":
        pytest.fail(f"{what} is missing, and TOOLS=required.")
    pytest.skip(f"{what} is not installed on this machine.")


def zbar() -> Any:
    """Answer pyzbar's reader; its import fails where zbar's shared library is missing."""
    need(ctypes.util.find_library("zbar"), "libzbar0")
    return importlib.import_module("pyzbar.pyzbar")


def need_poppler() -> None:
    """Ask for pdftoppm and its family."""
    need(shutil.which("pdftoppm"), "poppler-utils")


def need_qpdf() -> None:
    """Ask for the checker of PDF files."""
    need(shutil.which("qpdf"), "qpdf")


def need_chromium() -> str:
    """Answer the path of the machine's Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    need(found, "Chromium")
    return str(found)
