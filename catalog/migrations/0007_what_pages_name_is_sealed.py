"""Producers, authorities and places carry a seal as products do; that of products covers more.

A product whose seal does not fit is left as it is: it must not look whole after.
What a seal covers is spelt out here, as it was on that day, and not taken from the models.
"""

from django.db import migrations, models

from base.seal import is_sealed, packed, seal
from base.sealed import plain

BATCH = 500
PRODUCT = (
    "code", "slug", "producer_id", "commune_id", "criteria_set", "name_vi", "name_en",
    "summary_vi", "summary_en", "story_vi", "story_en", "net_quantity", "net_unit",
    "packaging_vi", "packaging_en", "ingredients_vi", "ingredients_en", "storage_vi", "storage_en",
    "shelf_life_days", "season", "price_dong", "price_unit_vi", "price_unit_en", "gtin",
    "is_potential", "is_listed",
)  # fmt: skip
PRODUCER = (
    "slug", "kind", "name_vi", "name_en", "registration_number", "registered_on", "commune_id",
    "address_line", "phone", "email", "website", "story_vi", "story_en", "is_demo",
)  # fmt: skip
AGENCY = ("slug", "name_vi", "name_en", "level", "place_id", "valid_from", "valid_to", "is_demo")
UNIT = ("code", "level", "kind", "name", "slug", "parent_id", "valid_from", "valid_to")
NEW = {"Producer": ("saved producer", PRODUCER), "Agency": ("saved agency", AGENCY),
       "AdminUnit": ("saved unit", UNIT)}  # fmt: skip


def close(apps, schema_editor):
    """Seal every row as it stands, and the products that still are what was saved."""
    _close(apps, "Product", "saved product", PRODUCT, _was_whole)
    for name, (purpose, columns) in NEW.items():
        _close(apps, name, purpose, columns, lambda _row: True)


def reopen(apps, schema_editor):
    """Seal products as they were sealed before."""
    products = apps.get_model("catalog", "Product")
    for row in products.objects.iterator():
        if is_sealed(row.seal, "saved product", content(row, PRODUCT)):
            before = seal("product identity", identity(row))
            products.objects.filter(pk=row.pk).update(seal=before)


def identity(row):
    """What a product's seal covered before."""
    names = (row.code, row.slug, row.name_vi, row.name_en, row.gtin or "")
    belongs = (row.producer_id, row.commune_id, row.criteria_set)
    return packed([*names, *belongs, row.is_potential, row.is_listed])


def content(row, columns):
    """What a row's seal covers now."""
    return packed([row.pk, *(plain(getattr(row, name)) for name in columns)])


def _was_whole(row):
    return is_sealed(row.seal, "product identity", identity(row))


def _close(apps, name, purpose, columns, believed):
    model = apps.get_model("catalog", name)
    rows = [row for row in model._default_manager.all() if believed(row)]
    for row in rows:
        row.seal = seal(purpose, content(row, columns))
    model._default_manager.bulk_update(rows, ["seal"], batch_size=BATCH)


def _seal():
    return models.CharField(blank=True, default="", editable=False, max_length=40)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_products_are_sealed")]

    operations = [
        *(migrations.AddField(name.lower(), "seal", _seal()) for name in NEW),
        migrations.RunPython(close, reopen),
    ]
