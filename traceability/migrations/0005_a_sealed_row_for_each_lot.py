import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('traceability', '0004_acts_replace_what_they_tell')]

    operations = [
        migrations.CreateModel(
            name='PublicLot',
            fields=[
                ('lot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='public', serialize=False, to='traceability.lot')),
                ('gtin', models.CharField(blank=True, max_length=14)),
                ('code', models.CharField(max_length=20)),
                ('key_version', models.PositiveSmallIntegerField()),
                ('facts', models.TextField()),
                ('place', models.PositiveIntegerField()),
                ('head', models.CharField(max_length=64)),
                ('seal', models.CharField(max_length=40)),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.product')),
            ],
            options={
                'indexes': [models.Index(fields=['gtin', 'code'], name='public_lot_printed')],
            },
        ),
    ]
