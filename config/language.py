"""The address alone decides a page's language, so a kept page is the same for every reader."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation


class AddressLanguageMiddleware:
    """Django's LocaleMiddleware without its guesses: /en/… is English, everything else Vietnamese.

    The scan page, whose address has no language, chooses its own inside the view.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, and the first words an address may name its language by."""
        self.answer = answer
        self.languages = {code: code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Turn the language on, and name it; no Vary, because nothing but the address was asked."""
        first_word = request.path_info[1:].partition("/")[0]
        language = self.languages.get(first_word, settings.LANGUAGE_CODE)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response
