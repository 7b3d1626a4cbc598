from __future__ import annotations

import pytest

from tests.factories import make_lot, make_product
from traceability.lots.acts import Kind
from traceability.lots.models import LotAct, LotHead

pytestmark = pytest.mark.django_db


def test_each_row_is_called_by_what_people_look_for() -> None:
    lot = make_lot(make_product("Trà dây"), "K3")
    head = LotHead.objects.get()

    assert (str(lot), str(lot.public)) == ("Trà dây K3", "K3 2")
    assert [str(act) for act in LotAct.objects.all()] == [
        f"{lot.pk} 1 opened",
        f"{lot.pk} 2 released",
    ]
    assert str(head) == f"2 {head.digest[:12]}"


@pytest.mark.parametrize("facts", ["[]", "3", "null", "x"])
def test_facts_that_are_no_names_and_values_are_no_act(facts: str) -> None:
    with pytest.raises(ValueError, match=r"facts|Expecting"):
        LotAct(place=1, kind=Kind.RELEASED, facts=facts).as_act()
