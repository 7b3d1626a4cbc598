"""The door to this room's tables."""

from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.parties.models import Agency, AgencyMembership, Producer
from catalog.places.models import AdminUnit
from catalog.products.models import Product, ProductPhoto
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)

__all__ = [
    "AdminUnit",
    "Agency",
    "AgencyMembership",
    "Certificate",
    "CertificateEvent",
    "CertificateFacts",
    "ChainHead",
    "Producer",
    "Product",
    "ProductFacts",
    "ProductPhoto",
    "PublicCertificate",
    "PublicProducer",
    "PublicProduct",
]
