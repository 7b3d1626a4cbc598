import re
from collections.abc import Mapping

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from themes.pages.written import FRAME, page

THANKS = "traceability/report_thanks.html"
VALUES: Mapping[str, object] = {"ticket": "ABCD 1234"}


def head(values: Mapping[str, object], language: str = "vi") -> str:
    request = RequestFactory().get("/bao-cao/")
    with override(language):
        return page(request, THANKS, {**VALUES, **values}).content.decode()


def test_a_page_that_says_nothing_of_itself_has_no_other_language() -> None:
    html = head({})

    assert "hreflang" not in html
    assert "canonical" not in html
    assert "demo-strip" not in html


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_is_in_the_active_language(language: str) -> None:
    assert f'<html lang="{language}">' in head({}, language)


def test_what_a_page_says_of_itself_goes_before_the_frames_own_values() -> None:
    assert 'data-province="gia_lai"' in head({"province_key": "gia_lai"})
    assert FRAME["province_key"] == ""


def test_both_languages_are_linked_from_the_head_and_the_switch() -> None:
    html = head({"alternate_vi": "/a/", "alternate_en": "/en/a/", "site": "https://x.example"})

    assert re.findall(r'hreflang="en" href="([^"]+)"', html) == ["https://x.example/en/a/"]
    assert '<a href="/en/a/" lang="en"' in html


def test_a_page_may_have_another_status() -> None:
    assert page(RequestFactory().get("/"), THANKS, VALUES, 400).status_code == 400
