"""Put a picture together: wall and table of the province, a vessel, and what it is made of."""

from __future__ import annotations

import random
from collections.abc import Mapping
from io import BytesIO

from illustrations import bundles, crafts, heaps, living, props, vessels
from illustrations.canvas import HEIGHT, WIDTH, Canvas, mix
from illustrations.palette import CREAM, PALETTES, Palette

SHOWN_WIDTH = 641  # wide enough for drawings of 320 and 640 pixels
TABLE = 196.0
DISC_AT = (218.0, 128.0)
VESSELS = {
    name: getattr(room, name)
    for room, names in (
        (vessels, ("jar", "honey", "bottle", "dropper", "pouch", "vacuum", "box", "tin", "sack")),
        (crafts, ("basket", "bowl", "wine_jar", "pottery", "cloth", "hat")),
        (living, ("house", "flowers", "potted", "fishbowl")),
        (bundles, ("rice_paper", "noodles", "bundle", "chopsticks", "banh_tet", "soap", "tray")),
    )
    for name in names
}
PROPS: Mapping[str, heaps.Prop] = {
    "pepper": heaps.seeds((4.6, 4.6), (96, 80, 66), (34, 26, 22), many=34),
    "coffee": heaps.seeds((8, 5.4), (128, 80, 48), (54, 30, 18), crease=True),
    "honey": props.blossoms,
    "nuts": heaps.seeds((11, 8), (238, 204, 150), (186, 136, 78), many=18),
    "meat": props.chilli,
    "salt": props.small_bowl((255, 253, 248), (214, 210, 202)),
    "leaf": props.leaves,
    "tea": props.cup,
    "rice": props.small_bowl((255, 252, 242), (226, 216, 190)),
    "thread": props.thread,
    "sesame": props.nothing,
    "grain": heaps.seeds((5.4, 3.2), (246, 214, 104), (206, 152, 40), many=30),
    "fish": props.fish,
    "garlic": heaps.few_bulbs,
    "cinnamon": props.sticks,
    "malt": props.small_bowl((226, 150, 48), (150, 82, 16)),
    "turmeric": props.roots((240, 176, 70), (188, 112, 24)),
    "ginseng": props.roots((234, 206, 152), (178, 136, 78)),
    "berry": heaps.seeds((9, 9), (146, 56, 112), (66, 16, 56), many=18),
    "cocoa": heaps.seeds((10, 6.4), (146, 90, 60), (78, 42, 26), many=20),
    "mandarin": heaps.fruits(25, (250, 176, 62), (214, 112, 16)),
    "durian": heaps.fruits(31, (188, 178, 84), (112, 108, 40), spikes=True),
    "pomelo": heaps.fruits(31, (214, 212, 104), (150, 160, 52)),
    "persimmon": heaps.fruits(23, (250, 150, 62), (208, 82, 24)),
    "cockle": heaps.seeds((11, 8), (206, 166, 138), (118, 76, 62), crease=True, many=18),
    "beans": heaps.seeds((6, 4.2), (84, 88, 66), (30, 34, 26), many=30),
    "shrimp": props.small_bowl((206, 124, 122), (142, 66, 78)),
    "potato": props.roots((206, 120, 104), (140, 62, 60)),
    "peanut": heaps.seeds((12, 6.4), (226, 184, 124), (172, 124, 68), crease=True, many=18),
    "water": props.glass,
    "none": props.nothing,
}
IN_BASKET = {"garlic": heaps.bulbs}


def compose(scene: str, province: str, back: bool) -> bytes:  # noqa: FBT001 - mapped over lists
    """Answer the picture of a scene ("jar pepper") in a province's colours as PNG, always alike."""
    vessel, contents = scene.split()
    colours = PALETTES[province]
    canvas = Canvas(SHOWN_WIDTH)
    _room(canvas, colours)
    VESSELS[vessel](canvas, colours, vessels.filling_of(contents), back=back)
    draw_of = random.Random(f"{scene}|{province}")  # alike on every run
    if vessel == "basket":
        IN_BASKET.get(contents, PROPS[contents])(canvas, draw_of)
        crafts.basket_front(canvas, colours, back=back)
    else:
        PROPS[contents](canvas, draw_of)
    out = BytesIO()
    canvas.finished().save(out, "PNG", compress_level=1)
    return out.getvalue()


def _room(canvas: Canvas, colours: Palette) -> None:
    canvas.block((-9, -9, WIDTH + 9, TABLE + 9), 0.1, colours.wall, colours.wall_low, "y")
    canvas.ellipse(
        DISC_AT,
        (104, 104),
        mix(colours.disc, CREAM, 0.35),
        mix(colours.disc, colours.wall_low, 0.4),
        "y",
    )
    canvas.block((-9, TABLE, WIDTH + 9, HEIGHT + 9), 0.1, colours.table, colours.table_low, "y")
    canvas.line([(0, TABLE), (WIDTH, TABLE)], 1.2, mix(colours.table, CREAM, 0.35))
    _runner(canvas, colours)


def _runner(canvas: Canvas, colours: Palette) -> None:
    """A woven strip hangs over the front edge of the table."""
    canvas.block(
        (-9, 274, WIDTH + 9, HEIGHT + 9),
        0.1,
        mix(colours.accent, CREAM, 0.08),
        mix(colours.accent, (0, 0, 0), 0.2),
        "y",
    )
    for step in range(21):
        x = step * 20
        canvas.polygon(
            [(x - 8, 287), (x, 280), (x + 8, 287), (x, 294)],
            mix(colours.thread, CREAM, 0.35),
            colours.thread,
        )
    canvas.line([(0, 276), (WIDTH, 276)], 1.2, mix(colours.accent, CREAM, 0.6))
