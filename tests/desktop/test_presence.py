"""Input on a real X server, and none where there is no server."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.presence.nothing import NoPresence
from deskbreak.desktop.presence.x11 import X11Presence
from deskbreak.desktop.xserver import Display, Place
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import DISPLAYS, Environment, Launch, start_display, until


class Felt:
    """Notes every report with its time."""

    def __init__(self) -> None:
        self.all: list[tuple[str, float]] = []
        self.at: list[float] = []

    def idle(self, idle_s: float) -> None:
        self._note("idle", idle_s)

    def input(self) -> None:
        self._note("input", 0)

    def lost(self, says: str) -> None:
        assert "always taken as present" in says
        self._note("lost", 0)

    @property
    def names(self) -> list[str]:
        return [name for name, _seconds in self.all]

    def _note(self, name: str, seconds: float) -> None:
        self.at.append(time.monotonic())
        self.all.append((name, seconds))


@pytest.fixture
def felt() -> Felt:
    return Felt()


@pytest.fixture
def presence(x_display: str, loop: EdgeLoop, felt: Felt) -> Iterator[X11Presence]:
    source = X11Presence(loop, felt)
    yield source
    source.close()


@pytest.fixture
def move(needs: Callable[..., None], desktop_environment: Environment) -> Callable[[], float]:
    """Move the pointer; gives the moment before."""
    needs("xdotool")

    def moved() -> float:
        now = time.monotonic()
        subprocess.run(["xdotool", "mousemove_relative", "1", "1"], env=desktop_environment, check=True)
        return now

    return moved


def test_idle_and_back_again_and_again(presence: X11Presence, felt: Felt, move: Callable[[], float]) -> None:
    move()
    presence.watch(frozenset({0.3}))
    for turn in range(1, 4):
        until(lambda turn=turn: felt.names.count("idle") == turn, "it is noticed that nobody moves")  # type: ignore[misc]  # mypy infers no lambda with a default
        assert 0.3 <= felt.all[-1][1] < 1.5
        moved = move()
        until(lambda turn=turn: felt.names.count("input") == turn, "it is noticed that somebody does")  # type: ignore[misc]  # see above
        assert felt.at[-1] - moved < 1
    assert felt.names == ["idle", "input"] * 3


def test_every_threshold_in_each_idle_time(presence: X11Presence, felt: Felt, move: Callable[[], float]) -> None:
    move()
    presence.watch(frozenset({0.02, 0.2, 0.5}))
    until(lambda: felt.names == ["idle"] * 3, "three thresholds are passed")
    assert [round(seconds, 1) >= least for (_name, seconds), least in zip(felt.all, (0.0, 0.2, 0.5), strict=True)]
    move()
    until(lambda: felt.names == ["idle"] * 3 + ["input"] + ["idle"] * 3, "and three again")


def test_what_is_passed_already_is_told_at_once(presence: X11Presence, felt: Felt, move: Callable[[], float]) -> None:
    move()
    presence.watch(frozenset({0.4}))
    until(lambda: felt.names == ["idle"], "0.4 s are passed")
    presence.watch(frozenset({0.4, 0.1}))
    until(lambda: felt.names == ["idle", "idle"], "0.1 s are passed long since")
    assert felt.all[-1][1] >= 0.4
    presence.watch(frozenset({600.0}))
    move()
    until(lambda: felt.names == ["idle", "idle", "input"], "the return is told all the same")


def test_nothing_is_told_that_was_not_asked(
    presence: X11Presence, felt: Felt, loop: EdgeLoop, move: Callable[[], float]
) -> None:
    presence.watch(frozenset({0.05}))
    presence.watch(frozenset())
    loop.run(lambda: None)
    felt.all.clear()
    move()
    time.sleep(0.2)  # there is nothing to wait for: that nothing comes is the point
    assert felt.names in ([], ["input"])


def test_no_wakeup_at_rest(presence: X11Presence, felt: Felt, loop: EdgeLoop, move: Callable[[], float]) -> None:
    move()
    presence.watch(frozenset({60.0}))
    loop.run(lambda: None)
    loop.run(lambda: None)
    before = loop.turns
    for _time in range(20):
        move()
    assert loop.turns - before <= 1, "input alone wakes nobody"


def test_the_server_goes(x_display: str, loop: EdgeLoop, felt: Felt, launch: Launch) -> None:
    presence = X11Presence(loop, felt)
    presence.watch(frozenset({60.0}))
    launch.find("Xvfb").stop()
    until(lambda: felt.names == ["lost"], "it is told")
    assert "always taken as present" in presence.backend.why
    presence.watch(frozenset({1.0}))
    presence.close()
    loop.run(lambda: None)
    assert loop.sources == 0


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "unix:{}.0"])
def test_forms_of_display(
    x_display: str, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("DISPLAY", form.format(x_display[1:]))
    presence = X11Presence(loop, felt)
    assert presence.backend.name == "x11"
    presence.close()
    loop.run(lambda: None)


def test_places() -> None:
    assert Place.of("far:3.1") == Place("far", 3)
    assert Place.of("me/unix:0") == Place("", 0)
    for wrong in ("", "7", ":x"):
        with pytest.raises(OSError, match="names no display"):
            Place.of(wrong)


@pytest.mark.parametrize("display", ["", ":199", "127.0.0.1:199"])
def test_no_server(loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(OSError, match=r"."):
        X11Presence(loop, felt)


def entry(family: int, host: bytes, number: bytes, cookie: bytes) -> bytes:
    fields = (host, number, b"MIT-MAGIC-COOKIE-1", cookie)
    return family.to_bytes(2, "big") + b"".join(len(each).to_bytes(2, "big") + each for each in fields)


def test_the_cookie_opens_the_door(
    needs: Callable[..., None], launch: Launch, desktop_environment: Environment, tmp_path: Path
) -> None:
    needs("Xvfb")
    cookie, wrong = b"0123456789abcdef", b"fedcba9876543210"
    guarded = tmp_path / "server"
    guarded.write_bytes(entry(256, b"any", b"", cookie))
    number = next(
        each
        for each in DISPLAYS
        if start_display(launch, desktop_environment, each, "-auth", str(guarded), "-listen", "tcp")
    )
    ours = tmp_path / "ours"
    shown = str(number).encode()
    for host in ("", "127.0.0.1"):
        place = Place(host, number)
        address = bytes((127, 0, 0, 1))
        ours.write_bytes(
            entry(256, b"elsewhere", b"7", wrong) + entry(0, address, shown, cookie) + entry(256, b"old", shown, cookie)
        )
        Display(place, ours).close()
        ours.write_bytes(entry(256, b"old", shown, wrong) + entry(65535, b"", b"", cookie))
        Display(place, ours).close()
        ours.write_bytes(entry(256, b"old", shown, wrong)[:-3])
        with pytest.raises(OSError, match=r"refused us"):
            Display(place, ours)
        with pytest.raises(OSError, match=r"refused us"):
            Display(place, tmp_path / "missing")


def test_nothing_takes_you_as_present() -> None:
    nobody = NoPresence("You are always taken as present.")
    nobody.watch(frozenset({1.0}))
    nobody.close()
    assert nobody.senses is False
    assert (nobody.backend.part, nobody.backend.name) == ("presence", "nothing")
