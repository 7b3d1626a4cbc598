"""A room that does not exist adds to pages downstairs without a change there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from base import epoch
from catalog.products.models import Product
from catalog.slots import PRODUCT_ASIDE, ShownProduct
from tests.factories import make_product
from tests.outcomes import NOW, Cast
from themes import slots
from themes.slots import PanelValues

pytestmark = pytest.mark.django_db(transaction=True)
PANEL = "traceability/parts/check_panel.html"  # any panel that shows one value


class Shop:
    """Sells some products; how many are left is a scope of its own."""

    def __init__(self) -> None:
        self.left: dict[int, int] = {}
        self.asked = 0

    def panel(self, product: ShownProduct) -> PanelValues | None:
        self.asked += 1
        if product.id not in self.left:
            return None
        left, closing = self.left[product.id], NOW + dt.timedelta(hours=2)
        return PanelValues({"action": f"/con-{left}/"} if left else {}, closing, ("stock",))

    def now_has(self, product: Product, left: int) -> None:
        with epoch.change("stock"):
            self.left[product.pk] = left


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setattr(epoch, "_scopes", [epoch.REGISTER])
    epoch.register_scope("stock")
    shop = Shop()
    slots.register(PRODUCT_ASIDE, 10, PANEL, shop.panel)
    yield shop
    slots.withdraw(PRODUCT_ASIDE, PANEL)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def honey(clock: time_machine.Traveller) -> Product:
    cast = Cast.gather()
    return cast.certified(cast.product()).product


@pytest.fixture
def other(honey: Product) -> Product:
    return make_product("Tiêu", producer=honey.producer)


def page(client: Client, product: Product) -> str:
    return client.get(f"/san-pham/{product.slug}/").content.decode()


def test_a_panel_is_on_the_page_of_its_product_alone(
    client: Client, shop: Shop, honey: Product, other: Product
) -> None:
    shop.left[honey.pk] = 7

    assert 'action="/con-7/"' in page(client, honey)
    assert "/con-" not in page(client, other)


def test_a_sale_shows_at_once_and_cools_no_page_that_does_not_show_it(
    client: Client, shop: Shop, honey: Product, other: Product
) -> None:
    shop.left[honey.pk] = 2
    page(client, other)
    for left in (1, 0, 9):
        shop.now_has(honey, left)
        page(client, other)
        assert (f'action="/con-{left}/"' in page(client, honey)) == bool(left)

    assert shop.asked == 1 + 3  # once for the other product


def test_a_page_lasts_no_longer_than_its_panel(
    client: Client, shop: Shop, honey: Product, clock: time_machine.Traveller
) -> None:
    shop.left[honey.pk] = 7
    page(client, honey), page(client, honey)
    clock.move_to(NOW + dt.timedelta(hours=2))
    page(client, honey)

    assert shop.asked == 2


def test_nothing_below_knows_of_this_room() -> None:
    root = Path(__file__).parents[2]
    rooms = (root / room for room in ("base", "themes", "catalog", "traceability"))
    code = "".join(each.read_text("utf-8") for room in rooms for each in room.rglob("*.py"))

    assert '"stock"' not in code
