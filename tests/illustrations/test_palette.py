"""Each of the five provinces has colours of its own."""

from __future__ import annotations

from illustrations.palette import CONTENTS, PALETTES


def test_five_provinces_differ_in_wall_and_accent() -> None:
    assert set(PALETTES) == {"52", "51", "66", "08", "44"}
    assert len({each.accent for each in PALETTES.values()}) == 5
    assert len({each.wall for each in PALETTES.values()}) == 5


def test_what_a_vessel_holds_is_lighter_on_its_lit_side() -> None:
    assert all(sum(light) > sum(dark) for light, dark in CONTENTS.values())
