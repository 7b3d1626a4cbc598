"""Say an act of a lot in words; people's labels count from 1."""

from __future__ import annotations

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from base.formats.dates import date_text, moment_text
from base.formats.sentences import ended
from traceability.lots.acts import Kind
from traceability.lots.models import LotAct

WORDS: dict[Kind, str | Promise] = {
    Kind.OPENED: _("opened, made on %(made_on)s, %(quantity)s packs"),
    Kind.PRINTED: _("labels %(from)s–%(to)s printed"),
    Kind.RELEASED: _("released from %(day)s on"),
    Kind.RECALLED: _("recalled on %(day)s: %(reason_vi)s"),
    Kind.RECALL_LIFTED: _("recall lifted. %(reason)s"),
    Kind.DOUBTED: _("in doubt: %(reason_vi)s"),
    Kind.DOUBT_CLEARED: _("doubt cleared. %(reason)s"),
    Kind.VOIDED: _("labels %(from)s–%(to)s declared void: %(reason)s"),
    Kind.VOID_UNDONE: _("void of act %(undoes)s undone: %(reason)s"),
}


def told(row: LotAct) -> str:
    """One line: the act's number in the lot, when, what, and who; days as people write them."""
    act, language = row.as_act(), get_language() or "vi"
    facts = dict(act.facts)
    for name in ("day", "made_on"):
        if name in facts:
            facts[name] = date_text(dt.date.fromisoformat(str(facts[name])), language)
    for index, number in (("first", "from"), ("last", "to")):
        found = facts.get(index)
        if isinstance(found, int):
            facts[number] = found + 1
    words = (str(WORDS[act.kind]) % facts).strip()
    if contact := facts.get("contact"):
        words = f"{ended(words)} {gettext('Ask: %(contact)s.') % {'contact': contact}}"
    who = f" ({row.by})" if row.by else ""
    return f"{act.place}. {moment_text(row.at, language)} – {words}{who}"
