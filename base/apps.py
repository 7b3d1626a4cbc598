from django.apps import AppConfig
from django.db.backends.signals import connection_created


class BaseConfig(AppConfig):
    name = "base"

    def ready(self) -> None:
        """Let every connection wait as long as whoever opens it has patience."""
        from base.retry import apply_patience  # noqa: PLC0415 - models must be loaded first

        connection_created.connect(apply_patience, dispatch_uid="base.retry")
