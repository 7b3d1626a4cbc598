from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

import traceability.slots  # noqa: F401 - as those of the catalogue
from traceability.menu import register_links
from traceability.panels import register_panels


class TraceabilityConfig(AppConfig):
    name = "traceability"

    def ready(self) -> None:
        """Hang the door of lots, and show this room in menus and on pages of rooms downstairs."""
        import traceability.lots.door  # noqa: PLC0415 - receivers connect on import
        import traceability.lots.listeners  # noqa: F401, PLC0415 - receivers connect on import
        from catalog.certificates.logs import register_log  # noqa: PLC0415 - needs models
        from catalog.certificates.verification import register_check  # noqa: PLC0415 - needs models
        from traceability.lots.public_rows import register_tables  # noqa: PLC0415 - needs models
        from traceability.lots.reading import LOTS  # noqa: PLC0415 - needs models
        from traceability.lots.verification import faults  # noqa: PLC0415 - needs models

        register_check("lots", faults, name=_("Log of lots"))
        register_tables()
        register_log(LOTS)
        register_links()
        register_panels()
