"""The tray icon on Linux: asked as a panel asks, then in Xfce's own panel."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from PIL import Image

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.icon import CLAY, PINE, Face
from deskbreak.desktop.message import Address, Incoming, Rule
from deskbreak.desktop.tray.menu import Menu, MenuItem
from deskbreak.desktop.tray.sni import SniTray
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeWatcher, Peer
from tests.plugin_desktop import START_S, Environment, Program, until

ITEM = "org.kde.StatusNotifierItem"
DBUSMENU = "com.canonical.dbusmenu"


class Choices:
    """A menu that notes what was chosen."""

    def __init__(self) -> None:
        self.chosen: list[str] = []
        self.start = "Start a break"
        self.paused = False
        self.snoozing = False
        self.menu = Menu(
            MenuItem(lambda item: self.start, self._choose("start"), default=True),
            MenuItem("Snooze", self._choose("snooze"), visible=lambda item: self.snoozing),
            Menu.SEPARATOR,
            MenuItem("Pause", self._choose("pause"), checked=lambda item: self.paused),
            MenuItem("For…", Menu(MenuItem("an_hour", self._choose("hour"), radio=True, checked=lambda item: True))),
            Menu.SEPARATOR,
            MenuItem("Never", self._choose("never"), enabled=False),
            MenuItem("Quit", self._choose("quit")),
        )

    def _choose(self, what: str) -> Callable[[], None]:
        return lambda: self.chosen.append(what)


@pytest.fixture
def choices() -> Choices:
    return Choices()


@pytest.fixture
def tray(loop: EdgeLoop, bus: Bus, choices: Choices) -> Iterator[SniTray]:
    icon = SniTray(loop, bus, choices.menu, "Next break in 12 min", Face("counting", 0.4))
    yield icon
    icon.stop()


@pytest.fixture
def watcher(loop: EdgeLoop, session_bus: str) -> Iterator[FakeWatcher]:
    fake = FakeWatcher(loop)
    yield fake
    fake.leave()


@pytest.fixture
def shown(tray: SniTray, watcher: FakeWatcher) -> Address:
    until(lambda: watcher.items, "the icon registers")
    sender, path = watcher.items[0]
    return Address(sender, path, ITEM)


def lines(watcher: Peer, item: Address) -> list[tuple[int, dict[str, object]]]:
    """Number and properties of every line of the menu, depth first."""
    menu = Address(item.service, watcher.get(item, "Menu"), DBUSMENU)
    _revision, layout = watcher.ask(menu, "GetLayout", "iias", (0, -1, [])).body

    def walk(node: Any) -> Iterator[tuple[int, dict[str, object]]]:
        number, properties, children = node
        yield number, {key: value for key, (_kind, value) in properties.items()}
        for _kind, child in children:
            yield from walk(child)

    return list(walk(layout))[1:]


def click(watcher: Peer, item: Address, label: str) -> None:
    menu = Address(item.service, watcher.get(item, "Menu"), DBUSMENU)
    number = next(number for number, line in lines(watcher, item) if line.get("label") == label)
    assert watcher.ask(menu, "Event", "isvu", (number, "clicked", ("s", ""), 0)).error == ""


def test_it_shows_what_a_panel_asks_for(shown: Address, watcher: FakeWatcher) -> None:
    assert watcher.get(shown, "Id") == "deskbreak"
    assert watcher.get(shown, "Title") == "Next break in 12 min"
    assert watcher.get(shown, "Status") == "Active"
    assert watcher.get(shown, "ItemIsMenu") is False
    pixmaps = watcher.get(shown, "IconPixmap")
    assert [size for size, _height, _data in pixmaps] == [22, 24, 32, 48]
    assert all(len(data) == size * size * 4 for size, _height, data in pixmaps)
    middle = pixmaps[3][2][4 * (16 * 48 + 24) :][:4]
    assert tuple(middle) == (255, *PINE), "alpha first, then the colour"


def test_a_left_click_is_the_default_item(shown: Address, watcher: FakeWatcher, choices: Choices) -> None:
    assert watcher.ask(shown, "Activate", "ii", (5, 5)).error == ""
    until(lambda: choices.chosen == ["start"], "the default item is chosen")


def test_the_menu_has_every_kind_of_line(shown: Address, watcher: FakeWatcher) -> None:
    seen = [line for _number, line in lines(watcher, shown)]
    assert [line.get("label", "-") for line in seen] == [
        "Start a break",
        "-",
        "Pause",
        "For…",
        "an__hour",
        "-",
        "Never",
        "Quit",
    ]
    assert [line.get("type") for line in seen].count("separator") == 2
    assert (seen[2]["toggle-type"], seen[2]["toggle-state"]) == ("checkmark", 0)
    assert seen[3]["children-display"] == "submenu"
    assert (seen[4]["toggle-type"], seen[4]["toggle-state"]) == ("radio", 1)
    assert seen[6]["enabled"] is False


@pytest.mark.parametrize(("label", "what"), [("Pause", "pause"), ("an__hour", "hour"), ("Quit", "quit")])
def test_a_line_is_chosen(shown: Address, watcher: FakeWatcher, choices: Choices, label: str, what: str) -> None:
    click(watcher, shown, label)
    until(lambda: choices.chosen == [what], "the line is chosen")


def test_a_grey_line_does_nothing(shown: Address, watcher: FakeWatcher, choices: Choices, loop: EdgeLoop) -> None:
    click(watcher, shown, "Never")
    loop.run(lambda: None)
    assert choices.chosen == []


def test_texts_are_fresh_when_the_menu_opens(shown: Address, watcher: FakeWatcher, choices: Choices) -> None:
    assert lines(watcher, shown)[0][1]["label"] == "Start a break"
    menu = Address(shown.service, "/MenuBar", DBUSMENU)
    choices.start = "Start now"
    assert watcher.ask(menu, "AboutToShow", "i", (0,)).body == (True,)
    assert lines(watcher, shown)[0][1]["label"] == "Start now"
    assert watcher.ask(menu, "AboutToShow", "i", (0,)).body == (False,)


@pytest.mark.parametrize(("asks", "body"), [("AboutToShow", ("i", (0,))), ("AboutToShowGroup", ("ai", ([0],)))])
def test_a_panel_that_does_not_read_the_answer_is_told_by_the_signal(
    shown: Address, watcher: FakeWatcher, choices: Choices, loop: EdgeLoop, asks: str, body: tuple[str, tuple[object]]
) -> None:
    told: list[str] = []
    rule = Rule(shown.service, DBUSMENU, "LayoutUpdated")
    loop.call(lambda: watcher.bus.subscribe(rule, lambda signal: told.append(signal.member)))
    menu = Address(shown.service, "/MenuBar", DBUSMENU)
    watcher.ask(menu, asks, *body)
    assert told == []
    choices.start = "Start now"
    watcher.ask(menu, asks, *body)
    watcher.ask(menu, asks, *body)
    assert told == ["LayoutUpdated"]


def test_a_click_in_a_menu_that_changed_meanwhile_finds_its_line(
    shown: Address, watcher: FakeWatcher, choices: Choices, tray: SniTray, loop: EdgeLoop
) -> None:
    numbers = {str(line.get("label")): number for number, line in lines(watcher, shown)}
    choices.snoozing = True
    tray.update(Face("due", 1), "Time for a break")
    menu = Address(shown.service, "/MenuBar", DBUSMENU)
    watcher.ask(menu, "EventGroup", "a(isvu)", ([(numbers["Pause"], "clicked", ("s", ""), 0)],))
    until(lambda: choices.chosen, "the line is chosen")
    assert choices.chosen == ["pause"]
    assert "Snooze" in [line.get("label") for _number, line in lines(watcher, shown)]


def test_an_update_is_told_and_only_what_changed(
    shown: Address, watcher: FakeWatcher, choices: Choices, tray: SniTray, loop: EdgeLoop
) -> None:
    told: list[str] = []

    def note(signal: Incoming) -> None:
        told.append(signal.member)

    for interface, member in ((ITEM, "NewIcon"), (ITEM, "NewToolTip"), (DBUSMENU, "LayoutUpdated")):
        rule = Rule(shown.service, interface, member)
        loop.call(lambda rule=rule: watcher.bus.subscribe(rule, note))  # type: ignore[misc]  # mypy infers no lambda with a default
    watcher.get(shown, "Id")
    before = bytes(watcher.get(shown, "IconPixmap")[0][2])
    tray.update(Face("counting", 0.4), "Next break in 12 min")
    tray.update(Face("due", 1), "Next break in 12 min")
    watcher.get(shown, "Id")
    assert told == ["NewIcon"]
    assert bytes(watcher.get(shown, "IconPixmap")[0][2]) != before
    choices.paused = True
    tray.update(Face("due", 1), "Paused")
    watcher.get(shown, "Id")
    assert told == ["NewIcon", "NewToolTip", "LayoutUpdated"]
    assert watcher.get(shown, "ToolTip")[2] == "Paused"


def test_it_waits_for_a_panel_and_comes_back_to_one(loop: EdgeLoop, tray: SniTray, session_bus: str) -> None:
    assert tray.backend.name == "sni"
    assert "as soon as" in tray.backend.why
    for _time in range(2):
        watcher = FakeWatcher(loop)
        until(lambda watcher=watcher: watcher.items, "the icon registers")  # type: ignore[misc]  # see above
        until(lambda: "shows" in tray.backend.why and "as soon" not in tray.backend.why, "it says so")
        watcher.leave()
        until(lambda: "as soon as" in tray.backend.why, "it says so")


def test_unknown_questions_are_refused(shown: Address, watcher: FakeWatcher) -> None:
    assert watcher.ask(shown, "Dance").error == "org.freedesktop.DBus.Error.UnknownMethod"
    menu = Address(shown.service, "/MenuBar", DBUSMENU)
    assert watcher.ask(menu, "GetLayout", "iias", (99, -1, [])).error == "org.freedesktop.DBus.Error.UnknownMethod"
    assert watcher.ask(menu, "GetProperty", "is", (0, "children-display")).body == (("s", "submenu"),)
    assert watcher.ask(menu, "AboutToShowGroup", "ai", ([0],)).body == ([], [])
    assert watcher.get(menu, "Version") == 3
    assert len(watcher.ask(menu, "GetGroupProperties", "aias", ([], [])).body[0]) == 9


def test_it_is_hidden_when_it_stops(shown: Address, watcher: FakeWatcher, tray: SniTray) -> None:
    tray.stop()
    assert watcher.get(shown, "Status") == "Passive"


def test_run_blocks_until_stop(tray: SniTray) -> None:
    up = threading.Event()
    running = threading.Thread(target=tray.run, args=(up.set,))
    running.start()
    assert up.wait(START_S)
    assert running.is_alive()
    tray.stop()
    running.join(START_S)
    assert not running.is_alive()


def pixels(environment: Environment, picture: Path, colour: tuple[int, int, int]) -> tuple[int, tuple[int, int]]:
    """How many pixels of the panel have `colour`, and where the first one is."""
    run(["import", "-window", "root", "-crop", "400x40+0+0", str(picture)], env=environment, check=True)
    with Image.open(picture) as shot:
        rgb = shot.convert("RGB")
    found = [(x, y) for y in range(rgb.height) for x in range(rgb.width) if rgb.getpixel((x, y)) == colour]
    return len(found), found[len(found) // 2] if found else (0, 0)


def test_in_the_panel_of_xfce(
    needs: Callable[..., None],
    panel: Program,
    desktop_environment: Environment,
    tray: SniTray,
    choices: Choices,
    tmp_path: Path,
) -> None:
    needs("import", "xdotool")
    picture = tmp_path / "panel.png"
    seen: list[tuple[int, tuple[int, int]]] = [(0, (0, 0))]

    def stays() -> bool:
        seen.append(pixels(desktop_environment, picture, PINE))
        return seen[-1][0] > 30 and seen[-1] == seen[-2]

    until(stays, "the icon is drawn, and stays where it is")
    _count, (x, y) = seen[-1]
    run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env=desktop_environment, check=True)
    until(lambda: choices.chosen == ["start"], "a left click starts")
    tray.update(Face("due", 1), "Time for a break")
    until(lambda: pixels(desktop_environment, picture, CLAY)[0] > 30, "the icon changes")
    panel.stop()
    until(lambda: "as soon as" in tray.backend.why, "it waits for a panel")
    panel.start()
    until(lambda: pixels(desktop_environment, picture, CLAY)[0] > 30, "the icon is drawn by the next panel")
