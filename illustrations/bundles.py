"""Goods tied, stacked or wrapped: rice paper, noodles, cinnamon, cakes, soap, a tray."""

from __future__ import annotations

from illustrations import palette as c
from illustrations.canvas import Canvas, mix
from illustrations.crafts import tag
from illustrations.palette import Palette
from illustrations.vessels import FOOT, MIDDLE, Shades, label

BLACK = (0, 0, 0)


def rice_paper(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A stack of round rice paper, tied crosswise."""
    canvas.shadow((MIDDLE + 8, FOOT), (98, 12))
    for sheet in range(9):
        y = 226 - sheet * 6
        canvas.ellipse(
            (MIDDLE + (sheet % 3 - 1) * 2, y), (92, 22), (252, 244, 224), (216, 196, 158), "y"
        )
    for place in range(34):
        x = MIDDLE - 74 + (place * 47) % 148
        y = 166 + (place * 29) % 24
        canvas.tilted((x, y), (2.4, 1.2), place, (82, 66, 48), (40, 30, 22))
    canvas.line([(MIDDLE - 6, 156), (MIDDLE - 4, 200), (MIDDLE - 6, 246)], 3, colours.accent)
    canvas.line([(MIDDLE - 92, 178), (MIDDLE, 188), (MIDDLE + 92, 178)], 3, colours.accent)
    tag(canvas, colours, back=back)


def noodles(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Three bundles of dry noodles."""
    canvas.shadow((MIDDLE + 6, FOOT), (100, 12))
    for bundle, y in enumerate((222, 222, 190)):
        x = (MIDDLE - 48, MIDDLE + 48, MIDDLE)[bundle]
        canvas.block((x - 46, y - 18, x + 46, y + 16), 12, (236, 228, 206), (188, 172, 136), "y")
        for strand in range(7):
            high = y - 13 + strand * 4.4
            canvas.line(
                [(x - 44, high + 1), (x, high - 1.5), (x + 44, high + 1)], 0.9, (206, 192, 158)
            )
        canvas.block(
            (x - 9, y - 19, x + 9, y + 17), 2, colours.accent, mix(colours.accent, BLACK, 0.3), "y"
        )
    tag(canvas, colours, back=back)


def bundle(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Cinnamon quills tied with bamboo string."""
    canvas.shadow((MIDDLE + 6, FOOT), (96, 12))
    for stick in range(9):
        row, place = divmod(stick, 5)
        x, y = MIDDLE - 92 + row * 10, 226 - place * 10 - row * 12
        canvas.block(
            (x, y - 8, x + 178 - (stick % 3) * 12, y + 8), 7, (186, 112, 62), (104, 54, 26), "y"
        )
        canvas.line([(x + 8, y - 1), (x + 160, y - 1)], 1, (92, 46, 22))
        canvas.ellipse((x + 4, y), (4, 7), (214, 150, 96), (120, 66, 34))
    canvas.block(
        (MIDDLE - 14, 160, MIDDLE + 6, 238), 4, colours.accent, mix(colours.accent, BLACK, 0.3), "y"
    )
    tag(canvas, colours, back=back)


def chopsticks(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Pairs of wooden chopsticks, bound in paper."""
    canvas.shadow((MIDDLE + 6, 246), (116, 12))
    for pair in range(4):
        y = 246 - pair * 13
        for stick in (0, 7):
            canvas.polygon(
                [
                    (MIDDLE - 104, y + stick - 3),
                    (MIDDLE + 118, y + stick - 10),
                    (MIDDLE + 118, y + stick - 7),
                    (MIDDLE - 104, y + stick + 3),
                ],
                mix(c.WOOD, c.BAMBOO, 0.3),
                c.WOOD_LOW,
                "y",
            )
        canvas.block(
            (MIDDLE - 40, y - 6, MIDDLE - 16, y + 9),
            2,
            colours.accent,
            mix(colours.accent, BLACK, 0.3),
            "y",
        )
    tag(canvas, colours, back=back)


def banh_tet(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Sticky-rice rolls in banana leaf, and a slice with its crescent."""
    canvas.shadow((MIDDLE + 4, FOOT), (104, 12))
    for roll, y in enumerate((218, 184)):
        x = MIDDLE - 10 + roll * 12
        canvas.block((x - 90, y - 18, x + 82, y + 18), 17, (122, 156, 78), (56, 88, 42), "y")
        for string in range(5):
            canvas.line(
                [(x - 66 + string * 33, y - 18), (x - 63 + string * 33, y + 18)], 2, c.BAMBOO
            )
    canvas.shadow((284, 246), (32, 7))
    canvas.ellipse((280, 214), (30, 28), (186, 206, 122), (126, 156, 74))
    canvas.ellipse((280, 214), (19, 18), (246, 214, 98), (222, 174, 52))
    canvas.ellipse((287, 210), (15, 14), (186, 206, 122), (160, 184, 98))
    if back:
        label(canvas, colours, (MIDDLE - 26, 170, MIDDLE + 30, 226), back=True)


def soap(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Two bars of herbal soap."""
    canvas.shadow((MIDDLE + 8, FOOT), (86, 12))
    for x, y, shade in ((MIDDLE + 12, 216, (188, 206, 158)), (MIDDLE - 14, 182, (226, 222, 186))):
        canvas.block((x - 66, y - 18, x + 66, y + 20), 12, shade, mix(shade, BLACK, 0.25), "y")
        canvas.block((x - 24, y - 19, x + 24, y + 20), 2, c.PAPER, c.PAPER_LOW, "y")
        canvas.block(
            (x - 24, y - 6, x + 24, y + 6), 1, colours.accent, mix(colours.accent, BLACK, 0.25), "y"
        )
        for fleck in range(8):
            canvas.ellipse(
                (x - 58 + fleck * 16, y - 8 + (fleck * 7) % 18), (1.4, 1.4), c.LEAF_LOW, c.LEAF_LOW
            )
    tag(canvas, colours, back=back)


def tray(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """Fresh meat on a wrapped tray with herbs."""
    canvas.shadow((MIDDLE + 8, FOOT), (104, 12))
    canvas.block((MIDDLE - 98, 170, MIDDLE + 98, FOOT), 14, c.CREAM, c.PAPER_LOW, "y")
    canvas.block(
        (MIDDLE - 88, 176, MIDDLE + 88, FOOT - 10), 10, (222, 214, 198), (196, 186, 166), "y"
    )
    for cut in range(4):
        x = MIDDLE - 66 + cut * 34
        canvas.blob(
            [(x - 20, 186), (x, 180), (x + 22, 188), (x + 20, 212), (x, 220), (x - 22, 212)],
            (224, 118, 104),
            (164, 56, 56),
        )
        canvas.blob(
            [(x - 14, 190), (x, 187), (x + 12, 190), (x + 2, 194), (x - 8, 195)],
            (250, 226, 214),
            (240, 200, 188),
        )
    for leaf in range(4):
        canvas.tilted(
            (MIDDLE + 70 + leaf * 5, 188 + leaf * 9), (15, 5), -0.6 + leaf * 0.3, c.LEAF, c.LEAF_LOW
        )
    canvas.shine((MIDDLE - 50, 178), (34, 3), 120)
    tag(canvas, colours, back=back)
