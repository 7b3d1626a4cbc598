from __future__ import annotations

import pytest

from catalog.parties.models import Producer
from catalog.places.importer import load_units
from config.demo.parties import make_producers, registration_of
from config.demo.story import producers

pytestmark = pytest.mark.django_db


def test_every_producer_of_the_stories_is_made_once_and_marked() -> None:
    load_units(only_provinces=["52", "51", "66", "08", "44"])

    assert [make_producers(), make_producers()] == [len(producers()), 0]
    assert not Producer.objects.filter(is_demo=False).exists()
    assert Producer.objects.values("phone").distinct().count() == len(producers())


def test_a_registration_number_cannot_be_taken_for_a_real_one() -> None:
    assert registration_of("htx-hoa-rung") == "DEMO-HTX-HOA-RUNG"
