"""Components that few different values meet, finished once and kept in this process.

A component takes named values only, so these, their types and the language are all it depends on
and nothing kept can grow old. What depends on the moment, a verdict above all, comes in as a value.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST_KEPT = 4096  # a card is about 1 KB


def kept(template: str, **values: Hashable) -> SafeString:
    """Render a component with these values, or answer what the same values gave before.

    TypeError for a value that may change under our hands, such as a list.
    """
    return _finished(template, get_language(), get_urlconf(settings.ROOT_URLCONF), **values)


# typed: a text that may hold markup is not the same value as one that was escaped.
@lru_cache(maxsize=MOST_KEPT, typed=True)
def _finished(template: str, _language: str, _urlconf: str, **values: Hashable) -> SafeString:
    return render_to_string(template, values)
