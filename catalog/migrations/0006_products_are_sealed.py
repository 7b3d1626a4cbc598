"""Products carry a seal over what says which product each is."""

from django.db import migrations, models

from base.seal import packed, seal


def close(apps, schema_editor):
    """Seal every product as it stands."""
    products = apps.get_model("catalog", "Product")
    for row in products.objects.iterator():
        names = (row.code, row.slug, row.name_vi, row.name_en, row.gtin or "")
        belongs = (row.producer_id, row.commune_id, row.criteria_set)
        content = packed([*names, *belongs, row.is_potential, row.is_listed])
        products.objects.filter(pk=row.pk).update(seal=seal("product identity", content))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_public_rows_are_sealed")]

    operations = [
        migrations.AddField(
            model_name="product",
            name="seal",
            field=models.CharField(blank=True, default="", editable=False, max_length=40),
        ),
        migrations.RunPython(close, migrations.RunPython.noop),
    ]
