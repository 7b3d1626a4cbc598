"""manage.py load_places: bring the register of administrative units into the database."""

from typing import Any

from django.core.management.base import CommandParser

from base.commands import OneSentence
from catalog.places.importer import load_units


class Command(OneSentence):
    help = "Load Vietnam's administrative units before and after 1 July 2025; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to load some provinces only."""
        parser.add_argument(
            "--province",
            action="append",
            metavar="CODE",
            help="Only this province of today, e.g. 52.",
        )

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        """Load and say how much there is now."""
        counts = load_units(only_provinces=options["province"])
        self.stdout.write(
            f"{counts.provinces} provinces, {counts.districts} districts, "
            f"{counts.communes} communes, {counts.successions} successions"
        )
