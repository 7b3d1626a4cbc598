"""Places and authorities in the words of a document, each looked up once for a whole batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from catalog.parties.models import Agency, Producer
from catalog.places.lineage import heirs
from catalog.places.models import AdminUnit, Level
from catalog.products.models import Product

Links = dict[int, list[int]]
_PLACE = ("commune_code", "commune_name", "province_code", "province_name",
          "address_vi", "address_en")  # fmt: skip
# A unit that is not in the register of units any more: pages show no place rather than none at all.
_NOWHERE: dict[str, Any] = {"former_vi": [], "former_en": [], "was_written_so": False}


class Gazetteer:
    """Describes places and authorities as of one local day; keep one for a batch."""

    def __init__(self, day: dt.date) -> None:
        """Begin with nothing known."""
        self.day = day
        self._places: dict[int, dict[str, Any]] = {}
        self._authorities: dict[int, dict[str, Any]] = {}
        self._sealed: dict[int, bool] = {}
        self._changed: set[int] = set()
        self._believed: dict[int, bool] = {}

    def learn(self, unit_ids: Iterable[int]) -> None:
        """Look up many units at once: some four queries, however many there are."""
        new = set(unit_ids) - self._places.keys()
        if not new:
            return
        units = AdminUnit.objects.with_lineage().in_bulk(new)
        followed = self._followed(units)
        here = {pk: self._first_there(unit, units, followed) for pk, unit in units.items()}
        former = _former({unit.pk for unit in here.values()})
        for pk in new - units.keys():
            self._places[pk] = dict.fromkeys(_PLACE, "") | _NOWHERE
            self._changed.add(pk)
        for pk in units:
            was = former.get(pk, []) if here[pk].pk == pk else [units[pk]]
            self._places[pk] = _described(here[pk], was, is_same=here[pk].pk == pk)
            if not all(map(self._is_sealed, [units[pk], here[pk], *was])):
                self._changed.add(pk)

    def believes(self, product: Product) -> bool:
        """Whether product, producer and their places are what was saved here."""
        if product.pk not in self._believed:
            self._believed[product.pk] = (
                product.is_sealed()
                and self.believes_producer(product.producer)
                and self._believes_place(product.commune_id)
            )
        return self._believed[product.pk]

    def believes_producer(self, producer: Producer) -> bool:
        """Whether the producer and its place are what was saved here."""
        return producer.is_sealed() and self._believes_place(producer.commune_id)

    def place(self, unit_id: int) -> dict[str, Any]:
        """Today's unit in its place, its province, and the addresses before it."""
        self.learn([unit_id])
        return self._places[unit_id]

    def authority(self, agency: Agency) -> dict[str, Any]:
        """The body's names, its last day, and who keeps its files now."""
        if agency.pk not in self._authorities:
            self._authorities[agency.pk] = {
                **_names(agency),
                "last_day": agency.valid_to.isoformat() if agency.valid_to else None,
                "heirs": [_names(heir) for heir in self._heirs(agency)],
            }
        return self._authorities[agency.pk]

    def _believes_place(self, unit_id: int) -> bool:
        self.learn([unit_id])
        return unit_id not in self._changed

    def _is_sealed(self, unit: AdminUnit) -> bool:
        """Whether the unit and all it is part of are what was loaded."""
        for each in unit.lineage():
            if each.pk not in self._sealed:
                self._sealed[each.pk] = each.is_sealed()
        return all(self._sealed[each.pk] for each in unit.lineage())

    def _followed(self, units: dict[int, AdminUnit]) -> Links:
        """Who followed whom, for as many steps in time as it takes; new units join `units`."""
        links: Links = {}
        gone = [pk for pk, unit in units.items() if not unit.is_there(self.day)]
        while gone:
            through = AdminUnit.successors.through.objects.filter(from_adminunit__in=gone)
            pairs = list(through.order_by("to_adminunit__sort_key", "to_adminunit__code")
                         .values_list("from_adminunit_id", "to_adminunit_id"))  # fmt: skip
            for before, after in pairs:
                links.setdefault(before, []).append(after)
            new = {after for _before, after in pairs} - units.keys()
            found = AdminUnit.objects.with_lineage().in_bulk(new) if new else {}
            units |= found
            gone = [pk for pk, unit in found.items() if not unit.is_there(self.day)]
        return links

    def _first_there(
        self, unit: AdminUnit, units: dict[int, AdminUnit], followed: Links
    ) -> AdminUnit:
        """The unit in its place today; itself when nobody followed."""
        there = heirs(
            unit,
            successors=lambda gone: [
                units[pk] for each in gone for pk in followed.get(each.pk, [])
            ],
            is_there=lambda each: each.is_there(self.day),
        )
        return next(iter(there), unit)

    def _heirs(self, agency: Agency) -> list[Agency]:
        if agency.existed_on(self.day):
            return []
        return heirs(
            agency,
            successors=lambda gone: Agency.objects.filter(predecessors__in=gone).distinct(),
            is_there=lambda each: each.existed_on(self.day),
        )


def _former(ids: set[int]) -> dict[int, list[AdminUnit]]:
    """The communes each of these was made from."""
    through = AdminUnit.successors.through.objects.filter(
        to_adminunit__in=ids, from_adminunit__level=Level.COMMUNE
    )
    pairs = list(through.values_list("to_adminunit_id", "from_adminunit_id"))
    units = AdminUnit.objects.with_lineage().in_bulk({before for _after, before in pairs})
    former: dict[int, list[AdminUnit]] = {}
    for after, before in pairs:
        former.setdefault(after, []).append(units[before])
    for each in former.values():
        each.sort(key=lambda unit: (unit.sort_key, unit.code))
    return former


def _described(here: AdminUnit, former: list[AdminUnit], *, is_same: bool) -> dict[str, Any]:
    province = here.lineage()[-1]
    return {
        "commune_code": here.code,
        "commune_name": here.full_name,
        "province_code": province.code,
        "province_name": province.full_name,
        "address_vi": here.address(),
        "address_en": here.address(english=True),
        "former_vi": [each.address() for each in former],
        "former_en": [each.address(english=True) for each in former],
        "was_written_so": not is_same,
    }


def _names(agency: Agency) -> dict[str, Any]:
    return {"name_vi": agency.name_vi, "name_en": agency.name_en}
