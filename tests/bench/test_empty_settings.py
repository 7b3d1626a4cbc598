"""The base everybody shares: an empty Wagtail with the middlewares its template comes with."""

from importlib.resources import files

from bench import empty_settings

TEMPLATE = "project_template/project_name/settings/base.py"


def test_the_middlewares_are_the_eight_of_wagtails_template() -> None:
    template = files("wagtail").joinpath(TEMPLATE).read_text(encoding="utf-8")
    block = template.split("MIDDLEWARE = [")[1].split("]")[0]

    assert [line.strip(' ",') for line in block.strip().splitlines()] == empty_settings.MIDDLEWARE
    assert len(empty_settings.MIDDLEWARE) == 8
