"""A finished page as it is kept: bytes, headers, and until when it may be served."""

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from base import clock
from base.epoch import REGISTER

_ALWAYS = (
    ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("Vary", "Accept-Encoding"),
)
_OURS = {"cache-control", "vary", "etag", "content-length"}
_TEXTUAL = ("text/", "application/json", "application/linkset+json", "image/svg+xml")
_WORTH_COMPRESSING = 200  # bytes; below it the gzip frame costs more than it saves


@dataclass(frozen=True)
class StoredPage:
    """A page of status 200 and its headers; never served at or after `stale_at` (aware).

    Nor before `made_at`: then our clock was ahead when it was made, and told of a time to come.
    `scopes` are those of the epoch it reads.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    stale_at: datetime | None = None
    made_at: datetime | None = None
    scopes: tuple[str, ...] = (REGISTER,)

    @classmethod
    def of(cls, response: HttpResponse) -> "StoredPage":
        headers = tuple((k, v) for k, v in response.items() if k.lower() not in _OURS)
        stale_at = getattr(response, "stale_at", None)
        scopes = tuple(sorted(getattr(response, "scopes", {REGISTER})))
        return cls(response.status_code, headers, response.content, stale_at, clock.now(), scopes)

    @cached_property
    def gzipped(self) -> bytes | None:
        """The body compressed, the same bytes each time; None when that is not worth it."""
        content_type = dict(self.headers).get("Content-Type", "")
        if len(self.body) < _WORTH_COMPRESSING or not content_type.startswith(_TEXTUAL):
            return None
        packed = gzip.compress(self.body, compresslevel=6, mtime=0)
        return packed if len(packed) < len(self.body) else None

    @cached_property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:32]

    @cached_property
    def size(self) -> int:
        """Bytes of memory this page holds, near enough to keep a budget."""
        text = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + len(self.gzipped or b"") + text

    def is_stale(self, now: datetime) -> bool:
        """Whether the page may not be served at this moment."""
        is_early = self.made_at is not None and now < self.made_at
        return is_early or (self.stale_at is not None and now >= self.stale_at)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer a GET or HEAD request: 304 when the reader holds this very page already."""
        packed = self.gzipped if _takes_gzip(request) else None
        etag = f'"{self.fingerprint}-gz"' if packed else f'"{self.fingerprint}"'
        if _holds(request, etag):
            return _dressed(HttpResponseNotModified(), (("ETag", etag),))
        body = packed or self.body
        response = HttpResponse(b"" if request.method == "HEAD" else body, status=self.status)
        _dressed(response, (*self.headers, ("ETag", etag), ("Content-Length", str(len(body)))))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return response


def _dressed(response: HttpResponse, headers: tuple[tuple[str, str], ...]) -> HttpResponse:
    for name, value in (*_ALWAYS, *headers):
        response.headers[name] = value
    return response


def _holds(request: HttpRequest, etag: str) -> bool:
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if asked is None:
        return False
    known = {each.removeprefix("W/") for each in parse_etags(asked)}
    return bool(known & {etag, "*"})


def _takes_gzip(request: HttpRequest) -> bool:
    """Answer whether gzip is named in Accept-Encoding with a weight above nought."""
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
