"""Shapes land where they are told, shaded as they are told."""

from __future__ import annotations

from illustrations.canvas import Canvas, mix, smooth

RED, BLUE = (200, 0, 0), (0, 0, 200)


def test_a_sheet_is_as_wide_as_it_is_shown() -> None:
    assert Canvas(200).finished().size == (200, 150)


def test_a_block_covers_its_box_and_nothing_else() -> None:
    canvas = Canvas(400)
    canvas.block((100, 100, 200, 200), 2, RED, RED)
    picture = canvas.finished()
    assert picture.getpixel((150, 150)) == RED
    assert picture.getpixel((250, 150)) == (0, 0, 0)


def test_shading_runs_from_light_to_dark_along_its_axis() -> None:
    canvas = Canvas(400)
    canvas.block((0, 0, 400, 300), 1, RED, BLUE)
    left, right = canvas.finished().getpixel((20, 150)), canvas.finished().getpixel((380, 150))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 150 > left[2]
    assert right[2] > 150 > right[0]


def test_a_mix_of_two_colours_lies_between_them() -> None:
    assert mix(RED, BLUE, 0.5) == (100, 0, 100)


def test_a_smooth_curve_passes_through_its_points() -> None:
    points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    curve = smooth(points, steps=4)
    assert len(curve) == 16
    assert curve[::4] == points
