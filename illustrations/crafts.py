"""Things that need no pack: baskets, bowls, pottery, cloth. Same foot as the vessels."""

from __future__ import annotations

import math

from illustrations import palette as c
from illustrations.canvas import Canvas, mix
from illustrations.palette import Palette
from illustrations.vessels import FOOT, MIDDLE, Shades, label

BLACK = (0, 0, 0)


def tag(canvas: Canvas, colours: Palette, *, back: bool) -> None:
    """A standing card, where there is nothing to stick a label on."""
    canvas.shadow((348, 214), (30, 5), 70)
    label(canvas, colours, (318, 150, 370, 213), back=back)


def basket(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A bamboo basket; what lies in it is drawn by props."""
    canvas.shadow((MIDDLE + 8, FOOT), (92, 13))
    canvas.ellipse((MIDDLE, 176), (86, 20), c.BAMBOO_LOW, mix(c.BAMBOO_LOW, BLACK, 0.4), "y")


def basket_front(canvas: Canvas, colours: Palette, *, back: bool) -> None:
    """The woven front of the basket, drawn over its fruit."""
    rim = [
        (MIDDLE + 86 * math.cos(t / 20 * math.pi), 178 + 18 * math.sin(t / 20 * math.pi))
        for t in range(21)
    ]
    canvas.polygon(
        [
            *rim,
            (MIDDLE - 66, FOOT - 4),
            (MIDDLE - 40, FOOT),
            (MIDDLE + 40, FOOT),
            (MIDDLE + 66, FOOT - 4),
        ],
        c.BAMBOO,
        c.BAMBOO_LOW,
    )
    for row in range(3):
        y, half = 200 + row * 12, 79 - row * 5
        canvas.line(
            [
                (MIDDLE - half, y - 3),
                (MIDDLE - half / 2, y + 5),
                (MIDDLE, y + 8),
                (MIDDLE + half / 2, y + 5),
                (MIDDLE + half, y - 3),
            ],
            1.6,
            c.BAMBOO_LOW,
        )
    for step in range(-6, 7):
        canvas.line(
            [(MIDDLE + step * 12.4, 195 - abs(step) * 1.6), (MIDDLE + step * 9, FOOT - 3)],
            1.2,
            mix(c.BAMBOO_LOW, c.BAMBOO, 0.35),
        )
    canvas.line(rim, 5, mix(c.BAMBOO, c.CREAM, 0.25))
    tag(canvas, colours, back=back)


def bowl(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A glazed bowl."""
    canvas.shadow((MIDDLE + 10, FOOT), (70, 12))
    canvas.ellipse((MIDDLE, 176), (70, 17), *filling, "y")
    half = [
        (MIDDLE + 72 * math.cos(t / 20 * math.pi), 176 + 60 * math.sin(t / 20 * math.pi) ** 0.8)
        for t in range(21)
    ]
    canvas.polygon(half, c.CREAM, mix(c.PAPER_LOW, colours.accent, 0.15))
    canvas.line(
        [
            (MIDDLE - 68, 194),
            (MIDDLE - 36, 208),
            (MIDDLE, 212),
            (MIDDLE + 36, 208),
            (MIDDLE + 68, 194),
        ],
        4,
        colours.accent,
    )
    canvas.ellipse((MIDDLE, 174), (64, 13), *filling, "y")
    tag(canvas, colours, back=back)


def wine_jar(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """An earthenware jar with bamboo straws."""
    canvas.line([(MIDDLE + 4, 96), (MIDDLE + 26, 34), (MIDDLE + 58, 26)], 3, c.BAMBOO_LOW)
    canvas.line([(MIDDLE - 4, 96), (MIDDLE - 22, 40), (MIDDLE - 50, 34)], 3, c.BAMBOO)
    canvas.shadow((MIDDLE + 12, FOOT), (66, 12))
    canvas.blob(
        [
            (MIDDLE - 24, 100),
            (MIDDLE + 24, 100),
            (MIDDLE + 26, 116),
            (MIDDLE + 56, 150),
            (MIDDLE + 54, 200),
            (MIDDLE + 30, FOOT),
            (MIDDLE - 30, FOOT),
            (MIDDLE - 54, 200),
            (MIDDLE - 56, 150),
            (MIDDLE - 26, 116),
        ],
        c.CLAY,
        c.CLAY_LOW,
    )
    canvas.blob(
        [
            (MIDDLE - 30, 104),
            (MIDDLE - 18, 90),
            (MIDDLE + 18, 90),
            (MIDDLE + 30, 104),
            (MIDDLE, 110),
        ],
        (190, 162, 96),
        (122, 96, 48),
    )
    canvas.line(
        [
            (MIDDLE - 54, 160),
            (MIDDLE - 26, 167),
            (MIDDLE, 168),
            (MIDDLE + 26, 167),
            (MIDDLE + 54, 160),
        ],
        2,
        mix(c.CLAY, c.CREAM, 0.45),
    )
    canvas.shine((MIDDLE - 34, 162), (5, 20), 70)
    tag(canvas, colours, back=back)


def pottery(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A glazed vase and a small bowl."""
    glaze, glaze_low = (
        mix(colours.thread, (120, 110, 84), 0.45),
        mix(colours.thread, (40, 36, 28), 0.7),
    )
    canvas.shadow((MIDDLE + 10, FOOT), (60, 12))
    canvas.blob(
        [
            (MIDDLE - 20, 70),
            (MIDDLE + 20, 70),
            (MIDDLE + 13, 96),
            (MIDDLE + 46, 136),
            (MIDDLE + 48, 186),
            (MIDDLE + 24, FOOT),
            (MIDDLE - 24, FOOT),
            (MIDDLE - 48, 186),
            (MIDDLE - 46, 136),
            (MIDDLE - 13, 96),
        ],
        glaze,
        glaze_low,
    )
    canvas.ellipse((MIDDLE, 69), (20, 5), glaze_low, mix(glaze_low, BLACK, 0.5), "y")
    for row in range(3):
        y = 140 + row * 11
        canvas.line(
            [
                (MIDDLE - 45, y),
                (MIDDLE - 20, y + 6),
                (MIDDLE, y + 7),
                (MIDDLE + 20, y + 6),
                (MIDDLE + 45, y),
            ],
            1.4,
            mix(glaze, c.CREAM, 0.4),
        )
    canvas.shine((MIDDLE - 28, 150), (4, 26), 90)
    half = [
        (292 + 34 * math.cos(t / 14 * math.pi), 212 + 30 * math.sin(t / 14 * math.pi))
        for t in range(15)
    ]
    canvas.shadow((298, 242), (34, 7))
    canvas.polygon(half, c.CLAY, c.CLAY_LOW)
    canvas.ellipse((292, 212), (34, 8), c.CLAY_LOW, mix(c.CLAY_LOW, BLACK, 0.35), "y")
    if back:
        label(canvas, colours, (MIDDLE - 26, 164, MIDDLE + 26, 222), back=True)


def cloth(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Folded woven cloth, three layers with bands of pattern."""
    canvas.shadow((MIDDLE + 10, FOOT), (96, 12))
    shades = (colours.accent, mix(colours.thread, BLACK, 0.25), mix(colours.accent, BLACK, 0.45))
    for layer, shade in enumerate(shades):
        top, left, right = 202 - layer * 34, MIDDLE - 88 + layer * 6, MIDDLE + 88 - layer * 4
        canvas.block(
            (left, top, right, top + 34), 13, mix(shade, c.CREAM, 0.12), mix(shade, BLACK, 0.25)
        )
        for step in range(int((right - left - 26) // 14)):
            x = left + 20 + step * 14
            canvas.polygon(
                [(x - 5, top + 17), (x, top + 11), (x + 5, top + 17), (x, top + 23)],
                c.CREAM,
                mix(c.CREAM, shade, 0.2),
            )
        for line in (6, 28):
            canvas.line(
                [(left + 10, top + line), (right - 10, top + line)], 1.6, mix(shade, c.BAMBOO, 0.7)
            )
    tag(canvas, colours, back=back)


def hat(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A conical leaf hat with a metal tip."""
    canvas.shadow((MIDDLE + 10, FOOT - 4), (112, 13))
    canvas.polygon(
        [
            (MIDDLE, 112),
            (MIDDLE + 112, 222),
            (MIDDLE + 60, FOOT),
            (MIDDLE - 60, FOOT),
            (MIDDLE - 112, 222),
        ],
        (250, 238, 204),
        (198, 166, 108),
    )
    for ring in range(1, 9):
        share = ring / 9
        half, y = 108 * share, 112 + 112 * share
        canvas.line(
            [
                (MIDDLE - half, y),
                (MIDDLE - half / 2, y + 9 * share),
                (MIDDLE, y + 12 * share),
                (MIDDLE + half / 2, y + 9 * share),
                (MIDDLE + half, y),
            ],
            1,
            (206, 178, 122),
        )
    canvas.polygon(
        [(MIDDLE, 96), (MIDDLE + 17, 130), (MIDDLE, 134), (MIDDLE - 17, 130)], c.METAL, c.METAL_LOW
    )
    canvas.line([(MIDDLE - 40, 226), (MIDDLE, 262), (MIDDLE + 44, 226)], 4, colours.accent)
    tag(canvas, colours, back=back)
