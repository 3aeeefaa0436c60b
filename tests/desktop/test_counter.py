"""Input from a counter that is only read, and a session told of in facts: with a scripted system."""

from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.presence.counter import CounterPresence, Fact, FactSession
from tests.desktop.felt import Felt, SessionFelt
from tests.desktop.loop import EdgeLoop
from tests.desktop.still import StillLoop


class Hands:
    """A counter as a system has it: input is `move`, which may go unheard, and the counter may be late."""

    def __init__(self, still: StillLoop) -> None:
        self.last = still.now
        self.looks = 0
        self.awaits: list[Callable[[], None]] = []
        self.kept: list[Callable[[], None]] = []
        self.before_awaiting: Callable[[], None] = lambda: None
        self.fault = ""
        self._still = still

    def idle_s(self) -> float:
        self.looks += 1
        if self.fault:
            raise OSError(self.fault)
        return self._still.now - self.last

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

    def move(self, *, heard: bool = True, counted: bool = True) -> None:
        if counted:
            self.last = self._still.now
        if heard:
            for arrived in tuple(self.awaits):
                arrived()


BACKEND = Backend("presence", "scripted", "A script tells.", tested=False)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> StillLoop:
    made = StillLoop()
    monkeypatch.setattr("deskbreak.desktop.presence.counter.through_sleep", lambda: made.now)
    return made


@pytest.fixture
def felt(still: StillLoop) -> Felt:
    return Felt(lambda: still.now)


@pytest.fixture
def hands(still: StillLoop) -> Hands:
    return Hands(still)


@pytest.fixture
def presence(still: StillLoop, felt: Felt, hands: Hands) -> Iterator[CounterPresence]:
    source = CounterPresence(still, felt, hands, BACKEND)
    yield source
    source.close()
    still.settle()
    assert hands.awaits == [], "nothing is awaited any more"


def test_idle_and_back_again_and_again(still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    assert presence.senses
    assert presence.backend == BACKEND
    presence.watch(frozenset({0.125}))
    for turn in range(3):
        still.go_on(5)
        assert felt.all[2 * turn :] == [("idle", 0.125)]
        assert felt.at[-1] == hands.last + 0.125
        hands.move()
        still.settle()
        assert felt.names[2 * turn :] == ["idle", "input"]


def test_every_threshold_in_each_idle_time(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    presence.watch(frozenset({0.125, 0.5, 1.25}))
    still.go_on(60)
    hands.move()
    still.go_on(60)
    told = [("idle", 0.125), ("idle", 0.5), ("idle", 1.25)]
    assert felt.all == [*told, ("input", 0), *told]


def test_several_thresholds_at_once_are_one_report(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    hands.last -= 100
    presence.watch(frozenset({10.0, 20.0, 600.0}))
    still.settle()
    assert felt.all == [("idle", 100)]


def test_what_is_passed_already_is_told_at_once(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    hands.last -= 1
    presence.watch(frozenset({0.5}))
    still.settle()
    assert felt.names == ["idle"]
    presence.watch(frozenset({0.5}))
    presence.watch(frozenset({0.5, 600.0}))
    still.settle()
    assert felt.names == ["idle"]
    presence.watch(frozenset({0.5, 0.125}))
    still.settle()
    assert felt.names == ["idle"] * 2
    presence.watch(frozenset({0.125}))
    presence.watch(frozenset({0.125, 0.5}))
    still.settle()
    assert felt.names == ["idle"] * 3
    presence.watch(frozenset())
    hands.move()
    still.settle()
    assert felt.names == ["idle", "idle", "idle", "input"]


def test_a_threshold_that_is_replaced_is_not_told(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    presence.watch(frozenset({0.125, 0.25}))
    presence.watch(frozenset({0.25}))
    still.go_on(5)
    assert felt.all == [("idle", 0.25)]
    hands.move()
    still.settle()
    presence.watch(frozenset())
    still.go_on(5)
    assert felt.names == ["idle", "input"]


def test_input_in_time_puts_it_off(still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    presence.watch(frozenset({0.25}))
    for _turn in range(5):
        still.go_on(0.125)
        hands.move()
    assert felt.names == []
    still.go_on(5)
    assert felt.names == ["idle"]
    assert felt.at == [hands.last + 0.25]


def test_about_one_look_a_threshold(still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    presence.watch(frozenset({0.25, 64.0}))
    for _turn in range(128):
        hands.move()
        still.go_on(1 / 64)
    assert felt.names == []
    assert 8 <= hands.looks <= 10, "in two seconds, once in about 0.25"
    still.go_on(0.25)
    assert felt.names == ["idle"]
    looks = hands.looks
    still.go_on(60)
    assert hands.looks == looks, "nobody looks while nobody moves"


def test_nothing_wanted_is_nothing_looked_at(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    still.go_on(60)
    assert hands.looks == 0
    hands.move()
    presence.watch(frozenset({0.125}))
    presence.watch(frozenset())
    still.settle()
    looks = hands.looks
    still.go_on(60)
    assert (hands.looks, felt.names) == (looks, [])


def test_input_before_the_return_was_awaited(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    def once() -> None:
        hands.before_awaiting = lambda: None
        hands.move()

    hands.before_awaiting = once
    hands.last -= 1
    presence.watch(frozenset({0.5}))
    still.settle()
    assert felt.names == ["idle", "input"]


def test_a_counter_that_is_late(still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands) -> None:
    hands.last -= 10
    presence.watch(frozenset({0.25}))
    still.settle()
    hands.move(counted=False)
    still.settle()
    assert felt.names == ["idle", "input"]
    presence.watch(frozenset({0.375, 5.0}))
    still.go_on(0.25)
    assert felt.names == ["idle", "input"], "the old count is not taken for a new silence"
    still.go_on(0.25)
    assert felt.all[2:] == [("idle", 0.375)]


def test_what_tells_of_an_earlier_return_is_passed_over(
    still: StillLoop, presence: CounterPresence, felt: Felt, hands: Hands
) -> None:
    presence.watch(frozenset({0.125}))
    still.go_on(1)
    hands.move()
    still.go_on(1)
    assert felt.names == ["idle", "input", "idle"]
    hands.kept[0]()
    still.go_on(1)
    assert felt.names == ["idle", "input", "idle"]
    hands.kept[1]()
    hands.kept[1]()
    still.settle()
    assert felt.names == ["idle", "input", "idle", "input"]


def test_a_system_that_tells_of_no_return(still: StillLoop, felt: Felt, hands: Hands) -> None:
    presence = CounterPresence(still, felt, hands, BACKEND, look_again_s=0.125)
    hands.last -= 1
    presence.watch(frozenset({0.5}))
    still.go_on(5)
    assert felt.names == ["idle"]
    hands.move(heard=False)
    still.go_on(0.125)
    assert felt.names == ["idle", "input"]
    looks = hands.looks
    still.go_on(0.25)
    assert hands.looks == looks, "it is looked at so often only while nobody moves"
    presence.close()


@pytest.mark.parametrize("when", ["at a look", "when the return is awaited"])
def test_a_counter_that_fails(still: StillLoop, felt: Felt, hands: Hands, when: str) -> None:
    presence = CounterPresence(still, felt, hands, BACKEND)

    def fail() -> None:
        hands.fault = "it is gone"
        hands.await_input(lambda: None)

    if when == "at a look":
        hands.fault = "it is gone"
    else:
        hands.before_awaiting = fail
        hands.last -= 1
    presence.watch(frozenset({0.5}))
    still.settle()
    assert felt.names == ["lost"]
    assert "it is gone" in presence.backend.why
    assert (presence.backend.name, presence.backend.state) == ("scripted", "unavailable")
    presence.watch(frozenset({0.125}))
    presence.close()
    still.go_on(5)
    assert felt.names == ["lost"]


def test_nothing_after_the_end(still: StillLoop, felt: Felt, hands: Hands) -> None:
    presence = CounterPresence(still, felt, hands, BACKEND, look_again_s=0.125)
    presence.watch(frozenset({0.125, 0.25}))
    still.go_on(0.25)
    assert felt.names == ["idle", "idle"]
    presence.close()
    presence.close()
    presence.watch(frozenset({0.125}))
    still.settle()
    hands.move()
    hands.kept[0]()
    still.go_on(5)
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
