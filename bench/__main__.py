"""`python -m bench`: print CPU per request as multiples of two hellos in the same run."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path

import django

from bench.report import table


def main() -> None:
    """Measure against the database of STATE_DIR (make demo, or demo --products 16000)."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=200, help="per variant and round")
    parser.add_argument("--only", default="", help="variants whose name holds these words")
    parser.add_argument("--json", type=Path, help="also write the ratios to this file")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    from bench.pages import pages  # noqa: PLC0415 - needs django.setup()

    rows = list(pages(rounds=chosen.rounds, requests=chosen.requests, only=chosen.only))
    print(table(rows))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in rows], indent=2), "utf-8")


if __name__ == "__main__":
    main()
