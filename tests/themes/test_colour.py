import pytest

from themes.colour import Oklch, Pair, contrast, hexadecimal, is_in_srgb, tokens_of

WHITE = Oklch(1, 0, 0)
BLACK = Oklch(0, 0, 0)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21.0, abs=0.01)


def test_contrast_does_not_depend_on_the_order() -> None:
    assert contrast(WHITE, Oklch(0.5, 0.1, 30)) == contrast(Oklch(0.5, 0.1, 30), WHITE)


@pytest.mark.parametrize(
    ("colour", "written"),
    [
        (Oklch(0.627955, 0.257683, 29.2339), "#ff0000"),
        (Oklch(0.86644, 0.294827, 142.4953), "#00ff00"),
        (Oklch(0.452014, 0.313214, 264.052), "#0000ff"),
        (Oklch(0.599871, 0, 0), "#808080"),
    ],
)
def test_oklch_becomes_the_srgb_colour_browsers_show(colour: Oklch, written: str) -> None:
    assert hexadecimal(colour) == written


def test_a_colour_no_screen_can_show_is_told() -> None:
    assert is_in_srgb(Oklch(0.4, 0.1, 264))
    assert not is_in_srgb(Oklch(0.4, 0.4, 150))


def test_tokens_are_read_with_their_light_and_dark_value() -> None:
    css = (
        "--a: light-dark(oklch(0.9 0.01 85), oklch(0.2 0.02 65)); --b: oklch(0.5 0.1 30); --c: 1rem"
    )

    assert tokens_of(css) == {
        "a": Pair(Oklch(0.9, 0.01, 85), Oklch(0.2, 0.02, 65)),
        "b": Pair(Oklch(0.5, 0.1, 30), Oklch(0.5, 0.1, 30)),
    }


def test_a_token_written_twice_keeps_its_last_value() -> None:
    assert tokens_of("--a: oklch(0.1 0 0); --a: oklch(0.2 0 0)")["a"].light == Oklch(0.2, 0, 0)
