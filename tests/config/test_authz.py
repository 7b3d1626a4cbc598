"""authz.toml is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.authz import Grant, Grants, read_grants, unknown, unlisted
from config.health import healthz
from config.routes import Route

TABLE = '[[grant]]\nwho = ["{who}"]\nmethods = ["GET"]\nroutes = ["a/"]\n'
A, B = Route("a/", "", healthz), Route("b/", "", healthz)


def written(folder: Path, text: str) -> Path:
    file = folder / "authz.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_each_route_has_its_grant(tmp_path: Path) -> None:
    grants = read_grants(written(tmp_path, TABLE.format(who="editors")))
    assert grants == {"a/": Grant(("editors",), ("GET",))}


def test_an_empty_list_means_nobody(tmp_path: Path) -> None:
    text = TABLE.format(who="editors").replace('"editors"', "")
    assert read_grants(written(tmp_path, text))["a/"].who == ()


def test_a_route_listed_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="listed twice"):
        read_grants(written(tmp_path, TABLE.format(who="editors") * 2))


def test_a_word_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Nobody knows somebody"):
        read_grants(written(tmp_path, TABLE.format(who="somebody")))


def test_what_is_missing_and_what_is_left_over_is_named() -> None:
    grants = Grants({"a/": Grant((), ("GET",)), "c/": Grant((), ("GET",))})
    assert unlisted([A, B], grants) == ["b/"]
    assert unknown([A, B], grants) == ["c/"]


def test_a_prefix_decides_for_all_below_it_that_is_not_named() -> None:
    nobody, editors, heads = (Grant((who,), ("GET",)) for who in ("", "editors", "heads"))
    grants = Grants({"room/*": editors, "room/safe/*": heads, "room/door/": nobody})

    named = ("room/", "room/desk/", "room/safe/key/", "room/door/")
    assert [grants[each] for each in named] == [editors, editors, heads, nobody]
    with pytest.raises(KeyError, match="roof/"):
        grants["roof/"]


def test_a_prefix_lists_what_is_below_it_and_is_left_over_when_nothing_is() -> None:
    grants = Grants({"a*": Grant((), ()), "x/*": Grant((), ())})

    assert unlisted([A, B], grants) == ["b/"]
    assert unknown([A, B], grants) == ["x/*"]
