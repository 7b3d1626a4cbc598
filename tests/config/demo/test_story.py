"""The story files hold what the demo promises."""

from __future__ import annotations

from collections import Counter

from base.text import slug
from catalog.parties.models import ProducerKind
from catalog.places.register import REFORM, load
from catalog.products.models import NetUnit
from config.demo import story
from illustrations.scene import PROPS, VESSELS


def test_the_stories_tell_about_150_products_of_five_provinces() -> None:
    told = story.products()
    assert len(told) == 152
    assert {each.province for each in told} == {"52", "51", "66", "08", "44"}


def test_every_criteria_set_has_a_product() -> None:
    assert {each.criteria_set for each in story.products()} == set(range(1, 27))


def test_every_commune_exists_since_the_reform_and_lies_in_the_province_of_its_file() -> None:
    communes = {
        row.code: row.parent[1:3]
        for row in load()
        if row.level == "commune" and row.valid_from >= REFORM and row.valid_to is None
    }
    for product in story.products():
        commune = story.producers()[product.producer].commune
        assert communes[commune] == product.province, product.key


def test_every_product_speaks_both_languages_at_some_length() -> None:
    for product in story.products():
        for words in (product.name, product.contents, product.summary, product.price_unit):
            assert words.vi, product.key
            assert words.en, product.key
        assert len(product.story.vi) > 100, product.key
        assert len(product.story.en) > 100, product.key


def test_every_text_fits_its_column() -> None:
    for product in story.products():
        assert max(len(product.summary.vi), len(product.summary.en)) <= 300, product.key
        assert max(len(product.name.vi), len(product.name.en)) <= 160, product.key


def test_names_keys_and_addresses_are_told_once() -> None:
    told = story.products()
    assert len({each.key for each in told}) == len(told)
    assert len({slug(each.name.vi, 90) for each in told}) == len(told)


def test_prices_and_quantities_are_positive_and_units_known() -> None:
    for product in story.products():
        assert product.price_dong >= 1000, product.key
        assert product.net_quantity > 0, product.key
        assert product.net_unit in NetUnit.values, product.key


def test_every_history_is_told_of_some_product() -> None:
    assert {each.history for each in story.products()} == set(story.histories())


def test_stars_are_shared_out_like_the_countrys() -> None:
    stars = Counter(each.star for each in story.products())
    assert stars[5] == 3
    assert 0.65 < stars[3] / 152 < 0.78
    assert 0.20 < stars[4] / 152 < 0.30


def test_all_four_kinds_of_producer_appear_and_say_that_they_are_invented() -> None:
    told = story.producers().values()
    assert {each.kind for each in told} == set(ProducerKind.values)
    assert all("Minh họa" in each.name.vi for each in told)
    assert all("Demo" in each.name.en for each in told)


def test_every_producer_makes_something() -> None:
    assert {each.producer for each in story.products()} == set(story.producers())


def test_every_scene_can_be_drawn() -> None:
    for good in story.goods().values():
        vessel, contents = good.scene.split()
        assert vessel in VESSELS, good.key
        assert contents in PROPS, good.key
        assert good.alt.vi, good.key
        assert good.alt.en, good.key


def test_a_price_is_for_what_is_sold() -> None:
    told = {each.key: each for each in story.products()}
    assert told["ho-tieu-le-chi"].price_unit == story.Words("lọ 100 g", "100 g jar")
    assert told["sau-rieng-krong-pac"].price_unit == story.Words("kg", "kg")
    assert told["gom-my-thien"].price_unit == story.Words("chiếc", "piece")
