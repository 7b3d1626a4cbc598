"""Products: what people buy, with everything a label or a buyer asks for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from base.personal_data import DataClass, personal_data
from base.sealed import SealedRow
from base.text import fold, slug, sort_key
from catalog.parties.models import Producer
from catalog.places.models import AdminUnit
from catalog.products.seasons import ALL_YEAR
from media.models import Photo


class NetUnit(models.TextChoices):
    """Units of a net quantity, as printed on packs."""

    GRAM = "g", "g"
    KILOGRAM = "kg", "kg"
    MILLILITRE = "ml", "ml"
    LITRE = "l", "l"
    PIECE = "piece", _("piece")
    STAY = "stay", _("person-night")


@personal_data(default=DataClass.NONE)
class Product(SealedRow):
    """A product of one producer.

    `code` is its permanent printed code (9 Crockford symbols, the last a check symbol).
    `season` is a bit mask of months, bit 0 = January, 0 = all year. `price_dong` is whole đồng per
    `price_unit`; empty means "ask". `gtin` is 14 digits or empty and never made up. A
    `is_potential` product (seed 003 §V.6) never shows a star or the mark.
    """

    code = models.CharField(max_length=9, unique=True, editable=False)
    slug = models.SlugField(max_length=90, unique=True)
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="products")
    commune = models.ForeignKey(AdminUnit, models.PROTECT, related_name="products")
    criteria_set = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    summary_vi = models.CharField(max_length=300, blank=True)
    summary_en = models.CharField(max_length=300, blank=True)
    story_vi = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    net_quantity = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    net_unit = models.CharField(max_length=8, choices=NetUnit, blank=True)
    packaging_vi = models.CharField(max_length=160, blank=True)
    packaging_en = models.CharField(max_length=160, blank=True)
    ingredients_vi = models.CharField(max_length=400, blank=True)
    ingredients_en = models.CharField(max_length=400, blank=True)
    storage_vi = models.CharField(max_length=300, blank=True)
    storage_en = models.CharField(max_length=300, blank=True)
    shelf_life_days = models.PositiveIntegerField(null=True, blank=True)
    season = models.PositiveSmallIntegerField(default=ALL_YEAR)
    price_dong = models.PositiveBigIntegerField(null=True, blank=True)
    price_unit_vi = models.CharField(max_length=40, blank=True)
    price_unit_en = models.CharField(max_length=40, blank=True)
    gtin = models.CharField(max_length=14, null=True, blank=True, unique=True)
    is_potential = models.BooleanField(default=False)
    is_listed = models.BooleanField(default=True)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=500, editable=False, db_index=True)

    PURPOSE = "saved product"
    SEALED = (
        "code", "slug", "producer", "commune", "criteria_set", "name_vi", "name_en", "summary_vi",
        "summary_en", "story_vi", "story_en", "net_quantity", "net_unit", "packaging_vi",
        "packaging_en", "ingredients_vi", "ingredients_en", "storage_vi", "storage_en",
        "shelf_life_days", "season", "price_dong", "price_unit_vi", "price_unit_en", "gtin",
        "is_potential", "is_listed",
    )  # fmt: skip

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="product_criteria_set_is_one_of_26",
                condition=Q(criteria_set__gte=1, criteria_set__lte=26),
            ),
            models.CheckConstraint(
                name="product_season_is_twelve_bits", condition=Q(season__lte=4095)
            ),
            models.CheckConstraint(
                name="product_price_is_positive_or_ask",
                condition=Q(price_dong__isnull=True) | Q(price_dong__gt=0),
            ),
            models.CheckConstraint(
                name="product_net_quantity_has_unit",
                condition=Q(net_quantity__isnull=True, net_unit="")
                # Said twice: a CHECK lets NULL > 0 pass.
                | Q(net_quantity__isnull=False, net_quantity__gt=0) & ~Q(net_unit=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi

    def clean_names(self) -> None:
        """Bring slug, folded text and sort key in line with the name; call before saving."""
        self.slug = self.slug or slug(self.name_vi, 90)
        self.folded = fold(f"{self.name_vi} {self.name_en}")[:400]
        self.sort_key = sort_key(self.name_vi)[:500]


class PhotoRole(models.TextChoices):
    """What a product photo shows; the scan page compares the pack with front and back."""

    FRONT = "front", _("Front of the pack")
    BACK = "back", _("Back of the pack")
    OTHER = "other", _("Other")


@personal_data(default=DataClass.NONE)
class ProductPhoto(models.Model):
    """A photo's place on its product's page."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    role = models.CharField(max_length=5, choices=PhotoRole)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = [F("position").asc(), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "photo"], name="photo_once_per_product"),
        ]

    def __str__(self) -> str:
        return f"{self.product} – {self.get_role_display()}"
