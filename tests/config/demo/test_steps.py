"""The whole demo: made once, every state there, every sample true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Collection

from base import clock
from catalog.certificates.events import Kind
from catalog.certificates.models import CertificateEvent
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import histories, register_rows
from catalog.certificates.states import State, standing
from catalog.certificates.verification import faults
from catalog.parties.models import Agency, Producer
from catalog.places.importer import load_units
from catalog.products.models import Product, ProductPhoto
from catalog.window.verification import faults as public_row_faults
from config.demo import story
from config.demo.photos import make_photos
from config.demo.samples import samples
from config.demo.steps import STEPS, make_demo
from media.models import Photo
from traceability.labels.gtin import is_gtin
from traceability.lots.models import Lot
from traceability.resolver.address import address_of
from traceability.resolver.resolution import resolve
from traceability.scans.models import DailyScans

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, int]]:
    """The demo of this module, made once and rolled back at the end.

    Without its pictures, which have a test of their own, and in five provinces only.
    """
    # It lives longer than a test, so it brings an epoch, a witness and a media folder of its own.
    state = tmp_path_factory.mktemp("demo")
    folders = override_settings(
        EPOCH_DIR=state / "epoch",
        MEDIA_ROOT=state / "media",
        WITNESS_FILE=state / "witness",
    )
    with (
        folders,
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        load_units(only_provinces=["52", "51", "66", "08", "44"])
        quick = tuple(step for step in STEPS if step.name != "pictures")
        patch.setattr("config.demo.steps.STEPS", quick)
        yield dict(make_demo())
        transaction.set_rollback(True)


def count_of_everything() -> dict[str, int]:
    kept: list[type[models.Model]] = [
        Agency, Producer, Product, CertificateEvent, Lot, DailyScans, ProductPhoto,
    ]  # fmt: skip
    return {model.__name__: model._default_manager.count() for model in kept}


def test_the_demo_is_made_once_and_shows_everything(made: dict[str, int]) -> None:
    assert made["products"] == 152
    assert 180 <= made["certificates"] <= 240
    assert 220 <= made["lots"] <= 320
    assert list(faults()) == []
    before = count_of_everything()

    again = dict(make_demo())

    assert set(again.values()) == {0}
    assert "public pages" not in again
    assert count_of_everything() == before


def test_every_state_kind_and_rule_set_is_there(made: dict[str, int]) -> None:
    now = clock.now()
    rows = list(register_rows())
    states = {standing(history, now).state for history in histories(rows)}
    assert states == set(State) - {State.NOT_YET}
    assert {row.kind for row in rows} == set(Kind)
    assert {row.ruleset for row in rows} >= {"rs2019", "rs2023", "rs2025"}
    assert {row.star for row in rows} >= {3, 4, 5}
    assert any(row.capped_by and row.star == 4 and (row.score or 0) >= 90 for row in rows)
    assert any(row.emergency for row in rows)
    assert {row.authority.level for row in rows} == {"district", "province", "ministry"}
    assert any(row.authority.valid_to for row in rows)


def test_each_sample_gives_its_outcome(made: dict[str, int]) -> None:
    found = list(samples())
    assert [each.outcome for each in found] == [outcome.value for outcome in Outcome]
    for each in found:
        _, kind, rest = each.path.split("/", 2)
        answer = resolve(address_of(kind, rest, ""), clock.now())
        assert answer.outcome.value == each.outcome, each.path


def test_nothing_of_the_demo_can_be_taken_for_real(made: dict[str, int]) -> None:
    assert not Producer.objects.filter(is_demo=False).exists()
    assert not Agency.objects.filter(is_demo=False).exists()
    numbers = CertificateEvent.objects.values_list("certificate__number", "decision_number")
    assert all(number.startswith("DEMO-") for number, _ in numbers)
    assert all(decision.startswith("DEMO-") for _, decision in numbers if decision)
    gtins = [gtin for gtin in Product.objects.values_list("gtin", flat=True) if gtin]
    assert gtins
    assert all(gtin.startswith("02") and is_gtin(gtin) for gtin in gtins)
    phones = Producer.objects.values_list("phone", flat=True)
    assert all(phone.startswith("+84200000") for phone in phones)


def test_a_picture_is_small_marked_and_credited(
    made: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    monkeypatch.setattr("config.demo.photos.products", lambda: story.products()[:2])
    assert make_photos() == 4
    assert make_photos() == 0
    assert list(public_row_faults()) == []  # also when the demo is killed right after this step
    for photo in Photo.objects.all():
        assert photo.is_illustration
        assert photo.credit
        assert photo.alt_vi.startswith("Hình minh họa")
        assert default_storage.size(photo.drawings["320"]) <= 25_000
