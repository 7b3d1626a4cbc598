from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from themes.management.commands import build_styles
from themes.registry import province_themes


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own: the bundle of the working copy stays as it is."""
    monkeypatch.setattr(build_styles, "OUTPUT", tmp_path / "bundle.css")
    return tmp_path / "bundle.css"


def test_one_sheet_holds_the_site_and_every_province(output: Path) -> None:
    said = StringIO()
    call_command("build_styles", stdout=said)
    text = output.read_text(encoding="utf-8")

    assert said.getvalue() == f"bundle.css: {output.stat().st_size} bytes\n"
    assert [key for key in province_themes() if key not in text] == []


def test_building_again_gives_the_same_sheet_and_leaves_nothing_beside_it(output: Path) -> None:
    texts = []
    for _ in range(2):
        call_command("build_styles", verbosity=0)
        texts.append(output.read_bytes())

    assert texts[0] == texts[1]
    assert [each.name for each in output.parent.iterdir()] == ["bundle.css"]
