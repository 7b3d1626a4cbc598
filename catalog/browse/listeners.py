"""Hear of a change in the register and show it, inside the transaction that made it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from catalog.browse.actions import refresh_certificates, refresh_products
from catalog.certificates.models import Certificate
from catalog.signals import certificates_changed


@receiver(certificates_changed, dispatch_uid="window_follows_register")
def follow(products: list[int], **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Make the public rows of these products and all their certificates anew."""
    refresh_products(products)
    certificates = Certificate.objects.filter(product__in=products)
    refresh_certificates(list(certificates.values_list("pk", flat=True)))
