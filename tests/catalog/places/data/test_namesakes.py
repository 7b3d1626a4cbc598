from catalog.places.data.namesakes import Former, told_apart

FORMERS = {
    "west": Former(name="long phu", district="d1", province="93"),
    "west neighbour": Former(name="long tri", district="d1", province="93"),
    "east": Former(name="long phu", district="d2", province="94"),
    "east neighbour": Former(name="dai ngai", district="d2", province="94"),
}
NEIGHBOURS = {"west neighbour": {"A"}, "east neighbour": {"B"}}


def test_a_commune_goes_where_its_own_neighbours_went() -> None:
    mixed_up = {"west": {"A", "B"}, "east": {"A", "B"}} | NEIGHBOURS

    assert told_apart(mixed_up, FORMERS) == {"west": {"A"}, "east": {"B"}} | NEIGHBOURS


def test_a_divided_commune_without_a_namesake_keeps_all_its_parts() -> None:
    divided = {"west": {"A", "B"}} | NEIGHBOURS

    assert told_apart(divided, FORMERS) == divided


def test_the_former_province_decides_where_districts_do_not() -> None:
    elsewhere = FORMERS | {"west neighbour": Former("long tri", district="d9", province="93")}
    mixed_up = {"west": {"A", "B"}, "east": {"B"}} | NEIGHBOURS

    assert told_apart(mixed_up, elsewhere)["west"] == {"A"}


def test_nobody_loses_a_last_successor() -> None:
    both_in_b = {"west": {"B"}, "east": {"B"}} | NEIGHBOURS

    assert told_apart(both_in_b, FORMERS) == both_in_b
