"""Make the PNG files from the SVG sources: `python icons/make.py`. For developers; needs playwright and a Chromium."""

import io
import math
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
MASK = 192
APP_SIZES = (32, 48, 64, 128, 256)


def render(page: Page, source: Path, size: int) -> Image.Image:
    """The drawing `source` on nothing, `size` pixels wide and high."""
    page.set_viewport_size({"width": size, "height": size})
    style = f"<style>*{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>"
    page.set_content(style + source.read_text("utf-8"))
    return Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")


def sweep(size: int) -> Image.Image:
    """How far round the clock each pixel lies: 0 at twelve, 255 just before it."""
    middle = (size - 1) / 2
    turns = (math.atan2(x - middle, middle - y) / math.tau % 1 for y in range(size) for x in range(size))
    return Image.frombytes("L", (size, size), bytes(int(turn * 255) for turn in turns))


def main() -> None:
    """Write every PNG beside its source."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for source in sorted(HERE.glob("tray-*.svg")):
            render(page, source, MASK).getchannel("A").save(source.with_suffix(".png"), optimize=True)
        for size in APP_SIZES:
            render(page, HERE / "deskbreak.svg", size).save(HERE / f"deskbreak-{size}.png", optimize=True)
        browser.close()
    sweep(MASK).save(HERE / "tray-sweep.png", optimize=True)


if __name__ == "__main__":
    main()
