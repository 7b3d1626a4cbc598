"""How long a list of the catalogue stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from base import clock
from catalog.browse.product_list import product_list_values
from catalog.certificates.actions import revoke_certificates, suspend_certificate
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def changes_at(at: dt.datetime) -> dt.datetime:
    changes: dt.datetime = product_list_values({}, at)["listing"].changes_at
    return changes


def test_a_list_changes_when_an_emergency_suspension_lapses(office: Office) -> None:
    certificate = office.certify(make_product())
    hurry = replace(office.decide(reason="Nghi nhiễm"), number="", approver=None)
    suspend_certificate(certificate, hurry, at=NOON, emergency=True)

    lapse, hour = NOON + dt.timedelta(hours=72), dt.timedelta(hours=1)

    assert changes_at(NOON) == clock.next_midnight(NOON)
    assert changes_at(lapse - hour) == lapse
    assert changes_at(lapse) == clock.next_midnight(lapse)


def test_the_newest_event_is_told_so_that_no_page_before_it_is_kept(office: Office) -> None:
    certificate = office.certify(make_product())
    revoke_certificates([certificate], office.decide(), at=NOON)

    assert product_list_values({}, NOON)["listing"].newest == NOON
