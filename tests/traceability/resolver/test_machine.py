from __future__ import annotations

import pytest

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.resolver.address import address_of
from traceability.resolver.machine import as_values, preferred
from traceability.resolver.resolution import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def values(path: str) -> dict[str, object]:
    return as_values(resolve(address_of(*path[1:].split("/", 1)), NOW))


def test_the_answer_names_product_lot_and_certificate() -> None:
    lot = in_force_lot(Cast.gather(), gtin="02000000004716")
    said = values(path_of(lot))
    product = {"code": lot.product.code, "name": "Mật ong hoa cà phê", "gtin": "02000000004716"}

    assert said["product"] == product
    assert said["lot"] == {"code": lot.code, "made_on": "2026-04-01", "best_before": None}
    assert (said["star"], said["valid_until"], said["index"]) == (4, "2029-03-01", 3)
    assert (said["decision_date"], said["reason"]) == ("2026-03-01", None)
    assert said["certificate"] == lot.product.certificates.get().number


def test_stars_are_told_only_while_they_count() -> None:
    told = {outcome: values(path)["star"] for outcome, path in every_outcome(Cast.gather()).items()}

    assert told == {outcome: 4 if outcome is Outcome.IN_FORCE else None for outcome in Outcome}


def test_an_unknown_code_tells_of_no_product() -> None:
    lot = in_force_lot(Cast.gather(), gtin="02000000004716")
    said = values("/01/02000000004716/10/NONE")

    assert (said["outcome"], said["reason"]) == ("unknown_code", "no_lot")
    assert said["product"] is said["producer"] is said["lot"] is said["certificate"] is None
    assert values(path_of(lot))["producer"] == lot.product.producer.name_vi


def test_every_answer_has_the_same_names() -> None:
    names = {tuple(values(path)) for path in every_outcome(Cast.gather()).values()}

    assert len(names) == 1


PHONE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (PHONE, "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/json"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("application/json;charset=UTF-8;q=0.9, text/html;q=0.1", "application/json"),
        ("Application/JSON, text/html;Q=0.5", "application/json"),
        ("text/html; charset=utf-8, application/json;q=0.9", "text/html"),
        ("application/json, text/html; q=0.5", "application/json"),
        ("application/json; q=0.1, text/html; q=0.9", "text/html"),
        ("application/json; q=0, text/html ; q=0.2", "text/html"),
        ("application/ld+json", None),
        ("image/webp", None),
        ("no header at all", None),
    ],
)
def test_who_asks_for_json_gets_json(accept: str, kind: str | None) -> None:
    assert preferred(accept) == preferred(accept) == kind
