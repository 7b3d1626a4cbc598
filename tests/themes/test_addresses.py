import pytest
from django.urls import NoReverseMatch, set_script_prefix
from django.utils.translation import override

from themes.addresses import address


def test_an_address_follows_the_language_of_the_page() -> None:
    for _ in range(2):
        with override("vi"):
            assert address("product_list") == "/san-pham/"
        with override("en"):
            assert address("product_list") == "/en/san-pham/"


def test_an_address_follows_the_prefix_the_site_runs_under() -> None:
    with override("vi"):
        assert address("product_list") == "/san-pham/"
        set_script_prefix("/ocop/")
        try:
            assert address("product_list") == "/ocop/san-pham/"
        finally:
            set_script_prefix("/")


def test_a_name_nobody_defined_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("nowhere")
