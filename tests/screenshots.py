"""Every page as a picture, from a real resident with four weeks behind it, for `make screenshots`."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests import livedweek
from tests.plugin_desktop import DesktopSession
from tests.resident.resident import Resident, hands

PLACE = Path(__file__).parent.parent / "screenshots"
HOUR = 15
"""The hour of the day that it is in the pictures."""
SPEED = 4
"""How much faster the clocks run; the middle of an exercise is far into it."""
ROUTINE = "full-reset-ten"
CHECKED = "headache-from-the-neck"
"""A routine that asks for warning signs before it begins."""
SCHEMES = ("light", "dark")
SIZES = {360: 740, 1280: 800, 3840: 2160}
PAGES = (
    "today",
    "week",
    "month",
    "day",
    "break",
    "routines",
    "exercises",
    "evidence",
    "settings",
    "data",
    "welcome",
    "habits",
    "spots",
    "clinician",
    "muscles",
    "body/signs",
    "not-there",
)
DESK = ("workstation", *(f"workstation/check?at={number}" for number in range(1, 11)))
DETAILS = (
    *("routines/upper-back-reset", "exercises/wall-slide", "exercises/tendon-glide"),
    *("muscles/levator", "muscles/scm"),
)
WEEKS = {"before": 1, "abroad": 2, "first": 3, "empty": 4}
"""Pages of weeks, and how many weeks ago each was."""
README = {
    "player-1280-light": ("player", 800),
    "week-before-1280-light": ("week", 1088),
    "body-muscles-1280-light": ("body", 760),
}
"""The pictures that stand in the README: their names there, and how much of their height is shown."""
README_WIDTH = 960
TONES = [min(255, (level + 2) // 4 * 4) for level in range(256)]
"""Every fourth tone is enough, and takes a third less space; a palette would lose the rare colours or the pale ones."""


@dataclass
class Camera:
    """Opens pages as somebody with a given screen sees them, and keeps what is seen."""

    browser: Browser
    resident: Resident

    def visit(self, scheme: str, width: int, **options: Any) -> Page:
        """A page that is let in, at Today."""
        options |= {"viewport": {"width": width, "height": SIZES[width]}, "color_scheme": scheme}
        page = self.browser.new_context(**options).new_page()
        page.goto(self.resident.cli("open", "today", "--print").strip())
        return page

    def go(self, page: Page, path: str) -> None:
        """Go to another page."""
        page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}/{path}")
        page.wait_for_timeout(150)

    def take(self, page: Page, name: str, *, whole: bool = True) -> None:
        """Keep what the page shows: all of it, or one screen."""
        page.screenshot(path=PLACE / f"{name}.png", full_page=whole)


@pytest.fixture
def resident(desktop_session: DesktopSession, tmp_path: Path) -> Iterator[Resident]:
    zone = f"Etc/GMT{max(datetime.now(UTC).hour - HOUR, -14):+d}"  # these names count westwards
    environment = {**desktop_session.environment, "TZ": zone}
    resident = Resident(environment, "--speed", str(SPEED))
    resident.folders.make()
    livedweek.write(resident.folders.journal, time.time(), ZoneInfo(zone), long=True)  # noqa: TID251 - the weeks end now
    resident.start()
    with hands(environment):
        yield resident
    resident.end()


@pytest.fixture
def camera(chromium: Browser, resident: Resident, needs: Callable[..., None]) -> Camera:
    needs("xdotool")
    PLACE.mkdir(exist_ok=True)
    return Camera(chromium, resident)


def test_every_page(camera: Camera) -> None:
    camera.resident.cli("routines", "favourite", "desk-neck-reset")
    camera.resident.cli("routines", "never", "breathe-minute")
    for scheme in SCHEMES:
        for width in (360, 1280):
            page = camera.visit(scheme, width)
            for path in (*PAGES, *DETAILS):
                camera.go(page, path)
                camera.take(page, f"{path.replace('/', '-')}-{width}-{scheme}")
            for path in DESK:
                camera.go(page, path)
                camera.take(page, f"{path.replace('/check?at=', '-')}-{width}-{scheme}")
            for name, path in (
                ("day-full", f"day?date={tuesday_before()}"),
                ("day-empty", "day?date=2020-03-04"),
                ("forget", "data/forget?everything=1"),
            ):
                camera.go(page, path)
                camera.take(page, f"{name}-{width}-{scheme}")
            page.context.clear_cookies()
            camera.go(page, "today")
            camera.take(page, f"denied-{width}-{scheme}")
            page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_from_the_map_to_my_spots(camera: Camera, scheme: str, width: int) -> None:
    page = camera.visit(scheme, width)

    def take(name: str) -> None:
        page.wait_for_load_state()
        page.wait_for_timeout(150)
        camera.take(page, f"body-{name}-{width}-{scheme}")

    def answer(says: str) -> None:
        for each in page.get_by_role("radio", name=says, exact=True).all():
            each.check()
        page.get_by_role("button", name="Go on").click()

    camera.go(page, "body/neck-shoulder-angle")
    take("side")
    page.get_by_role("link", name="Left", exact=True).click()
    take("questions")
    answer("Yes")
    take("stop")
    page.get_by_role("button", name="ask me again").click()
    answer("No")
    take("muscles")
    page.get_by_role("form", name="Levator scapulae").get_by_role("button").click()
    expect(page.locator("#motion-pause")).to_be_visible()
    take("press")
    page.get_by_role("button", name="I am not sure").click()
    page.get_by_role("radio", name="5", exact=True).check()
    take("relief")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#spoken")).not_to_be_empty()
    expect(page.locator("#text")).not_to_have_text("Get ready")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="How is it now?")).to_be_visible()
    take("end")
    camera.go(page, "body")
    take("asked")
    page.get_by_role("link", name="Answer").first.click()
    page.get_by_role("radio", name="3", exact=True).check()
    page.locator("#pinning-open").click()
    take("after")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("5 before, 3 after")
    take("eased")
    camera.go(page, "body/neck-shoulder-angle/score?side=left")
    take("score")
    camera.go(page, "body")
    take("kept")
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_the_week(camera: Camera, scheme: str, width: int) -> None:
    page = camera.visit(scheme, width)
    for name, back in WEEKS.items():
        camera.go(page, f"week?week={datetime.now(UTC) - timedelta(weeks=back):%G-W%V}")
        camera.take(page, f"week-{name}-{width}-{scheme}")
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_on_paper(camera: Camera, scheme: str, needs: Callable[..., None]) -> None:
    """The PDFs of a week and of the record for a clinician, and what their first sheet of A4 looks like."""
    needs("pdftoppm")
    page = camera.visit(scheme, 1280)
    for name, path in (
        ("week", f"week?week={datetime.now(UTC) - timedelta(weeks=1):%G-W%V}"),
        ("clinician", "clinician"),
    ):
        camera.go(page, path)
        sheet = PLACE / f"{name}-paper-{scheme}"
        page.pdf(path=sheet.with_suffix(".pdf"), prefer_css_page_size=True)
        subprocess.run(["pdftoppm", "-r", "110", "-png", "-singlefile", sheet.with_suffix(".pdf"), sheet], check=True)
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_the_player(camera: Camera, scheme: str, width: int) -> None:
    page = camera.visit(scheme, width)
    play(camera, page)
    camera.take(page, f"player-{width}-{scheme}", whole=False)
    page.keyboard.press("Space")
    camera.take(page, f"player-paused-{width}-{scheme}", whole=False)
    page.keyboard.press("r")
    camera.take(page, f"player-signs-{width}-{scheme}", whole=False)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Better")).to_be_visible()
    camera.take(page, f"player-end-{width}-{scheme}", whole=False)
    camera.go(page, f"break?play={CHECKED}")
    expect(page.get_by_role("dialog")).to_be_visible()
    camera.take(page, f"player-checked-{width}-{scheme}", whole=False)
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("still", {"reduced_motion": "reduce"}),
        ("still-forced", {"reduced_motion": "reduce", "forced_colors": "active"}),
        ("forced", {"forced_colors": "active"}),
        ("contrast", {"contrast": "more"}),
    ],
)
def test_the_player_for_other_eyes(camera: Camera, name: str, options: dict[str, Any], width: int) -> None:
    for scheme in SCHEMES:
        page = camera.visit(scheme, width, **options)
        if name != "still":
            for path in ("today", "routines", "exercises/wall-slide", "body", "muscles/levator"):
                camera.go(page, path)
                camera.take(page, f"{name}-{path.replace('/', '-')}-{width}-{scheme}")
        play(camera, page)
        camera.take(page, f"player-{name}-{width}-{scheme}", whole=False)
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Better")).to_be_visible()
        page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_player_without_scripts(camera: Camera, width: int) -> None:
    page = camera.visit("light", width, java_script_enabled=False)
    camera.go(page, f"break?play={ROUTINE}")
    camera.take(page, f"player-read-{width}-light")
    page.context.close()


def test_the_pictures_of_the_readme() -> None:
    """Small copies of some of the others; who changes what they show puts them into tests/pictures/."""
    (PLACE / "readme").mkdir(exist_ok=True)
    for taken, (name, shown) in README.items():
        with Image.open(PLACE / f"{taken}.png") as whole:
            height = round(shown * README_WIDTH / whole.width)
            top = whole.convert("RGB").crop((0, 0, whole.width, shown))
        small = top.resize((README_WIDTH, height), Image.Resampling.LANCZOS)
        small.point(TONES * 3).save(PLACE / "readme" / f"{name}.png", optimize=True)


def tuesday_before() -> date:
    """A day of the fortnight that is over, and was worked on."""
    today = datetime.now(UTC).date()
    return today - timedelta(days=today.weekday() + 6)


def play(camera: Camera, page: Page) -> None:
    """Begin the break and go on to the long hold of a stretch to one side."""
    camera.go(page, f"break?play={ROUTINE}")
    expect(page.locator("#text")).not_to_have_text("Get ready")
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#seconds")).to_have_text(re.compile("^1[0-7]$"))
