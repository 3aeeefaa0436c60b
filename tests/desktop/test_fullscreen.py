"""Full-screen windows, on a real X server with a window manager and on sway."""

import subprocess
from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.busy.base import Sense
from deskbreak.desktop.busy.fullscreen import X11Fullscreen
from deskbreak.desktop.busy.toplevel import WaylandFullscreen
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, manage_windows, until
from tests.plugin_wayland import Screen

FULL, NOT = frozenset({"fullscreen"}), frozenset[str]()
Told = list[frozenset[str]]


@pytest.fixture
def listen(loop: EdgeLoop) -> Iterator[Callable[[Sense], Told]]:
    """Listen with a sense; gives the list that what it tells goes to."""
    senses: list[Sense] = []

    def listen(sense: Sense) -> Told:
        told: Told = []
        senses.append(sense)
        loop.run(lambda: sense.listen(told.append))
        return told

    yield listen
    for sense in senses:
        loop.run(sense.rest)
    until(lambda: loop.sources == 0, "nothing is left open")


@pytest.fixture
def window(
    needs: Callable[..., None], launch: Launch, x_display: str, desktop_environment: Environment
) -> Callable[[str], None]:
    """A window under a window manager; add or remove its full-screen state."""
    needs("xmessage", "wmctrl")
    manage_windows(needs, launch, desktop_environment)
    # It gives its name before it manages windows; one that comes in between belongs to nobody.
    until(lambda: run(desktop_environment, "wmctrl", "-l"), "the window manager knows its windows")
    launch(desktop_environment, "xmessage", "-name", "ours", "ours")
    until(lambda: run(desktop_environment, "wmctrl", "-a", "ours"), "the window is there and in front")

    def change(how: str) -> None:
        assert run(desktop_environment, "wmctrl", "-r", "ours", "-b", f"{how},fullscreen")

    return change


def run(environment: Environment, *command: str) -> bool:
    return subprocess.run(command, env=dict(environment), capture_output=True, check=False).returncode == 0


def test_x11(
    window: Callable[[str], None],
    loop: EdgeLoop,
    listen: Callable[[Sense], Told],
    launch: Launch,
    desktop_environment: Environment,
) -> None:
    sense = X11Fullscreen(loop)
    told = listen(sense)
    assert told == [NOT]
    window("add")
    until(lambda: told == [NOT, FULL], "it fills the screen")
    assert sense.backend.why == "The window in front fills the screen."
    window("remove")
    until(lambda: told == [NOT, FULL, NOT], "it does not")
    window("add")
    until(lambda: told[3:] == [FULL], "again")
    other = launch(desktop_environment, "xmessage", "-name", "other", "other")
    until(lambda: told[4:] == [NOT], "another window is in front")
    other.stop()
    until(lambda: told[5:] == [FULL], "it is closed")
    launch.find("xmessage").stop()
    until(lambda: told[6:] == [NOT], "the full-screen window is closed")
    loop.run(sense.rest)
    assert loop.sources == 0
    assert listen(sense) == [NOT], "and it can be listened to anew"


def test_x11_is_told_at_once(
    window: Callable[[str], None], loop: EdgeLoop, listen: Callable[[Sense], Told], launch: Launch
) -> None:
    before = listen(X11Fullscreen(loop))
    window("add")
    until(lambda: before == [NOT, FULL], "the window manager has done it")
    sense = X11Fullscreen(loop)
    told = listen(sense)
    assert told == [FULL]
    launch.find("Xvfb").stop()
    until(lambda: told == [FULL, NOT], "the server goes")
    assert sense.backend.state == "unavailable"
    assert sense.backend.why.endswith(".")


def test_x11_without_a_window_manager_or_a_server(
    x_display: str, loop: EdgeLoop, listen: Callable[[Sense], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert listen(X11Fullscreen(loop)) == [NOT]
    monkeypatch.setenv("DISPLAY", ":199")
    nowhere = X11Fullscreen(loop)
    assert listen(nowhere) == [NOT]
    assert nowhere.backend.state == "unavailable"


def test_sway(
    sway: Screen,
    needs: Callable[..., None],
    launch: Launch,
    loop: EdgeLoop,
    listen: Callable[[Sense], Told],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs("foot")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    launch(sway.environment, "foot", "--config=/dev/null", "sleep", "1000")

    def tell(command: str) -> bool:
        return run(sway.environment, "swaymsg", "--socket", sway.environment["SWAYSOCK"], command)

    until(lambda: tell("[app_id=foot] focus"), "the window is there")
    sense = WaylandFullscreen(loop)
    told = listen(sense)
    assert told == [NOT]
    assert sense.backend.name == "wlroots"
    assert tell("fullscreen enable")
    until(lambda: told == [NOT, FULL], "it fills the screen")
    assert tell("fullscreen disable")
    until(lambda: told == [NOT, FULL, NOT], "it does not")
    assert tell("fullscreen enable")
    until(lambda: told[3:] == [FULL], "again")
    launch.find("foot").stop()
    until(lambda: told[4:] == [NOT], "it is closed")
    sway.program.stop()
    until(lambda: sense.backend.state == "unavailable", "the compositor goes")


@pytest.mark.parametrize("screen", ["kwin", "mutter"])
def test_compositors_that_tell_nothing(screen: str, request: pytest.FixtureRequest, loop: EdgeLoop) -> None:
    request.getfixturevalue(screen)
    sense = WaylandFullscreen(loop)
    told: Told = []
    loop.run(lambda: sense.listen(told.append))
    assert told == [NOT]
    assert sense.backend.state == "unavailable"
    loop.run(sense.rest)
