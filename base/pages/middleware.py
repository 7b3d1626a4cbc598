"""Serve kept pages before anything else is asked, and keep those a view marked as cacheable."""

from collections.abc import Callable, Iterable
from typing import TypeGuard

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from base import clock, database, epoch
from base.pages.cache import Kept, PageCache, PageKey
from base.pages.stored import StoredPage

_VARIES_WE_KNOW = {"", "accept-encoding"}


class PageCacheMiddleware:
    """Stands outside the session, so a kept page costs no query and belongs to nobody.

    A page is kept under the epochs in which its render began, of the scopes it says it reads;
    base.epoch says why.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.cache = PageCache(settings.PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_anonymous_reading(request):
            return self.get_response(request)
        if not self.cache.max_bytes:
            return self._rendered(request)
        key = _key(request)
        kept = self.cache.get(key)
        is_current = kept and kept.epochs == _epochs(kept.page.scopes)
        if kept and is_current and not kept.page.is_stale(clock.now()):
            return kept.page.answer(request)
        return self._rendered(request, key)

    def _rendered(self, request: HttpRequest, key: PageKey | None = None) -> HttpResponseBase:
        began = _epochs(epoch.scopes()) if key else {}
        response = self.get_response(request)
        if request.method != "GET" or not _may_be_kept(response):
            return response
        page = StoredPage.of(response)
        epochs = {scope: began[scope] for scope in page.scopes if scope in began}
        may_last = len(epochs) == len(page.scopes) and epochs == _epochs(page.scopes)
        if key and may_last and _is_our_host(request):
            self.cache.put(key, Kept(page, epochs))
        return page.answer(request)


def _key(request: HttpRequest) -> PageKey:
    scheme, path = request.scheme or "", request.get_full_path()
    return PageKey(clock.today(), scheme, _raw_host(request), path)


def _epochs(scopes: Iterable[str]) -> dict[str, str]:
    """Each scope's epoch and the connection a page is rendered in; none where nothing may be kept.

    A database that was replaced begins no epoch, but it is never read over the same connection.
    Where no change can be announced, nobody knows whether there was one; and where the witness
    was damaged the register has no epoch, so no page says anything, also none made before.
    """
    opening = database.opening()
    if opening is None or not epoch.is_usable():
        return {}
    tokens = ((scope, epoch.current(scope)) for scope in scopes)
    return {scope: f"{token} {opening}" for scope, token in tokens if token}


def _is_anonymous_reading(request: HttpRequest) -> bool:
    """Whether nothing in the request tells one reader from another.

    The language cookie and waiting messages change a page as a session does. META, not headers
    and COOKIES: those are made anew for every request, and most have neither.
    """
    if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in request.META:
        return False
    if not request.META.get("HTTP_COOKIE"):
        return True
    personal = {settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "messages"}
    return not personal & request.COOKIES.keys()


def _raw_host(request: HttpRequest) -> str:
    """The host as it was asked for; a page is found under one only after that was one of ours."""
    return request._get_raw_host()  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


def _is_our_host(request: HttpRequest) -> bool:
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def _may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    return (
        isinstance(response, HttpResponse)
        and getattr(response, "cacheable", False)
        and response.status_code == 200  # noqa: PLR2004
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not response.has_header("Cache-Control")  # a page with a rule of its own keeps it
        and response.get("Vary", "").strip().lower() in _VARIES_WE_KNOW
    )
