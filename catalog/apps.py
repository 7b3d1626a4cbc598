from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "catalog"

    def ready(self) -> None:
        """Hang the register's door and the listeners."""
        import catalog.browse.listeners  # noqa: F401, PLC0415 - receivers connect on import
        import catalog.certificates.door  # noqa: F401, PLC0415 - receivers connect on import
        from catalog.browse.menu import register_links  # noqa: PLC0415

        register_links()
