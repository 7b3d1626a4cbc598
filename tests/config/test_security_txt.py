"""Whoever finds a weakness finds out where to report it."""

from __future__ import annotations

import datetime as dt

import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from config.security_txt import LASTS


def test_the_fields_of_rfc_9116_are_there(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACTS = ["mailto:an-ninh@ocop.vn", "https://ocop.vn/an-ninh"]
    settings.SITE_URL = "https://ocop.vn"
    with time_machine.travel(dt.datetime(2026, 11, 23, 20, tzinfo=dt.UTC), tick=False):
        answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:an-ninh@ocop.vn",
        "Contact: https://ocop.vn/an-ninh",
        "Expires: 2027-05-22T00:00:00Z",
        "Preferred-Languages: vi, en",
        "Canonical: https://ocop.vn/.well-known/security.txt",
        "Policy: https://ocop.vn/.well-known/security-policy.txt",
    ]


def test_it_never_expires_within_sixty_days_nor_lasts_a_year() -> None:
    assert dt.timedelta(days=61) < LASTS < dt.timedelta(days=365)


def test_the_policy_is_our_security_page(client: Client) -> None:
    policy = client.get("/.well-known/security-policy.txt").content.decode()

    assert policy.startswith("# Security")
    assert "/.well-known/security.txt" in policy


def test_the_policy_goes_into_the_image(settings: Settings) -> None:
    ignored = (settings.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert ignored.index("!SECURITY.md") > ignored.index("*.md")
