from django.apps import AppConfig

from traceability.menu import register_links
from traceability.panels import register_panels


class TraceabilityConfig(AppConfig):
    name = "traceability"

    def ready(self) -> None:
        """Show this room in the menus and on the pages of the rooms downstairs."""
        register_links()
        register_panels()
