"""`python -m bench`: print CPU per request as multiples of a Django hello in the same run."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import django


def main() -> None:
    """Measure against the database of STATE_DIR (make demo, or demo --products 16000)."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=200, help="per variant and round")
    parser.add_argument("--json", type=Path, help="also write the ratios to this file")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    from bench.addresses import addresses  # noqa: PLC0415 - needs django.setup()
    from bench.pages import pages  # noqa: PLC0415

    rows = list(pages(addresses(), rounds=chosen.rounds, requests=chosen.requests))
    print(f"{'CPU per request ÷ hello':<40} median   min   max      ms")
    for row in rows:
        figures = f"{row.median:6.2f} {row.least:5.2f} {row.most:5.2f} {row.milliseconds:7.3f}"
        print(f"{row.name:<40} {figures}")
    if chosen.json:
        chosen.json.write_text(json.dumps([vars(row) for row in rows], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
