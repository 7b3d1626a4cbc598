"""Every pair of text and ground, in every province, light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from collections.abc import Mapping

import pytest

from themes.colour import Oklch, Pair, contrast, hexadecimal, is_in_srgb, tokens_of
from themes.icons import OUTCOME_ICONS
from themes.registry import PROVINCES_FOLDER, province_themes
from themes.styles import CSS_FOLDER

GROUNDS = ("color-paper", "color-card", "color-sunk", "color-accent-soft")
TEXTS = ("color-ink", "color-ink-soft", "color-accent")
DEFAULT = tokens_of((CSS_FOLDER / "tokens" / "colour.css").read_text(encoding="utf-8"))
OUTCOMES = tokens_of((CSS_FOLDER / "tokens" / "outcomes.css").read_text(encoding="utf-8"))
LOOKS = ("default", *province_themes())


def palette(look: str) -> Mapping[str, Pair]:
    sheet = PROVINCES_FOLDER / look / "tokens.css"
    own = tokens_of(sheet.read_text(encoding="utf-8")) if look != "default" else {}
    return {**DEFAULT, **OUTCOMES, **own}


def too_weak(look: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    colours = palette(look)
    return [
        f"{front} on {ground} ({scheme})"
        for front, ground in pairs
        for scheme in ("light", "dark")
        if contrast(getattr(colours[front], scheme), getattr(colours[ground], scheme)) < least
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_text_is_readable_on_every_ground(look: str) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("color-accent-ink", "color-accent"), ("color-demo-ink", "color-demo-paper")]

    assert too_weak(look, pairs, 4.5) == []


@pytest.mark.parametrize("look", LOOKS)
def test_edges_stars_and_focus_stand_out(look: str) -> None:
    pairs = [("color-edge", ground) for ground in GROUNDS[:2]]
    pairs += [("color-star", ground) for ground in GROUNDS[:2]]
    pairs += [("color-focus", ground) for ground in GROUNDS]

    assert too_weak(look, pairs, 3.0) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("outcome", OUTCOME_ICONS)
def test_every_outcome_is_readable(look: str, outcome: str) -> None:
    ink, paper = f"outcome-{outcome}-ink", f"outcome-{outcome}-paper"
    pairs = [(ink, ground) for ground in (paper, *GROUNDS[:2])]
    pairs += [(text, paper) for text in TEXTS]

    assert too_weak(look, pairs, 4.5) == []


def test_a_weak_pair_would_be_found() -> None:
    assert too_weak("default", [("color-line", "color-paper")], 4.5) != []


@pytest.mark.parametrize("look", LOOKS)
def test_every_screen_can_show_every_token(look: str) -> None:
    beyond = [
        name
        for name, pair in palette(look).items()
        if not (is_in_srgb(pair.light) and is_in_srgb(pair.dark))
    ]

    assert beyond == []


def scan_colours(css: str, hue: float, chroma: float) -> dict[str, Pair]:
    """Work out the formulas of scan.css for one outcome."""
    part = r"oklch\(([.\d]+) (?:calc\(var\(--c\) \* ([.\d]+)\)|var\(--c\)) var\(--h\)\)"
    found = re.findall(rf"--o-(ink|paper): light-dark\({part}, {part}\)", css)
    return {
        name: Pair(
            Oklch(float(light), chroma * float(light_share or 1), hue),
            Oklch(float(dark), chroma * float(dark_share or 1), hue),
        )
        for name, light, light_share, dark, dark_share in found
    }


@pytest.mark.parametrize("outcome", OUTCOME_ICONS)
def test_the_scan_page_is_as_readable(outcome: str) -> None:
    css = (CSS_FOLDER / "scan.css").read_text(encoding="utf-8")
    written = re.search(rf"\[data-outcome={outcome}\] {{ --h: ([.\d]+); --c: ([.\d]+) }}", css)
    assert written
    colours = scan_colours(css, float(written[1]), float(written[2]))
    grounds = tokens_of(css)

    assert set(colours) == {"ink", "paper"}
    for scheme in ("light", "dark"):
        ink, paper = (getattr(colours[name], scheme) for name in ("ink", "paper"))
        assert contrast(ink, paper) >= 4.5
        assert contrast(getattr(grounds["ink"], scheme), paper) >= 4.5
        assert is_in_srgb(ink)
        assert is_in_srgb(paper)


def test_the_browser_bar_has_the_colour_of_the_header() -> None:
    base = (CSS_FOLDER.parents[2] / "jinja2/themes/base.html").read_text(encoding="utf-8")
    card = DEFAULT["color-card"]

    assert f'light)" content="{hexadecimal(card.light)}"' in base
    assert f'dark)" content="{hexadecimal(card.dark)}"' in base
