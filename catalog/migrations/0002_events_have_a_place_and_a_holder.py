"""Room for the place of an event in its certificate's chain, its holder and its seal."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [
        migrations.AddField("certificateevent", "place", models.PositiveIntegerField(null=True)),
        migrations.AddField(
            "certificateevent", "before", models.CharField(default="", max_length=64)
        ),
        migrations.AddField(
            "certificateevent",
            "product",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.product",
            ),
        ),
        migrations.AddField(
            "certificateevent",
            "producer",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.producer",
            ),
        ),
        migrations.AddField(
            "certificateevent", "seal", models.CharField(default="", max_length=40)
        ),
    ]
