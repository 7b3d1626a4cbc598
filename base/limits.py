"""How often one household may do something, whichever process of this machine is asked."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from base.client_address import household
from base.tallies import SharedTally

MOST_CALLERS = 10_000
SAY_AGAIN = 3600  # seconds
log = logging.getLogger(__name__)


class RateLimit:
    """At most `most` calls of each address in a span of `seconds` that begins with its first.

    The processes of a machine count together, in a file of the state folder. While that cannot be
    used each process counts alone and says so once an hour: a limit never breaks a page.
    """

    def __init__(
        self, name: str, most: int, seconds: int, now: Callable[[], float] = time.time
    ) -> None:
        """Begin with nobody known; `name` is the file's, and `now` counts seconds."""
        self.name, self.most, self.seconds, self._now = name, most, seconds, now
        self._shared, self._alone = SharedTally(name), OwnTally()
        self._said = -math.inf

    def allows(self, address: str) -> bool:
        """Whether this address, or one of its IPv6 household, may once more; counts the call."""
        call = household(address), self.most, self.seconds, self._now()
        try:
            return self._shared.counted(*call)
        except OSError as error:
            self._say(error)
            return self._alone.counted(*call)

    def _say(self, error: OSError) -> None:
        if time.monotonic() - self._said > SAY_AGAIN:
            self._said = time.monotonic()
            reason = error.strerror or error
            log.warning("Limit %s is counted by each process alone: %s", self.name, reason)


class OwnTally:
    """The same count in the memory of one process."""

    def __init__(self) -> None:
        """Begin with nobody known."""
        self._calls: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def counted(self, caller: str, most: int, seconds: float, now: float) -> bool:
        """Count a call unless there were `most` already; whether it was counted."""
        with self._lock:
            began, calls = self._calls.get(caller, (now, 0))
            if not began <= now < began + seconds:
                began, calls = now, 0
            if calls >= most:
                return False
            self._calls[caller] = began, calls + 1
            self._calls.move_to_end(caller)
            if len(self._calls) > MOST_CALLERS:
                self._calls.popitem(last=False)
            return True
