"""What a browser may do with our pages."""

from __future__ import annotations

import pytest
from django.test import Client

from config.security import PERMISSIONS


def test_a_public_page_runs_no_script_of_others_and_is_not_framed() -> None:
    policy = Client().get("/khong-co/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy


def test_a_public_page_may_not_use_camera_or_place() -> None:
    answer = Client().get("/khong-co/")
    assert answer["Permissions-Policy"] == PERMISSIONS
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_the_editors_room_alone_has_wagtails_policy() -> None:
    answer = Client().get("/quan-tri/login/")
    assert "script-src 'self' 'unsafe-inline'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_an_address_that_only_looks_like_the_editors_room_does_not() -> None:
    assert "unsafe-inline" not in Client().get("/quan-tri-khac/")["Content-Security-Policy"]
