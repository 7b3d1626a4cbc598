"""Rounds and ratios, with servers that count instead of working."""

from __future__ import annotations

import pytest

from bench.ratios import Spread, Variant, asked, measure


class Counting:
    """A server where a hello costs what it says, and every other page ten times as much."""

    def __init__(self, hello: float, status: int = 200) -> None:
        self.hello, self.status = hello, status
        self.spent, self.paths = 0.0, list[str]()

    def fetch(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        self.spent += self.hello if path == "/hello" else 10 * self.hello
        self.paths.append(path)
        return (200 if path == "/hello" else self.status), b""

    def cpu_seconds(self) -> float:
        return self.spent

    def reconnect(self) -> None:
        pass


def pages(server: Counting) -> list[str]:
    return [path for path in server.paths if path != "/hello"]


def test_a_page_is_told_in_hellos_of_its_own_server_and_of_the_empty_one() -> None:
    [row] = measure(Counting(0.5), [Variant("home", Counting(1.0), ["/"])], rounds=3, requests=2)

    assert (row.name, row.milliseconds) == ("home", 10_000.0)
    assert row.hello == Spread(10.0, 10.0, 10.0)
    assert row.empty == Spread(20.0, 20.0, 20.0)


def test_the_first_round_only_warms_up_and_paths_are_asked_in_turn() -> None:
    server = Counting(1.0)
    list(measure(Counting(1.0), [Variant("x", server, ["/a", "/b"])], rounds=1, requests=3))

    assert pages(server) == ["/a", "/b", "/a", "/b", "/a", "/b"]


def test_what_is_asked_once_is_never_asked_again() -> None:
    server, paths = Counting(1.0), [f"/T/{number}" for number in range(9)]
    variant = Variant("first look", server, paths, once=True)
    list(measure(Counting(1.0), [variant], rounds=2, requests=100))

    assert pages(server) == paths


def test_too_few_paths_to_ask_once_are_said() -> None:
    variant = Variant("first look", Counting(1.0), ["/T/1"], once=True)

    with pytest.raises(RuntimeError, match="first look: every path was asked for once"):
        list(measure(Counting(1.0), [variant], rounds=2, requests=1))


@pytest.mark.parametrize(("share", "requests", "most"), [(1, 200, 200), (10, 200, 20), (100, 9, 1)])
def test_what_is_dear_is_asked_less_often(share: int, requests: int, most: int) -> None:
    assert asked(Variant("x", Counting(1), ["/"], share=share), rounds=5, requests=requests) == most


def test_an_answer_of_another_status_stops_the_run() -> None:
    variant = Variant("home", Counting(1.0, status=503), ["/"])

    with pytest.raises(RuntimeError, match="home: / answered 503"):
        list(measure(Counting(1.0), [variant], rounds=1, requests=1))


def test_a_page_not_found_is_what_was_asked_for() -> None:
    variant = Variant("404", Counting(1.0, status=404), ["/khong-co/"], status=404)

    assert len(list(measure(Counting(1.0), [variant], rounds=1, requests=1))) == 1
