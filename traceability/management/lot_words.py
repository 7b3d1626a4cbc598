"""`labels release, recall, lift, doubt, clear, history`: what happens to a whole lot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from traceability.labels.opening import day_written
from traceability.lots.actions import (
    clear_doubt,
    lift_recall,
    raise_doubt,
    recall_lot,
    release_lot,
)
from traceability.lots.models import LotAct
from traceability.lots.public_rows import trusted_history
from traceability.lots.telling import told
from traceability.management.asked import add_lot, lot_asked, person_asked

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HELP = {
    "release": "activate the codes of a lot from a day on; again to move the day",
    "recall": "call a lot back from the market",
    "lift": "end the recall of a lot",
    "doubt": "say that the codes of a lot need checking",
    "clear": "end the doubt about a lot",
    "history": "list all acts of a lot",
}


def add_words(words: _SubParsersAction[Any]) -> None:
    """Declare the words and what each needs."""
    parsers = {word: words.add_parser(word, help=text) for word, text in HELP.items()}
    for parser in parsers.values():
        add_lot(parser)
    parsers["release"].add_argument("--on", required=True, metavar="YYYY-MM-DD")
    for word in ("recall", "doubt"):
        parsers[word].add_argument("--reason", required=True, help="in Vietnamese: people read it")
        parsers[word].add_argument("--reason-en", default="")
    parsers["recall"].add_argument("--contact", default="", help="whom buyers may ask")
    parsers["recall"].add_argument(
        "--day", default="", metavar="YYYY-MM-DD", help="today unless told"
    )
    for word in ("lift", "clear"):
        parsers[word].add_argument("--reason", default="")


def act(options: dict[str, Any]) -> Iterator[str]:
    """Do what the word says, and tell the act that stands for it."""
    lot, by, word = lot_asked(options["lot"]), person_asked(options["by"]), options["word"]
    reason = options.get("reason", "")
    done: LotAct | None
    if word == "release":
        done = release_lot(lot, on=day_written(options["on"]), by=by)
    elif word == "recall":
        words = {"reason_vi": reason, "reason_en": options["reason_en"]}
        day = day_written(options["day"]) if options["day"] else None
        done = recall_lot(lot, **words, contact=options["contact"], day=day, by=by)
    elif word == "doubt":
        done = raise_doubt(lot, reason_vi=reason, reason_en=options["reason_en"], by=by)
    else:
        end = {"lift": lift_recall, "clear": clear_doubt}[word]
        done = end(lot, reason=reason, by=by)
    yield told(done) if done else _("Nothing of this kind stands for the lot.")


def history(options: dict[str, Any]) -> Iterator[str]:
    """All acts of the lot, in order; labels are counted from 1."""
    lot = lot_asked(options["lot"])
    trusted_history(lot)  # an act that cannot be believed is not told
    for row in LotAct.objects.filter(lot=lot).select_related("by").order_by("place"):
        yield told(row)
