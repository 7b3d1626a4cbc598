"""Finished pages in the memory of one process, the least asked for leaving first."""

from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import NamedTuple

from base.pages.stored import StoredPage


class PageKey(NamedTuple):
    """All that a page depends on and is not in its address: the epoch of the facts and the day."""

    epoch: str
    day: date
    scheme: str
    host: str
    path: str


class PageCache:
    """A bounded, thread-safe store; `max_bytes` counts bodies, headers and addresses."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes_held = 0
        self._pages: OrderedDict[PageKey, StoredPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: PageKey) -> StoredPage | None:
        """Answer the page and remember that it was asked for."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: PageKey, page: StoredPage) -> None:
        """Keep the page; others leave to make room. One larger than all the room is not kept."""
        size = _size(key, page)
        if size > self.max_bytes:
            return
        with self._lock:
            self._drop(key)
            while self.bytes_held + size > self.max_bytes:
                self._drop(next(iter(self._pages)))
            self._pages[key] = page
            self.bytes_held += size

    def _drop(self, key: PageKey) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes_held -= _size(key, page)


def _size(key: PageKey, page: StoredPage) -> int:
    return page.size + len(key.host) + len(key.path)
