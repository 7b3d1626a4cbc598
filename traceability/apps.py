from django.apps import AppConfig

from traceability.menu import register_links


class TraceabilityConfig(AppConfig):
    name = "traceability"

    def ready(self) -> None:
        """Show this room in the menus."""
        register_links()
