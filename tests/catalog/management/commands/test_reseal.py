"""`manage.py reseal`: an old key can go, nothing is lost and nothing forged becomes whole."""

from __future__ import annotations

import base64
from io import StringIO
from unittest import mock

import pytest
from django.conf import settings as now
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from base import resealing, witness
from base.audit.models import Act
from base.resealing import NO_KEY, SealedTable, tables, versions_of_all
from base.seal import SealKeys, seal
from catalog.certificates.logs import logs
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.certificates.verification import all_faults
from catalog.products.models import Product
from catalog.window import shelves
from tests.base.test_retry import busy
from tests.factories import make_certificate, make_person, make_product
from tests.outcomes import path_of
from traceability.labels.actions import reserve_run
from traceability.lots.actions import open_lot, release_lot
from traceability.lots.models import Lot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NEW = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def lot() -> Lot:
    """A register with every kind of row that is sealed."""
    product = make_product()
    make_certificate(product)
    today = product.certificates.get().events.get().at.date()
    lot = open_lot(product, "L1", made_on=today, best_before=None, quantity=9, by=None)
    release_lot(lot, on=today, by=None)
    reserve_run(lot, 9, by=None)
    return lot


@pytest.fixture
def rotated(lot: Lot, settings: Settings) -> Lot:
    """The same after a second key was added."""
    witness.note(logs["lots"].points())
    first = base64.b64encode(now.SEAL_KEY_RING.masters[1]).decode()
    settings.SEAL_KEY_RING = SealKeys.parse(f"1:{first},2:{NEW}")
    return lot


def reseal(**options: object) -> list[str]:
    out = StringIO()
    by = make_person("Quản trị").email
    call_command("reseal", **{"by": by, "reason": "Đổi khóa", **options}, stdout=out)
    return out.getvalue().splitlines()


def test_every_sealed_column_is_known() -> None:
    from django.apps import apps  # noqa: PLC0415 - of this test alone

    sealed = {each._meta.db_table for each in apps.get_models()
              if any(field.name == "seal" for field in each._meta.fields)}  # fmt: skip
    assert tables.keys() == sealed
    assert len(sealed) == 12


def test_the_old_key_can_go_and_everything_is_still_believed(
    rotated: Lot, client: Client, settings: Settings
) -> None:
    said = reseal()
    settings.SEAL_KEY_RING = SealKeys.parse(f"2:{NEW}")
    shelves.forget()

    assert said[-2] == "key 1: 0 rows; it can be taken out of SEAL_KEYS"
    assert all(table.rows.exists() for table in tables.values())
    assert list(all_faults()) == []
    assert witness.is_readable()
    assert client.get(path_of(rotated)).status_code == 200
    assert 'data-outcome="in_force"' in client.get(path_of(rotated)).content.decode()


def test_without_it_the_old_key_cannot_go(lot: Lot, settings: Settings) -> None:
    settings.SEAL_KEY_RING = SealKeys.parse(f"2:{NEW}")

    assert len(list(all_faults())) > 10
    assert versions_of_all()[NO_KEY] == sum(table.rows.count() for table in tables.values())


def test_chain_and_head_stay_as_they_were(rotated: Lot) -> None:
    before = list(CertificateEvent.objects.values_list("sequence", "digest", "previous", "before"))
    head = ChainHead.objects.values().get()

    reseal()

    columns = ("sequence", "digest", "previous", "before")
    assert list(CertificateEvent.objects.values_list(*columns)) == before
    assert ChainHead.objects.values().get() == head


def test_who_did_it_and_why_is_kept(rotated: Lot) -> None:
    reseal()

    begun, done = Act.objects.filter(verb__startswith="seals.").order_by("pk")
    assert (begun.verb, begun.thing, begun.note) == ("seals.resealing", "2", "Đổi khóa")
    assert (done.verb, done.by) == ("seals.resealed", begun.by)


def test_counting_changes_nothing(rotated: Lot) -> None:
    count = sum(table.rows.count() for table in tables.values())

    assert reseal(check=True) == [
        f"key 1: {count} rows; it is needed", "key 2, the newest: 0 rows",
    ]  # fmt: skip
    assert not Act.objects.filter(verb__startswith="seals.").exists()


def test_a_row_that_does_not_fit_is_named_and_nothing_is_sealed_anew(rotated: Lot) -> None:
    sql("UPDATE catalog_product SET name_vi = 'Giả'")
    before = versions_of_all()
    err = StringIO()

    with pytest.raises(CommandError, match="nothing was sealed anew") as refused:
        reseal(stderr=err)

    product = Product.objects.get()
    assert f"saved product {product.pk} (Giả): was changed outside this site" in err.getvalue()
    assert refused.value.returncode == 1
    assert versions_of_all() == before


def test_a_row_changed_between_check_and_sealing_is_left_and_said(rotated: Lot) -> None:
    sql("UPDATE catalog_product SET name_vi = 'Giả'")

    with (
        mock.patch("catalog.management.commands.reseal.all_faults", return_value=[]),
        pytest.raises(CommandError, match="1 rows are not sealed"),
    ):
        reseal()

    assert Product.objects.get().seal.startswith("1:")


def test_a_row_made_with_the_old_key_after_the_check_is_left_and_said(rotated: Lot) -> None:
    product, newest = Product.objects.get(), now.SEAL_KEY_RING

    def forged() -> None:
        product.name_vi = "Giả"
        with mock.patch.object(now, "SEAL_KEY_RING", SealKeys({1: newest.masters[1]})):
            product.close()
        QuerySet(Product).filter(pk=product.pk).update(name_vi="Giả", seal=product.seal)

    with (
        mock.patch("catalog.management.commands.reseal.witness.seal_anew", forged),
        pytest.raises(CommandError, match="1 rows are not sealed"),
    ):
        reseal()

    assert Product.objects.get().is_sealed()
    assert Product.objects.get().seal.startswith("1:")


def test_what_is_left_is_counted_in_one_question(rotated: Lot) -> None:
    table = tables["catalog_product"]
    with CaptureQueriesContext(connection) as asked:
        assert table.behind() == 1
    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
def test_a_batch_others_were_in_the_way_of_is_tried_again(
    rotated: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [busy()]

    def refusing(purpose: str, content: bytes) -> str:
        if refusals:
            raise refusals.pop()
        return seal(purpose, content)

    monkeypatch.setattr(resealing, "seal", refusing)
    reseal()
    assert versions_of_all()[1] == 0


def test_a_killed_run_leaves_every_row_readable_and_is_gone_on_with(
    rotated: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "BATCH", 1)
    batches = iter(range(5))
    whole = SealedTable._sealed_anew

    def dying(table: SealedTable, batch: list[object]) -> int:
        if next(batches, None) is None:
            raise KeyboardInterrupt
        return whole(table, batch)

    with monkeypatch.context() as patch:
        patch.setattr(SealedTable, "_sealed_anew", dying)
        with pytest.raises(KeyboardInterrupt):
            reseal()
    assert versions_of_all()[2] == 5
    assert list(all_faults()) == []

    reseal()

    assert versions_of_all()[1] == 0


def test_done_twice_it_does_nothing_the_second_time(rotated: Lot) -> None:
    reseal()
    acts = Act.objects.count()

    assert len(reseal()) == 2
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": ""}, "Say in --by"),
        ({"by": "ai@example.vn"}, "Nobody signs in as"),
        ({"reason": " "}, "Say in --reason"),
    ],
)
def test_nobody_seals_anew_without_name_and_reason(
    rotated: Lot, options: dict[str, str], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence) as refused:
        reseal(**options)

    assert refused.value.returncode == 2
    assert versions_of_all()[2] == 0


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
