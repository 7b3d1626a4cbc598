"""Products of the story files, with their composed pictures."""

from __future__ import annotations

from base.codes.product_code import new_code
from catalog.parties.models import Producer
from catalog.places.models import AdminUnit
from catalog.products.models import Product
from catalog.products.seasons import mask_of
from config.demo.chance import chance
from config.demo.parties import registration_of
from config.demo.story import ProductStory, histories, producers, products
from traceability.labels.gtin import check_digit

# GS1 prefix 2: restricted circulation. Never a number somebody could own.
GTIN = "0200{:09d}"


def make_products() -> int:
    """Make the products that are not there yet; answer how many."""
    known = set(Product.objects.values_list("code", flat=True))
    makers = {each.registration_number: each for each in Producer.objects.all()}
    communes = {
        unit.code: unit for unit in AdminUnit.objects.communes().filter(valid_to__isnull=True)
    }
    fresh = 0
    for number, told in enumerate(products(), start=1):
        if product_code(told.key) in known:
            continue
        commune = communes[producers()[told.producer].commune]
        _product(number, told, makers[registration_of(told.producer)], commune).save()
        fresh += 1
    return fresh


def product_code(key: str) -> str:
    """Answer the permanent code of a product of the story files; it never changes."""
    return new_code(chance("product code", key).randrange)


def restricted_gtin(number: int) -> str:
    """Answer a restricted-circulation number with fourteen digits and the right check digit."""
    digits = GTIN.format(number)
    return digits + check_digit(digits)


def _product(number: int, told: ProductStory, producer: Producer, commune: AdminUnit) -> Product:
    good = told.good
    product = Product(
        code=product_code(told.key),
        producer=producer,
        commune=commune,
        criteria_set=told.criteria_set,
        name_vi=told.name.vi,
        name_en=told.name.en,
        summary_vi=told.summary.vi,
        summary_en=told.summary.en,
        story_vi=told.story.vi,
        story_en=told.story.en,
        net_quantity=told.net_quantity,
        net_unit=told.net_unit,
        packaging_vi=good.packaging.vi,
        packaging_en=good.packaging.en,
        ingredients_vi=told.contents.vi,
        ingredients_en=told.contents.en,
        storage_vi=good.storage.vi,
        storage_en=good.storage.en,
        shelf_life_days=good.shelf_life_days,
        season=mask_of(told.months),
        price_dong=told.price_dong,
        price_unit_vi=told.price_unit.vi,
        price_unit_en=told.price_unit.en,
        gtin=restricted_gtin(number) if told.has_gtin else None,
        is_potential=histories()[told.history].is_potential,
    )
    product.clean_names()
    return product
