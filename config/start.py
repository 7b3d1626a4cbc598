"""What is looked at once, when a worker starts."""

from __future__ import annotations

import logging

log = logging.getLogger(__name__)


def look_at_the_register() -> None:
    """Say loudly in the log when the database is not the one this machine knows; never fail."""
    from django.db import connection  # noqa: PLC0415 - settings are read first

    from catalog.certificates.witnessed import check_at_start  # noqa: PLC0415 - apps load first

    look_at_the_folder()
    check_at_start()
    connection.close()


def look_at_the_folder() -> None:
    """Mark a database that nobody served before; say loudly when it is another folder's."""
    from django.db import DatabaseError  # noqa: PLC0415 - settings are read first
    from django.utils.translation import override  # noqa: PLC0415 - as above

    from base.faults import Fault  # noqa: PLC0415 - as above
    from base.state_folder import marks  # noqa: PLC0415 - as above

    try:
        marks.mark_first()
        if not marks.is_ours():
            with override("en"):  # as all of the log
                log.critical("%s", Fault.ELSEWHERE.sentence)
    except (DatabaseError, OSError):
        log.exception("The database could not be held against the state folder.")
