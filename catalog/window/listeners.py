"""Whoever changes a certificate, a product, a producer or a photo: the window follows.

It follows inside the transaction that made the change, once for each action (catalog.signals).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Value
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from catalog.parties.models import Producer
from catalog.products.models import Product, ProductPhoto
from catalog.signals import listings_changed, tell_saved
from catalog.window.actions import refresh_producers, refresh_products
from catalog.window.holding import left_by
from media.models import Photo


@receiver(listings_changed, dispatch_uid="window_follows")
def follow(products: list[int], producers: list[int], **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Make the rows anew; a producer's row follows those of its products."""
    refresh_products(products)
    refresh_producers(producers)


@receiver(post_save, sender=Product, dispatch_uid="window_follows_products")
def follow_product(instance: Product, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a product that was saved, and the producer it was taken from without it."""
    tell_saved(products=[instance.pk], producers=left_by(instance))


@receiver(post_save, sender=ProductPhoto, dispatch_uid="window_follows_photos")
@receiver(post_delete, sender=ProductPhoto, dispatch_uid="window_follows_photos_gone")
def follow_photo(instance: ProductPhoto, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a product whose photos changed."""
    tell_saved(products=[instance.product_id])


@receiver(post_save, sender=Producer, dispatch_uid="window_follows_producers")
def follow_producer(instance: Producer, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a producer that was saved, with everything that names it."""
    products = Product.objects.filter(producer=instance).values_list("pk", flat=True)
    tell_saved(products=products, producers=[instance.pk])


@receiver(post_save, sender=Photo, dispatch_uid="window_follows_pictures")
def follow_picture(instance: Photo, created: bool, **_: Any) -> None:  # noqa: ANN401, FBT001 - Django's signature
    """Show a photo whose file or words were saved, wherever it is shown; ask once where that is.

    Its new files are there already, and the old ones stay until the end of the transaction.
    """
    if created:
        return
    on_products = ProductPhoto.objects.filter(photo=instance).order_by()
    of_producers = Producer.objects.filter(photo=instance).order_by()
    shown = on_products.values_list(Value("product"), "product_id").union(
        of_producers.values_list(Value("producer"), "pk")
    )
    found: dict[str, list[int]] = {"product": [], "producer": []}
    for kind, pk in shown:
        found[kind].append(pk)
    if any(found.values()):
        tell_saved(products=found["product"], producers=found["producer"])
