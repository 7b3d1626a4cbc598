"""Public pages and the scan answer, cold and warm, each beside its own server's hello."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

from bench.addresses import Addresses
from bench.ratios import Ratio, Variant, measure
from bench.server import Server, serving

PAGE = {"Accept": "text/html"}
MACHINE = {"Accept": "application/json"}


def hello_of(variant: Variant) -> Variant:
    """Answer the base of a variant: hello on the same server."""
    return replace(variant, name=f"{variant.name} hello", paths=["/hello"])


def pages(addresses: Addresses, *, rounds: int, requests: int) -> Iterator[Ratio]:
    """Answer the ratios of every variant; all servers are up at once, rounds are interleaved."""
    with ExitStack() as stack:
        cold = stack.enter_context(serving("cold", PAGE_CACHE_MB="0", RECORD_SCANS="no"))
        warm = stack.enter_context(serving("warm"))
        recording = stack.enter_context(serving("recording", PAGE_CACHE_MB="0"))
        variants = list(_variants(addresses, cold, warm, recording))
        yield from measure(hello_of, variants, rounds=rounds, requests=requests)
        # By itself: a slow neighbour would let what a scan may remember (60 s) run out each round.
        lists = [Variant("product list, cold", cold, ["/san-pham/"], PAGE)]
        yield from measure(hello_of, lists, rounds=rounds, requests=max(1, requests // 10))


def _variants(
    addresses: Addresses, cold: Server, warm: Server, recording: Server
) -> Iterator[Variant]:
    yield Variant("product page, cold", cold, addresses.products, PAGE)
    yield Variant("product page, warm in process", warm, addresses.products[:20], PAGE)
    yield Variant("verify for a machine, not recorded", cold, addresses.codes, MACHINE)
    yield Variant("verify for a machine, recorded", recording, addresses.codes, MACHINE)
    yield Variant("scan page, not recorded", cold, addresses.codes, PAGE)
    yield Variant("scan page, recorded", recording, addresses.codes, PAGE)
