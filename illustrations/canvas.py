"""A small drawing board over Pillow: shapes with soft shading, in units of a 400 × 300 sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 400, 300
Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A sheet of 400 × 300 units, drawn larger than it is shown; origin at the upper left."""

    def __init__(self, width: int, sharpness: float = 1.5) -> None:
        """Begin a sheet that is shown `width` pixels wide."""
        self.shown = (width, width * HEIGHT // WIDTH)
        self.scale = width * sharpness / WIDTH
        size = (round(self.shown[0] * sharpness), round(self.shown[1] * sharpness))
        self.image = Image.new("RGB", size)

    def polygon(
        self, points: Sequence[Point], light: Colour, dark: Colour, axis: str = "x"
    ) -> None:
        """A filled shape shaded from `light` to `dark` along x, y or the `r`adius."""
        self._paste([self._at(*point) for point in points], light, dark, axis)

    def blob(self, points: Sequence[Point], light: Colour, dark: Colour, axis: str = "x") -> None:
        """A closed smooth shape through the points."""
        self.polygon(smooth(points), light, dark, axis)

    def ellipse(
        self, centre: Point, radii: Point, light: Colour, dark: Colour, axis: str = "r"
    ) -> None:
        """A shaded ellipse; along the radius it looks round."""
        self.polygon(_around(centre, radii), light, dark, axis)

    def tilted(
        self, centre: Point, radii: Point, angle: float, light: Colour, dark: Colour
    ) -> None:
        """A shaded ellipse turned by `angle` radians."""
        self.polygon(_turned(_around((0, 0), radii, 24), centre, angle), light, dark, "r")

    def block(
        self,
        box: tuple[float, float, float, float],
        corner: float,
        light: Colour,
        dark: Colour,
        axis: str = "x",
    ) -> None:
        """A rectangle x0, y0, x1, y1 with round corners."""
        x0, y0, x1, y1 = box
        arcs = (
            (x1 - corner, y0 + corner, -90),
            (x1 - corner, y1 - corner, 0),
            (x0 + corner, y1 - corner, 90),
            (x0 + corner, y0 + corner, 180),
        )
        points = [
            (
                x + corner * math.cos(math.radians(start + turn)),
                y + corner * math.sin(math.radians(start + turn)),
            )
            for x, y, start in arcs
            for turn in range(0, 91, 15)
        ]
        self.polygon(points, light, dark, axis)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A smooth line with round ends."""
        path = [self._at(*point) for point in points]
        thick = max(1, round(width * self.scale))
        pen = ImageDraw.Draw(self.image)
        pen.line(path, fill=colour, width=thick, joint="curve")
        for x, y in (path[0], path[-1]):
            pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def shadow(self, centre: Point, radii: Point, strength: int = 90) -> None:
        """A soft shadow on the table."""
        self._veil(centre, radii, (40, 25, 15), strength, blur=5)

    def shine(self, centre: Point, radii: Point, strength: int = 110) -> None:
        """A soft light on a surface."""
        self._veil(centre, radii, (255, 252, 244), strength, blur=2.2)

    def finished(self) -> Image.Image:
        """Answer the sheet in the size it is shown."""
        return self.image.resize(self.shown, Image.Resampling.LANCZOS, reducing_gap=2.0)

    def _at(self, x: float, y: float) -> Point:
        return x * self.scale, y * self.scale

    def _paste(self, path: Sequence[Point], light: Colour, dark: Colour, axis: str) -> None:
        left, top = (math.floor(min(point[i] for point in path)) for i in (0, 1))
        right, bottom = (math.ceil(max(point[i] for point in path)) + 1 for i in (0, 1))
        size = (max(1, right - left), max(1, bottom - top))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in path], fill=255)
        if light == dark:
            self.image.paste(light, (left, top), mask)
            return
        ramp = _ramp(axis).resize(size, Image.Resampling.BILINEAR)
        shaded = Image.composite(Image.new("RGB", size, dark), Image.new("RGB", size, light), ramp)
        self.image.paste(shaded, (left, top), mask)

    def _veil(
        self, centre: Point, radii: Point, colour: Colour, strength: int, blur: float
    ) -> None:
        (x, y), (rx, ry) = self._at(*centre), self._at(*radii)
        room = 3 * blur * self.scale
        left, top = round(x - rx - room), round(y - ry - room)
        size = (round(2 * (rx + room)), round(2 * (ry + room)))
        # Blurred small and stretched: the eye sees no difference, the clock does.
        small = (max(8, size[0] // 4), max(8, size[1] // 4))
        mask = Image.new("L", small)
        across, down = room / size[0] * small[0], room / size[1] * small[1]
        ImageDraw.Draw(mask).ellipse(
            (across, down, small[0] - across, small[1] - down), fill=strength
        )
        mask = mask.filter(ImageFilter.GaussianBlur(blur * self.scale / 4)).resize(size)
        self.image.paste(colour, (left, top), mask)


def smooth(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Answer a closed Catmull-Rom curve through the points."""
    curve = []
    total = len(points)
    for place in range(total):
        a, b, c, d = (points[(place + offset) % total] for offset in (-1, 0, 1, 2))
        curve += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return curve


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Answer a colour between two."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t**2
            + (3 * q - p - 3 * r + s) * t**3
        )
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return x, y


def _around(centre: Point, radii: Point, corners: int = 48) -> list[Point]:
    turn = 2 * math.pi / corners
    return [
        (centre[0] + radii[0] * math.cos(turn * i), centre[1] + radii[1] * math.sin(turn * i))
        for i in range(corners)
    ]


def _turned(points: Sequence[Point], centre: Point, angle: float) -> list[Point]:
    cos, sin = math.cos(angle), math.sin(angle)
    return [(centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos) for x, y in points]


@lru_cache(maxsize=3)
def _ramp(axis: str) -> Image.Image:
    """A grey ramp: 0 keeps the light colour, 255 the dark one."""
    if axis == "r":
        # The light falls from the upper left: shift the middle of the ramp that way.
        wide = Image.radial_gradient("L").resize((420, 420))
        return wide.crop((110, 120, 366, 376)).point([min(255, v * 2) for v in range(256)])
    down = Image.linear_gradient("L")
    return down if axis == "y" else down.rotate(90)
