"""Screen savers on the session bus: MATE's own, and a stand-in for each of those that come with a whole desktop."""

import subprocess
from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.message import Returns
from deskbreak.desktop.presence.screensaver import SAVERS, ScreenSaverLock
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeService
from tests.plugin_desktop import Environment, Launch, owner, until


@pytest.fixture
def told() -> list[bool]:
    return []


@pytest.fixture
def lock(loop: EdgeLoop, bus: Bus, told: list[bool]) -> Iterator[ScreenSaverLock]:
    made = ScreenSaverLock(bus, told.append)
    loop.run(made.listen)
    yield made
    loop.run(made.close)


class Saver(FakeService):
    """A screen saver; `active` says whether it covers the screen when it comes."""

    def __init__(self, loop: EdgeLoop, name: str, *, active: object = False) -> None:
        super().__init__(loop, name, {"GetActive": Returns("b" if active in (0, 1) else "s", (active,))}, *SAVERS[name])

    def cover(self, *, active: bool) -> None:
        for path in self.paths:  # KDE tells on both of its paths
            self.emit(path, self.name, "ActiveChanged", "b", (active,))


def test_mate(
    needs: Callable[..., None],
    x_display: str,
    launch: Launch,
    desktop_environment: Environment,
    lock: ScreenSaverLock,
    told: list[bool],
) -> None:
    needs("mate-screensaver")
    saver = launch(desktop_environment, "mate-screensaver", "--no-daemon")
    until(lambda: owner(desktop_environment, "org.mate.ScreenSaver"), "it takes its name")
    command = ["mate-screensaver-command", "--activate"]
    subprocess.run(command, env=desktop_environment, check=True, capture_output=True)
    until(lambda: told == [True], "it covers the screen")
    saver.stop()
    until(lambda: told == [True, False], "it is gone")


@pytest.mark.parametrize("name", SAVERS)
def test_it_covers_the_screen_and_leaves(loop: EdgeLoop, lock: ScreenSaverLock, told: list[bool], name: str) -> None:
    saver = Saver(loop, name)
    until(lambda: saver.asked == ["GetActive"] * len(saver.paths), "it is asked once")
    saver.cover(active=True)
    saver.cover(active=False)
    until(lambda: told == [True, False], "covered and free")
    saver.cover(active=True)
    saver.leave()
    until(lambda: told[2:] == [True, False], "what goes away covers nothing")
    again = Saver(loop, name, active=True)
    until(lambda: told[4:] == [True], "covered when it comes")
    loop.run(lock.close)
    again.cover(active=False)
    again.leave()
    loop.run(lambda: None)
    assert told[5:] == []


def test_two_of_them(loop: EdgeLoop, lock: ScreenSaverLock, told: list[bool]) -> None:
    gnome = Saver(loop, "org.gnome.ScreenSaver", active=True)
    proxy = Saver(loop, "org.freedesktop.ScreenSaver", active=True)
    until(lambda: gnome.asked and len(proxy.asked) == 2, "both are asked")
    gnome.cover(active=False)
    proxy.cover(active=False)
    until(lambda: told == [True, False], "the first and the last")
    gnome.leave()
    proxy.leave()


def test_nonsense(loop: EdgeLoop, lock: ScreenSaverLock, told: list[bool]) -> None:
    odd = Saver(loop, "org.mate.ScreenSaver", active="yes")
    odd.say("ActiveChanged", "s", "yes")
    odd.emit("/elsewhere", odd.name, "ActiveChanged", "b", (True,))
    odd.cover(active=True)
    until(lambda: told == [True], "what makes sense is heard")
    odd.leave()


def test_the_bus_goes(loop: EdgeLoop, lock: ScreenSaverLock, told: list[bool], launch: Launch) -> None:
    saver = Saver(loop, "org.xfce.ScreenSaver", active=True)
    until(lambda: told == [True], "covered")
    assert lock.backend.state == "ready"
    launch.find("dbus-daemon").stop()
    until(lambda: told == [True, False], "nobody would tell of the end")
    until(lambda: lock.backend.state == "unavailable", "it says so")
    saver.leave()
