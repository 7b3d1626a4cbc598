"""The home page of the catalogue carries the field for a code, which this room registers."""

from __future__ import annotations

import pytest
from django.test import Client

from catalog.slots import HOME_CHECK
from themes import slots
from traceability.panels import CODE_BOX, register_panels

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("home", "look_up"), [("/", "/tra-cuu/"), ("/en/", "/en/tra-cuu/")])
def test_the_home_page_sends_a_code_to_the_look_up_of_its_language(home: str, look_up: str) -> None:
    assert f'<form class="code-box" method="get" action="{look_up}">' in _body(home)


def test_without_this_rooms_panel_the_home_page_has_no_field_for_a_code() -> None:
    slots.withdraw(HOME_CHECK, CODE_BOX)
    try:
        assert "code-box" not in _body("/")
    finally:
        register_panels()


def _body(path: str) -> str:
    return Client().get(path).content.decode()
