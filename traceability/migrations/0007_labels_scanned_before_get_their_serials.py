"""Labels scanned before they knew their serials get them, so that a scan finds their counts."""

from django.conf import settings
from django.db import migrations

from traceability.labels.codes import serial_of

BATCH = 2000


def forwards(apps, _schema):
    """Compute the serials of labels with a GTIN; where the lot's key is missing, a scan does it."""
    units = apps.get_model('traceability', 'UnitState').objects.filter(
        serial='',
        lot__product__gtin__gt='',
        lot__key_version__in=settings.LABEL_KEY_RING.masters,
    )
    while batch := units.select_related('lot')[:BATCH]:
        for unit in batch:
            unit.serial = serial_of(
                unit.index, settings.LABEL_KEY_RING.lot_key(unit.lot.key_version, unit.lot_id)
            )
        units.model.objects.bulk_update(batch, ['serial'], batch_size=200)


class Migration(migrations.Migration):

    dependencies = [('traceability', '0006_a_scanned_label_knows_its_serial')]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
