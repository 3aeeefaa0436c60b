"""The tray icon in X11's own system trays: tint2 and trayer as they run, on light panels and a see-through one."""

import contextlib
import random  # noqa: TID251  # seeded: nonsense that is the same each time
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from deskbreak.desktop.icon import CLAY, PINE, TRACK, Face
from deskbreak.desktop.tray.menu import Menu, MenuItem
from deskbreak.desktop.tray.xembed import CLIENT_MESSAGE, EXPOSE, GET_OWNER, XEmbedTray
from deskbreak.errors import DeskbreakError
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import START_S, Environment, Launch, Program, manage_windows, until

Colour = tuple[int, int, int]

TINT2_CONFIG = """\
rounded = 0
border_width = 0
background_color = {colour}
panel_items = S
panel_position = top left horizontal
panel_size = 100% 32
panel_background_id = 1
systray_padding = 4 4 4
systray_icon_size = 24
disable_transparency = {opaque}
"""
TRAYER = ("--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32")
TRAYER_WHITE = (*TRAYER, "--tint", "0xffffff", "--transparent", "true", "--alpha", "0")
KINDS = ("tint2 white", "tint2 see-through", "trayer white", "trayer plain")
INSIDE = (2, 5, 26, 27)
"""A part of the screen that lies in every one of these panels and holds most of the icon."""


class Choices:
    """A menu that notes what was chosen."""

    def __init__(self) -> None:
        self.chosen: list[str] = []
        self.menu = Menu(
            MenuItem("Pause", lambda: self.chosen.append("pause")),
            MenuItem("Start", lambda: self.chosen.append("start"), default=True),
        )

    def second(self) -> None:
        self.chosen.append("second")


def pixels(picture: Image.Image) -> list[Colour]:
    """Every pixel of an RGB picture, line by line."""
    data = picture.tobytes()
    return list(zip(data[0::3], data[1::3], data[2::3], strict=True))


@dataclass(frozen=True)
class Screen:
    """What is seen, and the pointer."""

    environment: Environment
    picture: Path

    def shot(self) -> Image.Image:
        subprocess.run(["import", "-window", "root", str(self.picture)], env=self.environment, check=True)
        with Image.open(self.picture) as shot:
            return shot.convert("RGB").crop((0, 0, 400, 40))

    def find(self, colour: Colour) -> list[tuple[int, int]]:
        shot = self.shot()
        return [(at % shot.width, at // shot.width) for at, seen in enumerate(pixels(shot)) if seen == colour]

    def shows(self, colour: Colour) -> bool:
        return len(self.find(colour)) > 30

    def click(self, button: int) -> None:
        spots: list[list[tuple[int, int]]] = [[]]

        def stays() -> bool:
            spots.append(self.find(PINE))
            return bool(spots[-1]) and spots[-1] == spots[-2]

        until(stays, "the icon stays where it is")
        x, y = spots[-1][len(spots[-1]) // 2]
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()


@pytest.fixture
def screen(needs: Callable[..., None], x_display: str, desktop_environment: Environment, tmp_path: Path) -> Screen:
    needs("import", "xdotool")
    return Screen(desktop_environment, tmp_path / "screen.png")


@pytest.fixture
def panel(
    needs: Callable[..., None], launch: Launch, x_display: str, desktop_environment: Environment, tmp_path: Path
) -> Callable[[str], Program]:
    """Start the tray of a kind."""
    # tint2 takes no icon in without a window manager, and trayer stays unseen when one comes after it.
    manage_windows(needs, launch, desktop_environment)

    def start(kind: str) -> Program:
        program, look = kind.split()
        needs(program)
        if program == "trayer":
            return launch(desktop_environment, "trayer", *(TRAYER_WHITE if look == "white" else TRAYER))
        colour = "#ffffff 100" if look == "white" else "#e8f0c0 60"
        config = tmp_path / "tint2rc"
        config.write_text(TINT2_CONFIG.format(colour=colour, opaque=int(look == "white")), "utf-8")
        return launch(desktop_environment, "tint2", "-c", str(config))

    return start


@pytest.fixture
def choices() -> Choices:
    return Choices()


@pytest.fixture
def tray(x_display: str, loop: EdgeLoop, choices: Choices) -> Iterator[XEmbedTray]:
    icon = XEmbedTray(loop, choices.menu, "Next break in 12 min", Face("counting", 0.4), secondary=choices.second)
    yield icon
    icon.stop()
    loop.run(lambda: None)
    assert loop.sources == 0


def docks(tray: XEmbedTray, screen: Screen, colour: Colour = PINE) -> None:
    until(lambda: tray.docked, "a tray takes the icon")
    until(lambda: screen.shows(colour), "the icon is seen")
    until(lambda: "shows the icon" in tray.backend.why, "it is said")


@pytest.mark.parametrize("kind", KINDS)
def test_it_docks_in_a_tray_that_is_there_or_comes(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], choices: Choices, tray: XEmbedTray, kind: str
) -> None:
    loop.run(lambda: None)
    assert not tray.docked
    assert (tray.backend.part, tray.backend.name) == ("tray", "xembed")
    assert "as soon as" in tray.backend.why
    panel(kind)
    docks(tray, screen)
    loop.run(tray.retire)
    until(lambda: not screen.find(PINE), "the icon is gone")
    second = XEmbedTray(loop, choices.menu, "Next break in 12 min", Face("counting", 0.4), secondary=choices.second)
    docks(second, screen)
    second.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_no_black_corners(
    screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, kind: str
) -> None:
    panel(kind)
    docks(tray, screen)
    wrong: list[str] = []

    def is_right() -> bool:
        wrong[:] = seen_wrong(pixels(screen.shot().crop(INSIDE)), kind)
        return not wrong

    with contextlib.suppress(pytest.fail.Exception):
        until(is_right, "the panel is done with drawing")
    assert wrong == []


def seen_wrong(seen: list[Colour], kind: str) -> list[str]:
    """What is not as it should be in what is seen of the icon."""
    ground, colours = seen[0], set(seen)
    ring = [(pine * TRACK + below * (255 - TRACK)) // 255 for pine, below in zip(PINE, ground, strict=True)]
    right = {
        "a corner is as light as the panel": min(ground) > 100,
        "the icon is there": PINE in colours,
        "the edges are smooth": len(colours) > 10,
        "nothing is black": all(max(colour) > 100 for colour in colours),
        # tint2 17.0.1 multiplies with alpha twice where it is see-through, whoever's icon it is.
        "it blends": kind == "tint2 see-through"
        or any(all(abs(a - b) <= 2 for a, b in zip(ring, colour, strict=True)) for colour in colours),
    }
    return [what for what, holds in right.items() if not holds]


@pytest.mark.parametrize("kind", ["tint2 white", "tint2 see-through", "trayer white"])
def test_clicks(screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, choices: Choices, kind: str) -> None:
    panel(kind)
    docks(tray, screen)
    screen.click(1)
    until(lambda: choices.chosen == ["start"], "a left click chooses the default item")
    screen.click(2)
    screen.click(3)
    until(lambda: choices.chosen == ["start", "second"], "a right click is the other thing, a middle one nothing")


def test_a_click_that_fails_takes_nothing_along(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, choices: Choices
) -> None:
    def fail() -> None:
        raise OSError("the page does not open")

    tray._secondary = fail
    panel("trayer white")
    docks(tray, screen)
    screen.click(3)
    until(lambda: loop.faults, "the loop's barrier hears of it")
    assert str(loop.faults.pop()) == "the page does not open"
    screen.click(1)
    until(lambda: choices.chosen == ["start"], "the next click is heard")
    assert tray.docked


@pytest.mark.parametrize("kind", ["tint2 white", "tint2 see-through", "trayer white"])
def test_an_update_is_seen(screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, kind: str) -> None:
    panel(kind)
    docks(tray, screen)
    assert screen.xdotool("getwindowname", str(tray._window)) == "Next break in 12 min"
    tray.update(Face("due", 1), "Time for a break — “now”")
    until(lambda: screen.shows(CLAY), "the icon changes")
    until(lambda: not screen.find(PINE), "nothing of the last picture is left")
    assert screen.xdotool("getwindowname", str(tray._window)) == "Time for a break — “now”"


@pytest.mark.parametrize("number", [15, 9], ids=["asked to end", "killed"])
@pytest.mark.parametrize("kind", ["tint2 white", "tint2 see-through", "trayer white"])
def test_it_comes_back_to_the_next_tray(
    screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, kind: str, number: int
) -> None:
    program = panel(kind)
    for _time in range(2):
        docks(tray, screen)
        program.stop(number)
        until(lambda: not tray.docked, "the tray is gone")
        until(lambda: not screen.find(PINE), "no window is left behind")
        until(lambda: "as soon as" in tray.backend.why, "it waits for the next")
        program.start()
    docks(tray, screen)
    program.stop(number)
    until(lambda: not tray.docked, "the tray is gone")
    tray.update(Face("due", 1), "Time for a break")
    panel("trayer white" if kind.startswith("tint2") else "tint2 white")
    docks(tray, screen, CLAY)


def test_a_tray_gives_the_icon_back(screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray) -> None:
    program = panel("trayer white")
    docks(tray, screen)
    root = screen.xdotool("search", "--maxdepth", "0", ".*").split()[0]
    screen.xdotool("windowreparent", str(tray._window), root)
    until(lambda: not tray.docked, "it is noticed")
    until(lambda: not screen.find(PINE), "no window is left behind")
    program.stop()
    program.start()
    docks(tray, screen)


@pytest.mark.parametrize("kind", ["tint2 white", "tint2 see-through", "trayer white"])
def test_no_wakeup_at_rest(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, kind: str
) -> None:
    panel(kind)
    docks(tray, screen)
    until(loop.rests, "silence wakes nobody")


def test_retiring_takes_the_icon_away_and_run_goes_on(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray
) -> None:
    panel("tint2 white")
    docks(tray, screen)
    up = threading.Event()
    running = threading.Thread(target=tray.run, args=(up.set,))
    running.start()
    assert up.wait(START_S)
    loop.run(tray.retire)
    assert not tray.docked
    assert loop.sources == 0
    assert "taken out" in tray.backend.why
    until(lambda: not screen.find(PINE), "the icon is gone")
    tray.update(Face("due", 1), "Time for a break")
    loop.run(tray.retire)
    assert running.is_alive()
    tray.stop()
    running.join(START_S)
    assert not running.is_alive()


def test_a_window_that_vanishes_is_no_end(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray
) -> None:
    loop.run(lambda: tray._guarded(lambda: tray._meet(0x1234567)))
    until(lambda: not tray._panel, "the server says that there is no such window")
    panel("trayer white")
    docks(tray, screen)
    loop.run(lambda: tray._guarded(lambda: tray._set(0, 0, 8, b"no such property")))
    tray.update(Face("due", 1), "Time for a break")
    until(lambda: screen.shows(CLAY), "it goes on")


def test_packets_that_make_no_sense_are_passed_over(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray
) -> None:
    panel("trayer white")
    docks(tray, screen)
    dice = random.Random(1)
    ours = (tray._window, tray._panel, tray._manager, tray._selection, tray._display.root)
    codes = (*range(36), EXPOSE | 0x80, CLIENT_MESSAGE | 0x80)

    def packet() -> bytes:
        words = [dice.choice((*ours, dice.getrandbits(32))) for _word in range(7)]
        return struct.pack("=BBH7I", dice.choice(codes), dice.randrange(256), dice.randrange(65536), *words)

    def hear() -> None:
        tray._display._early.extend(packet() for _each in range(2000))
        tray._display.send(GET_OWNER, 0, struct.pack("=I", tray._selection))
        tray._display.flush()  # so that there is something to read
        tray.ready()
        assert not tray._display._early

    loop.run(hear)
    loop.run(lambda: tray._guarded(tray._forget))
    loop.run(lambda: tray._guarded(tray._look))
    docks(tray, screen)


def test_an_icon_that_cannot_be_drawn_is_said(
    loop: EdgeLoop, screen: Screen, panel: Callable[[str], Program], tray: XEmbedTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(face: Face, size: int) -> Image.Image:
        raise DeskbreakError("icons/ is broken")

    panel("trayer white")
    docks(tray, screen)
    monkeypatch.setattr("deskbreak.desktop.tray.xembed.draw", broken)
    tray.update(Face("due", 1), "Time for a break")
    until(lambda: "icons/ is broken" in tray.backend.why, "it is said")
    monkeypatch.undo()
    tray.update(Face("due", 0.5), "Time for a break")
    docks(tray, screen, CLAY)


def test_the_server_goes(loop: EdgeLoop, tray: XEmbedTray, launch: Launch) -> None:
    launch.find("Xvfb").stop()
    until(lambda: "X server is gone" in tray.backend.why, "it is said")
    assert not tray.docked
    tray.update(Face("due", 1), "Time for a break")
    loop.run(tray.retire)
    assert "X server is gone" in tray.backend.why


@pytest.mark.parametrize("display", ["", ":199"])
def test_no_server(loop: EdgeLoop, choices: Choices, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(OSError, match=r"."):
        XEmbedTray(loop, choices.menu, "Next break", Face("counting", 0.4), secondary=choices.second)
