"""The shop window: one finished row for each public thing. All of it derived, none of it typed.

`document` holds what the page shows, with certificate events as plain facts. What holds today is
computed from them at each render and stored nowhere.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from base.personal_data import DataClass, personal_data
from catalog.browse.queries import PublicProducts, RegisterRows
from catalog.certificates.models import Certificate
from catalog.parties.models import Producer
from catalog.products.models import Product

DERIVED = "as long as the row it is made from is public"


class RegisterFacts(models.Model):
    """Certificate facts a list is filtered by (catalog.browse.facts says what they mean)."""

    star = models.PositiveSmallIntegerField(null=True, editable=False)
    in_force_from = models.DateField(null=True, editable=False)
    in_force_until = models.DateField(null=True, editable=False)
    blocked = models.CharField(max_length=12, blank=True, editable=False)
    blocked_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


@personal_data(
    document=(DataClass.IDENTITY, DERIVED),
    still=(DataClass.IDENTITY, DERIVED),
    folded=(DataClass.IDENTITY, DERIVED),
    default=DataClass.NONE,
)
class PublicProduct(RegisterFacts):
    """A listed product as everybody sees it; place names are those of today's units."""

    product = models.OneToOneField(
        Product, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=90, unique=True, editable=False)
    producer = models.ForeignKey(
        Producer, models.CASCADE, related_name="public_products", editable=False
    )
    group = models.CharField(max_length=12, editable=False)
    criteria_set = models.PositiveSmallIntegerField(editable=False)
    province_code = models.CharField(max_length=5, editable=False)
    province_name = models.CharField(max_length=80, editable=False)
    commune_code = models.CharField(max_length=5, editable=False)
    commune_name = models.CharField(max_length=80, editable=False)
    price_dong = models.PositiveBigIntegerField(null=True, editable=False)
    season = models.PositiveSmallIntegerField(editable=False)
    is_potential = models.BooleanField(editable=False)
    is_demo = models.BooleanField(editable=False)
    folded = models.CharField(max_length=1000, editable=False)
    sort_key = models.CharField(max_length=500, editable=False)
    document: models.JSONField[Any, Any] = models.JSONField(editable=False)
    still: models.JSONField[Any, Any] = models.JSONField(editable=False, default=dict)

    objects: ClassVar[PublicProducts] = PublicProducts.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["sort_key", "product"], name="public_product_order"),
            models.Index(fields=["province_code", "sort_key"], name="public_product_province"),
            models.Index(fields=["commune_code", "sort_key"], name="public_product_commune"),
            models.Index(fields=["group", "sort_key"], name="public_product_group"),
        ]

    def __str__(self) -> str:
        return self.slug


@personal_data(
    document=(DataClass.IDENTITY, DERIVED),
    folded=(DataClass.IDENTITY, DERIVED),
    default=DataClass.NONE,
)
class PublicCertificate(RegisterFacts):
    """A certificate in the public register; it stays when its product is no longer listed."""

    certificate = models.OneToOneField(
        Certificate, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    number = models.CharField(max_length=60, editable=False)
    province_code = models.CharField(max_length=5, editable=False)
    province_name = models.CharField(max_length=80, editable=False)
    folded = models.CharField(max_length=1000, editable=False)
    sort_key = models.CharField(max_length=300, editable=False)
    document: models.JSONField[Any, Any] = models.JSONField(editable=False)

    objects: ClassVar[RegisterRows[PublicCertificate]] = RegisterRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["sort_key", "certificate"], name="public_certificate_order"),
            models.Index(fields=["province_code", "sort_key"], name="public_certificate_province"),
        ]

    def __str__(self) -> str:
        return self.number


@personal_data(
    slug=(DataClass.IDENTITY, DERIVED),
    document=(DataClass.IDENTITY, DERIVED),
    sort_key=(DataClass.IDENTITY, DERIVED),
    default=DataClass.NONE,
)
class PublicProducer(models.Model):
    """A producer as everybody sees it."""

    producer = models.OneToOneField(
        Producer, models.CASCADE, primary_key=True, related_name="public", editable=False
    )
    slug = models.SlugField(max_length=90, unique=True, editable=False)
    province_code = models.CharField(max_length=5, editable=False)
    sort_key = models.CharField(max_length=500, editable=False)
    document: models.JSONField[Any, Any] = models.JSONField(editable=False)

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.slug
