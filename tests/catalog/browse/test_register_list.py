from __future__ import annotations

import pytest

from catalog.browse.register_list import register_values
from catalog.certificates.actions import revoke_certificates
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_product

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(autouse=True)
def _two_certificates(office: Office) -> None:
    office.certify(make_product("Mật ong"), number="GL-10")
    revoked = office.certify(make_product("Tiêu đỏ"), number="GL-9")
    revoke_certificates([revoked], office.decide())


def numbers(**query: str) -> list[str]:
    return [line["number"] for line in register_values(query, NOON)["lines"]]


def test_the_register_can_be_narrowed_to_one_state() -> None:
    assert numbers(**{"trang-thai": "in_force"}) == ["GL-10"]
    assert numbers(**{"trang-thai": "revoked"}) == ["GL-9"]
    assert sorted(numbers()) == ["GL-10", "GL-9"]


def test_a_choice_nobody_offers_is_left_out_and_not_refused() -> None:
    assert len(numbers(sao="9", tinh="x", trang="-1")) == 2


def test_the_register_says_it_shows_made_up_certificates() -> None:
    values = register_values({}, NOON)

    assert values["is_demo"]
    assert values["checked"] == "Checked today, 22 November 2026."
    assert not register_values({"q": "nothing"}, NOON)["is_demo"]
