"""Every event has a place, a holder and a seal, and no two of a certificate the same place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_events_are_linked_anew")]

    operations = [
        migrations.AlterField("certificateevent", "place", models.PositiveIntegerField()),
        migrations.AlterField("certificateevent", "before", models.CharField(max_length=64)),
        migrations.AlterField(
            "certificateevent",
            "product",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.product"
            ),
        ),
        migrations.AlterField(
            "certificateevent",
            "producer",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.producer"
            ),
        ),
        migrations.AlterField("certificateevent", "seal", models.CharField(max_length=40)),
        migrations.AddConstraint(
            "certificateevent",
            models.UniqueConstraint(
                fields=("certificate", "place"), name="event_place_is_unique"
            ),
        ),
    ]
