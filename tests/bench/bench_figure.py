"""What the figure costs where nothing helps the processor: its film, its page, and its frames in the player."""

import json
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from deskbreak import library, resources
from deskbreak.core.routine import Routine
from deskbreak.window.reel import reel
from deskbreak.window.shelf import Shelf
from tests.window.conftest import House, folders, house, resident
from tests.window.scripted import Resident, opening, status

__all__ = ["folders", "house", "resident"]

TURNS = 9
LONGEST = "full-reset-ten"
WATCHED = ("shoulder-circles", "seated-cat-cow", "wall-slide", "walk-break", "tendon-glide", "roller-floor-upper-back")
"""Exercises that keep moving: the body from near and from afar, walking, lying, and a hand."""
WATCHED_S = 8.0
SIZES = {"1280 x 800": (1280, 800), "3840 x 2160": (3840, 2160)}
LEAST_FRAMES = 30.0
MOST_SCRIPT_MS = 4.0
MOST_PAINT_MS = 500.0
WORK = ("FireAnimationFrame", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit")
"""What the page's main thread does for a frame, as the trace names it."""
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline.frame"]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([resources.folder("routines")])


@pytest.fixture
def player(chromium: Browser, house: House, resident: Resident) -> Iterator[Callable[..., Page]]:
    """`player(routine, width, height)` opens the page of a break that begins by itself."""
    contexts = []

    def open_player(routine: str, width: int = 1280, height: int = 800) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        resident.status = status(phase="prompting", player=opening(routine))
        page.goto(house.gate.address("break"))
        return page

    yield open_player
    for context in contexts:
        context.close()


def shipped() -> Mapping[str, Routine]:
    return library.load([resources.folder("routines")]).routines


def test_the_film_of_the_longest_routine() -> None:
    routines = shipped()
    sizes = {name: len(json.dumps(reel(routine))) for name, routine in routines.items()}
    largest = max(sizes, key=lambda name: sizes[name])
    times = []
    for _turn in range(TURNS):
        begun = time.perf_counter()
        reel(routines[largest])
        times.append(time.perf_counter() - begun)
    print(f"\n{largest}: {1000 * statistics.median(times):.0f} ms to draw, {sizes[largest] / 1024:.0f} KB to send.")


def test_the_page_of_the_longest_routine(player: Callable[..., Page]) -> None:
    paints = []
    page = player(LONGEST)
    for _turn in range(TURNS):
        page.goto(page.url)
        page.wait_for_timeout(300)
        paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    print(f"\n{LONGEST}: {statistics.median(paints):.0f} ms from the address to its first paint.")
    assert statistics.median(paints) < MOST_PAINT_MS


@pytest.mark.parametrize("size", SIZES)
def test_frames(chromium: Browser, player: Callable[..., Page], size: str) -> None:
    routines = shipped()
    worst = []
    for exercise in WATCHED:
        routine, place = next(
            (routine.id, index)
            for routine in routines.values()
            for index, step in enumerate(routine.steps)
            if step.exercise.id == exercise
        )
        page = player(routine, *SIZES[size])
        expect(page.locator("#text")).not_to_have_text("Get ready", timeout=15_000)
        for _step in range(place):
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(5000)  # announced, and set up
        chromium.start_tracing(page=page, categories=TRACED)
        page.wait_for_timeout(WATCHED_S * 1000)
        frames, script, work = told(json.loads(chromium.stop_tracing())["traceEvents"])
        page.context.close()
        print(
            f"\n{size}, {exercise}: {frames:.0f} frames a second; each {script:.1f} ms of script, {work:.1f} ms in all."
        )
        worst.append((frames, script))
    assert min(frames for frames, _script in worst) >= LEAST_FRAMES
    assert max(script for _frames, script in worst) <= MOST_SCRIPT_MS


def told(events: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Frames a second; milliseconds of the page's script, and of everything its main thread does, for each of them."""
    fired = [each for each in events if each["name"] == "FireAnimationFrame" and each["ph"] == "X"]
    main = (fired[0]["pid"], fired[0]["tid"])
    length = (max(each["ts"] for each in fired) - min(each["ts"] for each in fired)) / 1e6
    work = [
        each for each in events if each["name"] in WORK and each["ph"] == "X" and (each["pid"], each["tid"]) == main
    ]
    return (
        sum(each["name"] == "DrawFrame" for each in events) / length,
        sum(each["dur"] for each in fired) / 1000 / len(fired),
        sum(each["dur"] for each in work) / 1000 / len(fired),
    )
