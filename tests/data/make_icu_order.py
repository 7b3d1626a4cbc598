"""Make icu_order.txt: 4,000 Vietnamese phrases in the order ICU gives them for "vi".

ICU itself is not needed to run the tests. To make the list again, outside the repository:

    apt-get install g++ pkg-config libicu-dev
    python3 -m venv icu-venv
    icu-venv/bin/pip install PyICU
    icu-venv/bin/python tests/data/make_icu_order.py > tests/data/icu_order.txt

The phrases come from a fixed seed; the stored list was made with ICU 72.1 (PyICU 2.17).
"""

import random
import sys
import unicodedata

import icu

SEED = 20260703
PHRASES = 4000
ONSETS = [
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh"),
    *("nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "z", "f", "j", "w"),
]
VOWELS = [*"aăâeêioôơuưy", "ia", "iê", "oa", "oă", "oe", "ua", "uâ", "uê", "uô", "uy", "ưa", "ươ"]
CODAS = ["", "", "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u", "y"]
TONES = ["", "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
JOINTS = [*([" "] * 12), "-", " - ", ", ", ". ", "/", " (", " & ", "’", "–", "", "  "]
EXTRAS = ["2", "10", "03", "500g", "3*", "№ 4", "1.250", "100%", "A5", "(loại 1)", "“Tây Nguyên”"]


def syllable(chance: random.Random) -> str:
    vowel = chance.choice(VOWELS)
    at = chance.randrange(len(vowel))
    toned = vowel[: at + 1] + chance.choice(TONES) + vowel[at + 1 :]
    written = unicodedata.normalize("NFC", chance.choice(ONSETS) + toned + chance.choice(CODAS))
    return chance.choice([written, written, written.capitalize(), written.upper()])


def varied(chance: random.Random, phrase: str) -> str:
    """Answer a near twin: the same letters in another case or with another tone."""
    if chance.random() < 0.5:
        return "".join(chance.choice([char.lower(), char.upper()]) for char in phrase)
    untoned = (char for char in unicodedata.normalize("NFD", phrase) if char not in TONES[2:])
    bare = list(unicodedata.normalize("NFC", "".join(untoned)))
    places = [i for i, char in enumerate(bare) if char.lower() in "aăâeêioôơuưy"]
    for place in chance.sample(places, min(2, len(places))):
        bare[place] += chance.choice(TONES)
    return unicodedata.normalize("NFC", "".join(bare))


def phrase(chance: random.Random) -> str:
    text = syllable(chance)
    for _ in range(chance.randint(0, 3)):
        part = chance.choice(EXTRAS) if chance.random() < 0.12 else syllable(chance)
        text += chance.choice(JOINTS) + part
    return text


def distinct_phrases(collator: icu.Collator) -> list[str]:
    """Answer phrases no two of which ICU holds equal, so that there is only one right order."""
    chance = random.Random(SEED)
    found: dict[bytes, str] = {}
    while len(found) < PHRASES:
        text = phrase(chance)
        for each in (text, varied(chance, text)):
            found.setdefault(collator.getSortKey(each), each)
    return [found[key] for key in sorted(found)][:PHRASES]


if __name__ == "__main__":
    order = distinct_phrases(icu.Collator.createInstance(icu.Locale("vi")))
    sys.stdout.write("".join(f"{line}\n" for line in order))
