"""From a printed code to an honest answer: page and machine, all twelve outcomes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from catalog.certificates.outcomes import Outcome
from catalog.products.models import Product, ProductPhoto
from media.models import Photo
from tests.factories import make_lot
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.labels.actions import reserve_run

pytestmark = pytest.mark.django_db
Paths = dict[Outcome, str]
MOST_BYTES = 14 * 1024
STATUS = {Outcome.CANNOT_CHECK: 503, Outcome.UNKNOWN_CODE: 404}
PRINTED = Path(__file__).parents[1] / "data" / "printed_urls.txt"
VOUCHING = re.compile(
    r"hàng thật|hàng giả|chính hãng|genuine|authentic|\bfake\b|counterfeit", re.IGNORECASE
)


@pytest.fixture
def paths() -> Iterator[Paths]:
    """A path for each outcome, on the day it has that outcome."""
    with time_machine.travel(NOW, tick=False):
        yield every_outcome(Cast.gather())


def pages(client: Client, paths: Paths) -> Iterator[tuple[Outcome, str, bytes]]:
    """Every screen in both languages."""
    for outcome, path in paths.items():
        for language in ("vi", "en"):
            yield outcome, language, client.get(path, {"lang": language}).content


def test_every_outcome_has_its_page_and_its_machine_answer(paths: Paths, client: Client) -> None:
    for outcome, path in paths.items():
        page = client.get(path)
        machine = client.get(path, headers={"Accept": "application/json"})

        assert page.status_code == machine.status_code == STATUS.get(outcome, 200)
        assert f'data-outcome="{outcome}"' in page.content.decode().partition("<main")[2][:90]
        assert json.loads(machine.content)["outcome"] == outcome
    assert set(paths) == set(Outcome)


def test_the_machine_answer_names_certificate_day_and_moment(paths: Paths, client: Client) -> None:
    answer = client.get(paths[Outcome.IN_FORCE], headers={"Accept": "application/json"}).json()

    assert answer["valid_until"] == "2029-03-01"
    assert answer["checked_at"] == "2026-11-22T10:41:00+07:00"
    assert answer["star"] == 4
    assert answer["certificate"].startswith("GL-")
    assert answer["code"] == paths[Outcome.IN_FORCE].rpartition("/")[2]


def test_every_page_parses_strictly(paths: Paths, client: Client) -> None:
    for _outcome, _language, page in pages(client, paths):
        html5lib.HTMLParser(strict=True).parse(page)


def test_a_page_with_its_styles_is_at_most_14_kb(paths: Paths, client: Client) -> None:
    sizes = [len(gzip.compress(page)) for _, _, page in pages(client, paths)]

    assert max(sizes) <= MOST_BYTES


def test_no_page_needs_a_script_a_cookie_or_another_host(paths: Paths, client: Client) -> None:
    for _, _, page in pages(client, paths):
        assert b"<script" not in page
        assert not re.findall(rb'(?:src|href|action)="(?:https?:)?//', page)
    assert not client.cookies


def test_the_style_inside_the_page_is_the_only_one_let_through(
    paths: Paths, client: Client
) -> None:
    policy = client.get(paths[Outcome.IN_FORCE]).headers["Content-Security-Policy"]
    styles = next(part for part in policy.split("; ") if part.startswith("style-src"))

    assert re.fullmatch(r"style-src 'sha256-[\w+/]{43}='", styles)


def test_stars_are_drawn_only_while_the_certificate_is_in_force(
    paths: Paths, client: Client
) -> None:
    drawn = {outcome for outcome, _, page in pages(client, paths) if b'star-drawing"' in page}

    assert drawn == {Outcome.IN_FORCE}


def test_former_stars_stand_only_in_their_sentence(paths: Paths, client: Client) -> None:
    page = client.get(paths[Outcome.EXPIRED], {"lang": "vi"}).content.decode()

    assert "từng đạt 4 sao, hết hạn 25/12/2025" in page
    assert not re.search(r"[345] sao", page.replace("từng đạt 4 sao, hết hạn", ""))


def test_no_page_vouches_for_what_is_in_the_pack(paths: Paths, client: Client) -> None:
    for outcome, language, page in pages(client, paths):
        assert not VOUCHING.search(page.decode()), (outcome, language)


def test_each_outcome_has_words_of_its_own_in_both_languages(paths: Paths, client: Client) -> None:
    words = {
        (language, re.search(r'class="word">([^<]+)<', page.decode()).group(1))  # type: ignore[union-attr]
        for _, language, page in pages(client, paths)
    }

    assert len(words) == 24


def test_the_language_is_asked_then_accepted_then_vietnamese(paths: Paths, client: Client) -> None:
    path = paths[Outcome.IN_FORCE]

    def language(query: str = "", header: str = "") -> str:
        return client.get(path + query, headers={"Accept-Language": header})["Content-Language"]

    assert language() == "vi"
    assert language(header="en-GB,en;q=0.9,vi;q=0.1") == "en"
    assert language("?lang=vi", "en") == "vi"
    assert language(header="fr") == "vi"


def test_a_scan_is_never_kept_by_a_cache(paths: Paths, client: Client) -> None:
    response = client.get(paths[Outcome.IN_FORCE])

    assert response["Cache-Control"] == "no-store"
    assert "Accept-Language" in response["Vary"]


def test_every_scan_asks_at_most_four_questions(
    paths: Paths, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in paths.values():
        with django_assert_max_num_queries(4):
            client.get(path)


def test_the_photo_is_small_lazy_and_sized(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        lot = in_force_lot(Cast.gather())
        if not Collection.objects.exists():  # made by Wagtail's migrations, where they ran
            Collection.add_root(name="Root")
        drawings = {"320": "pictures/a-320.webp", "960": "pictures/a-960.webp"}
        photo = Photo.objects.create(
            title="Hũ", file="a.webp", width=960, height=640, drawings=drawings
        )
        ProductPhoto.objects.create(product=lot.product, photo=photo, role="front")
        page = client.get(path_of(lot)).content.decode()

    tag = re.search(r"<img[^>]+>", page)
    assert tag
    assert "/media/pictures/a-320.webp" in tag.group()
    assert 'width="320" height="213"' in tag.group()
    assert 'loading="lazy"' in tag.group()


def test_every_address_ever_printed_answers(client: Client, settings: Settings) -> None:
    with time_machine.travel(NOW, tick=False):
        print_what_was_printed()
        lines = [line for line in PRINTED.read_text().splitlines() if not line.startswith("#")]
        for line in lines:
            path = line.removeprefix("HTTPS://OCOP.VN")
            for spelt in (path, path.lower(), path + "/"):
                answer = client.get(spelt, headers={"Accept": "application/json"})
                assert (answer.status_code, answer.json()["outcome"]) == (200, "in_force"), spelt


def print_what_was_printed() -> None:
    """Make the lots and products the addresses in the file were printed for."""
    cast = Cast.gather()
    with_barcode: Product = cast.product(gtin="02000000004716")
    without = cast.product(code="7K3M9P2XT")
    for product, number, code in ((with_barcode, 4711, "L2026.04-A"), (without, 4712, "L2")):
        cast.certified(product)
        reserve_run(make_lot(product, code, pk=number), 1, by=None)
