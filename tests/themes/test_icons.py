import re

from themes.icons import ICONS, OUTCOME_ICONS, icon_path
from themes.styles import CSS_FOLDER

OUTCOMES = {
    "cannot_check",
    "unknown_code",
    "not_activated",
    "void",
    "recalled",
    "revoked",
    "suspended",
    "expired",
    "not_covered",
    "potential",
    "needs_checking",
    "in_force",
}


def test_every_outcome_has_a_drawing_of_its_own() -> None:
    assert set(OUTCOME_ICONS) == OUTCOMES
    assert len(set(OUTCOME_ICONS.values())) == 12


def test_every_outcome_has_its_colours_in_both_stylesheets() -> None:
    site = (CSS_FOLDER / "tokens" / "outcomes.css").read_text(encoding="utf-8")
    scan = (CSS_FOLDER / "scan.css").read_text(encoding="utf-8")

    assert set(re.findall(r'\[data-outcome="(\w+)"\]', site)) == OUTCOMES
    assert set(re.findall(r"\[data-outcome=(\w+)\]", scan)) == OUTCOMES


def test_no_name_is_drawn_twice() -> None:
    assert len(set(ICONS.values())) == len(ICONS)
    assert icon_path("search").startswith("M")
