import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.window.actions import refresh_all
from catalog.window.shelves import forget
from tests.factories import make_certificate, make_producer, make_product

pytestmark = pytest.mark.django_db
# Of a process that knows nothing yet; a known shelf saves a query, two of the commune's are places.
BUDGETS = {
    "home": 2,
    "product_list": 2,
    "product": 2,
    "producer": 3,
    "commune": 4,
    "register": 2,
    "certificate": 3,
    "about_verdict": 0,
    "credits": 1,
}


@pytest.fixture
def addresses() -> dict[str, str]:
    """One address of each page kind, over a certified and an uncertified product."""
    producer = make_producer(phone="+84912345678", story_vi="Câu chuyện.")
    certificate = make_certificate(make_product(producer=producer, season=0b1111_0000_0000))
    make_product("Tiêu sọ", producer=producer, is_potential=True)
    refresh_all()
    return {
        "home": "/",
        "product_list": "/san-pham/",
        "product": f"/san-pham/{certificate.product.slug}/",
        "producer": f"/chu-the/{producer.slug}/",
        "commune": f"/dia-phuong/{producer.commune.code}/",
        "register": "/so-dang-ky/",
        "certificate": f"/so-dang-ky/{certificate.slug}/",
        "about_verdict": "/ve-ket-qua-tra-cuu/",
        "credits": "/ghi-cong/",
    }


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", BUDGETS)
def test_each_page_parses_strictly_within_its_query_budget(
    addresses: dict[str, str], kind: str, prefix: str, client: Client
) -> None:
    forget()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(prefix + addresses[kind])

    assert answer.status_code == 200
    assert len(queries) <= BUDGETS[kind], [each["sql"] for each in queries]
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    page = answer.content.decode()
    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "<script" not in page
