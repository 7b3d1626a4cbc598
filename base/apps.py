from django.apps import AppConfig
from django.core.signals import request_started
from django.db.backends.signals import connection_created


class BaseConfig(AppConfig):
    name = "base"

    def ready(self) -> None:
        """Let connections wait as long as their openers do; notice a database that went."""
        from base.database import (  # noqa: PLC0415 - needs the settings
            close_if_gone,
            close_if_moved,
            hear,
            note_opening,
        )
        from base.retry import apply_patience  # noqa: PLC0415
        from base.state_folder import marks  # noqa: PLC0415

        request_started.connect(close_if_moved, dispatch_uid="base.database")
        request_started.connect(close_if_gone, dispatch_uid="base.database.gone")
        connection_created.connect(note_opening, dispatch_uid="base.database")
        connection_created.connect(apply_patience, dispatch_uid="base.retry")
        hear("SELECT mark FROM base_statefolder", marks.is_this)
