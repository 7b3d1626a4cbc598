"""Read public rows: each is opened, never taken on trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from base.seal import Unbelievable
from catalog.window.documents import Document
from catalog.window.models import PublicCertificate, PublicProducer, PublicProduct, PublicRow
from catalog.window.sealing import columns_of, opened

Opened = dict[str, Any]


def _question(kind: type[PublicRow], condition: str) -> str:
    columns = ", ".join(columns_of(kind))
    return f"SELECT {columns} FROM {kind._meta.db_table} WHERE {condition}"  # noqa: S608, SLF001


# Building the same query anew for each page costs more than answering it.
_PRODUCT = _question(PublicProduct, "slug = %s")
_CERTIFICATE = _question(PublicCertificate, "slug = %s")
_PRODUCER = _question(PublicProducer, "slug = %s")
_PRODUCTS_OF = _question(PublicProduct, "producer_id = %s")


def product_named(slug: str) -> Opened | None:
    """The document of the listed product with this slug; None when there is none.

    Raises:
        Unbelievable: the row cannot be believed.
    """
    document = _one(PublicProduct, _PRODUCT, slug)
    return document if document and document["is_listed"] else None


def certificate_named(slug: str) -> Opened | None:
    """The document of the certificate with this slug; None when there is none.

    Raises:
        Unbelievable: the row cannot be believed.
    """
    return _one(PublicCertificate, _CERTIFICATE, slug)


def producer_named(slug: str) -> Opened | None:
    """The document of the producer with this slug; None when there is none.

    Raises:
        Unbelievable: the row cannot be believed.
    """
    return _one(PublicProducer, _PRODUCER, slug)


def products_of(producer: int) -> list[Document]:
    """The believed documents of a producer's listed products, in order of their names."""
    found = _believed(PublicProduct, _PRODUCTS_OF, [producer])
    return sorted((each for each in found if each["is_listed"]), key=_name)


def products_numbered(ids: Iterable[int]) -> list[Document]:
    """The believed documents of these products, in this order; others are left out."""
    return _numbered(PublicProduct, "product_id", list(ids))


def certificates_numbered(ids: Iterable[int]) -> list[Document]:
    """The believed documents of these certificates, in this order; others are left out."""
    return _numbered(PublicCertificate, "certificate_id", list(ids))


def _numbered(kind: type[PublicRow], key: str, ids: list[int]) -> list[Document]:
    if not ids:
        return []
    question = _question(kind, f"{key} IN ({', '.join(['%s'] * len(ids))})")
    found = {each["id"]: each for each in _believed(kind, question, ids)}
    return [found[each] for each in ids if each in found]


def _one(kind: type[PublicRow], question: str, value: str | int) -> Opened | None:
    with connection.cursor() as cursor:
        cursor.execute(question, [value])
        row = cursor.fetchone()
    return opened(kind, row) if row else None


def _believed(kind: type[PublicRow], question: str, values: list[Any]) -> Iterator[Opened]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        rows = cursor.fetchall()
    for row in rows:
        try:
            yield opened(kind, row)
        except Unbelievable:
            continue


def _name(document: Document) -> tuple[str, int]:
    return (document["sort_key"], document["id"])
