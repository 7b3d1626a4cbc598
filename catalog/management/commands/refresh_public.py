"""manage.py refresh_public: make every public row anew from the rows behind it."""

from typing import Any

from base.commands import OneSentence
from catalog.window.actions import refresh_all


class Command(OneSentence):
    help = "Make the public pages' rows anew from products, producers and the register."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Refresh and say how much there is now."""
        products, certificates, producers = refresh_all()
        self.stdout.write(
            f"{products} products, {certificates} certificates, {producers} producers"
        )
