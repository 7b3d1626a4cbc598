from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [('traceability', '0003_what_happened_becomes_acts')]

    operations = [
        migrations.RemoveField(model_name='lot', name='released_on'),
        migrations.DeleteModel(name='Recall'),
        migrations.DeleteModel(name='Doubt'),
        migrations.DeleteModel(name='VoidRange'),
        migrations.DeleteModel(name='LabelRun'),
    ]
