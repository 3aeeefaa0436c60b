"""A real loop, a bus in it, and every way to notice input on the real server it is for."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.presence.base import Presence
from deskbreak.desktop.presence.mutter import MUTTER, MutterPresence
from deskbreak.desktop.presence.wayland import WaylandPresence
from deskbreak.desktop.presence.x11 import X11Presence
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program
from tests.plugin_wayland import Screen


@dataclass
class Ground:
    """Where one way is tried: its name, it, the server, and somebody who moves the pointer there."""

    name: str
    presence: Presence
    server: Program
    move: Callable[[], object]


@pytest.fixture
def loop() -> Iterator[EdgeLoop]:
    """A loop that turns in a thread of its own and fails the test when something in it raised."""
    edge = EdgeLoop()
    edge.start()
    yield edge
    edge.stop()
    assert edge.faults == []


@pytest.fixture
def bus(loop: EdgeLoop, session_bus: str) -> Iterator[Bus]:
    """Our connection to the private session bus."""
    connection = Bus.connect(loop, "session")
    yield connection
    loop.run(connection.close)


@pytest.fixture
def felt() -> Felt:
    """Hears of input."""
    return Felt()


@pytest.fixture(params=["x11", "sway", "kwin", "mutter"])
def ground(request: pytest.FixtureRequest, loop: EdgeLoop, felt: Felt) -> Iterator[Ground]:
    made: Ground = request.getfixturevalue(f"{request.param}_ground")
    yield made
    made.presence.close()
    loop.run(lambda: None)


@pytest.fixture
def x11_ground(
    x_display: str,
    loop: EdgeLoop,
    felt: Felt,
    launch: Launch,
    needs: Callable[..., None],
    desktop_environment: Environment,
) -> Ground:
    needs("xdotool")

    def move() -> None:
        subprocess.run(["xdotool", "mousemove_relative", "1", "1"], env=desktop_environment, check=True)

    return Ground("x11", X11Presence(loop, felt), launch.find("Xvfb"), move)


@pytest.fixture
def sway_ground(sway: Screen, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch) -> Ground:
    return wayland_ground(sway, loop, felt, monkeypatch, "org_kde_kwin_idle")


@pytest.fixture
def kwin_ground(kwin: Screen, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch) -> Ground:
    return wayland_ground(kwin, loop, felt, monkeypatch, "ext_idle_notifier_v1")


def wayland_ground(
    screen: Screen, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch, protocol: str
) -> Ground:
    monkeypatch.setenv("WAYLAND_DISPLAY", screen.environment["WAYLAND_DISPLAY"])
    presence = WaylandPresence(loop, felt)
    assert protocol in presence.backend.why
    return Ground(screen.name, presence, screen.program, screen.move)


@pytest.fixture
def mutter_ground(mutter: Screen, bus: Bus, loop: EdgeLoop, felt: Felt) -> Ground:
    return Ground(mutter.name, MutterPresence(loop, bus, felt, MUTTER), mutter.program, mutter.move)
