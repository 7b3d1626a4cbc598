"""A photo stays as long as a producer shows it, as with products; nothing changes in the table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_what_pages_name_is_sealed"),
        ("media", "0002_files_come_through_the_door"),
    ]

    operations = [
        migrations.AlterField(
            model_name="producer",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="media.photo",
            ),
        ),
    ]
