"""What the rows of the shop window are called where they are listed or named."""

from __future__ import annotations

from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)


def test_rows_with_a_slug_are_called_by_it_and_facts_by_their_number() -> None:
    named = [kind(slug="mat-ong") for kind in (PublicProduct, PublicCertificate, PublicProducer)]

    assert [str(each) for each in named] == ["mat-ong"] * 3
    assert str(ProductFacts(product_id=7)) == "7"
    assert str(CertificateFacts(certificate_id=8)) == "8"
