"""Link the certificate log anew, under digests that cover place, holder and the event before.

The one time that the digests of written rows change. No version of this register has been
released, so no head of an old log is kept elsewhere; the old and the new head are printed all the
same. The old chain is checked first and a broken one is refused: it must not look whole after.
Backwards the same is done the other way round, with the digests as they were.

What a digest covers is spelt out here, as it was on that day, and not taken from the models.
"""

import sys

from django.core.management.base import CommandError
from django.db import migrations
from django.db.models import QuerySet

from base import chain
from base.seal import seal

BATCH = 500
COLUMNS = (
    "sequence", "kind", "at", "recorded_at", "decision_number", "decision_date", "reason",
    "emergency", "star", "capped_by", "ruleset", "last_day",
)  # fmt: skip
PEOPLE = {
    "authority": "authority_id", "proposer": "proposer_id", "approver": "approver_id",
    "successor": "successor_id",
}  # fmt: skip


def link_with_places(apps, schema_editor):
    """Give each event its place and holder, then close it with a new digest and a seal."""
    _link_anew(apps, old_content, new_content, _placed)


def link_without_places(apps, schema_editor):
    """Close each event as it was closed before."""
    _link_anew(apps, new_content, old_content, _unplaced)


def old_content(row):
    facts = {name: getattr(row, name) for name in COLUMNS}
    facts |= {name: getattr(row, column) for name, column in PEOPLE.items()}
    facts["id"] = row.pk
    facts["kind"] = str(row.kind)
    facts["score"] = None if row.score is None else f"{row.score:.2f}"
    facts["certificate"] = row.certificate.number
    facts["product"] = row.certificate.product.code
    return facts


def new_content(row):
    return old_content(row) | {
        "certificate_id": row.certificate_id,
        "place": row.place,
        "before": row.before,
        "product": row.product_id,
        "product_code": row.certificate.product.code,
        "producer": row.producer_id,
    }


def _link_anew(apps, believed, wanted, prepare):
    event, head = (apps.get_model("catalog", name) for name in ("CertificateEvent", "ChainHead"))
    rows = list(QuerySet(event).select_related("certificate__product").order_by("sequence"))
    heads = QuerySet(head)
    remembered = heads.first()
    if not rows and (remembered is None or remembered.sequence == 0):
        return
    _demand_whole(rows, remembered, believed)
    before, last = chain.GENESIS, {}
    for row in rows:
        prepare(row, last.get(row.certificate_id))
        row.previous, row.digest = before, chain.digest(before, wanted(row))
        if row.place:
            row.seal = seal("certificate event", row.digest.encode())
        before, last[row.certificate_id] = row.digest, row
    fields = ["previous", "digest", "place", "before", "product", "producer", "seal"]
    for start in range(0, len(rows), BATCH):
        QuerySet(event).bulk_update(rows[start : start + BATCH], fields)
    heads.update(digest=before)
    sys.stdout.write(f"\n  certificate log, row {len(rows)}: {remembered.digest} -> {before}\n ")


def _demand_whole(rows, remembered, believed):
    links = [chain.Link(row.sequence, row.previous, row.digest, believed(row)) for row in rows]
    head = (remembered.sequence, remembered.digest) if remembered else None
    whole = bool(rows) and head == (rows[-1].sequence, rows[-1].digest)
    if not whole or any(chain.broken_links(links)):
        raise CommandError(
            "The certificate log is broken, so it was not linked anew and nothing was changed. "
            "Go back to the version before, run `manage.py verify_log` there, and put the "
            "database back from a backup that is whole."
        )


def _placed(row, earlier):
    row.place = earlier.place + 1 if earlier else 1
    row.before = earlier.digest if earlier else chain.GENESIS
    row.product_id = row.certificate.product_id
    row.producer_id = row.certificate.product.producer_id


def _unplaced(row, earlier):
    row.place = row.product_id = row.producer_id = None
    row.before = row.seal = ""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_events_have_a_place_and_a_holder")]

    operations = [migrations.RunPython(link_with_places, link_without_places)]
