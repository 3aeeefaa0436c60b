"""The screen lock and sleep, from a logind of our own on a private system bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.message import Returns
from deskbreak.desktop.presence.logind import LogindSession
from deskbreak.desktop.presence.session import LinuxSession
from tests.desktop.felt import SessionFelt
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeLogind, FakeService
from tests.plugin_desktop import Environment, Launch, start_bus, until


@pytest.fixture
def felt() -> SessionFelt:
    return SessionFelt()


@pytest.fixture
def system_bus(
    launch: Launch, desktop_environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _daemon = start_bus(launch, desktop_environment, tmp_path / "system")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)


@pytest.fixture
def session(system_bus: None, loop: EdgeLoop, felt: SessionFelt) -> Iterator[LogindSession]:
    made = LogindSession(loop, Bus.connect(loop, "system"), felt)
    yield made
    made.close()
    loop.run(lambda: None)


def heard(felt: SessionFelt, *expected: str) -> None:
    until(lambda: felt.all == list(expected), f"{expected}, heard {felt.all}")


def found(session: LogindSession, logind: FakeLogind) -> None:
    until(lambda: "Active" in logind.calls, "our session is found and listened to")
    assert "screen is locked" in session.backend.why


def test_sleep_and_lock(system_bus: None, loop: EdgeLoop, session: LogindSession, felt: SessionFelt) -> None:
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


def test_locked_from_the_start(system_bus: None, loop: EdgeLoop, felt: SessionFelt) -> None:
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
    felt: SessionFelt,
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
    system_bus: None, loop: EdgeLoop, session: LogindSession, felt: SessionFelt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    logind = FakeLogind(loop, by_pid=False, by_user=False)
    until(lambda: "no session of yours" in session.backend.why, "it says so")
    logind.sleep(asleep=True)
    heard(felt, "sleeping")
    logind.leave()


def test_logind_restarts(system_bus: None, loop: EdgeLoop, session: LogindSession, felt: SessionFelt) -> None:
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


def test_another_user_has_the_screen(
    system_bus: None, loop: EdgeLoop, session: LogindSession, felt: SessionFelt
) -> None:
    logind = FakeLogind(loop)
    found(session, logind)
    logind.switch(active=False)
    heard(felt, "locked")
    logind.hint(locked=True)
    logind.switch(active=True)
    logind.signal("Unlock")
    heard(felt, "locked", "unlocked")
    logind.hint(locked=True)
    logind.switch(active=False)
    logind.hint(locked=False)
    logind.switch(active=True)
    heard(felt, "locked", "unlocked", "locked", "unlocked")
    logind.leave()


def test_another_user_has_the_screen_from_the_start(system_bus: None, loop: EdgeLoop, felt: SessionFelt) -> None:
    logind = FakeLogind(loop)
    logind.active = False
    session = LogindSession(loop, Bus.connect(loop, "system"), felt)
    heard(felt, "locked")
    session.close()
    logind.leave()


def test_the_system_bus_goes(
    system_bus: None, loop: EdgeLoop, session: LogindSession, felt: SessionFelt, launch: Launch
) -> None:
    logind = FakeLogind(loop)
    found(session, logind)
    logind.hint(locked=True)
    heard(felt, "locked")
    launch.find("dbus-daemon").stop()
    heard(felt, "locked", "unlocked")
    assert session.backend.state == "unavailable"
    logind.leave()


def test_logind_and_a_screen_saver_together(system_bus: None, loop: EdgeLoop, felt: SessionFelt, bus: Bus) -> None:
    logind = FakeLogind(loop)
    saver = FakeService(loop, "org.gnome.ScreenSaver", {"GetActive": Returns("b", (False,))})
    session = LinuxSession(loop, felt, Bus.connect(loop, "system"), bus)
    until(lambda: "Active" in logind.calls and saver.asked, "both are listened to")
    assert (session.backend.name, session.backend.state) == ("logind, screensaver", "ready")
    saver.say("ActiveChanged", "b", True)
    heard(felt, "locked")
    logind.hint(locked=True)
    until(lambda: "logind" in session._locked, "one bus has told before the other")
    saver.say("ActiveChanged", "b", False)
    logind.sleep(asleep=True)
    heard(felt, "locked", "sleeping")
    logind.sleep(asleep=False)
    logind.hint(locked=False)
    heard(felt, "locked", "sleeping", "woke", "unlocked")
    session.close()
    saver.say("ActiveChanged", "b", True)
    loop.run(lambda: None)
    assert felt.all[4:] == []
    assert bus.open, "it is another's to close"
    logind.leave()
    saver.leave()


def test_one_bus_or_none(system_bus: None, loop: EdgeLoop, felt: SessionFelt, bus: Bus) -> None:
    savers = LinuxSession(loop, felt, None, bus)
    logind = LinuxSession(loop, felt, Bus.connect(loop, "system"), None)
    neither = LinuxSession(loop, felt, None, None)
    assert [each.backend.name for each in (savers, logind, neither)] == ["screensaver", "logind", "nothing"]
    until(lambda: "does not run" in logind.backend.why, "the bus is asked for logind")
    assert {each.backend.state for each in (savers, logind, neither)} == {"unavailable"}
    assert [way for way, _why in logind.backend.tried] == ["logind"]
    for each in (savers, logind, neither):
        each.close()
    loop.run(lambda: None)
