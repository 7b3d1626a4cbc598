"""Every address is walked."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RegexPattern

from config.health import healthz
from config.routes import Route, routes


def resolver(*patterns: URLPattern | URLResolver) -> URLResolver:
    return URLResolver(RegexPattern(r"^/"), list(patterns))


def test_included_addresses_are_walked_with_their_prefix() -> None:
    inner = [path("a/", healthz, name="a"), path("b/<int:pk>/", healthz)]
    found = list(routes(resolver(path("in/", include(inner)))))
    assert [(route.pattern, route.name) for route in found] == [
        ("in/a/", "a"),
        ("in/b/<int:pk>/", ""),
    ]


def test_pages_in_both_languages_are_marked() -> None:
    both = i18n_patterns(path("a/", healthz), prefix_default_language=False)
    assert [route.pattern for route in routes(resolver(*both))] == ["[en/]a/"]


def test_a_sample_has_a_value_for_every_argument() -> None:
    route = Route("[en/]a/<int:pk>/<slug:name>/<word>/", "", healthz)
    assert route.sample() == "/a/1/x/x/"
    assert route.sample("en") == "/en/a/1/x/x/"


def test_arguments_are_seen_in_both_spellings() -> None:
    assert Route("a/<int:pk>/", "", healthz).takes_arguments
    assert Route(r"^a/(\d+)$", "", healthz).takes_arguments
    assert not Route("[en/]a/", "", healthz).takes_arguments
