import re

import pytest
from biip import parse

from traceability.labels.codes import serial_of, unit_code
from traceability.labels.keys import DEVELOPMENT_KEYS, KeyRing
from traceability.labels.printed_url import (
    longest_lot,
    lot_excess,
    lot_url,
    printed_value,
    unit_url,
)
from traceability.labels.symbols import fitting

RING = KeyRing.parse(DEVELOPMENT_KEYS)
GTIN = "2000000000015"
PACKED_TIGHTLY = re.compile(r"[0-9A-Z$%*+./:-]+")


def test_the_shapes() -> None:
    serial = "QX5M08ENQP3KET"
    assert lot_url("ocop.vn", GTIN) == "HTTPS://OCOP.VN/01/02000000000015"
    assert lot_url("ocop.vn", GTIN, "L2611A") == "HTTPS://OCOP.VN/01/02000000000015/10/L2611A"
    assert (
        lot_url("ocop.vn", GTIN, "L2611A", serial)
        == "HTTPS://OCOP.VN/01/02000000000015/10/L2611A/21/QX5M08ENQP3KET"
    )
    assert unit_url("ocop.vn", "T", "1F4GA2WKXR4RN6X1") == "HTTPS://OCOP.VN/T/1F4GA2WKXR4RN6X1"


def test_a_thousand_unit_labels_are_version_3_alphanumeric_and_pass_biip() -> None:
    key = RING.lot_key(1, 7)
    for index in range(1_000):
        serial = serial_of(index, key)
        url = lot_url("ocop.vn", GTIN, "L2611A", serial)
        assert PACKED_TIGHTLY.fullmatch(url)
        assert len(url) == 61
        assert _read_by_biip(url) == {"01": "02000000000015", "10": "L2611A", "21": serial}
    assert fitting(url)[0] == 3


def test_labels_without_a_gtin_are_version_2() -> None:
    code = unit_code(7, 1, RING, 1)
    assert fitting(unit_url("ocop.vn", "T", code)) == (2, "M")


@pytest.mark.parametrize(
    ("host", "room"), [("ocop.vn", 6), ("id.ocop.vn", 3), ("ocop.gialai.gov.vn", 0), ("a.vn", 9)]
)
def test_the_longest_lot_is_the_last_that_stays_in_version_3(host: str, room: int) -> None:
    assert longest_lot(host, 14) == room
    serial = "0" * 14
    if room:
        assert fitting(lot_url(host, GTIN, "L" * room, serial))[0] == 3
    assert fitting(lot_url(host, GTIN, "L" * (room + 1), serial))[0] == 4


@pytest.mark.parametrize(("lot", "excess"), [("L2611A", 0), ("L2611AB", 1), ("L" * 20, 14)])
def test_a_lot_that_is_too_long_says_by_how_much(lot: str, excess: int) -> None:
    assert lot_excess("ocop.vn", lot, 14) == excess


def test_a_lot_of_twenty_marks_may_be_printed_and_no_longer_one_has_room() -> None:
    assert printed_value("L" * 20) == "L" * 20
    assert longest_lot("a.vn", 0) == 20


@pytest.mark.parametrize("text", ["", "l1", "A B", "A/B", "A" * 21, ".", "-A", "Đ1", "A_1", "A\n"])
def test_a_lot_that_may_not_be_printed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="1 to 20 capitals"):
        printed_value(text)
    with pytest.raises(ValueError, match="1 to 20 capitals"):
        lot_url("ocop.vn", GTIN, text)


@pytest.mark.parametrize("host", ["", "ocop.vn/", "a b", "ocop.vn?", "côp.vn", "-a", "a:b"])
def test_a_host_that_may_not_be_printed_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="plain name such as"):
        lot_url(host, GTIN)


def test_a_development_host_keeps_its_port() -> None:
    assert lot_url("localhost:8000", GTIN) == "HTTPS://LOCALHOST:8000/01/02000000000015"


def test_wrong_codes_are_never_printed() -> None:
    with pytest.raises(ValueError, match="16 symbols"):
        unit_url("ocop.vn", "T", "7K3M")
    with pytest.raises(ValueError, match="'V'"):
        unit_url("ocop.vn", "V", "1F4GA2WKXR4RN6X1")
    with pytest.raises(ValueError, match="last digit"):
        lot_url("ocop.vn", "2000000000016")


def _read_by_biip(url: str) -> dict[str, str]:
    scheme, _, host, path = url.split("/", 3)
    # biip finds nothing behind an upper-case scheme and host, which RFC 3986 allows.
    link = parse(f"{scheme.lower()}//{host.lower()}/{path}").gs1_digital_link_uri
    assert link is not None
    assert link.element_strings[0].gtin_error is None
    return {element.ai.ai: element.value for element in link.element_strings}
