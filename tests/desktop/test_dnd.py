"""Whether "do not disturb" is on: from the real servers where there are any, and from stand-ins where not."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.busy.dnd import SERVER, SWAYNC, XFCONF, DoNotDisturb
from deskbreak.desktop.message import Returns
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeService
from tests.plugin_desktop import START_S, Environment, Launch, Program, owner, until
from tests.plugin_wayland import answering

ON, OFF = frozenset({"dnd"}), frozenset[str]()


class Told:
    """Listens, and notes what is told."""

    def __init__(self, loop: EdgeLoop, bus: Bus) -> None:
        self.sense = DoNotDisturb(loop, bus)
        self.all: list[frozenset[str]] = []
        self._loop = loop

    def listen(self) -> None:
        self._loop.run(lambda: self.sense.listen(self.all.append))

    def listen_anew(self) -> None:
        """Rest and listen again, until something is told."""
        self.rest()
        count = len(self.all)
        self.listen()
        until(lambda: len(self.all) > count, "it is asked anew")

    def rest(self) -> None:
        self._loop.run(self.sense.rest)

    def hears(self, *expected: frozenset[str]) -> None:
        until(lambda: self.all[-len(expected) :] == list(expected), f"{expected}, told {self.all}")

    def is_now(self, state: str, name: str) -> None:
        assert (self.sense.backend.state, self.sense.backend.name) == (state, name), self.sense.backend

    def is_unavailable(self, *words: str) -> None:
        # How it stands is said before it is told.
        until(
            lambda: self.sense.backend.state == "unavailable" and self.all[-1:] == [OFF],
            f"unavailable, told {self.all}: {self.sense.backend}",
        )
        assert all(word in self.sense.backend.why for word in words), self.sense.backend


@pytest.fixture
def told(loop: EdgeLoop, bus: Bus) -> Iterator[Told]:
    made = Told(loop, bus)
    yield made
    made.rest()


@pytest.fixture
def run(desktop_environment: Environment) -> Callable[..., None]:
    """Run a program to its end on the test's bus."""

    def work(*command: str) -> None:
        subprocess.run(command, env=desktop_environment, check=True, capture_output=True, timeout=START_S)

    return work


@pytest.fixture
def compositor(needs: Callable[..., None], launch: Launch, desktop_environment: Environment, session_bus: str) -> None:
    """A Wayland compositor without a screen, for the servers that need one."""
    needs("sway", "unshare")
    desktop_environment |= {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
    # sway refuses to run as somebody who could become root again: in a name space of its own root cannot.
    command = ["unshare", "--user"] if Path("/proc/self").stat().st_uid == 0 else []
    launch(desktop_environment, *command, "sway", "--config", "/dev/null")
    runtime = Path(desktop_environment["XDG_RUNTIME_DIR"])
    until(lambda: list(runtime.glob("wayland-?")), "sway has its socket")
    place = next(runtime.glob("wayland-?"))
    answering(place).close()
    desktop_environment["WAYLAND_DISPLAY"] = place.name


def serve(launch: Launch, environment: Environment, *command: str, name: str = SERVER.service) -> Program:
    program = launch(environment, *command)
    until(lambda: owner(environment, name), f"{command[0]} takes its name")
    return program


def switched(told: Told, name: str, on: Callable[[], object], off: Callable[[], object]) -> None:
    """What every server has to show: off, on while listened to, on from the start, off again, and then silence."""
    told.listen()
    told.hears(OFF)
    told.is_now("ready", name)
    on()
    told.hears(ON)
    told.is_now("busy", name)
    told.listen_anew()
    told.hears(ON)
    off()
    told.hears(OFF)
    told.rest()
    count = len(told.all)
    on()
    told.listen_anew()
    assert told.all[count] == ON


def test_dunst(told: Told, dunst: Program, run: Callable[..., None]) -> None:
    change = ("dunstctl", "set-paused")
    switched(told, "dunst", lambda: run(*change, "true"), lambda: run(*change, "false"))


def test_swaync(
    told: Told,
    needs: Callable[..., None],
    compositor: None,
    launch: Launch,
    desktop_environment: Environment,
    run: Callable[..., None],
) -> None:
    needs("swaync")
    serve(launch, desktop_environment, "swaync")
    until(lambda: owner(desktop_environment, SWAYNC.service), "swaync takes its other name")
    switched(told, "swaync", lambda: run("swaync-client", "--dnd-on"), lambda: run("swaync-client", "--dnd-off"))


def test_mako(
    told: Told,
    needs: Callable[..., None],
    compositor: None,
    launch: Launch,
    desktop_environment: Environment,
    run: Callable[..., None],
) -> None:
    needs("mako")
    serve(launch, desktop_environment, "mako")
    told.listen()
    told.hears(OFF)
    told.rest()
    run("makoctl", "mode", "-a", "do-not-disturb")  # 1.7 announces no mode, so it is asked anew
    told.listen()
    told.hears(ON)
    told.is_now("busy", "mako")


def test_xfce(
    told: Told,
    needs: Callable[..., None],
    x_display: str,
    launch: Launch,
    desktop_environment: Environment,
    run: Callable[..., None],
) -> None:
    needs("xfce4-notifyd-config", "xfconf-query")
    folder = next(Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")).parents[1]
    serve(launch, desktop_environment, str(folder / "xfconf/xfconfd"), name=XFCONF.service)
    serve(launch, desktop_environment, str(folder / "notifyd/xfce4-notifyd"))
    change = ("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb")
    switched(told, "xfce4-notifyd", lambda: run(*change, "-n", "-t", "bool", "-s", "true"), lambda: run(*change, "-r"))


def test_gnome(
    told: Told,
    needs: Callable[..., None],
    loop: EdgeLoop,
    launch: Launch,
    desktop_environment: Environment,
    run: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs("gsettings", "dconf")
    desktop_environment["GSETTINGS_BACKEND"] = "dconf"
    for key, value in desktop_environment.items():
        monkeypatch.setenv(key, value)
    serve(launch, desktop_environment, "/usr/libexec/dconf-service", name="ca.desrt.dconf")
    shell = server(loop, "gnome-shell")
    change = ("gsettings", "set", "org.gnome.desktop.notifications", "show-banners")
    switched(told, "GNOME Shell", lambda: run(*change, "false"), lambda: run("dconf", "reset", "-f", "/org/gnome/"))
    shell.leave()


def server(loop: EdgeLoop, name: str, **answers: Returns) -> FakeService:
    which = Returns("ssss", (name, "somebody", "1", "1.3"))
    return FakeService(loop, SERVER.service, {"GetServerInformation": which, **answers})


def flag(value: Any, signature: str = "b") -> Returns:
    return Returns("v", ((signature, value),))


@pytest.mark.parametrize("name", ["Plasma", "one that nobody knows"])
def test_inhibited(told: Told, loop: EdgeLoop, name: str) -> None:
    plasma = server(loop, name, Inhibited=flag(False))
    switched(told, name, lambda: plasma.change("Inhibited", True), lambda: plasma.change("Inhibited", False))
    plasma.leave()


def test_a_server_that_goes_and_another_that_comes(told: Told, loop: EdgeLoop) -> None:
    told.listen()
    told.is_unavailable("No notification server")
    first = server(loop, "Plasma", Inhibited=flag(True))
    told.hears(ON)
    first.leave()
    told.hears(ON, OFF)
    told.is_unavailable("No notification server")
    second = server(loop, "dunst", paused=flag(True))
    told.hears(OFF, ON)
    second.leave()


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("nobody's", {}),
        ("Plasma", {"Inhibited": flag("yes", "s")}),
        ("Plasma", {"Inhibited": Returns()}),
        ("Plasma", {"GetServerInformation": Returns("u", (7,))}),
        ("Plasma", {"GetServerInformation": Returns("asuuu", (["dunst"], 1, 2, 3))}),
        ("dunst", {"paused": flag(1, "u")}),
    ],
)
def test_answers_that_make_no_sense(told: Told, loop: EdgeLoop, name: str, answers: dict[str, Returns]) -> None:
    odd = server(loop, name, **answers)
    told.listen()
    told.is_unavailable()
    odd.leave()


def test_no_answer_and_one_too_late(
    told: Told, dunst: Program, run: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskbreak.desktop.busy.question.ANSWER_S", 0.2)
    assert dunst.process is not None
    run("sh", "-c", f"kill -STOP {dunst.process.pid}")
    told.listen()
    told.is_unavailable("no answer in time")
    run("sh", "-c", f"kill -CONT {dunst.process.pid}")
    monkeypatch.setattr("deskbreak.desktop.busy.question.ANSWER_S", START_S)
    told.listen_anew()
    assert told.sense.backend.state == "ready", "it answers again"
    assert told.all == [OFF, OFF]


def test_rest_before_the_answer(told: Told, dunst: Program) -> None:
    told.listen()
    told.rest()
    told.listen()
    told.hears(OFF)
    assert told.all == [OFF]


def test_the_bus_goes(told: Told, loop: EdgeLoop, launch: Launch) -> None:
    plasma = server(loop, "Plasma", Inhibited=flag(True))
    told.listen()
    told.hears(ON)
    launch.find("dbus-daemon").stop()
    told.hears(ON, OFF)
    told.is_unavailable()
    told.rest()
    told.listen()
    told.hears(ON, OFF, OFF)
    plasma.leave()
