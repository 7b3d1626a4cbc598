"""Addresses of pages that take no argument, found once and not on every render."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def address(url_name: str) -> str:
    """Answer the address in the page's language; NoReverseMatch for a name nobody defined."""
    return _address(
        url_name, get_language(), get_urlconf(settings.ROOT_URLCONF), get_script_prefix()
    )


@lru_cache(maxsize=256)
def _address(url_name: str, _language: str, _urlconf: str, _prefix: str) -> str:
    """Whatever `reverse` looks at besides the name is in the key."""
    return reverse(url_name)
