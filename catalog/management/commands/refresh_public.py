"""manage.py refresh_public: make every public row anew from the rows behind it."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.window.actions import refresh_all


class Command(BaseCommand):
    help = "Make the public pages' rows anew from products, producers and the register."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Refresh and say how much there is now."""
        products, certificates, producers = refresh_all()
        self.stdout.write(
            f"{products} products, {certificates} certificates, {producers} producers"
        )
