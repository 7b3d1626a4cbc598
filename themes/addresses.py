"""Addresses of pages, found once for each kind of page and not on every render."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def address(url_name: str, slug: str = "") -> str:
    """Answer the address in the page's language, of one thing of many when its slug is given.

    A list has dozens of these, and looking each up by its name is a tenth of the page. Raises
    NoReverseMatch for a name nobody defined.
    """
    return f"{_before(url_name, *_where())}{slug}/" if slug else _address(url_name, *_where())


def addresses_of(*url_names: str) -> list[str]:
    """Answer several at once; where the page stands is then found out only once."""
    where = _where()
    return [_address(each, *where) for each in url_names]


def _where() -> tuple[str, str | None, str]:
    """Whatever `reverse` looks at besides the name."""
    return get_language(), get_urlconf(settings.ROOT_URLCONF), get_script_prefix()


@lru_cache(maxsize=256)
def _address(url_name: str, _language: str, _urlconf: str | None, _prefix: str) -> str:
    return reverse(url_name)


@lru_cache(maxsize=256)
def _before(url_name: str, _language: str, _urlconf: str | None, _prefix: str) -> str:
    """What stands before the slug, which comes last in every address that has one."""
    return reverse(url_name, args=["x"]).removesuffix("x/")
