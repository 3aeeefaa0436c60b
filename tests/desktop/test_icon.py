"""The tray's picture."""

import subprocess
import sys
from itertools import combinations
from typing import get_args

import pytest

from deskbreak.desktop.icon import CLAY, GOLD, MIST, PINE, Face, Shape, argb, draw

PANELS = ((255, 255, 255), (0, 0, 0))


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48])
def test_every_shape_differs_without_its_colour(size: int) -> None:
    drawn = {shape: draw(Face(shape, 0.5), size).getchannel("A").tobytes() for shape in get_args(Shape)}
    for one, other in combinations(drawn.values(), 2):
        differing = sum(abs(left - right) > 100 for left, right in zip(one, other, strict=True))
        assert differing > size * size / 10


def test_the_ring_fills_clockwise() -> None:
    def strength(fill: float, x: int, y: int) -> int:
        return draw(Face("counting", fill), 48).getchannel("A").tobytes()[48 * y + x]

    right, bottom, left = (45, 24), (24, 45), (2, 24)
    assert [strength(0.3, *right), strength(0.3, *bottom) < 150] == [255, True]
    assert [strength(0.6, *bottom), strength(0.6, *left) < 150] == [255, True]
    assert strength(1, *left) == 255
    weights = [sum(draw(Face("counting", fill / 10), 22).getchannel("A").tobytes()) for fill in range(11)]
    assert weights == sorted(weights)


@pytest.mark.parametrize("colour", [PINE, CLAY, GOLD, MIST])
@pytest.mark.parametrize("panel", PANELS)
def test_contrast_on_light_and_dark(colour: tuple[int, int, int], panel: tuple[int, int, int]) -> None:
    def luminance(rgb: tuple[int, int, int]) -> float:
        parts = [value / 255 for value in rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return float(sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))

    high, low = sorted((luminance(colour), luminance(panel)), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 3


def test_bytes_begin_with_alpha() -> None:
    ((size, data),) = argb(Face("break", 0), [22])
    assert size == 22
    assert len(data) == 22 * 22 * 4
    assert (0, *PINE) in {tuple(data[at : at + 4]) for at in range(0, len(data), 4)}
    assert (255, *PINE) in {tuple(data[at : at + 4]) for at in range(0, len(data), 4)}


def test_it_loads_no_more_of_pillow_than_it_takes() -> None:
    code = (
        "import sys; from deskbreak.desktop.icon import Face, draw; assert 'PIL' not in sys.modules;"
        "draw(Face('due', 1), 22); print([name for name in ('PIL.ImageDraw', 'PIL.ImageFont', 'PIL.JpegImagePlugin')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
