"""Officers who write at the same time: a program of its own beside the tests.

python -m tests.writers THREADS ACTS SECONDS NUMBER…: each thread suspends and reinstates its own
certificate, as patient as told; prints as JSON what became of the acts.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from threading import Barrier

import django


def main(threads: int, acts: int, seconds: float, numbers: list[str]) -> None:
    """Write, then say how many acts were done or refused, and how long the slowest took."""
    gate = Barrier(threads)
    with ThreadPoolExecutor(threads) as pool:
        waiting = [pool.submit(write, gate, acts, seconds, each) for each in numbers[:threads]]
        told = [each.result() for each in waiting]
    became: Counter[str] = Counter()
    for counted, _slowest in told:
        became.update(counted)
    print(json.dumps({"acts": became, "slowest": max(slowest for _, slowest in told)}))  # noqa: T201


def write(gate: Barrier, acts: int, seconds: float, number: str) -> tuple[Counter[str], float]:
    """One officer's acts; who fails before the start lets nobody wait for ever."""
    try:
        return _written(gate, acts, seconds, number)
    except BaseException:
        gate.abort()
        raise


def _written(gate: Barrier, acts: int, seconds: float, number: str) -> tuple[Counter[str], float]:
    """Each act only after the last one's end."""
    from django.db import connection  # noqa: PLC0415 - after the settings

    from base.retry import patient  # noqa: PLC0415
    from catalog.certificates import actions  # noqa: PLC0415
    from catalog.certificates.models import Certificate  # noqa: PLC0415
    from catalog.certificates.order import decision_of  # noqa: PLC0415

    certificate = Certificate.objects.select_related("product").get(number=number)
    first = certificate.events.earliest("sequence")
    officers = {"by": first.proposer.email, "approved_by": first.approver.email}
    words = {"decision": "1/QĐ", "date": "", "reason": "x", "authority": first.authority.slug}
    decision = decision_of(certificate, {**words, **officers})
    became, slowest = Counter[str](), 0.0
    gate.wait()
    for act in islice(cycle([actions.suspend_certificate, actions.reinstate_certificate]), acts):
        began = time.monotonic()
        try:
            with patient(seconds):
                act(certificate, decision)
            became["done"] += 1
        except Exception as error:  # noqa: BLE001 - counted by its kind
            became[f"{type(error).__name__}"] += 1
        slowest = max(slowest, time.monotonic() - began)
    connection.close()
    return became, slowest


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
