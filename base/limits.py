"""How often one caller may do something, remembered in this process only and for a short while."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_CALLERS = 10_000


class RateLimit:
    """At most `most` times within any `seconds`, for each caller. Nothing is written anywhere."""

    def __init__(
        self, most: int, seconds: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with nobody known; `now` counts seconds."""
        self.most, self.seconds, self._now = most, seconds, now
        self._calls: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, caller: str) -> bool:
        """Whether this caller may once more; counts the call when it may."""
        now = self._now()
        with self._lock:
            calls = self._calls.setdefault(caller, deque(maxlen=self.most))
            self._calls.move_to_end(caller)
            if len(self._calls) > MOST_CALLERS:
                self._calls.popitem(last=False)
            if len(calls) == self.most and now - calls[0] < self.seconds:
                return False
            calls.append(now)
            return True

    def forget(self) -> None:
        """Begin anew, as after a restart."""
        with self._lock:
            self._calls.clear()
