"""Following units through time: who came after, until somebody is there today."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Unit = TypeVar("Unit", bound=Hashable)


def heirs(
    start: Unit,
    *,
    successors: Callable[[list[Unit]], Iterable[Unit]],
    is_there: Callable[[Unit], bool],
) -> list[Unit]:
    """The units that stand in place of `start`: itself while it is there, else its successors'.

    `successors` is asked once a generation, for the whole generation. Order is that of discovery;
    nobody is listed twice, and a circle in the data ends the walk.
    """
    found: list[Unit] = []
    seen = {start}
    generation = [start]
    while generation:
        found += [unit for unit in generation if is_there(unit)]
        gone = [unit for unit in generation if not is_there(unit)]
        following = dict.fromkeys(successors(gone)) if gone else {}
        generation = [unit for unit in following if unit not in seen]
        seen.update(generation)
    return found
