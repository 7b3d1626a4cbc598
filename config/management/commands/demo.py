"""`manage.py demo`: five provinces to look at, told in config/demo/stories."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from base.commands import OneSentence
from config.demo.national import make_national
from config.demo.steps import make_demo


class Command(OneSentence):
    """Safe to run again: what is there stays as it is."""

    help = "Fill the database with the demo of five provinces; safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the national size."""
        parser.add_argument(
            "--products",
            type=int,
            default=0,
            metavar="N",
            help="Fill up to N products over all provinces (16000 take some minutes).",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Carry out the steps and say how many rows are new."""
        began = time.monotonic()
        total = sum(self._say(name, made) for name, made in make_demo())
        if options["products"]:
            total += sum(self._say(name, made) for name, made in make_national(options["products"]))
        took = time.monotonic() - began
        if total:
            self.stdout.write(f"The demo is ready ({took:.0f} s).")
        else:
            self.stdout.write("The demo is there already; nothing was changed.")

    def _say(self, name: str, made: int) -> int:
        if made:
            self.stdout.write(f"  {name}: {made}")
            self.stdout.flush()  # somebody waits, perhaps behind a pipe
        return made
