"""Vessels: how goods stand on the table. Each draws around x = 165, its foot on y = 236."""

from __future__ import annotations

from illustrations import palette as c
from illustrations.canvas import Canvas, Colour, mix
from illustrations.palette import CONTENTS, Palette

MIDDLE, FOOT = 165.0, 236.0
Shades = tuple[Colour, Colour]


def label(
    canvas: Canvas, colours: Palette, box: tuple[float, float, float, float], *, back: bool
) -> None:
    """A paper label: a woven stripe and a sun in front, lines of text behind."""
    x0, y0, x1, y1 = box
    canvas.block(box, 2, c.PAPER, c.PAPER_LOW)
    high = y1 - y0
    if back:
        for row in range(5):
            y = y0 + high * (0.16 + row * 0.13)
            end = x1 - 5 if row % 3 else x0 + (x1 - x0) * 0.6
            canvas.line([(x0 + 5, y), (end, y)], 1.6, mix(colours.accent, c.PAPER, 0.55))
        canvas.block((x1 - 17, y1 - 16, x1 - 5, y1 - 4), 0.5, (70, 62, 56), (70, 62, 56))
        return
    canvas.block(
        (x0, y1 - high * 0.3, x1, y1 - high * 0.1),
        0.1,
        colours.accent,
        mix(colours.accent, (0, 0, 0), 0.25),
    )
    for step in range(int((x1 - x0) // 8)):
        x = x0 + 4 + step * 8
        y = y1 - high * 0.2
        canvas.polygon(
            [(x - 3, y), (x, y - high * 0.06), (x + 3, y), (x, y + high * 0.06)], c.CREAM, c.CREAM
        )
    middle = ((x0 + x1) / 2, y0 + high * 0.36)
    canvas.ellipse(middle, (high * 0.17, high * 0.17), colours.thread, colours.thread)
    canvas.ellipse(middle, (high * 0.1, high * 0.1), c.CREAM, c.CREAM)


def jar(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A glass jar with a lid."""
    canvas.shadow((MIDDLE + 14, FOOT), (62, 11))
    canvas.block((MIDDLE - 46, 118, MIDDLE + 46, FOOT), 14, c.GLASS, c.GLASS_LOW)
    canvas.block((MIDDLE - 42, 136, MIDDLE + 42, FOOT - 4), 11, *filling)
    canvas.block(
        (MIDDLE - 38, 92, MIDDLE + 38, 120), 5, colours.accent, mix(colours.accent, (0, 0, 0), 0.4)
    )
    label(canvas, colours, (MIDDLE - 32, 152, MIDDLE + 32, 218), back=back)
    canvas.shine((MIDDLE - 37, 172), (3, 44))
    canvas.shine((MIDDLE - 24, 106), (4, 9), 70)


def honey(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A round-shouldered bottle of honey."""
    canvas.shadow((MIDDLE + 14, FOOT), (56, 11))
    outline = [
        (MIDDLE - 14, 92),
        (MIDDLE + 14, 92),
        (MIDDLE + 16, 112),
        (MIDDLE + 40, 134),
        (MIDDLE + 44, 180),
        (MIDDLE + 40, 232),
        (MIDDLE + 20, FOOT),
        (MIDDLE - 20, FOOT),
        (MIDDLE - 40, 232),
        (MIDDLE - 44, 180),
        (MIDDLE - 40, 134),
        (MIDDLE - 16, 112),
    ]
    canvas.blob(outline, *filling)
    canvas.block((MIDDLE - 18, 74, MIDDLE + 18, 98), 4, c.METAL, c.METAL_LOW)
    label(canvas, colours, (MIDDLE - 30, 152, MIDDLE + 30, 216), back=back)
    canvas.shine((MIDDLE - 35, 176), (3, 34), 150)


def bottle(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A tall bottle with a long neck."""
    canvas.shadow((MIDDLE + 12, FOOT), (44, 10))
    outline = [
        (MIDDLE - 10, 58),
        (MIDDLE + 10, 58),
        (MIDDLE + 11, 98),
        (MIDDLE + 31, 126),
        (MIDDLE + 32, 228),
        (MIDDLE + 26, FOOT),
        (MIDDLE - 26, FOOT),
        (MIDDLE - 32, 228),
        (MIDDLE - 31, 126),
        (MIDDLE - 11, 98),
    ]
    canvas.polygon(outline, *filling)
    canvas.block(
        (MIDDLE - 12, 44, MIDDLE + 12, 72), 3, colours.accent, mix(colours.accent, (0, 0, 0), 0.4)
    )
    label(canvas, colours, (MIDDLE - 32, 146, MIDDLE + 32, 214), back=back)
    canvas.shine((MIDDLE - 24, 132), (2.4, 14), 140)
    canvas.shine((MIDDLE - 6, 88), (1.6, 14), 120)


def dropper(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A small amber bottle with a dropper."""
    amber = ((164, 92, 36), (84, 38, 12))
    canvas.shadow((MIDDLE + 12, FOOT), (48, 10))
    canvas.block((MIDDLE - 36, 140, MIDDLE + 36, FOOT), 12, *amber)
    canvas.block((MIDDLE - 13, 122, MIDDLE + 13, 144), 3, *amber)
    canvas.block((MIDDLE - 16, 104, MIDDLE + 16, 128), 4, (60, 54, 50), (24, 22, 20))
    canvas.blob(
        [(MIDDLE - 8, 104), (MIDDLE - 9, 80), (MIDDLE, 72), (MIDDLE + 9, 80), (MIDDLE + 8, 104)],
        (84, 76, 70),
        (30, 28, 26),
    )
    label(canvas, colours, (MIDDLE - 30, 160, MIDDLE + 30, 222), back=back)
    canvas.shine((MIDDLE - 31, 184), (2.4, 26), 120)


def pouch(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A stand-up paper bag."""
    canvas.shadow((MIDDLE + 12, FOOT), (62, 11))
    outline = [
        (MIDDLE - 44, 84),
        (MIDDLE + 44, 84),
        (MIDDLE + 50, 226),
        (MIDDLE + 42, FOOT),
        (MIDDLE - 42, FOOT),
        (MIDDLE - 50, 226),
    ]
    canvas.polygon(outline, c.KRAFT, c.KRAFT_LOW)
    canvas.block((MIDDLE - 44, 80, MIDDLE + 44, 100), 2, mix(c.KRAFT, c.CREAM, 0.25), c.KRAFT_LOW)
    canvas.line([(MIDDLE - 42, 104), (MIDDLE + 42, 104)], 1, c.KRAFT_LOW)
    canvas.ellipse((MIDDLE, 118), (5, 5), c.KRAFT_LOW, mix(c.KRAFT_LOW, (0, 0, 0), 0.3))
    label(canvas, colours, (MIDDLE - 36, 132, MIDDLE + 36, 216), back=back)
    canvas.shine((MIDDLE - 43, 166), (2.4, 50), 60)


def vacuum(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A clear vacuum pack that leans a little."""
    canvas.shadow((MIDDLE + 14, FOOT), (66, 11))
    canvas.block((MIDDLE - 56, 92, MIDDLE + 56, FOOT), 6, c.GLASS, c.GLASS_LOW)
    for row in range(3):
        top = 140 + row * 28
        shift = (-6, 5, -2)[row]
        canvas.blob(
            [
                (MIDDLE - 40 + shift, top + 4),
                (MIDDLE, top - 5),
                (MIDDLE + 40 + shift, top + 3),
                (MIDDLE + 44 + shift, top + 15),
                (MIDDLE + 4, top + 22),
                (MIDDLE - 42 + shift, top + 17),
            ],
            *filling,
        )
    canvas.block(
        (MIDDLE - 56, 92, MIDDLE + 56, 108), 3, colours.accent, mix(colours.accent, (0, 0, 0), 0.3)
    )
    label(canvas, colours, (MIDDLE - 28, 112, MIDDLE + 28, 166), back=back)
    canvas.shine((MIDDLE - 44, 180), (3, 46), 110)


def box(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A gift box seen a little from the right."""
    canvas.shadow((MIDDLE + 18, FOOT), (76, 12))
    side = mix(colours.accent, (0, 0, 0), 0.35)
    canvas.polygon(
        [(MIDDLE + 40, 112), (MIDDLE + 66, 102), (MIDDLE + 66, 222), (MIDDLE + 40, FOOT)],
        side,
        mix(side, (0, 0, 0), 0.3),
    )
    canvas.polygon(
        [(MIDDLE - 56, 112), (MIDDLE - 26, 102), (MIDDLE + 66, 102), (MIDDLE + 40, 112)],
        mix(colours.accent, c.CREAM, 0.3),
        mix(colours.accent, c.CREAM, 0.15),
    )
    canvas.polygon(
        [(MIDDLE - 56, 112), (MIDDLE + 40, 112), (MIDDLE + 40, FOOT), (MIDDLE - 56, FOOT)],
        mix(colours.accent, c.CREAM, 0.12),
        colours.accent,
        "y",
    )
    label(canvas, colours, (MIDDLE - 42, 132, MIDDLE + 26, 216), back=back)


def tin(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A round tin."""
    canvas.shadow((MIDDLE + 14, FOOT), (60, 11))
    body = mix(colours.thread, c.CREAM, 0.1)
    canvas.block((MIDDLE - 44, 124, MIDDLE + 44, FOOT), 6, body, mix(body, (0, 0, 0), 0.45))
    canvas.block((MIDDLE - 46, 106, MIDDLE + 46, 130), 4, c.METAL, c.METAL_LOW)
    canvas.ellipse((MIDDLE, 107), (46, 8), c.CREAM, c.METAL, "x")
    label(canvas, colours, (MIDDLE - 34, 144, MIDDLE + 34, 220), back=back)
    canvas.shine((MIDDLE - 38, 180), (2.4, 40), 90)


def sack(canvas: Canvas, colours: Palette, filling: Shades, *, back: bool) -> None:
    """A small cloth sack tied at the neck."""
    cloth, cloth_low = (238, 226, 200), (190, 168, 128)
    canvas.shadow((MIDDLE + 14, FOOT), (70, 12))
    canvas.blob(
        [
            (MIDDLE - 24, 96),
            (MIDDLE + 24, 96),
            (MIDDLE + 18, 112),
            (MIDDLE + 52, 146),
            (MIDDLE + 58, 206),
            (MIDDLE + 46, FOOT),
            (MIDDLE - 46, FOOT),
            (MIDDLE - 58, 206),
            (MIDDLE - 52, 146),
            (MIDDLE - 18, 112),
        ],
        cloth,
        cloth_low,
    )
    canvas.polygon(
        [
            (MIDDLE - 34, 74),
            (MIDDLE - 14, 84),
            (MIDDLE, 72),
            (MIDDLE + 16, 84),
            (MIDDLE + 34, 74),
            (MIDDLE + 18, 108),
            (MIDDLE - 18, 108),
        ],
        cloth,
        cloth_low,
    )
    canvas.block(
        (MIDDLE - 21, 102, MIDDLE + 21, 111), 4, colours.accent, mix(colours.accent, (0, 0, 0), 0.3)
    )
    label(canvas, colours, (MIDDLE - 34, 144, MIDDLE + 34, 218), back=back)


def filling_of(contents: str) -> Shades:
    """Answer the shades of what a vessel holds; anything unknown looks like wood."""
    return CONTENTS.get(contents, ((206, 132, 84), (140, 74, 40)))
