"""Find one public row by its address, in one plain question.

Building the same query anew for each page costs more than answering it.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from catalog.browse.models import PublicProduct

PRODUCT = f"SELECT document, still FROM {PublicProduct._meta.db_table} WHERE slug = %s"  # noqa: S608, SLF001


def product_named(slug: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Answer a listed product's document and still parts; None when no product has that slug."""
    with connection.cursor() as cursor:
        cursor.execute(PRODUCT, [slug])
        row = cursor.fetchone()
    return (json.loads(row[0]), json.loads(row[1])) if row else None
