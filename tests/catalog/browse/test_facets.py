from catalog.browse.facets import Tally, counts, total

TALLY: Tally = [
    {"group": "food", "star_now": 4, "province_code": "52", "commune_here": "1", "n": 5},
    {"group": "food", "star_now": 3, "province_code": "52", "commune_here": "2", "n": 7},
    {"group": "drinks", "star_now": 4, "province_code": "51", "commune_here": "", "n": 11},
    {"group": "drinks", "star_now": None, "province_code": "51", "commune_here": "", "n": 13},
]


def test_the_total_counts_what_fits_everything_chosen() -> None:
    assert total(TALLY, {}) == 36
    assert total(TALLY, {"group": "food", "star_now": "4"}) == 5
    assert total(TALLY, {"group": "food", "province_code": "51"}) == 0


def test_a_facet_is_counted_beside_all_other_choices_but_its_own() -> None:
    chosen = {"group": "food", "star_now": "4"}

    assert counts(TALLY, chosen, "group") == {"food": 5, "drinks": 11}
    assert counts(TALLY, chosen, "star_now") == {"4": 5, "3": 7}


def test_an_empty_value_is_no_choice() -> None:
    assert counts(TALLY, {}, "star_now") == {"4": 16, "3": 7}
    assert counts(TALLY, {}, "commune_here") == {"1": 5, "2": 7}


def test_a_province_is_counted_without_its_communes() -> None:
    chosen = {"province_code": "52", "commune_here": "1"}

    assert counts(TALLY, chosen, "province_code") == {"52": 12, "51": 24}
