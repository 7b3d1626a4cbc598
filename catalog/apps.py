from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "catalog"

    def ready(self) -> None:
        """Hang the register's door and the listeners."""
        import catalog.certificates.door  # noqa: F401, PLC0415 - receivers connect on import
