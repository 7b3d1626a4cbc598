import shutil
from pathlib import Path

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from base import clock, witness
from base.seal import Unbelievable
from base.witness import Point
from catalog.browse import views
from themes.pages.fail_closed import fail_closed


@pytest.mark.parametrize(
    ("question", "address"),
    [("product_named", "/san-pham/mat-ong/"), ("certificate_named", "/so-dang-ky/gl-1/")],
)
def test_a_page_says_cannot_be_checked_when_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, question: str, address: str
) -> None:
    monkeypatch.setattr(views, question, _away)

    answer = client.get(address)

    assert answer.status_code == 503
    page = answer.content.decode()
    assert "Chưa kiểm tra được chứng nhận lúc này" in page
    assert "Certificates cannot be checked now" in page
    assert "Còn hiệu lực" not in page
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address", ["/", "/san-pham/", "/so-dang-ky/", "/chu-the/x/", "/ghi-cong/"]
)
def test_every_other_page_closes_the_same_way(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    for name in ("home_values", "product_list_values", "register_values", "credits_values"):
        monkeypatch.setattr(views, name, _away)
    monkeypatch.setattr(views, "producer_named", _away)

    answer = client.get(address)

    assert answer.status_code == 503
    assert clock.today().isoformat() not in answer.content.decode()


@pytest.mark.parametrize("error", [Unbelievable("forged"), OSError("no witness")])
def test_a_row_nobody_can_believe_is_as_bad_as_no_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def unbelievable(_slug: str) -> None:
        raise error

    monkeypatch.setattr(views, "product_named", unbelievable)

    assert client.get("/san-pham/mat-ong/").status_code == 503


def _away(*_args: object, **_kwargs: object) -> None:
    raise OperationalError("the database is away")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/san-pham/", "/so-dang-ky/", "/sitemap.xml"])
def test_where_changes_cannot_be_announced_no_page_answers(
    client: Client, settings: Settings, address: str
) -> None:
    assert client.get(address).status_code == 200
    folder = Path(settings.EPOCH_DIR)
    shutil.rmtree(folder)
    folder.touch()

    answer = client.get(address)

    assert answer.status_code == 503
    assert "Chưa kiểm tra được chứng nhận lúc này" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/san-pham/", "/so-dang-ky/", "/ghi-cong/", "/sitemap.xml"]
)
def test_beside_a_damaged_witness_no_page_answers_also_none_that_was_kept(
    client: Client, settings: Settings, address: str
) -> None:
    witness.note({"c/1": Point(1, "a" * 64)})
    assert [client.get(address).status_code for _ in range(2)] == [200, 200]
    Path(settings.WITNESS_FILE).write_bytes(b"")

    answer = client.get(address)

    assert answer.status_code == 503
    assert "Chưa kiểm tra được chứng nhận lúc này" in answer.content.decode()


def test_an_act_written_while_a_page_is_made_is_no_doubt_of_it() -> None:
    known: list[int] = []

    @fail_closed
    def view(_request: HttpRequest) -> HttpResponse:
        for place in (7, 8):
            known.append(len(witness.everything()))
            witness.note({f"c/{place}": Point(place, "a" * 64)})
        return HttpResponse()

    view(RequestFactory().get("/"))

    assert known == [0, 0]
    assert len(witness.everything()) == 2
