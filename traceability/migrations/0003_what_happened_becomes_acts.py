"""Recalls, doubts, void ranges, label runs and release days become acts of their lots."""

import datetime as dt
import json

from django.db import migrations

from base import chain, clock, seal

LONGEST_VOID_REASON = 200


def forwards(apps, _schema):
    """Write the acts of every lot; what was done when no time was kept is done now."""
    model, now, sequence, previous = _model(apps, 'LotAct'), clock.now(), 0, chain.GENESIS
    for lot in _model(apps, 'Lot').objects.select_related('product').order_by('pk'):
        before = chain.GENESIS
        for place, (kind, facts, at, by) in enumerate(_happened(apps, lot, now), start=1):
            sequence += 1
            act = model(
                pk=sequence, sequence=sequence, lot=lot, product_id=lot.product_id, place=place,
                kind=kind, at=at, recorded_at=now, by_id=by, previous=previous, before=before,
                facts=chain.canonical(facts).decode(),
            )
            act.digest = chain.digest(previous, _content(act))
            act.seal = seal.seal('lot act', act.digest.encode())
            act.save(force_insert=True)
            previous = before = act.digest
    if sequence:
        _model(apps, 'LotHead').objects.create(pk=1, sequence=sequence, digest=previous)


def backwards(apps, _schema):
    """Write the old rows from the acts; contacts and reasons of lifting have no place there."""
    open_rows, undone = {}, {}
    for act in _model(apps, 'LotAct').objects.order_by('-sequence').filter(kind='void_undone'):
        undone[act.lot_id, json.loads(act.facts)['undoes']] = True
    for act in _model(apps, 'LotAct').objects.select_related('lot').order_by('sequence'):
        if (act.lot_id, act.place) not in undone:
            _undo(apps, act, json.loads(act.facts), open_rows)
    _model(apps, 'LotAct').objects.all().delete()
    _model(apps, 'LotHead').objects.all().delete()


def _happened(apps, lot, now):
    """The acts of a lot in an order in which they could have been done."""
    opened = {
        'code': lot.code, 'made_on': lot.made_on.isoformat(),
        'best_before': lot.best_before.isoformat() if lot.best_before else None,
        'quantity': lot.quantity, 'key_version': lot.key_version,
    }
    yield 'opened', opened, clock.day_start(lot.made_on), None
    printed = 0
    for run in _model(apps, 'LabelRun').objects.filter(lot=lot).order_by('first_index'):
        if run.first_index != printed:
            raise RuntimeError(f'The label runs of lot {lot.pk} do not follow each other.')
        printed += run.count
        facts = {'first': run.first_index, 'last': printed - 1, 'gtin': lot.product.gtin or ''}
        yield 'printed', facts, run.printed_at, run.by_id
    if lot.released_on:
        yield 'released', {'day': lot.released_on.isoformat()}, now, None
    for void in _model(apps, 'VoidRange').objects.filter(lot=lot).order_by('pk'):
        facts = {'first': void.first_index, 'last': void.last_index, 'reason': void.reason}
        yield 'voided', facts, void.at, void.by_id
    yield from _said(_model(apps, 'Recall').objects.filter(lot=lot), 'recalled', 'recall_lifted')
    yield from _said(_model(apps, 'Doubt').objects.filter(lot=lot), 'doubted', 'doubt_cleared')


def _said(rows, begin, end):
    """What was said against a lot and taken back; of two at once the first speaks for both."""
    last = {'recalled': 'lifted_at', 'doubted': 'cleared_at'}[begin]
    moments = []
    for row in rows.order_by('at', 'pk'):
        moments.append((row.at, 0, row.pk, row))
        if getattr(row, last):
            moments.append((getattr(row, last), 1, row.pk, row))
    standing = 0
    for at, is_end, _pk, row in sorted(moments, key=lambda each: each[:3]):
        if is_end:
            standing -= 1
            if standing == 0:
                yield end, {'reason': ''}, at, None
            continue
        standing += 1
        if standing == 1:
            facts = {'reason_vi': row.reason_vi, 'reason_en': row.reason_en}
            if begin == 'recalled':
                facts |= {'contact': '', 'day': clock.local(at).date().isoformat()}
            yield begin, facts, at, row.by_id


def _undo(apps, act, facts, open_rows):
    match act.kind:
        case 'printed':
            _model(apps, 'LabelRun').objects.create(
                lot=act.lot, first_index=facts['first'], count=facts['last'] - facts['first'] + 1,
                printed_at=act.at, by_id=act.by_id,
            )
        case 'released':
            act.lot.released_on = dt.date.fromisoformat(facts['day'])
            _model(apps, 'Lot').objects.filter(pk=act.lot_id).update(
                released_on=act.lot.released_on
            )
        case 'voided':
            _model(apps, 'VoidRange').objects.create(
                lot=act.lot, first_index=facts['first'], last_index=facts['last'],
                reason=facts['reason'][:LONGEST_VOID_REASON], at=act.at, by_id=act.by_id,
            )
        case 'recalled' | 'doubted':
            name = 'Recall' if act.kind == 'recalled' else 'Doubt'
            open_rows[act.lot_id, name] = _model(apps, name).objects.create(
                lot=act.lot, at=act.at, by_id=act.by_id, reason_vi=facts['reason_vi'],
                reason_en=facts['reason_en'],
            )
        case 'recall_lifted':
            _end(open_rows.pop((act.lot_id, 'Recall')), 'lifted_at', act.at)
        case 'doubt_cleared':
            _end(open_rows.pop((act.lot_id, 'Doubt')), 'cleared_at', act.at)


def _end(row, column, at):
    setattr(row, column, at)
    row.save()


def _content(act):
    names = ('sequence', 'place', 'kind', 'at', 'recorded_at', 'facts', 'before')
    return {name: getattr(act, name) for name in names} | {
        'id': act.pk, 'lot': act.lot_id, 'product': act.product_id, 'by': act.by_id,
    }


def _model(apps, name):
    return apps.get_model('traceability', name)


class Migration(migrations.Migration):

    dependencies = [('traceability', '0002_acts_of_lots')]

    operations = [migrations.RunPython(forwards, backwards)]
