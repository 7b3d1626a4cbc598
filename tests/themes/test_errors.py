from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from tests.static_files import uncollected
from themes import errors
from themes.jinja import rendered

PAGES: list[tuple[Callable[[HttpRequest], HttpResponse], int]] = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.csrf_failure, 403),
    (errors.not_from_here, 403),
    (errors.not_found, 404),
    (errors.gone, 410),
    (errors.too_many, 429),
    (errors.server_error, 500),
    (errors.unavailable, 503),
]


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/khong-co/")


# No test here asks for the database, so pytest-django would stop any query.
@pytest.mark.parametrize(("view", "status"), PAGES)
def test_an_error_page_speaks_both_languages_without_a_database(
    view: Callable[[HttpRequest], HttpResponse], status: int, request_: HttpRequest
) -> None:
    answer = view(request_)
    html = answer.content.decode()

    assert answer.status_code == status
    assert html.index('<html lang="vi">') < html.index('<section lang="en">')
    assert 'action="/tra-cuu/"' in html
    assert 'name="code"' in html
    assert f"Lỗi {status}" in html
    assert answer["Cache-Control"] == "no-store"
    html5lib.HTMLParser(strict=True).parse(html)


def test_the_request_id_is_shown_for_the_helpdesk(request_: HttpRequest) -> None:
    request_.request_id = "a1b2c3"  # type: ignore[attr-defined]

    assert "<code>a1b2c3</code>" in errors.server_error(request_).content.decode()


def test_without_a_request_id_none_is_promised(request_: HttpRequest) -> None:
    assert "Mã yêu cầu" not in errors.server_error(request_).content.decode()


def test_the_500_page_needs_no_context_at_all() -> None:
    assert "Hệ thống gặp lỗi" in rendered("500.html", {})


def test_error_pages_are_shown_though_no_static_file_was_collected(
    request_: HttpRequest, settings: Settings, tmp_path: Path
) -> None:
    uncollected(settings, tmp_path)

    for view, status in PAGES:
        answer = view(request_)
        assert answer.status_code == status
        assert 'href="/static/themes/css/bundle.css"' in answer.content.decode()


@pytest.mark.parametrize("view", [errors.too_many, errors.unavailable])
def test_a_passing_trouble_says_when_to_come_back(
    view: Callable[[HttpRequest], HttpResponse], request_: HttpRequest
) -> None:
    assert view(request_)["Retry-After"] == "60"


def test_an_error_never_claims_a_valid_certificate(request_: HttpRequest) -> None:
    for view, _ in PAGES:
        assert "data-outcome" not in view(request_).content.decode()


def test_error_templates_stay_small() -> None:
    folder = Path(errors.__file__).parent / "jinja2"

    pages = [*folder.glob("*.html"), *folder.glob("themes/errors/*.html")]

    assert len(pages) == 12
    assert all(len(page.read_text("utf-8").splitlines()) <= 60 for page in pages)
