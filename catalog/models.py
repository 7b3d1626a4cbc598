"""The door to this room's tables."""

from catalog.browse.models import PublicCertificate, PublicProducer, PublicProduct
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.parties.models import Agency, AgencyMembership, Producer
from catalog.places.models import AdminUnit
from catalog.products.models import Product, ProductPhoto

__all__ = [
    "AdminUnit",
    "Agency",
    "AgencyMembership",
    "Certificate",
    "CertificateEvent",
    "ChainHead",
    "Producer",
    "Product",
    "ProductPhoto",
    "PublicCertificate",
    "PublicProducer",
    "PublicProduct",
]
