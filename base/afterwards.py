"""What is done once an act is committed: it may fail, and the act is done all the same.

An error there must not make the act look failed – who is told "run this again" does it twice – nor
keep what comes after it from being done. So it is logged, and whoever acted is told that something
is left to mend.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext_lazy as _

LEFT_OVER = _(
    "This is written, but the state folder or the database gave way right afterwards. Do not do it "
    "again; tell those who run this site to look at /healthz."
)
_left_over: ContextVar[list[str] | None] = ContextVar("left_over", default=None)
logger = logging.getLogger(__name__)


@contextmanager
def after_commit(left_over: str) -> Iterator[None]:
    """Log whatever fails in this block, as what is left over, and let it pass."""
    try:
        yield
    except Exception:
        logger.exception("An act is written, but %s", left_over)
        if (noticed := _left_over.get()) is not None:
            noticed.append(left_over)


@contextmanager
def noticing() -> Iterator[list[str]]:
    """What is left over of the acts in this block, for who reports them."""
    noticed: list[str] = []
    token = _left_over.set(noticed)
    try:
        yield noticed
    finally:
        _left_over.reset(token)
