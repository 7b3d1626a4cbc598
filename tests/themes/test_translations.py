import re
from pathlib import Path

import polib

import themes

ROOM = Path(themes.__file__).parent
CATALOGUE = polib.pofile(str(ROOM / "locale" / "vi" / "LC_MESSAGES" / "django.po"))


def test_every_sentence_of_the_templates_is_translated() -> None:
    sources = "".join(page.read_text("utf-8") for page in ROOM.rglob("templates/**/*.html"))
    asked = set(re.findall(r'{% translate "([^"]+)"', sources))

    assert asked
    assert asked <= {entry.msgid for entry in CATALOGUE if entry.translated()}


def test_no_translation_is_left_over() -> None:
    sources = "".join(page.read_text("utf-8") for page in ROOM.rglob("templates/**/*.html"))

    for entry in CATALOGUE:
        assert re.sub(r"%\((\w+)\)s", r"{{ \1 }}", entry.msgid) in sources, entry.msgid
