"""The slots of the catalogue's pages, and what panels are told of the thing on the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from themes import slots


@dataclass(frozen=True, slots=True)
class ShownProduct:
    """The product on a page: its number, slug and permanent code, and its producer's number."""

    id: int
    slug: str
    code: str
    producer: int


@dataclass(frozen=True, slots=True)
class ShownProducer:
    """The producer on a page: its number and slug."""

    id: int
    slug: str


@dataclass(frozen=True, slots=True)
class ShownCommune:
    """The commune on a page: the five digits of the unit that is there today."""

    code: str


HOME_CHECK = slots.declare("home.check", HttpRequest, "home, below the search")
HOME_MORE = slots.declare("home.more", HttpRequest, "home, below the lists")
PRODUCT_ASIDE = slots.declare("product.aside", ShownProduct, "a product, beside the facts")
PRODUCER_ASIDE = slots.declare("producer.aside", ShownProducer, "a producer, beside the facts")
COMMUNE_MORE = slots.declare("commune.more", ShownCommune, "a commune, below its products")
