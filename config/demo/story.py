"""Read the story files of the demo (pure): what is told there, checked and flattened."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"
PER_PERSON = "stay"


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Good:
    """A kind of goods: how it is packed, kept and drawn; `scene` is vessel and contents."""

    key: str
    scene: str
    container: Words
    packaging: Words
    storage: Words
    alt: Words
    shelf_life_days: int | None


@dataclass(frozen=True)
class ProducerStory:
    """A fictional producer."""

    key: str
    kind: str
    name: Words
    commune: str
    craft: Words


@dataclass(frozen=True)
class ProductStory:
    """A product of the demo; `province` is the code of today, `history` one of histories.toml."""

    key: str
    province: str
    name: Words
    criteria_set: int
    good: Good
    producer: str
    price_dong: int
    net_quantity: Decimal
    net_unit: str
    contents: Words
    months: tuple[int, ...]
    star: int
    history: str
    has_gtin: bool
    story: Words

    @property
    def summary(self) -> Words:
        """The first sentence of the story."""
        return Words(
            *(
                re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
                for text in (self.story.vi, self.story.en)
            )
        )

    @property
    def price_unit(self) -> Words:
        """What the price is for: "lọ 100 g", "kg"; stays and pieces go by their container."""
        if self.net_unit in ("piece", PER_PERSON):
            return self.good.container
        amount = f"{self.net_quantity.normalize():f} {self.net_unit}"
        if not self.good.container.vi:
            return Words(amount.removeprefix("1 "), amount.removeprefix("1 "))
        return Words(
            f"{self.good.container.vi} {amount}".replace(".", ","),
            f"{amount} {self.good.container.en}",
        )


@dataclass(frozen=True)
class Step:
    """One act in a history; exactly one of the four ways to say when is filled."""

    verb: str
    on: tuple[dt.date, ...] = ()
    days_ago: tuple[int, ...] = ()
    hours_ago: tuple[int, ...] = ()
    expires_in_days: tuple[int, ...] = ()
    share: float = 1.0
    star: int | None = None
    capped_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class HistoryStory:
    """What happens to the certificates of a product, in order."""

    key: str
    is_potential: bool
    steps: tuple[Step, ...]


@cache
def goods() -> Mapping[str, Good]:
    """Answer the kinds of goods by key."""
    return {key: _good(key, row) for key, row in load("goods.toml").items()}


@cache
def producers() -> Mapping[str, ProducerStory]:
    """Answer the fictional producers by key."""
    return {
        key: ProducerStory(
            key, row["kind"], Words(*row["name"]), row["commune"], Words(*row["craft"])
        )
        for key, row in load("producers.toml").items()
    }


@cache
def histories() -> Mapping[str, HistoryStory]:
    """Answer the histories by key."""
    return {
        key: HistoryStory(key, row.get("potential", False), tuple(map(_step, row["steps"])))
        for key, row in load("histories.toml").items()
    }


@cache
def products() -> tuple[ProductStory, ...]:
    """Answer all products, variants after the product they belong to."""
    return tuple(
        product
        for province, facts in load("authorities.toml")["province"].items()
        for row in load(f"products/{facts['stories']}.toml")["product"]
        for product in _family(province, row)
    )


def load(name: str) -> dict[str, Any]:
    """Read one story file."""
    return tomllib.loads((STORIES / name).read_text(encoding="utf-8"))


def _family(province: str, row: dict[str, Any]) -> Iterator[ProductStory]:
    """Answer a product and its variants; a variant inherits what it does not say."""
    base = {key: value for key, value in row.items() if key not in ("variant", "gtin")}
    yield _product(province, base | {"gtin": row.get("gtin", False)})
    for number, variant in enumerate(row.get("variant", ()), start=1):
        told = tuple(
            f"{note} {story}" for note, story in zip(variant["note"], row["story"], strict=True)
        )
        yield _product(province, base | variant | {"key": f"{row['key']}-{number}", "story": told})


def _product(province: str, row: dict[str, Any]) -> ProductStory:
    quantity, unit = row["net"].split()
    return ProductStory(
        key=row["key"],
        province=province,
        name=Words(*row["name"]),
        criteria_set=row["set"],
        good=goods()[row["good"]],
        producer=row["producer"],
        price_dong=row["price"],
        net_quantity=Decimal(quantity),
        net_unit=unit,
        contents=Words(*row["contents"]),
        months=tuple(row.get("months", ())),
        star=row["star"],
        history=row["history"],
        has_gtin=row.get("gtin", False),
        story=Words(*row["story"]),
    )


def _good(key: str, row: dict[str, Any]) -> Good:
    pairs = {name: Words(*row[name]) for name in ("container", "packaging", "storage", "alt")}
    return Good(key=key, scene=row["scene"], shelf_life_days=row.get("shelf_life_days"), **pairs)


def _step(row: dict[str, Any]) -> Step:
    """Lists become tuples, so that a step is a value."""
    facts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Step(verb=facts.pop("do"), **facts)
