import pytest
from django.db import models
from django.test.utils import isolate_apps

from base import personal_data as register
from base.personal_data import (
    Classified,
    DataClass,
    classification,
    personal_data,
    unclassified_fields,
)

KEPT = "5 years after the last sign-in"


@pytest.fixture(autouse=True)
def _own_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep made-up models out of the register of the product's."""
    monkeypatch.setattr(register, "_FIELDS", {**register._FIELDS})
    monkeypatch.setattr(register, "_DEFAULTS", {**register._DEFAULTS})


@isolate_apps("base")
def test_a_model_that_says_nothing_has_no_classified_field() -> None:
    class Visitor(models.Model):  # noqa: DJ008 - nobody shows it
        email = models.EmailField()

        class Meta:
            app_label = "base"

    assert unclassified_fields(Visitor) == ["id", "email"]


@isolate_apps("base")
def test_without_a_default_every_field_has_to_be_named() -> None:
    @personal_data(email=(DataClass.CONTACT, KEPT), id=DataClass.NONE)
    class Visitor(models.Model):  # noqa: DJ008 - nobody shows it
        email = models.EmailField()
        note = models.TextField()

        class Meta:
            app_label = "base"

    assert unclassified_fields(Visitor) == ["note"]


@isolate_apps("base")
def test_a_default_stands_for_the_rest() -> None:
    @personal_data(default=DataClass.NONE, email=(DataClass.CONTACT, KEPT))
    class Visitor(models.Model):  # noqa: DJ008 - nobody shows it
        email = models.EmailField()
        friends = models.ManyToManyField("self")

        class Meta:
            app_label = "base"

    assert unclassified_fields(Visitor) == []
    assert classification(Visitor) == {
        "id": Classified(DataClass.NONE),
        "email": Classified(DataClass.CONTACT, KEPT),
        "friends": Classified(DataClass.NONE),
    }


@isolate_apps("base")
def test_a_subclass_does_not_borrow_its_parents_default() -> None:
    @personal_data(default=DataClass.NONE, email=(DataClass.CONTACT, KEPT))
    class Reachable(models.Model):
        email = models.EmailField()

        class Meta:
            abstract = True
            app_label = "base"

    class Visitor(Reachable):  # noqa: DJ008 - nobody shows it
        note = models.TextField()

        class Meta:
            app_label = "base"

    assert unclassified_fields(Visitor) == ["id", "note"]


@isolate_apps("base")
def test_a_field_that_does_not_exist_is_refused() -> None:
    class Visitor(models.Model):  # noqa: DJ008 - nobody shows it
        class Meta:
            app_label = "base"

    with pytest.raises(ValueError, match="Visitor has no field emial"):
        personal_data(emial=(DataClass.CONTACT, KEPT))(Visitor)


@pytest.mark.parametrize(
    "declared", [DataClass.CONTACT, (DataClass.FREE_TEXT, ""), (DataClass.IDENTITY, "  ")]
)
def test_data_about_a_person_needs_a_retention(declared: DataClass | tuple[DataClass, str]) -> None:
    with pytest.raises(ValueError, match="Say how long"):
        personal_data(email=declared)
