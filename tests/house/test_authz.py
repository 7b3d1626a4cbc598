"""Every address is listed in authz.toml, and opens for those it names and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from base.accounts.models import User
from config.authz import read_grants, unknown, unlisted
from config.health import healthz
from config.routes import Route, routes
from tests.factories import root_page

GRANTS = read_grants()
REFUSED = {302, 401, 403, 404, 405}


def test_every_route_is_listed() -> None:
    assert unlisted(routes(), GRANTS) == []


def test_every_listed_route_exists() -> None:
    assert unknown(routes(), GRANTS) == []


def test_a_route_nobody_listed_would_be_named() -> None:
    assert unlisted([Route("cua-sau/", "back_door", healthz)], GRANTS) == ["cua-sau/"]


def test_wagtails_own_routes_are_walked_too() -> None:
    assert sum(not route.is_ours for route in routes()) > 100


@pytest.mark.django_db
@pytest.mark.parametrize("visitor", ["nobody", "somebody"])
def test_the_editors_room_is_closed_to_all_but_editors(visitor: str) -> None:
    client = _client(visitor)
    opened = [route for route in _granted("editors") if _is_open(client, route)]
    assert [route.pattern for route in opened] == []


@pytest.mark.django_db
def test_an_address_for_nobody_is_closed_to_editors_as_well() -> None:
    client = _client("editor")
    closed = [route for route in routes() if GRANTS[route.pattern].who == ()]
    assert [route.pattern for route in closed if _is_open(client, route)] == []


@pytest.mark.django_db
def test_an_editor_enters_the_editors_room() -> None:
    root_page()
    assert _client("editor").get("/quan-tri/").status_code == 200


@pytest.mark.django_db
def test_what_is_for_everyone_opens_without_signing_in() -> None:
    client = Client()
    for route in _granted("everyone"):
        if route.is_ours and not route.takes_arguments and "GET" in GRANTS[route.pattern].methods:
            assert client.get(route.sample()).status_code == 200, route.pattern


@pytest.mark.django_db
def test_a_method_that_is_not_listed_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    for route in routes():
        if route.is_ours and "POST" not in GRANTS[route.pattern].methods and _can_be_built(route):
            assert client.post(route.sample()).status_code in {404, 405}, route.pattern


def _granted(whom: str) -> Iterator[Route]:
    return (
        route for route in routes() if whom in GRANTS[route.pattern].who and _can_be_built(route)
    )


def _can_be_built(route: Route) -> bool:
    """A pattern written as a regular expression has no sample."""
    return not set("^(") & set(route.pattern)


def _is_open(client: Client, route: Route) -> bool:
    return client.get(route.sample()).status_code not in REFUSED


def _client(visitor: str) -> Client:
    client = Client()
    if visitor != "nobody":
        user = User.objects.create(email=f"{visitor}@example.vn", full_name=visitor)
        User.objects.filter(pk=user.pk).update(
            is_staff=visitor == "editor", is_superuser=visitor == "editor"
        )
        client.force_login(user)
    return client
