from bench.ratios import Ratio, Spread
from bench.report import HEAD, figure, table


def test_a_row_says_both_bases_and_their_spread() -> None:
    row = Ratio("home", Spread(12.4, 9.96, 15.0), Spread(4.44, 4.0, 5.05), 2.345)

    assert table([row]) == f"{HEAD}\n| home | 12 | 10–15 | 4.4 | 4–5 | 2.35 |"


def test_figures_have_no_more_than_what_can_be_believed() -> None:
    assert [figure(value) for value in (0.674, 1.0, 3.54, 99.6)] == ["0.67", "1", "3.5", "100"]
