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
    key = (url_name, get_language(), get_urlconf(settings.ROOT_URLCONF), get_script_prefix())
    return f"{_before(*key)}{slug}/" if slug else _address(*key)


@lru_cache(maxsize=256)
def _address(url_name: str, _language: str, _urlconf: str, _prefix: str) -> str:
    """Whatever `reverse` looks at besides the name is in the key."""
    return reverse(url_name)


@lru_cache(maxsize=256)
def _before(url_name: str, _language: str, _urlconf: str, _prefix: str) -> str:
    """What stands before the slug, which comes last in every address that has one."""
    return reverse(url_name, args=["x"]).removesuffix("x/")
