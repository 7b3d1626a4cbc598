"""What can be guessed is told from what was drawn."""

from __future__ import annotations

import base64
import random
import string

import pytest

from config.guessable import LEAST_SURPRISES, WORDS, is_guessable, surprises

KEYS = 1000


def draw(size: int, seed: int = 0) -> bytes:
    """Random bytes, the same in every run."""
    return random.Random(seed).randbytes(size)


def test_a_thousand_secrets_made_as_documented_are_taken() -> None:
    drawn = [base64.urlsafe_b64encode(draw(50, seed)).rstrip(b"=") for seed in range(KEYS)]

    assert [secret for secret in drawn if is_guessable(secret)] == []


def test_a_thousand_master_keys_made_as_documented_are_taken() -> None:
    drawn = [draw(32, seed) for seed in range(KEYS)]

    assert [key for key in drawn if is_guessable(key)] == []


def test_a_thousand_random_texts_of_sixteen_signs_are_taken() -> None:
    drawn = [draw(25, seed).hex().encode() for seed in range(KEYS)]

    assert [secret for secret in drawn if is_guessable(secret)] == []


@pytest.mark.parametrize(
    "secret",
    [
        "abcdefgh" * 8 + "x",
        "a" * 53 + "bcdefgh",
        "changeme" * 7,
        "x" + string.ascii_letters,
        string.ascii_lowercase[::-1] + string.ascii_uppercase,
        "acegikmoqsuwy" * 4,
        "kT9_vQ2-xB7mZ" * 5,
    ],
)
def test_what_repeats_or_runs_in_order_is_guessable(secret: str) -> None:
    assert surprises(secret.encode()) < LEAST_SURPRISES
    assert is_guessable(secret.encode())


@pytest.mark.parametrize("key", [bytes(range(32)), bytes(24) + draw(8), b"\xff" * 32])
def test_master_keys_with_little_in_them_are_guessable(key: bytes) -> None:
    assert is_guessable(key)


@pytest.mark.parametrize("word", WORDS)
def test_one_word_everybody_tries_spoils_a_secret(word: str) -> None:
    drawn = base64.urlsafe_b64encode(draw(50)).decode()

    assert is_guessable(f"{drawn}{word.upper()}".encode())


def test_the_digits_of_a_famous_number_are_guessable() -> None:
    pi = b"3.14159265358979323846264338327950288419716939937510582097494459"

    assert surprises(pi) >= LEAST_SURPRISES
    assert is_guessable(pi)
    assert is_guessable(pi.replace(b".", b""))


@pytest.mark.parametrize(
    ("secret", "count"),
    [(b"", 0), (b"a", 1), (b"aaaa", 2), (b"abcd", 2), (b"9753", 2), (b"abXab", 4), (b"axbq", 4)],
)
def test_a_sign_that_follows_is_no_surprise(secret: bytes, count: int) -> None:
    assert surprises(secret) == count


def test_enough_surprises_are_enough() -> None:
    surprising = b"kT9_vQ2-xB7mZpL0sW5dYhG3"

    assert surprises(surprising) == LEAST_SURPRISES
    assert not is_guessable(surprising)
    assert is_guessable(surprising[:-1])
