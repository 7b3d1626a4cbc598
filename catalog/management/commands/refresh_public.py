"""manage.py refresh_public: make every public row anew from the rows behind it."""

from typing import Any

from django.utils.translation import gettext as _

from base.commands import OneSentence
from catalog.window.actions import refresh_all


class Command(OneSentence):
    help = "Make the public pages' rows anew from products, producers, the register and lots."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Refresh and say how much there is now, and what could not be believed."""
        heard: list[str] = []
        products, certificates, producers = refresh_all(heard.append)
        said = _("%(products)s products, %(certificates)s certificates, %(producers)s producers")
        values = {"products": products, "certificates": certificates, "producers": producers}
        for line in (said % values, *heard):
            self.stdout.write(line)
