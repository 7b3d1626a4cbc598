import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0001_initial'),
        ('traceability', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LotAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(unique=True)),
                ('place', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('opened', 'opened'), ('printed', 'printed'), ('released', 'released'), ('recalled', 'recalled'), ('recall_lifted', 'recall_lifted'), ('doubted', 'doubted'), ('doubt_cleared', 'doubt_cleared'), ('voided', 'voided'), ('void_undone', 'void_undone')], max_length=13)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('facts', models.TextField()),
                ('previous', models.CharField(max_length=64, unique=True)),
                ('before', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('seal', models.CharField(max_length=40)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='traceability.lot')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.product')),
            ],
            options={
                'ordering': ['sequence'],
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='lotact',
            constraint=models.UniqueConstraint(fields=('lot', 'place'), name='lot_act_place_once'),
        ),
        migrations.AddConstraint(
            model_name='lotact',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['opened', 'printed', 'released', 'recalled', 'recall_lifted', 'doubted', 'doubt_cleared', 'voided', 'void_undone'])), name='lot_act_kind_known'),
        ),
        migrations.CreateModel(
            name='LotHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
    ]
