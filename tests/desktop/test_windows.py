"""What Windows is asked and tells, against recorded messages and answers: the code that calls it runs there only."""

import os
from collections.abc import Callable

import pytest

from deskbreak.desktop.busy.nothing import NoSense
from deskbreak.desktop.busy.windows import Part, WindowsSense, query_state, reasons
from deskbreak.desktop.presence.windows import (
    Messages,
    WindowsPresence,
    WindowsSession,
    idle_ms,
    meaning,
    message_window,
)
from tests.desktop.felt import Felt, SessionFelt, comes
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import until

INPUT, POWER, SESSION, TIMER = 0xFF, 0x218, 0x2B1, 0x113

LOCKED_AND_BACK = [(SESSION, 7), (SESSION, 8)]
SWITCHED_AND_BACK = [(SESSION, 7), (SESSION, 2), (SESSION, 1), (SESSION, 8)]
TAKEN_OVER_FROM_AFAR = [(SESSION, 2), (SESSION, 3), (SESSION, 8)]
SLEPT = [(POWER, 10), (POWER, 4), (POWER, 4), (POWER, 0x12), (POWER, 0x12), (POWER, 7), (POWER, 0x8013)]


class Window(Messages):
    """The message window without the system's half."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.last = 500_000, 200_000
        self.calls: list[str] = []
        self.fault = ""

    def await_input(self) -> None:
        if self.fault:
            raise OSError(self.fault)
        self.calls.append("await")

    def ignore_input(self) -> None:
        self.calls.append("ignore")

    def ticks(self) -> tuple[int, int]:
        return self.now, self.last

    def play(self, messages: list[tuple[int, int]]) -> None:
        for message, wparam in messages:
            self.take(message, wparam)


@pytest.mark.parametrize(
    ("message", "wparam", "word"),
    [
        (INPUT, 0, "input"),
        (INPUT, 1, "input"),
        (POWER, 0x4, "sleeping"),
        (POWER, 0x12, "woke"),
        (POWER, 0x7, "woke"),
        (POWER, 0xA, None),
        (SESSION, 1, "here"),
        (SESSION, 2, "away"),
        (SESSION, 3, "here"),
        (SESSION, 4, "away"),
        (SESSION, 5, None),
        (SESSION, 7, "locked"),
        (SESSION, 8, "unlocked"),
        (TIMER, 7, None),
    ],
)
def test_meanings(message: int, wparam: int, word: str | None) -> None:
    assert meaning(message, wparam) == word


@pytest.mark.parametrize(
    ("now", "last", "idle"),
    [
        (5_000, 2_000, 3_000),
        (5_000, 5_000, 0),
        (500, 2**32 - 500, 1_000),
        (2**32 - 1, 0, 0),
        (5_000, 5_016, 0),
        (8, 2**32 - 8, 16),
        (2**31 + 10, 0, 2**31 + 10),
    ],
)
def test_ticks_that_begin_anew(now: int, last: int, idle: int) -> None:
    assert idle_ms(now, last) == idle


@pytest.mark.parametrize(
    ("messages", "reports"),
    [
        (LOCKED_AND_BACK, ["locked", "unlocked"]),
        (SWITCHED_AND_BACK, ["locked", "unlocked"]),
        (TAKEN_OVER_FROM_AFAR, ["locked", "unlocked"]),
        (SLEPT, ["sleeping", "woke"]),
        ([(INPUT, 1), (TIMER, 0)], []),
    ],
)
def test_the_session(loop: EdgeLoop, messages: list[tuple[int, int]], reports: list[str]) -> None:
    window, heard = Window(), SessionFelt()
    session = WindowsSession(loop, heard, window)
    assert (session.backend.part, session.backend.name, session.backend.tested) == ("session", "windows", False)
    window.play(messages)
    loop.run(lambda: None)
    assert heard.all == reports
    session.close()
    window.play(LOCKED_AND_BACK)
    loop.run(lambda: None)
    assert heard.all == reports


def test_the_presence(loop: EdgeLoop) -> None:
    window, felt = Window(), Felt()
    presence = WindowsPresence(loop, felt, window)
    assert (presence.backend.part, presence.backend.name, presence.backend.tested) == ("presence", "windows", False)
    presence.watch(frozenset({200.0, 6000.0}))
    comes(felt, "idle")
    assert felt.all == [("idle", 300.0)]
    assert window.calls == ["await"]
    window.play([(SESSION, 7), (INPUT, 1), (INPUT, 1)])
    comes(felt, "idle", "input")
    assert window.calls == ["await", "ignore"]
    presence.close()
    loop.run(lambda: None)
    assert window._ears == []


def test_input_that_cannot_be_awaited(loop: EdgeLoop) -> None:
    window, felt = Window(), Felt()
    window.fault = "the parameter is incorrect"
    presence = WindowsPresence(loop, felt, window)
    presence.watch(frozenset({2.0}))
    comes(felt, "lost")
    assert "the parameter is incorrect" in presence.backend.why
    assert window._ears == []


@pytest.mark.parametrize(
    ("state", "reason"),
    [(1, ""), (2, "fullscreen"), (3, "fullscreen"), (4, "screen"), (5, ""), (6, "dnd"), (7, ""), (99, "")],
)
def test_states(state: int, reason: str) -> None:
    assert reasons(state) == frozenset({reason} - {""})


class Answers:
    """Says what Windows said, one state a question; an `OSError` is raised."""

    def __init__(self, *states: int | OSError) -> None:
        self.states = list(states)

    def __call__(self) -> int:
        state = self.states.pop(0)
        if isinstance(state, OSError):
            raise state
        return state


def listened(loop: EdgeLoop, sense: WindowsSense | NoSense) -> list[frozenset[str]]:
    """What the sense tells from now on."""
    told: list[frozenset[str]] = []
    loop.run(lambda: sense.listen(told.append))
    return told


@pytest.mark.parametrize(("part", "held"), [("fullscreen", {"fullscreen"}), ("dnd", set()), ("screen", set())])
def test_a_sense_looks_once(loop: EdgeLoop, part: Part, held: set[str]) -> None:
    sense = WindowsSense(loop, part, Answers(3))
    assert listened(loop, sense) == [held]
    assert (sense.backend.part, sense.backend.name, sense.backend.tested) == (part, "windows", False)
    assert sense.backend.state == ("busy" if held else "ready")
    assert len(loop._timers) == len(held), "it looks again only while something holds"
    loop.run(sense.rest)
    assert loop._timers == []


def test_a_sense_hears_of_the_end(loop: EdgeLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskbreak.desktop.busy.windows.LOOK_AGAIN_S", 0.02)
    sense = WindowsSense(loop, "screen", Answers(4, 4, 5))
    told = listened(loop, sense)
    until(lambda: told == [{"screen"}, {"screen"}, set()], "it has ended")
    assert sense.backend.state == "ready"
    loop.run(lambda: None)
    assert loop._timers == []
    loop.run(sense.rest)


def test_a_sense_that_fails(loop: EdgeLoop) -> None:
    sense = WindowsSense(loop, "dnd", Answers(OSError("access is denied"), 6))
    assert listened(loop, sense) == [frozenset()]
    failed = sense.backend
    assert failed.state == "unavailable"
    assert "access is denied" in failed.why
    loop.run(sense.rest)
    assert listened(loop, sense) == [{"dnd"}]
    assert sense.backend.state == "busy"
    loop.run(sense.rest)


def test_no_sense(loop: EdgeLoop) -> None:
    sense = NoSense("camera", "This system does not tell.")
    assert listened(loop, sense) == [frozenset()]
    sense.rest()
    assert (sense.backend.part, sense.backend.name, sense.backend.state) == ("camera", "nothing", "unavailable")
    assert NoSense("camera", "The settings turn it off.", "off").backend.state == "off"


@pytest.mark.skipif(os.name == "nt", reason="this is Windows")
@pytest.mark.parametrize("ask", [message_window, query_state])
def test_elsewhere(ask: Callable[[], object]) -> None:
    with pytest.raises(OSError, match="not Windows"):
        ask()
