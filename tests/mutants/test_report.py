from mutants.mutations import Mutant
from mutants.report import page, survivors
from mutants.trials import Tried

LEFT = Mutant(3, 12, "is_open", True, "hour > 7", "hour >= 7")  # noqa: FBT003 - a row of values
TRIED = [Tried("catalog/shop.py", 4, 3, [LEFT]), Tried("catalog/empty.py")]


def test_the_page_counts_each_file_and_all_together() -> None:
    text = page(TRIED, most=25, seed="2026")

    assert "| `catalog/shop.py` | 4 | 3 | 1 | 75 |\n| `catalog/empty.py` | 0 | 0 | 0 | – |" in text
    assert text.endswith("| **all** | 4 | 3 | 1 | 75 |\n")


def test_a_survivor_is_named_where_it_stands() -> None:
    assert survivors(TRIED) == ["catalog/shop.py:12: hour > 7  →  hour >= 7"]


def test_a_mistake_whose_test_fails_anyway_is_called_doubtful() -> None:
    tried = Tried("catalog/shop.py", 1, doubtful=[(LEFT, "test_shop.py::test_hours")])

    [line] = survivors([tried])
    assert line.endswith("(doubtful: test_shop.py::test_hours fails without it as well)")
