from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from themes.pages.frame import frame
from themes.registry import province_themes


def test_each_page_names_itself_in_both_languages(rf: RequestFactory, settings: Settings) -> None:
    settings.SITE_URL = "https://ocop.example"
    values = frame(rf.get("/en/san-pham/", {"q": "chè"}))

    assert values["canonical"] == "https://ocop.example/en/san-pham/"
    assert values["alternate_vi"] == "/san-pham/?q=ch%C3%A8"
    assert values["alternate_en"] == "/en/san-pham/?q=ch%C3%A8"


def test_an_address_that_only_begins_like_english_is_vietnamese(rf: RequestFactory) -> None:
    assert frame(rf.get("/enough/"))["alternate_en"] == "/en/enough/"


@pytest.mark.parametrize("code", ["", "00"])
def test_a_province_without_a_theme_looks_like_the_country(rf: RequestFactory, code: str) -> None:
    assert frame(rf.get("/"), province=code)["province_key"] == ""


def test_a_province_with_a_theme_wears_it(rf: RequestFactory) -> None:
    for theme in province_themes().values():
        assert frame(rf.get("/"), province=theme.code)["province_key"] == theme.key


@pytest.mark.parametrize("address", ["/tra-cuu/", "/bao-cao/", "/bao-cao/?code=ABC"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_of_other_rooms_lead_to_their_other_language(
    client: Client, settings: Settings, address: str, prefix: str
) -> None:
    html = client.get(prefix + address).content.decode()
    here = f"{settings.SITE_URL}{prefix}{address.partition('?')[0]}"

    assert f'<link rel="canonical" href="{here}">' in html
    assert f'hreflang="en" href="{settings.SITE_URL}/en{address}"' in html
    assert f'<a href="{address if prefix else "/en" + address}" lang="' in html
