import pytest
from django import forms
from django.utils import translation

from base.formats.fields import DongField


class PriceForm(forms.Form):
    price = DongField(required=False, max_value=2_000_000)


@pytest.mark.parametrize("written", ["1.250.000", "1250000", "1,250,000", "1 250 000"])
def test_an_amount_is_read_as_people_write_it(written: str) -> None:
    form = PriceForm({"price": written})

    assert form.is_valid()
    assert form.cleaned_data["price"] == 1250000


@pytest.mark.parametrize("written", ["1.25", "1e5", "NaN", "-1", "1,5", "2.000.001"])
def test_a_wrong_amount_is_refused(written: str) -> None:
    assert not PriceForm({"price": written}).is_valid()


def test_the_refusal_shows_how_to_write_it() -> None:
    with translation.override("en"):
        assert PriceForm({"price": "1,5"}).errors["price"] == [
            "Write the amount in whole đồng, for example 1.250.000."
        ]


def test_no_amount_is_none() -> None:
    form = PriceForm({"price": ""})

    assert form.is_valid()
    assert form.cleaned_data["price"] is None


def test_a_stored_amount_is_shown_in_groups_for_a_number_pad() -> None:
    with translation.override("vi"):
        shown = str(PriceForm(initial={"price": 1250000})["price"])

    assert 'value="1.250.000"' in shown
    assert 'inputmode="numeric"' in shown


def test_the_same_amount_in_another_spelling_is_no_change() -> None:
    assert not PriceForm({"price": "1.250.000"}, initial={"price": 1250000}).has_changed()
