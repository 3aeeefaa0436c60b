"""The D-Bus connection itself, against the real daemon."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deskbreak.desktop.bus import NO_REPLY, Bus, End, NoBus
from deskbreak.desktop.message import Address, Incoming, Reply, Returns, Rule
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import DAEMON, Peer
from tests.plugin_desktop import START_S, Environment, Launch, start_bus, until

NAME = "org.example.Deskbreak"
OBJECT = Address(NAME, "/here", NAME)


def subscribe(loop: EdgeLoop, bus: Bus, rule: Rule, handler: Callable[[Incoming], None]) -> None:
    """Subscribe, and wait until the daemon knows: it keeps the order of one connection, not of two."""
    loop.call(lambda: bus.subscribe(rule, handler))
    await_daemon(loop, bus)


def await_daemon(loop: EdgeLoop, bus: Bus) -> None:
    """Wait until the daemon has dealt with all that was asked of it."""
    known = threading.Event()
    loop.call(lambda: bus.activatable(NAME, lambda starts: known.set()))
    assert known.wait(START_S)


def watch(loop: EdgeLoop, bus: Bus, owners: list[str]) -> None:
    """Note each owner of the name."""

    def work() -> None:
        bus.watch(NAME, owners.append)

    loop.run(work)


def rules(peer: Peer) -> int:
    """How many rules for signals the daemon keeps in all."""
    stats = peer.ask(replace(DAEMON, interface="org.freedesktop.DBus.Debug.Stats"), "GetStats")
    return int(stats.body[0]["MatchRules"][1])


@pytest.fixture
def peer(loop: EdgeLoop, session_bus: str) -> Iterator[Peer]:
    made = Peer(loop)
    made.own(NAME)
    yield made
    made.leave()


def test_a_burst_is_dealt_with_in_order(loop: EdgeLoop, bus: Bus, peer: Peer) -> None:
    heard: list[int] = []
    subscribe(loop, bus, Rule(NAME, NAME, "Tick"), lambda signal: heard.append(signal.body[0]))

    def burst() -> None:
        for number in range(500):
            peer.bus.emit("/here", NAME, "Tick", "u", (number,))

    peer.loop.run(burst)
    until(lambda: len(heard) == 500, "all of them come")
    assert heard == list(range(500))


def test_only_the_owner_of_a_name_speaks_for_it(loop: EdgeLoop, bus: Bus, peer: Peer) -> None:
    heard: list[str] = []
    subscribe(loop, bus, Rule(NAME, NAME, "Tick", arg0="mine"), lambda signal: heard.append(signal.body[0]))
    stranger = Peer(loop)
    stranger.emit("/here", NAME, "Tick", "s", ("mine",))
    stranger.leave()
    peer.emit("/here", NAME, "Tick", "s", ("another's",))
    peer.emit("/here", NAME, "Tick", "s", ("mine",))
    until(lambda: heard, "the owner is heard")
    assert heard == ["mine"]


def test_a_handler_that_raises_harms_nobody(
    loop: EdgeLoop, bus: Bus, peer: Peer, caplog: pytest.LogCaptureFixture
) -> None:
    def answer(call: Incoming) -> Returns:
        raise ZeroDivisionError(call.member)

    loop.run(lambda: peer.bus.export("/here", answer))
    subscribe(loop, bus, Rule(NAME, NAME, "Tick"), lambda signal: signal.body[99])
    other = Peer(loop)
    with caplog.at_level(logging.CRITICAL):
        assert other.ask(OBJECT, "Boom").error == "org.freedesktop.DBus.Error.Failed"
    peer.emit("/here", NAME, "Tick", "u", (1,))
    assert other.ask(Address(NAME, "/nowhere", NAME), "Boom").error == "org.freedesktop.DBus.Error.UnknownMethod"
    assert other.ask(Address(NAME, "/", "org.freedesktop.DBus.Peer"), "Ping").error == ""
    other.leave()


def test_who_owns_a_name(loop: EdgeLoop, bus: Bus) -> None:
    owners: list[str] = []
    watch(loop, bus, owners)
    until(lambda: owners == [""], "nobody yet")
    peer = Peer(loop)
    peer.own(NAME)
    until(lambda: len(owners) == 2, "somebody")
    peer.leave()
    until(lambda: owners[2:] == [""], "nobody again")
    watch(loop, bus, owners)
    assert owners[3:] == [""], "what is known is told at once"


def test_what_is_ended_is_heard_no_more(loop: EdgeLoop, bus: Bus, peer: Peer) -> None:
    heard: list[str] = []
    ends: list[End] = []
    rule = Rule(NAME, NAME, "Tick")

    def once(signal: Incoming) -> None:
        heard.append("once")
        for end in ends:
            end()

    def work() -> None:
        ends.append(bus.subscribe(rule, once))
        ends.append(bus.subscribe(rule, lambda signal: heard.append("after the end")))
        bus.subscribe(rule, lambda signal: heard.append("another"))

    loop.run(work)
    until(lambda: rules(peer) == 4, "the daemon knows")
    peer.emit("/here", NAME, "Tick", "u", (1,))
    peer.emit("/here", NAME, "Tick", "u", (2,))
    until(lambda: heard.count("another") == 2, "the other goes on")
    assert heard == ["once", "another", "another"]


def test_the_last_to_go_leaves_no_rule_with_the_daemon(loop: EdgeLoop, bus: Bus, peer: Peer) -> None:
    owners: list[str] = []
    ends: list[End] = []

    def work() -> None:
        ends.append(bus.subscribe(Rule(NAME, NAME, "Tick"), lambda signal: None))
        ends.append(bus.watch(NAME, owners.append))

    def end() -> None:
        for each in (*ends, *ends):
            each()

    loop.run(work)
    until(lambda: len(owners) == 1, "the owner is known")
    await_daemon(loop, bus)
    assert rules(peer) == 2
    loop.run(end)
    until(lambda: rules(peer) == 0, "no rule is left")
    watch(loop, bus, owners)
    until(lambda: len(owners) == 2, "it can be watched again")


def test_an_answer_in_time_and_one_too_late(loop: EdgeLoop, bus: Bus) -> None:
    other, go_on = EdgeLoop(), threading.Event()
    other.start()
    slow = Peer(other)
    slow.own(NAME)

    def answer(call: Incoming) -> Returns:
        go_on.wait(START_S)
        return Returns("s", (call.member,))

    other.run(lambda: slow.bus.export("/here", answer))
    replies: list[Reply] = []
    loop.run(lambda: bus.call(OBJECT, "Late", then=replies.append, within=0.05))
    until(lambda: replies, "it is given up")
    go_on.set()
    loop.run(lambda: bus.call(OBJECT, "InTime", then=replies.append, within=START_S))
    until(lambda: len(replies) == 2, "the next is answered")
    assert [(each.error, each.body) for each in replies[1:]] == [("", ("InTime",))]
    assert replies[0].error == NO_REPLY
    slow.leave()
    other.stop()
    assert other.faults == []


def test_the_daemon_goes_and_the_loop_rests(
    loop: EdgeLoop, launch: Launch, desktop_environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, daemon = start_bus(launch, desktop_environment, tmp_path / "mortal")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    bus = Bus.connect(loop, "session")
    ended: list[str] = []
    ends: list[End] = []
    loop.run(lambda: ends.append(bus.on_end(ended.append)))
    loop.run(lambda: bus.on_end(lambda says: ended.append("never"))())
    daemon.stop()
    until(lambda: ended, "it is told")
    assert (len(ended), bus.open, loop.sources) == (1, False, 0)
    loop.run(lambda: bus.call(OBJECT, "Anything"))
    loop.run(bus.close)
    with pytest.raises(NoBus, match="session"):
        Bus.connect(loop, "session")


@pytest.mark.parametrize("address", ["tcp:host=localhost,port=1", "nonsense", "unix:path=/nowhere/at/all"])
def test_addresses_that_lead_nowhere(loop: EdgeLoop, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(NoBus):
        Bus.connect(loop, "session")
