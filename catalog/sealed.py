"""Which of this room's tables are sealed, for who seals them anew."""

from __future__ import annotations

from base.resealing import register_sealed
from base.sealed import SealedRow
from catalog.certificates.keeping import KEPT
from catalog.certificates.models import SEAL, CertificateEvent
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
    PublicRow,
)
from catalog.window.sealing import content_of

PUBLIC: tuple[type[PublicRow], ...] = (
    PublicProduct,
    ProductFacts,
    PublicCertificate,
    CertificateFacts,
    PublicProducer,
)


def register_tables() -> None:
    """Tell of all of them: what is saved first, what is made from it last."""
    for kind in KEPT:
        register_sealed(kind, kind.PURPOSE, SealedRow.sealed_content)
    register_sealed(CertificateEvent, SEAL, lambda row: row.digest.encode())
    for public in PUBLIC:
        register_sealed(public, public.KIND, content_of)
