"""Things that need no pack: baskets, bowls, pottery, cloth. Same foot as the vessels."""

from __future__ import annotations

import math

from config.demo.pictures import palette as c
from config.demo.pictures.canvas import Canvas, mix
from config.demo.pictures.palette import Palette
from config.demo.pictures.vessels import FOOT, MIDDLE, Shades, label

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
<<<<<<< HEAD
        [(MIDDLE - 24, 100), (MIDDLE + 24, 100), (MIDDLE + 26, 116), (MIDDLE + 56, 150), (MIDDLE + 54, 200), (MIDDLE + 30, FOOT),
         (MIDDLE - 30, FOOT), (MIDDLE - 54, 200), (MIDDLE - 56, 150), (MIDDLE - 26, 116)],
        c.CLAY, c.CLAY_LOW,
    )  # fmt: skip
=======
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
>>>>>>> refs/heads/demo
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
<<<<<<< HEAD


def house(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """An earthen house below stone mountains."""
    for peak, (x, y, half) in enumerate(((70, 60, 90), (180, 30, 110), (310, 54, 100))):
        shade = mix((136, 150, 146), colours.wall_low, 0.25 + peak * 0.12)
        canvas.blob(
            [
                (x - half, 216),
                (x - half * 0.5, y + 50),
                (x, y),
                (x + half * 0.45, y + 56),
                (x + half, 216),
            ],
            mix(shade, c.CREAM, 0.2),
            shade,
            "y",
        )
    canvas.block((-10, 206, 410, 310), 1, c.LEAF, c.LEAF_LOW, "y")
    canvas.shadow((190, 242), (120, 12))
    canvas.block((96, 154, 280, 240), 2, (232, 180, 100), (190, 130, 62))
    canvas.polygon(
        [(76, 160), (112, 106), (264, 106), (300, 160)], (128, 118, 108), (70, 62, 58), "y"
    )
    canvas.block((172, 182, 204, 240), 1, c.WOOD, c.WOOD_LOW)
    for x in (118, 226):
        canvas.block((x, 180, x + 30, 206), 1, (92, 58, 36), (54, 34, 22))
    for stone in range(17):
        canvas.ellipse(
            (12 + stone * 24, 254 + (stone % 3) * 4), (15, 9), (186, 180, 170), (120, 114, 106)
        )


def flowers(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A bunch of chrysanthemums in paper."""
    canvas.shadow((MIDDLE + 10, FOOT), (48, 10))
    for place, (x, y) in enumerate(
        ((120, 92), (165, 70), (210, 94), (138, 128), (192, 130), (165, 106))
    ):
        canvas.line([(x, y), (MIDDLE, 200)], 2.4, c.LEAF_LOW)
        for petal in range(16):
            turn = petal * math.pi / 8
            canvas.tilted(
                (x + 17 * math.cos(turn), y + 17 * math.sin(turn)),
                (11, 4),
                turn,
                (255, 222, 92),
                (230, 158 + place * 6, 28),
            )
        canvas.ellipse((x, y), (10, 10), (240, 178, 40), (190, 116, 16))
    canvas.polygon([(118, 142), (212, 142), (186, FOOT), (144, FOOT)], c.KRAFT, c.KRAFT_LOW)
    canvas.block((141, 190, 189, 200), 3, colours.accent, mix(colours.accent, BLACK, 0.3))
    tag(canvas, colours, back=back)


def potted(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A yellow apricot tree in a ceramic pot."""
    canvas.shadow((MIDDLE + 10, FOOT), (66, 12))
    for branch in (
        [(MIDDLE, 190), (MIDDLE - 12, 150), (MIDDLE + 8, 112), (MIDDLE - 8, 66)], [(MIDDLE - 6, 150), (MIDDLE - 46, 118), (MIDDLE - 70, 112)],
        [(MIDDLE + 4, 126), (MIDDLE + 42, 98), (MIDDLE + 74, 92)], [(MIDDLE, 92), (MIDDLE - 34, 66)], [(MIDDLE + 4, 106), (MIDDLE + 30, 60)],
    ):  # fmt: skip
        canvas.line(branch, 5 if branch[0][1] > 180 else 3, c.WOOD_LOW)
    for x, y in (
        (-72, 110),
        (-48, 122),
        (-34, 62),
        (-8, 62),
        (30, 58),
        (44, 100),
        (76, 90),
        (-24, 96),
        (16, 84),
        (-58, 98),
        (58, 112),
        (-4, 120),
    ):
        for petal in range(5):
            turn = petal * 2 * math.pi / 5
            canvas.ellipse(
                (MIDDLE + x + 6 * math.cos(turn), y + 6 * math.sin(turn)),
                (5.4, 5.4),
                (255, 226, 84),
                (244, 186, 30),
            )
        canvas.ellipse((MIDDLE + x, y), (3, 3), (206, 120, 20), (170, 88, 10))
    canvas.polygon(
        [(MIDDLE - 56, 184), (MIDDLE + 56, 184), (MIDDLE + 42, FOOT), (MIDDLE - 42, FOOT)],
        mix(colours.accent, c.CREAM, 0.2),
        mix(colours.accent, BLACK, 0.3),
    )
    canvas.block(
        (MIDDLE - 60, 178, MIDDLE + 60, 192), 4, mix(colours.accent, c.CREAM, 0.35), colours.accent
    )
    tag(canvas, colours, back=back)


def fishbowl(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A round glass tank with two carp."""
    canvas.shadow((MIDDLE + 10, FOOT), (74, 12))
    canvas.ellipse((MIDDLE, 160), (82, 78), (234, 244, 244), (186, 212, 214))
    rim = [
        (MIDDLE + 79 * math.cos(t / 20 * math.pi), 142 + 92 * math.sin(t / 20 * math.pi))
        for t in range(21)
    ]
    canvas.polygon(rim, (176, 222, 230), (104, 172, 190), "y")
    canvas.ellipse((MIDDLE, 142), (79, 11), (206, 238, 242), (160, 210, 220), "y")
    for x, y, way, shade in (
        (MIDDLE - 22, 176, 1, (240, 120, 50)),
        (MIDDLE + 22, 204, -1, (250, 240, 226)),
    ):
        canvas.polygon(
            [(x - way * 24, y), (x - way * 44, y - 13), (x - way * 38, y), (x - way * 44, y + 13)],
            mix(shade, c.CREAM, 0.3),
            shade,
        )
        canvas.ellipse((x, y), (29, 12), mix(shade, c.CREAM, 0.3), mix(shade, BLACK, 0.15))
        canvas.ellipse((x + way * 6, y - 4), (10, 5), (214, 66, 36), (190, 50, 30))
        canvas.ellipse((x + way * 21, y - 3), (2, 2), (20, 20, 20), (20, 20, 20))
    canvas.shine((MIDDLE - 52, 130), (8, 22), 120)
    tag(canvas, colours, back=back)
=======
>>>>>>> refs/heads/demo
