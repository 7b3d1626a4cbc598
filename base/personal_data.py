"""Which field of which model tells about a person, and how long it is kept.

Every model of our rooms says so beside its columns; a field nobody classified fails the build.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model


class DataClass(StrEnum):
    """How a field touches a person, from not at all to text in which anything may stand."""

    NONE = "none"
    CONTACT = "contact"
    IDENTITY = "identity"
    FREE_TEXT = "free_text"
    TECHNICAL = "technical"


@dataclass(frozen=True)
class Classified:
    """A field's class and, unless it is NONE, how long it is kept and when it goes, in words."""

    data_class: DataClass
    retention: str = ""

    def __post_init__(self) -> None:
        if self.data_class is not DataClass.NONE and not self.retention.strip():
            raise ValueError(f"Say how long {self.data_class} data is kept.")


Declared = DataClass | tuple[DataClass, str]
AnyModel = TypeVar("AnyModel", bound=type[Model])

_DEFAULTS: dict[type[Model], Classified] = {}
_FIELDS: dict[type[Model], dict[str, Classified]] = {}


def personal_data(
    *, default: Declared | None = None, **fields: Declared
) -> Callable[[AnyModel], AnyModel]:
    """Declare a model's fields: email=(DataClass.CONTACT, "5 years after …"), note=DataClass.NONE.

    `default` stands for all fields not named; without it each field has to be named. ValueError
    when a field does not exist, or when data about a person has no retention text.
    """
    classified = {name: _classified(declared) for name, declared in fields.items()}

    def declare(model: AnyModel) -> AnyModel:
        _refuse_unknown(model, classified)
        _FIELDS[model] = classified
        if default is not None:
            _DEFAULTS[model] = _classified(default)
        return model

    return declare


def _classified(declared: Declared) -> Classified:
    return Classified(*declared) if isinstance(declared, tuple) else Classified(declared)


def _refuse_unknown(model: type[Model], fields: Mapping[str, Classified]) -> None:
    unknown = sorted(fields.keys() - set(_field_names(model)))
    if unknown:
        raise ValueError(f"{model.__name__} has no field {', '.join(unknown)}.")


def _field_names(model: type[Model]) -> list[str]:
    """Answer the fields this model adds; a parent with a table of its own answers for its own."""
    meta = model._meta  # noqa: SLF001 - Django's documented way to a model's fields
    return [field.name for field in (*meta.local_fields, *meta.local_many_to_many)]


def classification(model: type[Model]) -> dict[str, Classified]:
    """Answer field name → class and retention, for all fields that have one.

    An abstract base may classify the fields it brings; the model itself has the last word.
    """
    declared: dict[str, Classified] = {}
    for ancestor in reversed(model.__mro__):
        declared |= _FIELDS.get(ancestor, {})
    fallback = _DEFAULTS.get(model)
    every = {name: declared.get(name, fallback) for name in _field_names(model)}
    return {name: each for name, each in every.items() if each is not None}


def unclassified_fields(model: type[Model]) -> list[str]:
    """Answer the fields nobody classified, in order of the columns; none is what the build asks."""
    known = classification(model)
    return [name for name in _field_names(model) if name not in known]
