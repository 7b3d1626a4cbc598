"""Colours as numbers: oklch to sRGB, WCAG contrast, and the tokens of a stylesheet."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_OKLCH = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
_TOKEN = re.compile(rf"--([\w-]+):\s*(?:light-dark\(\s*{_OKLCH},\s*{_OKLCH}\s*\)|{_OKLCH})")
_TOLERANCE = 0.002


@dataclass(frozen=True, slots=True)
class Oklch:
    """A colour as CSS writes it: lightness 0–1, chroma 0–0.4, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One token's colour in the light theme and in the dark theme."""

    light: Oklch
    dark: Oklch


def contrast(first: Oklch, second: Oklch) -> float:
    """Say the contrast ratio, 1 to 21, as WCAG 2.2 (success criterion 1.4.3) defines it."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Oklch) -> float:
    """Say the relative luminance, 0 (black) to 1 (white), of the colour a screen can show."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in linear_srgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear_srgb(colour: Oklch) -> tuple[float, float, float]:
    """Convert to linear-light sRGB; a part outside 0–1 lies outside what sRGB can show.

    The matrices are Björn Ottosson's, the same ones CSS Color 4 §10 uses.
    """
    a = colour.chroma * math.cos(math.radians(colour.hue))
    b = colour.chroma * math.sin(math.radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def is_in_srgb(colour: Oklch) -> bool:
    """Tell whether every screen shows this colour as written, without mapping it to another."""
    return all(-_TOLERANCE <= part <= 1 + _TOLERANCE for part in linear_srgb(colour))


def hexadecimal(colour: Oklch) -> str:
    """Write the colour as #rrggbb, for the few places where CSS tokens cannot go."""
    return "#" + "".join(f"{round(_gamma(part) * 255):02x}" for part in linear_srgb(colour))


def tokens_of(css_text: str) -> Mapping[str, Pair]:
    """Read every colour token (without its two dashes) written as oklch or as a light-dark pair.

    A token written twice keeps its last value, as in CSS.
    """
    return {match[1]: _pair(match) for match in _TOKEN.finditer(css_text)}


def _pair(match: re.Match[str]) -> Pair:
    numbers = [float(number) for number in match.groups()[1:] if number]
    return Pair(Oklch(*numbers[:3]), Oklch(*numbers[-3:]))


def _gamma(part: float) -> float:
    """Apply the sRGB transfer curve (IEC 61966-2-1) to one linear part."""
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004
