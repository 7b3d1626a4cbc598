"""Behind one proxy each visitor is somebody: whoever guesses is slowed, the neighbour is not."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.outcomes import Cast, in_force_lot, path_of
from tests.served import Site
from traceability.resolver.guessing import wrong_codes

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Copies a SQLite database."),
    pytest.mark.skipif(sys.platform != "linux", reason="Reads /proc."),
]
WRONG = "/T/0123456789ABCDEF"
GUESSER, NEIGHBOUR = "203.0.113.7", "203.0.113.8"


@pytest.fixture
def right() -> str:
    """The path of a right code."""
    return path_of(in_force_lot(Cast.gather()))


@pytest.fixture
def site(right: str, tmp_path: Path) -> Iterator[Site]:
    """Two workers behind a proxy of this machine, with the right code in their database."""
    site = Site(tmp_path)
    site.environment["TRUSTED_PROXIES"] = "127.0.0.1"
    site.copy_database()
    site.start()
    yield site
    site.stop()


def test_a_guesser_is_slowed_by_all_workers_and_his_neighbour_by_none(
    site: Site, right: str
) -> None:
    said = Counter(site.get(WRONG, by=GUESSER).status for _ in range(wrong_codes.most + 20))

    assert said == {404: wrong_codes.most, 429: 20}
    assert site.get(WRONG, by=NEIGHBOUR).status == 404
    assert site.get(right, by=GUESSER).status == 200
    assert site.get(WRONG, by=f"{GUESSER}, {NEIGHBOUR}").status == 404  # only the last is believed
