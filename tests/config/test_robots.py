"""Robots learn where the pages are and which addresses are none of theirs."""

from django.test import Client


def test_robots_are_kept_from_single_packs_and_shown_the_map(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /T/" in rules
    assert rules[-1].endswith("/sitemap.xml")
