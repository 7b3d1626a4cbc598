import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.codes.product_code import is_well_formed
from traceability.resolver.digital_link import DigitalLink, Reason
from traceability.resolver.typed import (
    Barcode,
    Blank,
    BrokenLink,
    CertificateNumber,
    ForeignHost,
    Mistyped,
    ProductCode,
    Search,
    Serial,
    TooLong,
    Typed,
    UnitCode,
    read_typed,
)

HOSTS = ("ocop.vn", "localhost:8000")
G = "02000000000015"
UNIT = "1F4GA2WKXR4RN6X1"
SERIAL = "QX5M08ENQP3KET"
PRODUCT = "A1B2C3D4R"
PACK = UnitCode("T", UNIT)
LINK = DigitalLink(G, "L2611A", SERIAL)
URL = f"https://ocop.vn/01/{G}/10/L2611A/21/{SERIAL}"

CASES: list[tuple[str, Typed]] = [
    # Q01-Q03, V01, V02, V13: nothing, too little, too much
    ("", Blank()),
    ("  \t\n", Blank()),
    ("\u200b\u200d\u202e", Blank()),
    ("7", Search("7")),
    ("7" * 10_000, TooLong()),
    ("7" * 501, TooLong()),
    ("7" * 500, Search("7" * 500)),
    # Q04-Q11: the same pack as hands, chats and other keyboards write it
    (f"T/{UNIT}", PACK),
    (f"t/{UNIT.lower()}", PACK),
    (f"/T/{UNIT}/", PACK),
    (f"T{UNIT}", PACK),
    ("T/lF4G-A2WK-XR4R-N6XI", PACK),
    ("T / 1F4G A2WK XR4R N6X1", PACK),
    (f"T/{UNIT}).", PACK),
    (f"T/{UNIT},", PACK),
    ("T/1F4G\u200dA2WK\u200bXR4RN6X1", PACK),
    ("\u202eT/1F4GA2WKXR4RN6X1", PACK),
    ("Ｔ／１Ｆ４Ｇ-A2WK-XR4R-N6X1", PACK),
    ("T/1F4G\u2013A2WK\u2014XR4R\u2011N6X1", PACK),
    ("1F4G-A2WK-XR4R-N6X1", UnitCode(None, UNIT)),
    ("1f4g a2wk xr4r n6x1", UnitCode(None, UNIT)),
    (f"U/{UNIT}", UnitCode("U", UNIT)),
    (SERIAL, Serial(SERIAL)),
    ("ABCDEFGHJKMNPQ", Serial("ABCDEFGHJKMNPQ")),
    (f"A{UNIT}", Search(f"A{UNIT}")),
    ("tra 2024", Search("tra 2024")),
    ("qx5m-o8en-qp3k-et", Serial(SERIAL)),
    (PRODUCT, ProductCode(PRODUCT)),
    (f"p/{PRODUCT.lower()}", ProductCode(PRODUCT)),
    ("a1b2-c3d4-r", ProductCode(PRODUCT)),
    # Q20: a wrong check symbol is a typing mistake
    ("A1B2C3D4N", Mistyped("A1B2C3D4N")),
    ("P/A1B2C3D4N", Mistyped("A1B2C3D4N")),
    ("T/1F4G", Mistyped("1F4G")),
    ("2000000000016", Mistyped("2000000000016")),
    # Q12-Q19, V03-V06, V12: nothing to fear, only words
    ("%00", Search("%00")),
    ("%2e%2e%2f", Search("%2e%2e%2f")),
    ("%252e", Search("%252e")),
    ("%ff", Search("%ff")),
    ("javascript:alert(1)", Search("javascript:alert(1)")),
    ("/\\evil", Search("/\\evil")),
    ("' OR 1=1 --", Search("' OR 1=1 --")),
    ("<script>alert(1)</script>", Search("<script>alert(1)</script>")),
    ("{{7*7}}", Search("{{7*7}}")),
    ("%s%n", Search("%s%n")),
    ("☕🍯", Search("☕🍯")),
    # V07, Q16: our own address, pasted whole
    (URL, LINK),
    (URL.upper(), LINK),
    (f" {URL}/. ", LINK),
    (URL.removeprefix("https://"), LINK),
    (f"{URL}?next=https://evil.example", LINK),
    (f"01/{G}/10/L2611A/21/{SERIAL}", LINK),
    (f"https://ocop.vn/T/{UNIT}", PACK),
    (f"http://localhost:8000/t/{UNIT}", PACK),
    (f"localhost:8000/t/{UNIT}", PACK),
    (f"OCOP.VN/P/{PRODUCT}", ProductCode(PRODUCT)),
    ("https://ocop.vn/san-pham/", Search("https://ocop.vn/san-pham/")),
    (f"https://ocop.vn/01/{G}?21=S1", BrokenLink(Reason.QUALIFIER_IN_QUERY)),
    ("/01/02000000000016", BrokenLink(Reason.BAD_CHECK_DIGIT)),
    # V08, Q17: somebody else's address
    (f"https://0cop.vn/T/{UNIT}", ForeignHost("0cop.vn")),
    (f"https://оcop.vn/T/{UNIT}", ForeignHost("оcop.vn")),  # a Cyrillic о
    (f"https://ocop.vn.evil.example/T/{UNIT}", ForeignHost("ocop.vn.evil.example")),
    (f"https://ocop.vn@evil.example/T/{UNIT}", ForeignHost("evil.example")),
    (f"ocop.vn.evil.example/T/{UNIT}", ForeignHost("ocop.vn.evil.example")),
    (f"https://ocop.vn:444/T/{UNIT}", ForeignHost("ocop.vn:444")),
    (f"https:https://ocop.vn/T/{UNIT}", ForeignHost("https:")),
    ("//evil.example/", ForeignHost("evil.example")),
    ("https://[evil/", ForeignHost("")),
    # Barcodes of every length, and V09: a telephone number is none
    ("96385074", Barcode("00000096385074")),
    ("036000291452", Barcode("00036000291452")),
    ("2000000000015", Barcode(G)),
    (G, Barcode(G)),
    ("200 0000 00001-5", Barcode(G)),
    ("２０００００００００015", Barcode(G)),
    ("0912345678", Search("0912345678")),
    ("+84 912 345 678", Search("+84 912 345 678")),
    # V10: certificate numbers; V11, Q11: names, in whatever form of Unicode
    ("1234/QĐ-UBND", CertificateNumber("1234/QĐ-UBND")),
    (" 1234 / qđ-ubnd ", CertificateNumber("1234 / qđ-ubnd")),
    ("1234/QĐ-UBND", CertificateNumber("1234/QĐ-UBND")),
    ("45/2024/QĐ-UBND", CertificateNumber("45/2024/QĐ-UBND")),
    ("Bi\u0300nh Thua\u0323\u0302n", Search("Bình Thuận")),
    ("mat ong rung", Search("mat ong rung")),
    ("mật ong 2024", Search("mật ong 2024")),
    ("ca phe rang", Search("ca phe rang")),
]


@pytest.mark.parametrize(("text", "meant"), CASES)
def test_what_was_typed_is_understood(text: str, meant: Typed) -> None:
    assert read_typed(text, HOSTS) == meant


def test_words_without_a_digit_are_never_taken_for_a_product_code() -> None:
    word = next(w for w in (f"CAPHERAN{s}" for s in "ABCDEFGHJKMNPQRSTVWXYZ") if is_well_formed(w))
    assert read_typed(word.lower(), HOSTS) == Search(word.lower())


def test_with_no_host_of_ours_every_address_is_foreign() -> None:
    assert read_typed(URL, ()) == ForeignHost("ocop.vn")


@given(st.text(st.characters(), max_size=520))
def test_no_text_is_too_strange(text: str) -> None:
    read_typed(text, HOSTS)


@given(st.text("01TP/ocpvn.:htsHTPS@\\?[]#%-Đ１ ", max_size=60))
def test_no_address_is_too_strange(text: str) -> None:
    read_typed(text, HOSTS)
