"""The screen lock and sleep, from a logind of our own on a private system bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.presence.logind import LogindSession
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeLogind
from tests.plugin_desktop import Environment, Launch, start_bus, until


class Felt:
    """Notes every report in order."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def locked(self) -> None:
        self.all.append("locked")

    def unlocked(self) -> None:
        self.all.append("unlocked")

    def sleeping(self) -> None:
        self.all.append("sleeping")

    def woke(self) -> None:
        self.all.append("woke")


@pytest.fixture
def felt() -> Felt:
    return Felt()


@pytest.fixture
def system_bus(
    launch: Launch, desktop_environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _daemon = start_bus(launch, desktop_environment, tmp_path / "system")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)


@pytest.fixture
def session(system_bus: None, loop: EdgeLoop, felt: Felt) -> Iterator[LogindSession]:
    made = LogindSession(loop, Bus.connect(loop, "system"), felt)
    yield made
    made.close()
    loop.run(lambda: None)


def heard(felt: Felt, *expected: str) -> None:
    until(lambda: felt.all == list(expected), f"{expected}, heard {felt.all}")


def found(session: LogindSession, logind: FakeLogind) -> None:
    until(lambda: "LockedHint" in logind.calls, "our session is found and listened to")
    assert "screen is locked" in session.backend.why


def test_sleep_and_lock(system_bus: None, loop: EdgeLoop, session: LogindSession, felt: Felt) -> None:
    logind = FakeLogind(loop)
    found(session, logind)
    logind.sleep(asleep=True)
    logind.sleep(asleep=True)
    logind.sleep(asleep=False)
    heard(felt, "sleeping", "woke")
    logind.signal("Lock")
    logind.hint(locked=True)
    logind.hint(locked=False)
    logind.signal("Unlock")
    heard(felt, "sleeping", "woke", "locked", "unlocked")
    logind.hint(locked=True, stale=True)
    heard(felt, "sleeping", "woke", "locked", "unlocked", "locked")
    assert "Inhibit" not in logind.calls
    logind.leave()


def test_locked_from_the_start(system_bus: None, loop: EdgeLoop, felt: Felt) -> None:
    logind = FakeLogind(loop)
    logind.locked = True
    session = LogindSession(loop, Bus.connect(loop, "system"), felt)
    heard(felt, "locked")
    session.close()
    logind.leave()


@pytest.mark.parametrize(("by_name", "by_user"), [(True, False), (False, True)])
def test_other_ways_to_our_session(
    system_bus: None,
    loop: EdgeLoop,
    session: LogindSession,
    felt: Felt,
    monkeypatch: pytest.MonkeyPatch,
    by_name: bool,
    by_user: bool,
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "1")
    logind = FakeLogind(loop, by_pid=False, by_name=by_name, by_user=by_user)
    found(session, logind)
    logind.hint(locked=True)
    heard(felt, "locked")
    logind.leave()


def test_no_session_of_ours(
    system_bus: None, loop: EdgeLoop, session: LogindSession, felt: Felt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    logind = FakeLogind(loop, by_pid=False, by_user=False)
    until(lambda: "no session of ours" in session.backend.why, "it says so")
    logind.sleep(asleep=True)
    heard(felt, "sleeping")
    logind.leave()


def test_logind_restarts(system_bus: None, loop: EdgeLoop, session: LogindSession, felt: Felt) -> None:
    until(lambda: "does not run" in session.backend.why, "it says so")
    first = FakeLogind(loop)
    found(session, first)
    first.leave()
    until(lambda: "does not run" in session.backend.why, "it says so")
    second = FakeLogind(loop)
    found(session, second)
    second.hint(locked=True)
    heard(felt, "locked")
    second.leave()
