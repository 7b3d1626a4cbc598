from django.apps import AppConfig

from traceability.menu import register_links
from traceability.panels import register_panels


class TraceabilityConfig(AppConfig):
    name = "traceability"

    def ready(self) -> None:
        """Hang the door of lots, and show this room in menus and on pages of rooms downstairs."""
        import traceability.lots.door  # noqa: F401, PLC0415 - receivers connect on import

        register_links()
        register_panels()
