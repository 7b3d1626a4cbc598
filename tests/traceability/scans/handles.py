"""Which file handle comes next: another one after a file was left open."""

from __future__ import annotations

import os


def next_handle() -> int:
    """The lowest number no open file has."""
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle
