"""A house, and things that grow or swim: flowers, a tree in a pot, fish in a tank."""

from __future__ import annotations

import math

from illustrations import palette as c
from illustrations.canvas import Canvas, mix
from illustrations.crafts import tag
from illustrations.palette import Palette
from illustrations.vessels import FOOT, MIDDLE, Shades

BLACK = (0, 0, 0)
LOW = 180  # a branch that begins below this is the trunk


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
        [(MIDDLE, 190), (MIDDLE - 12, 150), (MIDDLE + 8, 112), (MIDDLE - 8, 66)],
        [(MIDDLE - 6, 150), (MIDDLE - 46, 118), (MIDDLE - 70, 112)],
        [(MIDDLE + 4, 126), (MIDDLE + 42, 98), (MIDDLE + 74, 92)],
        [(MIDDLE, 92), (MIDDLE - 34, 66)],
        [(MIDDLE + 4, 106), (MIDDLE + 30, 60)],
    ):
        canvas.line(branch, 5 if branch[0][1] > LOW else 3, c.WOOD_LOW)
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
