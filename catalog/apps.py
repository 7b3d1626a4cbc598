from django.apps import AppConfig

from catalog.menu import register_links


class CatalogConfig(AppConfig):
    name = "catalog"

    def ready(self) -> None:
        """Hang the register's door and the window behind it, and show this room in the menus."""
        register_links()
