"""The shop window: finished rows for each public thing. All of it derived, none of it typed.

A row holds what a page shows as JSON text, with certificate events as plain facts. What holds today
is computed from them at each render and stored nowhere. Every row is sealed over all its columns
(catalog.window.sealing); a row whose seal does not fit is not believed. What lists are filtered by
stands apart, in rows a hundredth the size of the documents. Slugs and codes are unique in the rows
these are made from; not here, so that a forged row never stands in the way of making a true one.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from base.personal_data import DataClass, personal_data
from base.seal import LONGEST
from base.stored_text import document_of
from catalog.certificates.models import Certificate
from catalog.parties.models import Producer
from catalog.products.models import Product

DERIVED = "as long as the row it is made from is public"


class PublicRow(models.Model):
    """What all public rows have: their text and their seal."""

    text = models.TextField(editable=False)
    seal = models.CharField(max_length=LONGEST, editable=False)

    KIND: ClassVar[str]
    SEALED: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    @property
    def document(self) -> dict[str, Any]:
        """What the text says; for whoever made the row. Readers ask catalog.window.reading."""
        stored: dict[str, Any] = document_of(self.text)
        return stored


@personal_data(text=(DataClass.IDENTITY, DERIVED), default=DataClass.NONE)
class PublicProduct(PublicRow):
    """A product as everybody sees it, listed or not; place names are those of today's units."""

    product = models.OneToOneField(
        Product, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=90, editable=False)
    code = models.CharField(max_length=9, editable=False, db_index=True)
    gtin = models.CharField(max_length=14, editable=False, db_index=True)
    producer = models.ForeignKey(
        Producer, models.CASCADE, related_name="public_products", editable=False
    )
    is_listed = models.BooleanField(editable=False)

    KIND = "product"
    SEALED = ("product_id", "slug", "code", "gtin", "producer_id", "is_listed", "text")

    def __str__(self) -> str:
        return self.slug


@personal_data(text=(DataClass.IDENTITY, DERIVED), default=DataClass.NONE)
class ProductFacts(PublicRow):
    """What lists say, count and order by of one product (catalog.window.facts)."""

    product = models.OneToOneField(
        Product, models.CASCADE, primary_key=True, related_name="facts", editable=False
    )

    KIND = "product facts"
    SEALED = ("product_id", "text")

    def __str__(self) -> str:
        return f"{self.product_id}"


@personal_data(text=(DataClass.IDENTITY, DERIVED), default=DataClass.NONE)
class PublicCertificate(PublicRow):
    """A certificate in the public register; it stays when its product is no longer listed.

    `place` and `head` are the number and digest of the last event the row was made from.
    """

    certificate = models.OneToOneField(
        Certificate, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=80, editable=False)
    place = models.PositiveIntegerField(editable=False)
    head = models.CharField(max_length=64, editable=False)

    KIND = "certificate"
    SEALED = ("certificate_id", "slug", "place", "head", "text")

    def __str__(self) -> str:
        return self.slug


@personal_data(text=(DataClass.IDENTITY, DERIVED), default=DataClass.NONE)
class CertificateFacts(PublicRow):
    """What the register's list says, counts and orders by of one certificate."""

    certificate = models.OneToOneField(
        Certificate, models.CASCADE, primary_key=True, related_name="facts", editable=False
    )

    KIND = "certificate facts"
    SEALED = ("certificate_id", "text")

    def __str__(self) -> str:
        return f"{self.certificate_id}"


@personal_data(
    slug=(DataClass.IDENTITY, DERIVED),
    text=(DataClass.IDENTITY, DERIVED),
    default=DataClass.NONE,
)
class PublicProducer(PublicRow):
    """A producer as everybody sees it, with what is certified of its products."""

    producer = models.OneToOneField(
        Producer, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=90, editable=False)

    KIND = "producer"
    SEALED = ("producer_id", "slug", "text")

    def __str__(self) -> str:
        return self.slug
