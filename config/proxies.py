"""The request as the visitor sent it, whatever proxies of ours it came through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from base.client_address import TrustedProxies

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

SCHEMES = ("http", "https")
# Read here and nowhere after: what is not there cannot be believed by mistake.
CLAIMS = (
    "HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT", "HTTP_X_REAL_IP",
)  # fmt: skip


def behind_proxies(application: Application, proxies: TrustedProxies) -> Application:
    """Show the application the visitor's address and scheme; drop every header that claims them."""
    # Every request asks, and the same proxies and visitors come again and again.
    trusts = lru_cache(maxsize=256)(proxies.trusts)
    visitor = lru_cache(maxsize=1024)(proxies.visitor)

    def seen_through(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        claims = {name: environ.pop(name) for name in CLAIMS if name in environ}
        peer = environ.get("REMOTE_ADDR", "")
        if claims and trusts(peer):
            environ["REMOTE_ADDR"] = visitor(peer, claims.get("HTTP_X_FORWARDED_FOR", ""))
            # Of several words the last is that of the proxy we speak with.
            scheme = claims.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip().lower()
            if scheme in SCHEMES:
                environ["wsgi.url_scheme"] = scheme
        return application(environ, start_response)

    return seen_through
