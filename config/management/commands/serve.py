"""`manage.py serve`: the one way to start the site."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from base.commands import OneSentence
from config.serving import CannotServe, command_line, demand_free, demand_static_files, hold


class Command(OneSentence):
    """Becomes the server, so that a signal to it reaches the server."""

    help = "Serve the site; refuses a port that is taken, and a start without static files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer address and size."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT, help="the setting PORT")
        parser.add_argument("--workers", type=int, default=2, help="processes that answer")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Refuse, or serve until stopped."""
        host, port = options["host"], options["port"]
        try:
            demand_static_files()
            hold(port)
            demand_free(host, port)
        except CannotServe as refusal:
            raise CommandError(str(refusal)) from refusal
        line = command_line(host, port, options["workers"])
        os.chdir(settings.ROOT)
        os.execv(line[0], line)  # noqa: S606 - our own command line
