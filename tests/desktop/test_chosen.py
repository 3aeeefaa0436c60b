"""The way to notice input that works best: which is taken, what takes over when it dies, and how it returns."""

import subprocess
from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop import Desktop
from deskbreak.desktop.presence.chosen import ChosenPresence, Way
from deskbreak.desktop.presence.x11 import X11Presence
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, start_display, until
from tests.plugin_wayland import Screen


@pytest.fixture
def choose(loop: EdgeLoop, felt: Felt) -> Iterator[Callable[..., ChosenPresence]]:
    """Open the presence of the session that the variables describe."""
    before = loop.sources
    desktop = Desktop(loop)
    opened: list[ChosenPresence] = []

    def choose(wanted: str = "auto") -> ChosenPresence:
        opened.append(desktop.open_presence(felt, wanted))
        return opened[-1]

    yield choose
    for presence in opened:
        presence.close()
    desktop.close()
    until(lambda: loop.sources == before, "nothing is left open")


def name(presence: ChosenPresence) -> str:
    return presence.backend.name


def test_x11_goes_and_comes_back(
    x_display: str,
    launch: Launch,
    choose: Callable[..., ChosenPresence],
    felt: Felt,
    desktop_environment: Environment,
    needs: Callable[..., None],
) -> None:
    needs("xdotool")
    presence = choose()
    assert name(presence) == "x11"
    presence.watch(frozenset({0.2}))
    until(lambda: felt.names == ["idle"], "nobody moves")
    launch.find("Xvfb").stop()
    until(lambda: felt.names == ["idle", "input", "changed"], "who was idle is not left so")
    assert not presence.senses
    assert "always taken as present" in presence.backend.why
    felt.all.clear()
    launch(desktop_environment, "Xvfb", x_display, "-nolisten", "tcp")
    until(lambda: presence.senses, "it is back")
    assert name(presence) == "x11"
    until(lambda: "idle" in felt.names, "and tells of silence as before")
    subprocess.run(["xdotool", "mousemove_relative", "1", "1"], env=desktop_environment, check=True)
    until(lambda: felt.names[:3] == ["changed", "idle", "input"], "and of the return")


def test_a_compositor_that_starts_anew(
    sway: Screen, choose: Callable[..., ChosenPresence], felt: Felt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    presence = choose()
    assert name(presence) == "wayland"
    presence.watch(frozenset({0.2}))
    sway.program.stop()
    until(lambda: felt.names[-1:] == ["changed"], "it is noticed that the compositor is gone")
    assert not presence.senses
    felt.all.clear()
    sway.program.start()
    until(lambda: presence.senses, "it is back")
    until(lambda: "idle" in felt.names, "and tells of silence as before")
    sway.move()
    until(lambda: "input" in felt.names, "and of the return")


def test_on_wayland_without_an_idle_protocol_the_session_bus_is_asked(
    mutter: Screen, choose: Callable[..., ChosenPresence], felt: Felt
) -> None:
    presence = choose()
    until(lambda: name(presence) == "mutter", "mutter's idle monitor is found on the bus")
    assert presence.senses
    assert "ext_idle_notifier_v1" in dict(presence.backend.tried)["wayland"], "it says why not by Wayland"
    presence.watch(frozenset({0.2}))
    until(lambda: "idle" in felt.names, "nobody moves")
    mutter.program.stop()
    until(lambda: not presence.senses, "it is noticed that the compositor is gone")
    mutter.program.start()
    until(lambda: presence.senses, "it is back")


def test_xwayland_is_never_asked(
    x_display: str, choose: Callable[..., ChosenPresence], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    presence = choose()
    assert presence.senses is False
    assert "wayland:" in presence.backend.why


def test_one_way_can_be_forced(
    x_display: str, choose: Callable[..., ChosenPresence], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert name(choose("x11")) == "x11"
    nothing = choose("none")
    assert nothing.senses is False
    assert "settings" in nothing.backend.why
    windows = choose("windows")
    assert "windows" in windows.backend.why


def test_another_way_can_be_chosen_while_somebody_is_away(
    x_display: str, loop: EdgeLoop, choose: Callable[..., ChosenPresence], felt: Felt
) -> None:
    presence = choose()
    presence.watch(frozenset({0.2}))
    until(lambda: felt.names == ["idle"], "nobody moves")
    loop.run(lambda: presence.choose([], "The settings say so."))
    assert felt.names == ["idle", "input", "changed"], "nobody is left idle for ever"
    assert "The settings say so." in presence.backend.why
    loop.run(lambda: presence.choose([Way("x11", lambda senses: X11Presence(loop, senses))]))
    assert name(presence) == "x11"
    until(lambda: felt.names[3:] == ["changed", "idle"], "what was watched is watched again")


def test_a_way_that_dies_gives_way_to_the_next(
    x_display: str, loop: EdgeLoop, felt: Felt, launch: Launch, desktop_environment: Environment
) -> None:
    second = start_display(launch, desktop_environment)
    spare = launch.programs[-1]

    def open_on(display: str) -> Callable[..., X11Presence]:
        def open_it(senses: Felt) -> X11Presence:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DISPLAY", display)
                return X11Presence(loop, senses)

        return open_it

    presence = ChosenPresence(loop, felt, [Way("first", open_on(f":{second}")), Way("second", open_on(x_display))])
    presence.watch(frozenset({0.2}))
    until(lambda: felt.names == ["idle"], "the first tells")
    spare.stop()
    until(lambda: felt.names[:4] == ["idle", "input", "changed", "idle"], "the second tells")
    assert presence.senses
    assert [way for way, _why in presence.backend.tried] == ["first"]
    presence.close()
    loop.run(lambda: None)


def test_nothing_at_all(choose: Callable[..., ChosenPresence], session_bus: str) -> None:
    presence = choose()
    assert presence.senses is False
    assert "always taken as present" in presence.backend.why
    assert presence.backend.state == "unavailable"
