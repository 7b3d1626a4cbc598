"""The colours of a picture: one set for each province, and the things themselves."""

from __future__ import annotations

from dataclasses import dataclass

from illustrations.canvas import Colour


@dataclass(frozen=True)
class Palette:
    """Wall, table, disc behind, cloth on the table with its stripe, and the colour of labels."""

    wall: Colour
    wall_low: Colour
    disc: Colour
    table: Colour
    table_low: Colour
    accent: Colour
    thread: Colour


PALETTES = {
    "52": Palette(
        (247, 236, 222),
        (238, 216, 194),
        (226, 168, 128),
        (196, 142, 104),
        (158, 104, 72),
        (142, 52, 38),
        (62, 104, 74),
    ),
    "51": Palette(
        (232, 243, 243),
        (208, 229, 232),
        (150, 200, 206),
        (206, 190, 160),
        (170, 148, 116),
        (28, 84, 112),
        (82, 158, 176),
    ),
    "66": Palette(
        (246, 238, 224),
        (235, 220, 198),
        (214, 160, 166),
        (164, 116, 84),
        (122, 80, 56),
        (116, 34, 76),
        (128, 88, 58),
    ),
    "08": Palette(
        (238, 243, 228),
        (218, 228, 200),
        (168, 194, 142),
        (176, 146, 104),
        (138, 108, 72),
        (28, 88, 68),
        (120, 152, 84),
    ),
    "44": Palette(
        (248, 244, 230),
        (238, 229, 206),
        (232, 184, 130),
        (204, 178, 136),
        (166, 138, 98),
        (22, 92, 98),
        (190, 98, 54),
    ),
}
PAPER: Colour = (252, 248, 238)
PAPER_LOW: Colour = (232, 222, 204)
GLASS: Colour = (226, 238, 236)
GLASS_LOW: Colour = (178, 200, 198)
KRAFT: Colour = (216, 178, 132)
KRAFT_LOW: Colour = (172, 130, 86)
CLAY: Colour = (186, 110, 72)
CLAY_LOW: Colour = (116, 60, 38)
BAMBOO: Colour = (226, 190, 122)
BAMBOO_LOW: Colour = (168, 124, 62)
METAL: Colour = (226, 222, 212)
METAL_LOW: Colour = (150, 144, 132)
WOOD: Colour = (150, 96, 58)
WOOD_LOW: Colour = (98, 58, 32)
LEAF: Colour = (108, 158, 82)
LEAF_LOW: Colour = (46, 96, 52)
CREAM: Colour = (255, 250, 238)

# What jars, bottles and bowls hold: light and dark side.
CONTENTS: dict[str, tuple[Colour, Colour]] = {
    "pepper": ((86, 70, 58), (34, 26, 22)),
    "coffee": ((122, 76, 46), (54, 30, 18)),
    "honey": ((244, 182, 62), (190, 106, 16)),
    "salt": ((255, 253, 248), (218, 214, 206)),
    "turmeric": ((246, 182, 44), (206, 122, 14)),
    "ginseng": ((240, 204, 126), (196, 132, 48)),
    "shrimp": ((206, 124, 122), (142, 66, 78)),
    "fish": ((176, 84, 38), (96, 36, 14)),
    "berry": ((136, 36, 74), (66, 12, 36)),
    "peanut": ((248, 214, 98), (214, 158, 36)),
    "grain": ((236, 240, 234), (202, 214, 208)),
    "water": ((214, 238, 246), (156, 204, 222)),
    "leaf": ((206, 170, 84), (138, 98, 30)),
    "malt": ((214, 140, 40), (146, 78, 14)),
    "rice": ((255, 252, 242), (226, 218, 196)),
    "beans": ((72, 76, 58), (30, 34, 26)),
    "cockle": ((196, 150, 120), (118, 74, 58)),
}
