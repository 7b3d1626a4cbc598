"""Tell former communes of one name apart when a source has mixed up where they went.

The main source keys its conversion table by name inside one *new* province. Where a merged
province had two communes of one name ("Xã Long Phú" of Hậu Giang and of Sóc Trăng, both in Cần Thơ
now), it lists both under each other's successor. A commune goes where its own neighbours went, so
a shared successor stays only with the namesakes whose district, or else former province, sent the
most other communes there.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Targets = dict[str, set[str]]


@dataclass(frozen=True)
class Former:
    """What is needed of a former commune: its name and the places that held it."""

    name: str
    district: str
    province: str


def told_apart(targets: Targets, formers: Mapping[str, Former]) -> Targets:
    """The successors of each former commune without those that belong to a namesake."""
    arrivals = _arrivals(targets)
    namesakes = _namesakes(arrivals, formers)
    homes = _homes(targets, formers, {key for group in namesakes.values() for key in group})
    result = {key: set(found) for key, found in targets.items()}
    for (target, _), group in namesakes.items():
        strength = {key: _strength(homes[target], formers[key]) for key in group}
        for key in group:
            if strength[key] < max(strength.values()) and len(result[key]) > 1:
                result[key].discard(target)
    return result


def _arrivals(targets: Targets) -> Targets:
    arrivals: Targets = defaultdict(set)
    for key, found in targets.items():
        for target in found:
            arrivals[target].add(key)
    return arrivals


def _namesakes(
    arrivals: Targets, formers: Mapping[str, Former]
) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for target, keys in sorted(arrivals.items()):
        for key in sorted(keys):
            groups[target, formers[key].name].append(key)
    return {pair: group for pair, group in groups.items() if len(group) > 1}


def _homes(
    targets: Targets, formers: Mapping[str, Former], doubtful: set[str]
) -> dict[str, Counter[str]]:
    """For each successor, how many communes of certain origin each district and province sent."""
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, found in targets.items():
        if key in doubtful and len(found) > 1:
            continue
        for target in found:
            homes[target].update([formers[key].district, formers[key].province])
    return homes


def _strength(home: Counter[str], former: Former) -> tuple[int, int]:
    return home[former.district], home[former.province]
