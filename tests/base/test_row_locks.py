from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from base.accounts.models import User
from base.row_locks import hold

pytestmark = pytest.mark.django_db


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="of SQLite, which has one writer")
def test_where_one_writes_at_a_time_nothing_is_asked() -> None:
    with CaptureQueriesContext(connection) as asked:
        hold(User.objects.all())

    assert len(asked) == 0


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite holds no rows")
def test_rows_are_held_in_order_and_may_still_be_referred_to() -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        hold(User.objects.all())

    (said,) = [each["sql"] for each in asked if "SELECT" in each["sql"]]
    assert said.endswith(" ORDER BY 1 ASC FOR NO KEY UPDATE")
