"""The day on which every code of these tests is opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.outcomes import NOW


@pytest.fixture
def the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield
