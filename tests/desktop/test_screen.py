"""Whether the screen is shared, from mutter itself."""

from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.busy.screen import NAME, SharedScreen
from deskbreak.desktop.message import Address, Returns
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeService, Peer
from tests.plugin_desktop import Environment, Launch, owner, until

ON, OFF = frozenset({"screen"}), frozenset[str]()
CASTS = Address(NAME, "/org/gnome/Mutter/ScreenCast", NAME)


@pytest.fixture
def told() -> list[frozenset[str]]:
    return []


@pytest.fixture
def sense(loop: EdgeLoop, bus: Bus) -> Iterator[SharedScreen]:
    made = SharedScreen(loop, bus)
    yield made
    loop.run(made.rest)


def test_casts_come_and_go(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    loop: EdgeLoop,
    sense: SharedScreen,
    told: list[frozenset[str]],
) -> None:
    needs("mutter")
    launch(desktop_environment, "mutter", "--headless", "--wayland", "--no-x11")
    until(lambda: owner(desktop_environment, NAME), "mutter takes its name")
    first, second = Peer(loop), Peer(loop)
    loop.run(lambda: sense.listen(told.append))
    until(lambda: told == [OFF], "nothing is shared")
    loop.run(sense.rest)
    cast = first.ask(CASTS, "CreateSession", "a{sv}", ({},)).body[0]
    second.ask(CASTS, "CreateSession", "a{sv}", ({},))
    loop.run(lambda: sense.listen(told.append))
    until(lambda: told == [OFF, ON], "two casts")
    first.ask(Address(NAME, cast, f"{NAME}.Session"), "Stop")
    until(lambda: told[2:] == [ON], "one is left")
    second.leave()
    until(lambda: told[3:] == [OFF], "none is left")
    first.leave()


def test_other_desktops(loop: EdgeLoop, sense: SharedScreen, told: list[frozenset[str]]) -> None:
    loop.run(lambda: sense.listen(told.append))
    until(lambda: told == [OFF], "there is nobody to ask")
    assert (sense.backend.part, sense.backend.state) == ("screen", "unavailable")
    assert "only GNOME" in sense.backend.why
    odd = FakeService(loop, NAME, {"Introspect": Returns("u", (1,))}, f"{CASTS.path}/Session")
    until(lambda: told == [OFF, OFF], "an odd answer")
    assert "makes no sense" in sense.backend.why
    odd.leave()
