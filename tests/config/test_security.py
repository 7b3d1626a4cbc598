"""What a browser may do with our pages."""

from __future__ import annotations

import pytest
from csp import utils
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from base.accounts.models import User
from config import security
from config.security import PERMISSIONS, POLICY, SecurityHeadersMiddleware
from tests.factories import root_page

FROM = RequestFactory()


def directives(policy: str) -> set[str]:
    return {each.strip() for each in policy.split(";")}


def page(**marks: object) -> HttpResponse:
    response = HttpResponse("page")
    for name, value in marks.items():
        setattr(response, name, value)
    return response


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


@pytest.fixture
def _https(settings: Settings) -> None:
    """As TLS=yes sets it, which tests/config/test_env.py shows."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"


@pytest.mark.usefixtures("_https")
@pytest.mark.parametrize("path", ["/", "/T/0123456789ABCDEF", "/tra-cuu/?code=a%20b"])
def test_http_is_led_to_https_at_the_same_address(path: str) -> None:
    answer = Client().get(path)

    assert (answer.status_code, answer["Location"]) == (301, f"https://testserver{path}")


@pytest.mark.usefixtures("_https")
@pytest.mark.django_db
def test_the_container_asks_for_its_health_over_http() -> None:
    assert Client().get("/healthz").status_code == 200


@pytest.mark.usefixtures("_https")
def test_a_header_inside_makes_no_request_https() -> None:
    assert Client().get("/", headers={"X-Forwarded-Proto": "https"}).status_code == 301


@pytest.mark.usefixtures("_https")
@pytest.mark.django_db
def test_an_editor_signs_in_with_cookies_of_this_host_alone() -> None:
    root_page()
    User.objects.create_superuser("hanh@example.vn", "mat-khau-cua-Hanh-2026")
    client = Client(enforce_csrf_checks=True)
    client.get("/quan-tri/login/", secure=True)
    said = {
        "username": "hanh@example.vn",
        "password": "mat-khau-cua-Hanh-2026",
        "csrfmiddlewaretoken": client.cookies["__Host-csrftoken"].value,
    }
    client.post("/quan-tri/login/", said, secure=True, headers={"Origin": "https://testserver"})

    assert client.get("/quan-tri/", secure=True).status_code == 200
    assert set(client.cookies) == {"__Host-csrftoken", "__Host-sessionid"}
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_the_public_policy_is_what_django_csp_would_say() -> None:
    answer = SecurityHeadersMiddleware(lambda _request: page())(FROM.get("/"))

    assert directives(answer[POLICY]) == directives(utils.build_policy())
    assert len(directives(answer[POLICY])) == 7


def test_a_page_may_replace_a_directive_and_no_other_changes() -> None:
    own = page(_csp_replace={"style-src": ["'sha256-x'"]})
    answer = SecurityHeadersMiddleware(lambda _request: own)(FROM.get("/T/x"))

    changed = directives(answer[POLICY]) ^ directives(utils.build_policy())
    assert changed == {"style-src 'self'", "style-src 'sha256-x'"}


def test_a_pages_replaced_directive_does_not_stay_for_the_next() -> None:
    answers = iter([page(_csp_replace={"style-src": ["'none'"]}), page()])
    ask = SecurityHeadersMiddleware(lambda _request: next(answers))
    ask(FROM.get("/T/x"))

    assert "style-src 'self'" in directives(ask(FROM.get("/"))[POLICY])


def test_a_policy_is_worded_once_and_not_for_every_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worded: list[object] = []

    def build(**how: object) -> str:
        worded.append(how)
        return "default-src 'none'"

    monkeypatch.setattr(security, "build_policy", build)
    scan = {"style-src": ["'sha256-x'"]}
    ask = SecurityHeadersMiddleware(_in_turn)
    for path in ["/", "/scan", "/", "/scan"]:
        ask(FROM.get(path))

    assert worded == [{"replace": {}}, {"replace": scan}]


def _in_turn(request: HttpRequest) -> HttpResponse:
    return page(_csp_replace={"style-src": ["'sha256-x'"]}) if request.path == "/scan" else page()


@pytest.mark.parametrize("status", [404, 500])
@pytest.mark.parametrize("debug", [True, False])
def test_only_djangos_own_page_about_a_mistake_may_style_itself(
    settings: Settings, *, status: int, debug: bool
) -> None:
    settings.DEBUG = debug
    answer = SecurityHeadersMiddleware(lambda _request: HttpResponse(status=status))(FROM.get("/"))

    assert (POLICY in answer) is not debug
