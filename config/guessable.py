"""Can somebody guess this secret? Pure: counts what does not follow from what stands before it.

Random text surprises with nearly every sign. Text somebody typed repeats a piece, counts up or
down, or is a word or a number everybody tries first. A secret that passes may still be weak; one
that fails is.
"""

from __future__ import annotations

# 24 random signs are 96 bits even where there are sixteen to choose from.
LEAST_SURPRISES = 24
# Six letters and more, for shorter words stand in random text by chance. The first is Django's own.
WORDS = (
    "django-insecure", "changeme", "change-me", "change_me", "secret", "password", "passwd",
    "matkhau", "mat-khau", "example", "development", "default", "qwerty", "letmein",
    # Digits everybody can look up: π, e, √2, √3, the golden ratio, ln 2, behind their points.
    "14159265", "71828182", "41421356", "73205080", "61803398", "69314718",
)  # fmt: skip


def is_guessable(secret: bytes) -> bool:
    """Whether a secret surprises too seldom, or holds a word that is tried first."""
    lowered = secret.lower()
    return surprises(secret) < LEAST_SURPRISES or any(word.encode() in lowered for word in WORDS)


def surprises(secret: bytes) -> int:
    """How many signs do not follow from those before them.

    A sign follows when it goes on in equal steps (aaa, abc, 975), or when the sign before it was
    followed by the same one earlier (abXab).
    """
    return sum(_is_surprise(secret, place) for place in range(len(secret)))


def _is_surprise(secret: bytes, place: int) -> bool:
    if place == 0:
        return True
    step = secret[place] - secret[place - 1]
    goes_on = place > 1 and step == secret[place - 1] - secret[place - 2]
    return not goes_on and secret[place - 1 : place + 1] not in secret[:place]
