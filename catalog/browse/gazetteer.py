"""Places and authorities in the words of a document, each looked up once for a whole batch."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catalog.parties.models import Agency
from catalog.places.lineage import heirs
from catalog.places.models import AdminUnit


class Gazetteer:
    """Describes places and authorities as of one local day; keep one for a batch."""

    def __init__(self, day: dt.date) -> None:
        """Begin with nothing known."""
        self.day = day
        self._places: dict[int, dict[str, Any]] = {}
        self._authorities: dict[int, dict[str, Any]] = {}

    def place(self, unit_id: int) -> dict[str, Any]:
        """Answer today's unit in its place, its province, and the addresses before it."""
        if unit_id not in self._places:
            self._places[unit_id] = self._describe(unit_id)
        return self._places[unit_id]

    def authority(self, agency: Agency) -> dict[str, Any]:
        """Answer the body's names, its last day, and who keeps its files now."""
        if agency.pk not in self._authorities:
            self._authorities[agency.pk] = {
                **_names(agency),
                "last_day": agency.valid_to.isoformat() if agency.valid_to else None,
                "heirs": [_names(heir) for heir in self._heirs(agency)],
            }
        return self._authorities[agency.pk]

    def _describe(self, unit_id: int) -> dict[str, Any]:
        unit = AdminUnit.objects.with_lineage().get(pk=unit_id)
        here = next(iter(unit.today_units(self.day)), unit)
        province = here.lineage()[-1]
        former = list(here.former_units().communes()) if here == unit else [unit]
        return {
            "commune_code": here.code,
            "commune_name": here.full_name,
            "province_code": province.code,
            "province_name": province.full_name,
            "address_vi": here.address(),
            "address_en": here.address(english=True),
            "former_vi": [each.address() for each in former],
            "former_en": [each.address(english=True) for each in former],
            "was_written_so": here != unit,
        }

    def _heirs(self, agency: Agency) -> list[Agency]:
        if agency.existed_on(self.day):
            return []
        return heirs(
            agency,
            successors=lambda gone: Agency.objects.filter(predecessors__in=gone).distinct(),
            is_there=lambda each: each.existed_on(self.day),
        )


def _names(agency: Agency) -> dict[str, Any]:
    return {"name_vi": agency.name_vi, "name_en": agency.name_en}
