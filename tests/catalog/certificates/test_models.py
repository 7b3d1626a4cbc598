"""What a paper, an event and the head of the log are called."""

from __future__ import annotations

import datetime as dt

from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import certificate_of


def test_a_paper_is_called_by_its_number_and_an_event_by_what_happened(register: Register) -> None:
    paper = certificate_of(register)
    event = CertificateEvent(
        certificate=paper, kind="revoked", at=dt.datetime(2026, 5, 31, 17, tzinfo=dt.UTC)
    )

    assert str(paper) == paper.number
    assert str(event) == f"{paper.number} revoked 2026-06-01"


def test_the_head_shows_its_number_and_the_begin_of_its_digest() -> None:
    assert str(ChainHead(sequence=7, digest="0123456789abcdef" * 4)) == "7 0123456789ab"


def test_a_number_whose_letters_fold_into_several_still_fits() -> None:
    paper = Certificate(number="ﬃ" * 60)
    paper.clean_names()

    assert (len(paper.slug), len(paper.folded)) == (80, 80)


def test_what_is_covered_names_the_score_with_two_decimals_or_none(register: Register) -> None:
    paper = certificate_of(register)
    event = paper.events.select_related("certificate__product").get()
    bare = CertificateEvent(certificate=paper, kind="revoked")

    assert (event.content()["score"], bare.content()["score"]) == ("78.66", None)
