"""PostgreSQL goes, hangs and comes back under a running server."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from catalog.certificates.models import Certificate
from tests.cluster import Cluster
from tests.outcomes import Cast, in_force_lot, path_of
from tests.served import Said, Site

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Stops a PostgreSQL."),
    pytest.mark.skipif(sys.platform != "linux", reason="Reads /proc."),
]
CLAIM = re.compile(r'data-outcome="in_force"|star-drawing|mark-image|"outcome": ?"in_force"')
FORM = ("/bao-cao/", {"reason": "other"})


class Town(Site):
    """A site on a PostgreSQL of its own, with one product whose certificate is in force."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        lot = in_force_lot(Cast.gather())
        product, paper = lot.product, Certificate.objects.get()
        self.cluster = Cluster()
        self.cluster.copy_here()
        self.environment["DATABASE_URL"] = self.cluster.url
        self.pages = {
            "home": "/", "list": "/san-pham/", "product": f"/san-pham/{product.slug}/",
            "register": "/so-dang-ky/", "certificate": f"/so-dang-ky/{paper.slug}/",
            "producer": f"/chu-the/{product.producer.slug}/",
            "commune": f"/dia-phuong/{product.commune.code}/", "scan": path_of(lot, 0),
            "machine": path_of(lot, 0), "code": f"/P/{product.code}",
            "look-up": f"/tra-cuu/?code={product.code}", "search": "/san-pham/?q=mat",
            "sitemap": "/sitemap-products.xml",
        }  # fmt: skip

    def everywhere(self) -> list[tuple[str, Said]]:
        """Each kind of page four times, so that both workers are asked."""
        return [
            (name, self.get(path, json=name == "machine"))
            for name, path in self.pages.items()
            for _ in range(4)
        ]

    def well(self) -> None:
        """Every page answers, and the scan says that the product is in force."""
        assert [(name, said.status) for name, said in self.everywhere() if said.status != 200] == []
        assert claims(self.get(self.pages["scan"]))
        assert self.get("/healthz").status == 200

    def closed(self) -> None:
        """Nothing is said about a certificate, forms say they were not saved, all within 5 s."""
        said = self.everywhere()
        assert [(name, each.status) for name, each in said if each.status != 503] == []
        assert [name for name, each in said if claims(each)] == []
        forms = [("report", self.get(*FORM)) for _ in range(4)]
        assert [each.status for _, each in forms] == [503] * 4
        for words in ("chưa được lưu", "was not saved"):
            assert [each.text for _, each in forms if words not in each.text] == []
        health = self.get("/healthz")
        assert health.status == 503
        slow = [(name, each.seconds) for name, each in [*said, *forms] if each.seconds >= 5]
        assert slow == []
        assert health.seconds < 5


def claims(said: Said) -> bool:
    """Whether the page's own part says that something is in force."""
    return bool(CLAIM.search(said.text.partition("<main")[2] or said.text))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    try:
        town.start()
        town.well()
        yield town
    finally:
        town.stop()
        town.cluster.end()


def test_a_database_that_is_stopped_and_started_again(town: Town) -> None:
    town.cluster.stop()
    town.closed()
    refused = town.manage("certificate", "show", "GL-1")
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (3, 1)

    town.cluster.start()
    town.well()
    assert town.get(*FORM).status == 200
