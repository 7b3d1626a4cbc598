import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils.translation import override

from themes import addresses
from themes.addresses import address, addresses_of


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


@pytest.mark.parametrize("url_name", ["product", "producer", "certificate", "commune"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_address_of_a_thing_is_the_one_it_is_found_at(url_name: str, language: str) -> None:
    with override(language):
        assert address(url_name, "mat-ong") == reverse(url_name, args=["mat-ong"])


def test_the_address_of_a_thing_nobody_defined_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("nowhere", "mat-ong")


def test_of_many_things_one_address_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(name: str, args: list[str]) -> str:
        asked.append(name)
        return reverse(name, args=args)

    monkeypatch.setattr(addresses, "reverse", counted)
    addresses._before.cache_clear()
    with override("vi"):
        found = [address("product", slug) for slug in ("mat-ong", "ca-phe", "tra-xanh")]

    assert found == ["/san-pham/mat-ong/", "/san-pham/ca-phe/", "/san-pham/tra-xanh/"]
    assert asked == ["product"]


def test_several_addresses_are_those_of_each() -> None:
    with override("en"):
        assert addresses_of("home", "product_list") == [address("home"), address("product_list")]
