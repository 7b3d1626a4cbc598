"""Public rows are sealed texts; what lists count stands apart. `refresh_public` makes them anew."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0004_an_event_has_one_place'),
    ]

    operations = [
        migrations.DeleteModel(
            name='PublicProduct',
        ),
        migrations.DeleteModel(
            name='PublicCertificate',
        ),
        migrations.DeleteModel(
            name='PublicProducer',
        ),
        migrations.CreateModel(
            name='PublicProduct',
            fields=[
                ('text', models.TextField(editable=False)),
                ('seal', models.CharField(editable=False, max_length=40)),
                ('product', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='public', serialize=False, to='catalog.product')),
                ('slug', models.SlugField(editable=False, max_length=90)),
                ('code', models.CharField(db_index=True, editable=False, max_length=9)),
                ('gtin', models.CharField(db_index=True, editable=False, max_length=14)),
                ('producer', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='public_products', to='catalog.producer')),
                ('is_listed', models.BooleanField(editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='ProductFacts',
            fields=[
                ('text', models.TextField(editable=False)),
                ('seal', models.CharField(editable=False, max_length=40)),
                ('product', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='facts', serialize=False, to='catalog.product')),
            ],
        ),
        migrations.CreateModel(
            name='PublicCertificate',
            fields=[
                ('text', models.TextField(editable=False)),
                ('seal', models.CharField(editable=False, max_length=40)),
                ('certificate', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='public', serialize=False, to='catalog.certificate')),
                ('slug', models.SlugField(editable=False, max_length=80)),
                ('place', models.PositiveIntegerField(editable=False)),
                ('head', models.CharField(editable=False, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='CertificateFacts',
            fields=[
                ('text', models.TextField(editable=False)),
                ('seal', models.CharField(editable=False, max_length=40)),
                ('certificate', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='facts', serialize=False, to='catalog.certificate')),
            ],
        ),
        migrations.CreateModel(
            name='PublicProducer',
            fields=[
                ('text', models.TextField(editable=False)),
                ('seal', models.CharField(editable=False, max_length=40)),
                ('producer', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='public', serialize=False, to='catalog.producer')),
                ('slug', models.SlugField(editable=False, max_length=90)),
            ],
        ),
    ]
