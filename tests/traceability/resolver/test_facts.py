from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer
from traceability.resolver.facts import (
    authority_text,
    certificate_facts,
    code_text,
    missing_facts,
    product_facts,
)
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False), translation.override("vi"):
        yield


def ask(path: str) -> Answer:
    return resolve(address_of(*path[1:].split("/", 1)), NOW)


def test_the_public_minimum_is_shown() -> None:
    cast = Cast.gather()
    answer = ask(path_of(in_force_lot(cast)))
    facts = dict(product_facts(answer, code_text(answer), "vi"))

    assert facts["Chủ thể"] == cast.producer.name_vi
    assert facts["Địa chỉ"] == "Xã Kon Gang, Tỉnh Gia Lai"
    assert facts["Khối lượng tịnh"] == "500 g"
    assert facts["Ngày sản xuất"] == "01/04/2026"
    assert facts["Hạn sử dụng"] == ""
    assert len(facts["Mã in trên tem"]) == 19


def test_what_nobody_gave_is_named() -> None:
    cast = Cast.gather()
    lot = in_force_lot(cast, net_quantity=None, net_unit="")
    missing = missing_facts(ask(path_of(lot)), "vi")

    assert {"khối lượng tịnh", "hạn sử dụng", "ảnh gói hàng"} <= set(missing)
    assert "ngày sản xuất" not in missing
    assert "ngày sản xuất" in missing_facts(ask(f"/P/{lot.product.code}"), "vi")


def test_all_that_nobody_gave_is_named_and_nothing_else() -> None:
    lot = in_force_lot(Cast.gather())

    assert missing_facts(ask(path_of(lot)), "vi") == [
        "ảnh gói hàng", "địa chỉ chi tiết của chủ thể", "hạn sử dụng", "các công đoạn sản xuất",
        "tiêu chuẩn áp dụng",
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN_CODE, Outcome.CANNOT_CHECK])
def test_of_no_product_there_are_no_facts(outcome: Outcome) -> None:
    answer = Answer(outcome, NOW)

    assert certificate_facts(answer, "vi") == product_facts(answer, "X", "vi") == []
    assert missing_facts(answer, "vi") == []


def test_a_product_without_certificate_has_no_facts_of_one() -> None:
    answer = ask(every_outcome(Cast.gather())[Outcome.NOT_COVERED])

    assert certificate_facts(answer, "vi") == []
    assert product_facts(answer, "X", "vi")[-1] == ("Mã in trên tem", "X")


def test_only_the_code_of_a_label_is_read_in_groups() -> None:
    lot = in_force_lot(Cast.gather(), gtin="02000000004716")
    answers = [ask(path) for path in ("/01/02000000004716", f"/01/02000000004716/10/{lot.code}")]

    assert [code_text(answer) for answer in answers] == ["02000000004716", lot.code]
    assert code_text(ask(path_of(lot))).count("-") == 3


def test_a_certificate_taken_back_shows_no_last_day() -> None:
    paths = every_outcome(Cast.gather())

    def days(outcome: Outcome) -> list[str]:
        return [
            value
            for label, value in certificate_facts(ask(paths[outcome]), "vi")
            if "ngày" in label
        ]

    assert days(Outcome.IN_FORCE) == ["01/03/2029"]
    assert days(Outcome.EXPIRED) == ["25/12/2025"]
    assert days(Outcome.REVOKED) == days(Outcome.SUSPENDED) == [""]


def test_a_dissolved_authority_names_its_heir() -> None:
    old = {"name_vi": "UBND huyện Cũ", "name_en": ""}
    heir = {"name_vi": "UBND tỉnh Gia Lai", "name_en": ""}

    assert authority_text(None, (), "vi") == ""
    assert authority_text(old, (), "vi") == "UBND huyện Cũ"
    assert authority_text(old, (old,), "vi") == "UBND huyện Cũ"  # formed anew under its name
    assert authority_text(old, (heir,), "vi") == (
        "UBND huyện Cũ (nay không còn; hồ sơ do UBND tỉnh Gia Lai tiếp nhận)"
    )


@pytest.mark.parametrize("days", [None, 365])
def test_a_shelf_life_stands_for_a_day_on_the_pack(days: int | None) -> None:
    lot = in_force_lot(Cast.gather(), shelf_life_days=days)
    missing = missing_facts(ask(path_of(lot)), "vi")

    assert ("hạn sử dụng" in missing) is (days is None)
