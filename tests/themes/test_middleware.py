"""Pages and forms that meet a fault."""

from __future__ import annotations

import html5lib
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, OperationalError
from django.test import Client, RequestFactory

from base.accounts.models import User
from themes import errors
from traceability.reports import views

pytestmark = pytest.mark.django_db
FORM = {"reason": "other"}
FROM_HERE = {"Origin": "http://testserver"}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def meet(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(views, "file_report", fail)


@pytest.mark.parametrize(
    "error", [OperationalError("database is locked"), OSError(28, "No space left on device")]
)
def test_a_form_that_cannot_be_saved_says_so_in_both_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    meet(monkeypatch, error)
    answer = client.post("/bao-cao/", FORM, headers=FROM_HERE)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert "chưa được lưu" in page
    assert "was not saved" in page
    html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.parametrize("error", [IntegrityError("UNIQUE"), ValueError("a mistake")])
def test_a_mistake_of_ours_stays_500(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    meet(monkeypatch, error)
    assert client.post("/bao-cao/", FORM, headers=FROM_HERE).status_code == 500


def test_a_page_that_cannot_be_read_promises_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError

    monkeypatch.setattr(views, "_page", away)
    answer = client.get("/bao-cao/")
    assert answer.status_code == 503
    assert "Tạm thời chưa phục vụ được" in answer.content.decode()


def test_signing_in_while_nothing_can_be_written_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    User.objects.create_superuser("an@example.vn", "mat-khau-rat-dai", full_name="An")
    monkeypatch.setattr(SessionStore, "save", locked)
    answer = client.post(
        "/quan-tri/login/", {"username": "an@example.vn", "password": "mat-khau-rat-dai"}
    )
    assert answer.status_code == 503
    assert "chưa được lưu" in answer.content.decode()


def test_what_stands_around_a_view_is_answered_as_well() -> None:
    request = RequestFactory().post("/quan-tri/login/")
    try:
        raise OperationalError("database is locked")  # noqa: TRY301 - Django's own shape
    except OperationalError:
        assert errors.server_error(request).status_code == 503


def test_a_session_that_was_lost_to_a_lock_is_no_bad_request() -> None:
    request = RequestFactory().post("/quan-tri/login/")
    error = ValueError("The session was deleted.")
    error.__context__ = OperationalError("database is locked")
    assert errors.bad_request(request, error).status_code == 503
    assert errors.bad_request(request, ValueError("x")).status_code == 400
