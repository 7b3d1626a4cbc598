from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('traceability', '0005_a_sealed_row_for_each_lot')]

    operations = [
        migrations.AddField(
            model_name='unitstate',
            name='serial',
            field=models.CharField(blank=True, default='', max_length=14),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name='unitstate',
            index=models.Index(fields=['lot', 'serial'], name='unit_state_by_serial'),
        ),
    ]
