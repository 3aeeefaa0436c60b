"""Input from a counter that is only read, and a session told of in facts: on a real loop, with a scripted system."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.presence.counter import CounterPresence, Fact, FactSession
from tests.desktop.felt import Felt, SessionFelt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import until


class Hands:
    """A counter as a system has it: input is `move`, which may go unheard, and the counter may be late."""

    def __init__(self) -> None:
        self.last = time.monotonic()
        self.looks = 0
        self.awaits: list[Callable[[], None]] = []
        self.kept: list[Callable[[], None]] = []
        self.before_awaiting: Callable[[], None] = lambda: None
        self.fault = ""

    def idle_s(self) -> float:
        self.looks += 1
        if self.fault:
            raise OSError(self.fault)
        return time.monotonic() - self.last

    def await_input(self, arrived: Callable[[], None]) -> Callable[[], None]:
        if self.fault:
            raise OSError(self.fault)
        self.before_awaiting()
        self.awaits.append(arrived)
        self.kept.append(arrived)

        def cancel() -> None:
            if arrived in self.awaits:
                self.awaits.remove(arrived)

        return cancel

    def move(self, *, heard: bool = True, counted: bool = True) -> float:
        now = time.monotonic()
        if counted:
            self.last = now
        if heard:
            for arrived in tuple(self.awaits):
                threading.Thread(target=arrived).start()
        return now


BACKEND = Backend("presence", "scripted", "A script tells.", tested=False)


@pytest.fixture
def felt() -> Felt:
    return Felt()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def presence(loop: EdgeLoop, felt: Felt, hands: Hands) -> Iterator[CounterPresence]:
    source = CounterPresence(loop, felt, hands, BACKEND)
    yield source
    source.close()
    loop.run(lambda: None)
    assert hands.awaits == [], "nothing is awaited any more"


def comes(felt: Felt, *names: str) -> None:
    until(lambda: felt.names == list(names), f"{names} are told, not {felt.names}", 10)


def test_idle_and_back_again_and_again(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    assert presence.senses
    assert presence.backend == BACKEND
    hands.move()
    presence.watch(frozenset({0.1}))
    expected: list[str] = []
    for _turn in range(3):
        expected.append("idle")
        comes(felt, *expected)
        assert 0.1 <= felt.all[-1][1] < 1
        moved = hands.move()
        expected.append("input")
        until(lambda: felt.names[: len(expected)] == expected, "the return is told", 2)
        assert felt.at[len(expected) - 1] - moved < 0.2


def test_every_threshold_in_each_idle_time(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.move()
    thresholds = (0.05, 0.7, 1.4)  # so far apart that a busy machine does not pass two at once
    presence.watch(frozenset(thresholds))
    comes(felt, "idle", "idle", "idle")
    assert all(seconds >= least for (_name, seconds), least in zip(felt.all, thresholds, strict=True))
    time.sleep(0.1)  # that nothing more comes is the point
    hands.move()
    comes(felt, *["idle"] * 3, "input", *["idle"] * 3)


def test_several_thresholds_at_once_are_one_report(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.last -= 100
    presence.watch(frozenset({10.0, 20.0, 600.0}))
    comes(felt, "idle")
    assert felt.all[0][1] >= 100


def test_what_is_passed_already_is_told_at_once(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.last -= 1
    presence.watch(frozenset({0.4}))
    comes(felt, "idle")
    presence.watch(frozenset({0.4}))
    presence.watch(frozenset({0.4, 600.0}))
    presence.watch(frozenset({0.4, 0.1}))
    comes(felt, "idle", "idle")
    presence.watch(frozenset({0.1}))
    presence.watch(frozenset({0.1, 0.4}))
    comes(felt, "idle", "idle", "idle")
    presence.watch(frozenset())
    hands.move()
    comes(felt, "idle", "idle", "idle", "input")


def test_a_threshold_that_is_replaced_is_not_told(
    presence: CounterPresence, felt: Felt, hands: Hands, loop: EdgeLoop
) -> None:
    hands.move()
    presence.watch(frozenset({0.1, 0.3}))
    presence.watch(frozenset({0.3}))
    comes(felt, "idle")
    assert felt.all[0][1] >= 0.3
    hands.move()
    comes(felt, "idle", "input")
    presence.watch(frozenset())
    time.sleep(0.35)  # that nothing comes is the point
    assert felt.names == ["idle", "input"]


def test_input_in_time_puts_it_off(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    presence.watch(frozenset({0.15}))
    for _turn in range(5):
        hands.move()
        time.sleep(0.06)
    assert felt.names == []
    last = hands.move()
    comes(felt, "idle")
    assert felt.at[0] - last >= 0.15


def test_about_one_look_a_threshold(presence: CounterPresence, felt: Felt, hands: Hands, loop: EdgeLoop) -> None:
    hands.move()
    presence.watch(frozenset({0.2, 60.0}))
    ends = time.monotonic() + 1
    while time.monotonic() < ends:
        hands.move()
        time.sleep(0.01)
    assert felt.names == []
    assert 4 <= hands.looks <= 7, "once in 0.2 s"
    comes(felt, "idle")
    looks, turns = hands.looks, loop.turns
    time.sleep(0.3)
    assert hands.looks - looks <= 1, "nobody looks while nobody moves"
    assert loop.turns - turns <= 1


def test_nothing_wanted_is_nothing_looked_at(
    presence: CounterPresence, felt: Felt, hands: Hands, loop: EdgeLoop
) -> None:
    loop.run(lambda: None)
    assert hands.looks == 0
    presence.watch(frozenset({0.1}))
    presence.watch(frozenset())
    loop.run(lambda: None)
    looks = hands.looks
    time.sleep(0.15)
    assert (hands.looks, felt.names) == (looks, [])


def test_input_before_the_return_was_awaited(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    def once() -> None:
        hands.before_awaiting = lambda: None
        hands.move()

    hands.before_awaiting = once
    hands.last -= 1
    presence.watch(frozenset({0.5}))
    comes(felt, "idle", "input")


def test_a_counter_that_is_late(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.last -= 10
    presence.watch(frozenset({0.2}))
    comes(felt, "idle")
    hands.move(counted=False)
    comes(felt, "idle", "input")
    presence.watch(frozenset({0.3, 5.0}))
    time.sleep(0.1)
    assert felt.names == ["idle", "input"], "the old count is not taken for a new silence"
    comes(felt, "idle", "input", "idle")
    assert 0.3 <= felt.all[-1][1] < 1


def test_what_tells_of_an_earlier_return_is_passed_over(presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.move()
    presence.watch(frozenset({0.1}))
    comes(felt, "idle")
    hands.move()
    comes(felt, "idle", "input", "idle")
    hands.kept[0]()
    time.sleep(0.05)
    assert felt.names == ["idle", "input", "idle"]
    hands.kept[1]()
    hands.kept[1]()
    until(lambda: felt.names[3:4] == ["input"], "it is told")
    assert felt.names.count("input") == 2


def test_a_system_that_tells_of_no_return(loop: EdgeLoop, felt: Felt, hands: Hands) -> None:
    presence = CounterPresence(loop, felt, hands, BACKEND, look_again_s=0.1)
    hands.last -= 1
    presence.watch(frozenset({0.5}))
    comes(felt, "idle")
    moved = hands.move(heard=False)
    comes(felt, "idle", "input")
    assert felt.at[-1] - moved < 0.2
    looks = hands.looks
    time.sleep(0.25)
    assert hands.looks == looks, "it is looked at so often only while nobody moves"
    presence.close()


@pytest.mark.parametrize("when", ["at a look", "when the return is awaited"])
def test_a_counter_that_fails(loop: EdgeLoop, felt: Felt, hands: Hands, when: str) -> None:
    presence = CounterPresence(loop, felt, hands, BACKEND)

    def fail() -> None:
        hands.fault = "it is gone"
        hands.await_input(lambda: None)

    if when == "at a look":
        hands.fault = "it is gone"
    else:
        hands.before_awaiting = fail
        hands.last -= 1
    presence.watch(frozenset({0.5}))
    comes(felt, "lost")
    assert "it is gone" in presence.backend.why
    assert (presence.backend.name, presence.backend.state) == ("scripted", "unavailable")
    presence.watch(frozenset({0.1}))
    presence.close()
    loop.run(lambda: None)
    assert felt.names == ["lost"]


def test_nothing_after_the_end(loop: EdgeLoop, felt: Felt, hands: Hands) -> None:
    presence = CounterPresence(loop, felt, hands, BACKEND, look_again_s=0.02)
    presence.watch(frozenset({0.05, 0.1}))
    comes(felt, "idle", "idle")
    presence.close()
    presence.close()
    presence.watch(frozenset({0.02}))
    loop.run(lambda: None)
    hands.move()
    hands.kept[0]()
    time.sleep(0.1)
    assert felt.names == ["idle", "idle"]
    assert hands.awaits == []


@pytest.mark.parametrize(
    ("facts", "reports"),
    [
        (("locked", "locked", "unlocked", "unlocked"), ["locked", "unlocked"]),
        (("locked", "away", "here", "unlocked"), ["locked", "unlocked"]),
        (("away", "here"), ["locked", "unlocked"]),
        (("away", "locked", "unlocked"), ["locked", "unlocked"]),
        (("locked", "here"), ["locked"]),
        (("unlocked", "here", "woke"), []),
        (("sleeping", "sleeping", "woke", "woke", "sleeping"), ["sleeping", "woke", "sleeping"]),
        (("locked", "sleeping", "woke", "unlocked"), ["locked", "sleeping", "woke", "unlocked"]),
    ],
)
def test_a_session_of_facts(loop: EdgeLoop, facts: tuple[Fact, ...], reports: list[str]) -> None:
    heard = SessionFelt()
    session = FactSession(loop, heard, Backend("session", "scripted", "A script tells."))
    for fact in facts:
        session.hear(fact)
    session.close()
    session.hear("unlocked" if "locked" in facts else "locked")
    loop.run(lambda: None)
    assert heard.all == reports
