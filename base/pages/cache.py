"""Finished pages in the memory of one process, the least asked for leaving first."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import NamedTuple

from base.pages.stored import StoredPage


class PageKey(NamedTuple):
    """How a page is found: as it was asked for, and the day."""

    day: date
    scheme: str
    host: str
    path: str


class Kept(NamedTuple):
    """A page, and the epoch of each scope it reads, in which its render began."""

    page: StoredPage
    epochs: Mapping[str, str]


class PageCache:
    """A bounded, thread-safe store; `max_bytes` counts bodies, headers and addresses."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes_held = 0
        self._pages: OrderedDict[PageKey, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: PageKey) -> Kept | None:
        """Answer the page, of whatever epochs, and remember that it was asked for."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is not None:
                self._pages.move_to_end(key)
            return kept

    def put(self, key: PageKey, kept: Kept) -> None:
        """Keep the page; others leave to make room. One larger than all the room is not kept."""
        size = _size(key, kept)
        if size > self.max_bytes:
            return
        with self._lock:
            self._drop(key)
            while self.bytes_held + size > self.max_bytes:
                self._drop(next(iter(self._pages)))
            self._pages[key] = kept
            self.bytes_held += size

    def _drop(self, key: PageKey) -> None:
        kept = self._pages.pop(key, None)
        if kept is not None:
            self.bytes_held -= _size(key, kept)


def _size(key: PageKey, kept: Kept) -> int:
    return kept.page.size + len(key.host) + len(key.path)
