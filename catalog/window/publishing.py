"""Save products and producers and show them, with everything that names them."""

from __future__ import annotations

from itertools import count

from django.db import IntegrityError, transaction

from base.codes.product_code import new_code
from base.retry import whole_act
from base.text import slug
from catalog.parties.models import Producer
from catalog.products.models import Product

MOST_RIVALS = 20  # who save something of the same name at the same moment


@whole_act
def publish_product(product: Product) -> Product:
    """Save a product and show it: names derived, slug unique, permanent code given once.

    An unlisted product is saved and taken out of the lists.
    """
    product.clean_names()
    product.code = product.code or _unused_code()
    _save(product)  # the window follows: catalog.window.listeners
    return product


@whole_act
def publish_producer(producer: Producer) -> Producer:
    """Save a producer and show it, together with everything that names it."""
    producer.clean_names()
    _save(producer)  # the window follows: catalog.window.listeners
    return producer


def free_slug(row: Product | Producer, wanted: str) -> str:
    """The slug that is wanted, or it with the first free number behind it."""
    others = type(row)._default_manager.exclude(pk=row.pk)  # noqa: SLF001 - either model's
    taken = set(others.filter(slug__startswith=slug(wanted, 80)).values_list("slug", flat=True))
    choices = (wanted if n == 1 else f"{slug(wanted, 80)}-{n}" for n in count(1))
    return next(each for each in choices if each not in taken)


def _save(row: Product | Producer) -> None:
    """Save with a free slug; somebody else may take the one that was free a moment ago."""
    wanted = row.slug
    for _ in range(MOST_RIVALS):
        row.slug = free_slug(row, wanted)
        try:
            with transaction.atomic():
                return row.save()
        except IntegrityError:
            if free_slug(row, wanted) == row.slug:  # then it was something else
                raise
    raise IntegrityError(f"No slug like {wanted!r} stayed free.")


def _unused_code() -> str:
    """Draw until nobody has the code; 40 random bits make a second draw rare."""
    while Product.objects.filter(code=(code := new_code())).exists():
        pass
    return code
