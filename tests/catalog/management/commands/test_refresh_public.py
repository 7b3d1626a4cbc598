"""`manage.py refresh_public`: says what there is, and what could not be believed."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import make_lot, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_it_says_how_much_there_is() -> None:
    make_lot(make_product())

    assert refreshed() == ["1 products, 0 certificates, 1 producers", "1 lots"]


def test_it_says_how_many_lots_it_could_not_believe() -> None:
    product = make_product()
    broken = [make_lot(product), make_lot(product)]
    make_lot(product)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE traceability_lotact SET facts = 'x' WHERE lot_id IN (%s, %s)",
                       [each.pk for each in broken])  # fmt: skip

    assert refreshed()[1:] == [
        "1 lots",
        "2 lots cannot be believed and were left as they were; verify_log names them",
    ]


def refreshed() -> list[str]:
    out = StringIO()
    call_command("refresh_public", stdout=out)
    return out.getvalue().splitlines()
