"""A row changed behind our back is left out of every list, and the list says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from base import witness
from base.stored_text import text_of
from catalog.certificates.actions import revoke_certificates
from catalog.products.models import Product
from catalog.window import sealing
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProduct,
    PublicRow,
)
from catalog.window.shelves import forget
from tests.catalog.browse.conftest import Office
from tests.factories import make_product

NOVEMBER = 0b0100_0000_0000
ROWS: tuple[type[PublicRow], ...] = (
    PublicProduct,
    ProductFacts,
    PublicCertificate,
    CertificateFacts,
)
LISTS = ["home", "list", "register", "commune"]
IN_FORCE = "Còn hiệu lực"


@dataclass
class Pepper:
    """Pepper in season, certified and then revoked, with its rows from before."""

    product: Product
    before: dict[type[PublicRow], PublicRow]

    def address(self, kind: str) -> str:
        """The address of a list it was in."""
        return {
            "home": "/",
            "list": "/san-pham/",
            "register": "/so-dang-ky/",
            "register found": "/so-dang-ky/?q=GL-10",
            "commune": f"/dia-phuong/{self.product.commune.code}/",
        }[kind]


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def pepper(office: Office) -> Pepper:
    product = make_product("Tiêu đỏ", season=NOVEMBER)
    paper = office.certify(product, number="GL-10")
    before = {kind: kind._default_manager.get() for kind in ROWS}
    revoke_certificates([paper], office.decide(reason="Vi phạm"))
    return Pepper(product, before)


def forge(pepper: Pepper) -> None:
    """Write into every row what it said before, under the seal it has now."""
    for kind, row in pepper.before.items():
        text = text_of({**row.document, "is_demo": False})
        assert kind._default_manager.update(text=text) == 1


def set_back(pepper: Pepper) -> None:
    """Copy every row back as it was before the revocation, which the witness has seen."""
    points = ProductFacts.objects.get().document["points"]
    witness.note({chain: witness.Point(*rest) for chain, *rest in points})
    for kind, row in pepper.before.items():
        assert kind._default_manager.update(text=row.text, seal=row.seal) == 1


@pytest.mark.parametrize("harm", [forge, set_back])
@pytest.mark.parametrize("kind", [*LISTS, "register found"])
def test_no_list_shows_or_counts_it(
    pepper: Pepper, harm: Callable[[Pepper], None], kind: str, client: Client
) -> None:
    harm(pepper)

    page = client.get(pepper.address(kind)).content.decode()

    noun = "giấy chứng nhận" if "register" in kind else "sản phẩm"
    assert f"1 {noun} không kiểm tra được lúc này nên không có trong danh sách." in page
    assert "Tiêu đỏ" not in page
    assert IN_FORCE not in page
    assert "4 sao" not in page


@pytest.mark.parametrize("kind", LISTS)
def test_control_without_the_seal_it_is_shown(
    pepper: Pepper, kind: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(pepper)
    monkeypatch.setattr(sealing, "is_sealed", lambda *_: True)

    page = client.get(pepper.address(kind)).content.decode()

    assert "Tiêu đỏ" in page
    assert IN_FORCE in page


@pytest.mark.parametrize("kind", LISTS)
def test_nothing_is_said_when_nothing_is_left_out(
    pepper: Pepper, kind: str, client: Client
) -> None:
    page = client.get(pepper.address(kind)).content.decode()

    assert "không kiểm tra được lúc này" not in page


@pytest.mark.parametrize("kind", LISTS)
def test_a_witness_that_cannot_be_read_closes_every_list(
    pepper: Pepper, kind: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness, "everything", _unreadable)

    answer = client.get(pepper.address(kind))

    assert answer.status_code == 503
    assert IN_FORCE not in answer.content.decode()


def _unreadable() -> None:
    raise PermissionError("the witness is away")
