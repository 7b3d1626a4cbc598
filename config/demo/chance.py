"""Chance that falls the same way on every run: everything the demo deals out is drawn here."""

from __future__ import annotations

import random


def chance(*parts: object) -> random.Random:
    """Answer a generator that depends on these words alone."""
    return random.Random("|".join(str(part) for part in parts))  # noqa: S311 - nothing secret
