"""One event a line, also for requests that nobody of ours would send."""

from __future__ import annotations

import logging

LONGEST = 300


class RefusedInOneLine(logging.Filter):
    """A request Django refuses as suspicious leaves its reason in the log, and no traceback.

    Otherwise whoever knocks with a wrong Host would fill the disk.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the reason to one line of bearable length; let every record pass."""
        if record.name.startswith("django.security."):
            record.msg, record.args = record.getMessage()[:LONGEST], ()
            record.exc_info = record.exc_text = None
        return True
