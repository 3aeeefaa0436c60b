"""The regions of the body in a real browser: the page shows them where the image for sharing does."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from deskbreak import window
from deskbreak.figure.regions import REGIONS, WIDE, as_image, as_svg
from deskbreak.figure.shape import HEIGHT
from deskbreak.figure.still import COLOURS, Theme

STYLE = (Path(window.__file__).parent / "static/figure.css").read_text("utf-8")
TALL = 480
BLUR = 8


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_browser_shows_what_the_image_shows(tab: Callable[..., Page], theme: Theme) -> None:
    page = tab(color_scheme=theme)
    ground = COLOURS[theme]["surface"]
    wide = round(WIDE * TALL / HEIGHT)
    for number, name in enumerate(REGIONS):
        shares = {name: (0.2, 0.5, 1.0)[number % 3]}
        look = f"{STYLE} body {{ margin: 0; width: {wide}px; background: {ground}; }}"
        page.set_content(f"<!doctype html><style>{look}</style>{as_svg(shares)}")
        shown = Image.open(BytesIO(page.locator("svg").screenshot())).convert("RGB")
        painted = as_image(shares, TALL, dark=theme == "dark")
        wanted = Image.alpha_composite(Image.new("RGBA", painted.size, ground), painted).convert("RGB")
        assert shown.size == wanted.size
        # Seen from so far that edges and dots, which two painters smooth differently, melt into tones.
        apart = ImageChops.difference(shown.reduce(BLUR), wanted.reduce(BLUR)).convert("L")
        assert not any(apart.histogram()[18:]), name
