"""The address alone decides a page's language, so a kept page is the same for every reader."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's middleware without its guesses: /en/… is English, everything else Vietnamese.

    The scan page, whose address has no language, chooses its own inside the view.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Turn on the language of the address."""
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language; no Vary, because nothing but the address was asked."""
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
