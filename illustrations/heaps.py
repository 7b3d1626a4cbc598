"""Seeds, fruit and bulbs in heaps, beside a vessel or in a basket."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from illustrations import palette as c
from illustrations.canvas import Canvas, Colour, mix

Prop = Callable[[Canvas, random.Random], None]
BLACK: Colour = (0, 0, 0)
# Basket, bowl and table: where things lie.
HEAP = (
    (0, 0),
    (24, 2),
    (-24, 3),
    (12, -9),
    (-12, -8),
    (40, 6),
    (-40, 7),
    (0, 10),
    (26, 12),
    (-26, 12),
    (52, 12),
    (-50, 13),
)
PILE = (
    (110, 158),
    (150, 150),
    (192, 152),
    (222, 162),
    (132, 128),
    (172, 122),
    (206, 132),
    (98, 172),
    (165, 168),
    (236, 174),
)


def seeds(
    radii: tuple[float, float], light: Colour, dark: Colour, *, crease: bool = False, many: int = 22
) -> Prop:
    """Answer a prop: a heap of seeds at the right, a few strayed ones in front."""

    def draw(canvas: Canvas, draw_of: random.Random) -> None:
        canvas.shadow((284, 244), (58, 8), 70)
        spots = [
            (284 + x + draw_of.uniform(-5, 5), 226 + y + draw_of.uniform(-3, 3)) for x, y in HEAP
        ]
        spots += [
            (draw_of.uniform(226, 352), draw_of.uniform(240, 270)) for _ in range(many - len(spots))
        ]
        for x, y in sorted(spots, key=lambda spot: spot[1]):
            angle = draw_of.uniform(0, math.pi)
            canvas.tilted((x, y), radii, angle, light, dark)
            if crease:
                across = (radii[0] * 0.8 * math.cos(angle), radii[0] * 0.8 * math.sin(angle))
                canvas.line(
                    [(x - across[0], y - across[1]), (x + across[0], y + across[1])],
                    1,
                    mix(dark, BLACK, 0.3),
                )

    return draw


def fruits(
    radius: float, light: Colour, dark: Colour, *, leaf: bool = True, spikes: bool = False
) -> Prop:
    """Answer a prop: round fruit heaped in the basket."""

    def draw(canvas: Canvas, draw_of: random.Random) -> None:
        for x, y in sorted(PILE, key=lambda spot: spot[1]):
            size = radius * draw_of.uniform(0.92, 1.06)
            if spikes:
                _spiky(canvas, (x, y), size, light, dark)
            canvas.ellipse((x, y), (size, size * 0.94), light, dark)
            if spikes:
                _thorns(canvas, (x, y), size, light, dark, draw_of)
                continue
            canvas.ellipse(
                (x + 1, y - size * 0.75), (2.4, 1.6), mix(dark, BLACK, 0.3), mix(dark, BLACK, 0.5)
            )
            if leaf and draw_of.random() < 0.5:  # noqa: PLR2004 - every other one
                canvas.tilted((x + 10, y - size * 0.85), (12, 5), -0.4, c.LEAF, c.LEAF_LOW)

    return draw


def bulbs(canvas: Canvas, draw_of: random.Random) -> None:
    """Garlic and its kind, heaped in a basket or beside a box."""
    for x, y in PILE:
        _bulb(canvas, x, y, draw_of)


def few_bulbs(canvas: Canvas, draw_of: random.Random) -> None:
    """Three bulbs on the table."""
    canvas.shadow((288, 246), (56, 8), 70)
    for x, y in ((264, 228), (308, 226), (286, 246)):
        _bulb(canvas, x, y, draw_of)


def _bulb(canvas: Canvas, x: float, y: float, draw_of: random.Random) -> None:
    lean = draw_of.uniform(-4, 4)
    canvas.blob(
        [
            (x - 3 + lean, y - 24),
            (x + 3 + lean, y - 24),
            (x + 6, y - 12),
            (x + 19, y + 1),
            (x + 13, y + 14),
            (x, y + 17),
            (x - 13, y + 14),
            (x - 19, y + 1),
            (x - 6, y - 12),
        ],
        (254, 250, 244),
        (204, 186, 190),
    )
    for way in (-1, 1):
        canvas.line(
            [(x + lean, y - 18), (x + way * 8, y - 2), (x + way * 5, y + 14)], 0.9, (206, 184, 190)
        )


def _spiky(
    canvas: Canvas, centre: tuple[float, float], size: float, light: Colour, dark: Colour
) -> None:
    points = []
    for corner in range(36):
        reach = size * (1.16 if corner % 2 else 0.96)
        turn = corner * math.pi / 18
        points.append((centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)))
    canvas.polygon(points, light, dark)


def _thorns(
    canvas: Canvas,
    centre: tuple[float, float],
    size: float,
    light: Colour,
    dark: Colour,
    draw_of: random.Random,
) -> None:
    for _ in range(26):
        turn, reach = draw_of.uniform(0, 2 * math.pi), size * draw_of.uniform(0, 0.8)
        x, y = centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)
        canvas.polygon(
            [(x - 3, y + 3), (x, y - 4), (x + 3, y + 3)], mix(light, c.CREAM, 0.25), dark
        )
