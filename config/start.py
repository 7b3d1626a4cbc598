"""What is looked at once, when a worker starts."""

from __future__ import annotations


def look_at_the_register() -> None:
    """Say loudly in the log when the database is older than what this machine has seen."""
    from django.db import connection  # noqa: PLC0415 - settings are read first

    from catalog.certificates.witnessed import check_at_start  # noqa: PLC0415 - apps load first

    check_at_start()
    connection.close()
