"""What lies beside a vessel: the thing the product is made of."""

from __future__ import annotations

import math
import random

from illustrations import palette as c
from illustrations.canvas import Canvas, Colour, mix
from illustrations.heaps import Prop

BLACK: Colour = (0, 0, 0)


def leaves(canvas: Canvas, draw_of: random.Random) -> None:
    """A twig with leaves."""
    canvas.shadow((290, 248), (54, 6), 50)
    canvas.line([(236, 254), (284, 240), (344, 222)], 2.4, c.LEAF_LOW)
    for step in range(6):
        x, y = 248 + step * 18, 250 - step * 5.4
        for way in (-1, 1):
            canvas.tilted((x + 4, y + way * 11), (15, 5.6), way * 0.95 - 0.2, c.LEAF, c.LEAF_LOW)


def cup(canvas: Canvas, draw_of: random.Random) -> None:
    """A cup of tea with two leaves."""
    canvas.shadow((296, 248), (48, 8), 80)
    bowl = [
        (290 + 36 * math.cos(t / 14 * math.pi), 208 + 38 * math.sin(t / 14 * math.pi) ** 0.8)
        for t in range(15)
    ]
    canvas.polygon(bowl, c.CREAM, c.PAPER_LOW)
    canvas.ellipse((290, 208), (36, 9), c.CREAM, c.PAPER_LOW, "y")
    canvas.ellipse((290, 209), (31, 7), (206, 178, 72), (164, 128, 36), "y")
    for x, turn in ((338, -0.5), (348, 0.4), (236, 0.2)):
        canvas.tilted((x, 254), (14, 5), turn, c.LEAF, c.LEAF_LOW)


def small_bowl(light: Colour, dark: Colour) -> Prop:
    """Answer a prop: a small bowl, heaped."""

    def draw(canvas: Canvas, draw_of: random.Random) -> None:
        canvas.shadow((298, 250), (52, 8), 80)
        canvas.blob(
            [(254, 214), (276, 196), (292, 190), (310, 196), (330, 214), (292, 222)], light, dark
        )
        bowl = [
            (292 + 42 * math.cos(t / 14 * math.pi), 213 + 36 * math.sin(t / 14 * math.pi) ** 0.8)
            for t in range(15)
        ]
        canvas.polygon(bowl, c.CLAY, c.CLAY_LOW)
        for _ in range(9):
            canvas.ellipse(
                (draw_of.uniform(236, 352), draw_of.uniform(252, 270)), (2.2, 1.6), light, dark
            )

    return draw


def blossoms(canvas: Canvas, draw_of: random.Random) -> None:
    """White blossoms with leaves."""
    leaves(canvas, draw_of)
    for x, y in ((262, 236), (292, 246), (322, 228), (304, 222)):
        for petal in range(5):
            turn = petal * 2 * math.pi / 5 - 1.2
            canvas.ellipse(
                (x + 7 * math.cos(turn), y + 7 * math.sin(turn)),
                (6, 5),
                (255, 255, 252),
                (232, 226, 214),
            )
        canvas.ellipse((x, y), (3.4, 3.4), (246, 196, 64), (214, 146, 24))


def roots(light: Colour, dark: Colour) -> Prop:
    """Answer a prop: knobbly roots."""

    def draw(canvas: Canvas, draw_of: random.Random) -> None:
        canvas.shadow((290, 250), (60, 8), 70)
        for row in range(3):
            x, y = 250 + row * 14, 222 + row * 15
            canvas.blob(
                [
                    (x - 6, y),
                    (x + 12, y - 9),
                    (x + 40, y - 6),
                    (x + 66, y - 10),
                    (x + 90, y - 1),
                    (x + 62, y + 8),
                    (x + 34, y + 6),
                    (x + 10, y + 8),
                ],
                light,
                dark,
                "y",
            )
            for ring in range(4):
                canvas.line([(x + 12 + ring * 18, y - 6), (x + 14 + ring * 18, y + 5)], 0.9, dark)

    return draw


def fish(canvas: Canvas, draw_of: random.Random) -> None:
    """Two small silver fish."""
    canvas.shadow((292, 256), (58, 7), 70)
    for x, y in ((290, 228), (302, 250)):
        canvas.polygon(
            [(x + 38, y), (x + 58, y - 11), (x + 53, y), (x + 58, y + 11)],
            (150, 170, 182),
            (96, 116, 130),
        )
        canvas.ellipse((x, y), (44, 11), (226, 234, 238), (112, 136, 152), "y")
        canvas.line([(x - 24, y - 2), (x + 36, y - 1)], 1.2, (96, 120, 138))
        canvas.ellipse((x - 33, y - 2), (2.2, 2.2), (24, 26, 30), (24, 26, 30))


def chilli(canvas: Canvas, draw_of: random.Random) -> None:
    """Chillies and lemongrass for dried meat."""
    canvas.shadow((290, 254), (58, 7), 60)
    for row in range(3):
        canvas.block(
            (240, 226 + row * 8, 346, 232 + row * 8), 3, (228, 232, 178), (164, 176, 104), "y"
        )
    for x, y in ((276, 254), (308, 258)):
        canvas.blob(
            [
                (x - 26, y),
                (x - 6, y - 6),
                (x + 16, y - 3),
                (x + 32, y + 4),
                (x + 12, y + 5),
                (x - 8, y + 6),
            ],
            (226, 64, 44),
            (148, 22, 22),
        )
        canvas.line([(x - 26, y), (x - 36, y - 5)], 2.4, c.LEAF_LOW)


def sticks(canvas: Canvas, draw_of: random.Random) -> None:
    """Three cinnamon quills."""
    canvas.shadow((292, 252), (60, 7), 70)
    for row in range(3):
        y = 226 + row * 11
        canvas.block(
            (238 + row * 9, y - 7, 338 + row * 6, y + 7), 6, (186, 112, 62), (104, 54, 26), "y"
        )
        canvas.ellipse((242 + row * 9, y), (4, 6), (214, 150, 96), (120, 66, 34))


def thread(canvas: Canvas, draw_of: random.Random) -> None:
    """Balls of yarn."""
    canvas.shadow((308, 254), (44, 7), 70)
    for x, y, shade in ((318, 240, (186, 48, 44)), (282, 250, (240, 214, 150))):
        canvas.ellipse((x, y), (21, 19), mix(shade, c.CREAM, 0.2), mix(shade, BLACK, 0.35))
        for turn in range(4):
            canvas.line(
                [
                    (x - 17 + turn * 3, y - 9 + turn * 7),
                    (x, y - 15 + turn * 8),
                    (x + 16 - turn, y - 7 + turn * 6),
                ],
                1,
                mix(shade, BLACK, 0.3),
            )


def glass(canvas: Canvas, draw_of: random.Random) -> None:
    """A glass of water."""
    canvas.shadow((294, 250), (36, 7), 70)
    canvas.polygon(
        [(262, 176), (318, 176), (311, 248), (269, 248)], (232, 244, 246), (196, 220, 226)
    )
    canvas.polygon(
        [(264, 196), (316, 196), (311, 246), (269, 246)], (206, 234, 242), (150, 200, 218)
    )
    canvas.shine((271, 214), (2, 24), 150)


def nothing(canvas: Canvas, draw_of: random.Random) -> None:
    """Some things stand alone."""
