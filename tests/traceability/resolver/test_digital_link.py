import pytest
from hypothesis import given
from hypothesis import strategies as st

from traceability.labels.printed_url import lot_url
from traceability.resolver.digital_link import DigitalLink, DigitalLinkError, Reason, parse

G = "02000000000015"


@pytest.mark.parametrize(
    ("path", "link"),
    [
        (f"/01/{G}", DigitalLink(G)),
        (f"/01/{G}/", DigitalLink(G)),
        (f"/01/{G}/10/L2611A", DigitalLink(G, lot="L2611A")),
        (f"/01/{G}/10/l2611a/21/qx5m", DigitalLink(G, lot="L2611A", serial="QX5M")),
        (f"/01/{G}/21/QX5M", DigitalLink(G, serial="QX5M")),
        (f"/01/{G}/22/2A/10/L1/21/S1", DigitalLink(G, "L1", "S1", "2A")),
        (f"/01/{G}/10/A%2FB%25", DigitalLink(G, lot="A/B%")),
        (f"/01/{G}/10/%2e%2e%2f", DigitalLink(G, lot="../")),
        (f"/01/{G}/10/" + "L" * 20, DigitalLink(G, lot="L" * 20)),
    ],
)
def test_a_link_is_read(path: str, link: DigitalLink) -> None:
    assert parse(path) == link


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", Reason.EMPTY),
        ("/", Reason.EMPTY),
        ("/01", Reason.EMPTY),
        ("/01/", Reason.EMPTY),
        (f"/01/{G}/10", Reason.EMPTY),
        (f"/01/{G}/10//21/S", Reason.EMPTY),
        ("/01/02000000000016", Reason.BAD_CHECK_DIGIT),
        ("/01/2000000000015", Reason.BAD_LENGTH),
        (f"/01/{G}0", Reason.BAD_LENGTH),
        (f"/01/{G}/10/" + "L" * 21, Reason.BAD_LENGTH),
        (f"/01/{G}/21/S1/10/L1", Reason.BAD_ORDER),
        (f"/01/{G}/10/L1/22/A", Reason.BAD_ORDER),
        (f"/01/{G}/10/L1/10/L2", Reason.BAD_ORDER),
        (f"/10/L1/01/{G}", Reason.BAD_ORDER),
        (f"/01/{G}/01/{G}", Reason.BAD_ORDER),
        ("/01/0200000000001X", Reason.BAD_CHARACTER),
        ("/01/٠٢٠٠٠٠٠٠٠٠٠٠١٥", Reason.BAD_CHARACTER),
        (f"/01/{G}/10/%00", Reason.BAD_CHARACTER),
        (f"/01/{G}/10/%ff", Reason.BAD_CHARACTER),
        (f"/01/{G}/10/A B", Reason.BAD_CHARACTER),
        (f"/01/{G}/10/Đ", Reason.BAD_CHARACTER),
        (f"/01/{G}/10/A%0A", Reason.BAD_CHARACTER),
        (f"/01/{G}/99/X", Reason.UNKNOWN_AI),
        ("/414/0200000000001", Reason.UNKNOWN_AI),
        (f"//01/{G}", Reason.UNKNOWN_AI),
    ],
)
def test_what_breaks_the_syntax_has_its_reason(path: str, reason: Reason) -> None:
    assert _reason(path) == reason


@pytest.mark.parametrize("query", ["21=S1", "?10=L1", "a=1&22=A", "%321=S", "01=1"])
def test_qualifiers_belong_in_the_path(query: str) -> None:
    assert _reason(f"/01/{G}", query) == Reason.QUALIFIER_IN_QUERY


@pytest.mark.parametrize("query", ["", "linkType=linkset", "17=261231", "next=https://evil", "&&="])
def test_other_queries_are_left_alone(query: str) -> None:
    assert parse(f"/01/{G}", query) == DigitalLink(G)


def test_a_refusal_is_called_by_its_reason() -> None:
    assert str(DigitalLinkError(Reason.BAD_ORDER)) == "bad_order"


def test_double_encoding_is_undone_once() -> None:
    assert parse(f"/01/{G}/10/%252e").lot == "%2E"


def test_what_is_printed_is_read_back() -> None:
    path = lot_url("ocop.vn", G, "L2611A", "QX5M08ENQP3KET").removeprefix("HTTPS://OCOP.VN")
    link = DigitalLink(G, "L2611A", "QX5M08ENQP3KET")
    assert parse(path) == parse(path.lower()) == parse(path + "/") == link


@given(st.text(), st.text())
def test_any_path_and_query_give_a_link_or_a_reason(path: str, query: str) -> None:
    try:
        outcome: DigitalLink | Reason = parse(path, query)
    except DigitalLinkError as error:
        outcome = error.reason
    assert isinstance(outcome, DigitalLink | Reason)


def _reason(path: str, query: str = "") -> Reason:
    with pytest.raises(DigitalLinkError) as caught:
        parse(path, query)
    return caught.value.reason
