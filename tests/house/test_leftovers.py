"""A test that changes what all tests share is named, and what it changed is put back."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from base import epoch
from catalog.signals import certificates_changed
from catalog.slots import PRODUCT_ASIDE
from config.env import DECLARED, Environment
from tests.environment import STATE_DIR
from tests.leftovers import Snapshot, register, start_afresh
from themes import menu, slots


def declare_a_port() -> None:
    Environment({}).whole("PORT", "A port.", "1", least=1, most=2)


def add_a_link() -> None:
    menu.register_link("main", order=1, label="?", url_name="nowhere")


def add_a_panel() -> None:
    slots.register(PRODUCT_ASIDE, 1, "nowhere.html", lambda _subject: None)


def add_a_slot() -> None:
    slots.declare("nowhere", str, "nowhere")


def add_a_scope() -> None:
    epoch.register_scope("nowhere")


def set_a_variable() -> None:
    os.environ["FAIR"] = "yes"


def move_away() -> None:
    os.chdir("/")


def listen(**_news: object) -> None:
    pass


LEFT: list[tuple[Callable[[], None], str]] = [
    (declare_a_port, "register of settings: PORT"),
    (add_a_link, "links of a menu: main"),
    (add_a_panel, "panels of a slot: product.aside"),
    (add_a_slot, "slots: nowhere"),
    (add_a_scope, "scopes of the epoch: nowhere"),
    (set_a_variable, "environment: FAIR"),
    (move_away, "current folder: cwd"),
]


@pytest.mark.parametrize(("leave", "said"), LEFT)
def test_what_a_test_leaves_is_named_and_put_back(leave: Callable[[], None], said: str) -> None:
    before = Snapshot()
    leave()

    assert before.put_back() == [said]
    assert before.put_back() == []


def test_a_file_in_the_state_folder_is_named() -> None:
    before = Snapshot()
    file = STATE_DIR / "left.txt"
    file.touch()

    assert before.put_back() == ["files in the state folder: left.txt"]
    file.unlink()


def test_a_listener_that_still_lives_is_named() -> None:
    before = Snapshot()
    certificates_changed.connect(listen)

    assert [each.partition(":")[0] for each in before.put_back()] == ["listeners"]
    certificates_changed.disconnect(listen)


def test_a_test_that_takes_away_again_leaves_nothing() -> None:
    before = Snapshot()
    declared = DECLARED["PORT"]
    declare_a_port()
    DECLARED["PORT"] = declared

    assert before.put_back() == []


def test_an_empty_list_counts_as_none() -> None:
    panels: dict[str, list[str]] = {}
    before = Snapshot([register("panels", panels)])
    panels["aside"] = []

    assert before.put_back() == []


def test_every_test_begins_without_a_language_or_a_prefix() -> None:
    translation.activate("en")
    set_script_prefix("/elsewhere/")
    start_afresh()

    assert translation.get_language() == "vi"
    assert get_script_prefix() == "/"
