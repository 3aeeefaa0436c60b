"""Notices: what every way of showing them promises, against dunst and against services no real one can stand for."""

import subprocess
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.notice.base import How, Notice
from deskbreak.desktop.notice.dbus import DBusNotifier
from deskbreak.desktop.notice.nothing import NoNotifier
from deskbreak.desktop.notice.plyer import PlyerNotifier
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeNotifications, Peer
from tests.plugin_desktop import Environment, Launch, Program, start_bus, until

DUE = Notice(
    "due",
    "Time to move",
    "Two minutes & <done>",
    (("start", "Start"), ("snooze", "In 5 min"), ("skip", "Skip")),
    otherwise="Run deskbreak start.",
)
NEWS = Notice("news", "Good morning", "The first break is at 9:30")


class Heard:
    """Notes every report in order."""

    def __init__(self) -> None:
        self.all: list[tuple[str, ...]] = []

    def answered(self, tag: str, key: str) -> None:
        self.all.append(("answered", tag, key))

    def closed(self, tag: str, how: How) -> None:
        self.all.append(("closed", tag, how))

    def gone(self) -> None:
        self.all.append(("gone",))

    def back(self) -> None:
        self.all.append(("back",))

    def failed(self, tag: str, says: str) -> None:
        assert says
        self.all.append(("failed", tag))

    def wait(self, *expected: tuple[str, ...]) -> None:
        until(lambda: len(self.all) >= len(expected), f"{expected}, heard {self.all}")
        assert self.all == list(expected)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def notifier(loop: EdgeLoop, bus: Bus, heard: Heard) -> Iterator[DBusNotifier]:
    made = DBusNotifier(loop, bus, heard)
    yield made
    made.close()
    settle(loop)


@pytest.fixture
def service(loop: EdgeLoop, session_bus: str) -> Iterator[FakeNotifications]:
    fake = FakeNotifications(loop, "actions", "body", "body-markup")
    yield fake
    fake.leave()


@pytest.fixture
def ready(service: FakeNotifications, notifier: DBusNotifier) -> FakeNotifications:
    until(lambda: "actions" in notifier.capabilities, "the service says what it can")
    return service


def settle(loop: EdgeLoop) -> None:
    loop.run(lambda: None)


def shown(service: FakeNotifications) -> int:
    """The number of the one notice on the screen."""
    until(lambda: len(service.shown) == 1, f"one notice is shown, not {len(service.shown)}")
    (number,) = service.shown
    return int(number)


def test_what_is_sent(ready: FakeNotifications, notifier: DBusNotifier) -> None:
    notifier.show(DUE)
    app, replaces, icon, title, body, actions, hints, expires_ms = ready.shown[shown(ready)]
    assert (app, replaces, title, expires_ms) == ("deskbreak", 0, "Time to move", 30_000)
    assert body == "Two minutes &amp; &lt;done&gt;"
    assert actions == ["default", "Start", "start", "Start", "snooze", "In 5 min", "skip", "Skip"]
    assert hints == {
        "urgency": ("y", 1),
        "category": ("s", "presence"),
        "desktop-entry": ("s", "deskbreak"),
        "suppress-sound": ("b", True),
    }
    assert icon.startswith("file:///")
    assert ready.asked == 1


def test_a_picture_goes_along(ready: FakeNotifications, notifier: DBusNotifier, tmp_path: Path) -> None:
    notifier.show(replace(DUE, picture=tmp_path / "neck turn.png"))
    assert ready.shown[shown(ready)][6]["image-path"] == ("s", (tmp_path / "neck turn.png").as_uri())


def test_what_is_of_use_for_a_short_while_goes_and_is_kept_nowhere(
    ready: FakeNotifications, notifier: DBusNotifier
) -> None:
    notifier.show(replace(NEWS, seconds=12.5))
    *_rest, hints, expires_ms = ready.shown[shown(ready)]
    assert hints["transient"] == ("b", True)
    assert expires_ms == 12_500


def test_a_notice_without_actions(ready: FakeNotifications, notifier: DBusNotifier) -> None:
    notifier.show(NEWS)
    assert ready.shown[shown(ready)][5] == []


@pytest.mark.parametrize(("clicked", "key"), [("default", "start"), ("snooze", "snooze")])
def test_an_answer_is_told_once(
    ready: FakeNotifications, notifier: DBusNotifier, heard: Heard, loop: EdgeLoop, clicked: str, key: str
) -> None:
    notifier.show(DUE)
    number = shown(ready)
    ready.invoke(number, clicked)
    until(lambda: not ready.shown, "what was answered leaves the screen")
    notifier.show(NEWS)
    shown(ready)
    heard.wait(("answered", "due", key))


@pytest.mark.parametrize(("reason", "how"), [(1, "expired"), (2, "dismissed"), (3, "closed"), (4, "unknown")])
def test_how_it_left(ready: FakeNotifications, notifier: DBusNotifier, heard: Heard, reason: int, how: str) -> None:
    notifier.show(DUE)
    ready.close_shown(shown(ready), reason)
    heard.wait(("closed", "due", how))


def test_never_two_of_a_tag(ready: FakeNotifications, notifier: DBusNotifier, loop: EdgeLoop) -> None:
    for second in range(5):
        notifier.show(Notice("due", f"In {second} s", "", DUE.actions))
    notifier.show(NEWS)
    until(
        lambda: [each[3] for each in tuple(ready.shown.values())] == ["In 4 s", "Good morning"],
        "the latest of each tag",
    )
    replaced = [each[1] for each in ready.notified if each[3].startswith("In")]
    assert replaced[0] == 0
    assert set(replaced[1:]) == {1}, "each one took the place of the one before"


def test_it_is_taken_back(ready: FakeNotifications, notifier: DBusNotifier, heard: Heard) -> None:
    notifier.withdraw("due")
    notifier.show(DUE)
    shown(ready)
    notifier.withdraw("due")
    heard.wait(("closed", "due", "closed"))
    notifier.withdraw("due")
    notifier.show(DUE)
    notifier.withdraw("due")
    heard.wait(*[("closed", "due", "closed")] * 2)
    assert ready.shown == {}


def test_a_service_without_actions(loop: EdgeLoop, session_bus: str, notifier: DBusNotifier, heard: Heard) -> None:
    plain = FakeNotifications(loop, "body")
    until(lambda: plain.asked, "the service says what it can")
    notifier.show(DUE)
    sent = plain.shown[shown(plain)]
    assert sent[5] == []
    assert sent[4] == "Two minutes & <done>\nRun deskbreak start."
    assert notifier.capabilities == {"replace", "withdraw"}
    plain.leave()


def test_a_refusal_is_told(ready: FakeNotifications, notifier: DBusNotifier, heard: Heard) -> None:
    ready.refuses = True
    notifier.show(DUE)
    heard.wait(("failed", "due"))
    ready.refuses = False
    notifier.show(DUE)
    shown(ready)


def test_the_service_goes_and_comes(loop: EdgeLoop, session_bus: str, notifier: DBusNotifier, heard: Heard) -> None:
    until(lambda: "as soon as" in notifier.backend.why, "it says that there is none")
    notifier.show(DUE)
    heard.wait(("failed", "due"))
    first = FakeNotifications(loop, "actions")
    heard.wait(("failed", "due"), ("back",))
    notifier.show(DUE)
    shown(first)
    settle(loop)
    first.leave()
    heard.wait(("failed", "due"), ("back",), ("gone",))
    second = FakeNotifications(loop)
    heard.wait(("failed", "due"), ("back",), ("gone",), ("back",))
    notifier.show(DUE)
    shown(second)
    assert second.notified[0][1] == 0, "the number was another service's"
    second.leave()


def test_numbers_of_others_are_not_ours(
    ready: FakeNotifications, notifier: DBusNotifier, heard: Heard, loop: EdgeLoop
) -> None:
    notifier.show(DUE)
    number = shown(ready)
    ready.invoke(number + 7, "start")
    stranger = Peer(loop)
    stranger.emit(FakeNotifications.PATH, FakeNotifications.NAME, "ActionInvoked", "us", (number, "start"))
    stranger.leave()
    notifier.show(NEWS)
    until(lambda: len(ready.shown) == 2, "the second notice")
    assert heard.all == []


def test_the_bus_goes(
    loop: EdgeLoop,
    launch: Launch,
    desktop_environment: Environment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    heard: Heard,
) -> None:
    address, daemon = start_bus(launch, desktop_environment, tmp_path / "mortal")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    bus = Bus.connect(loop, "session")
    notifier = DBusNotifier(loop, bus, heard)
    until(lambda: "as soon as" in notifier.backend.why, "it looked for the service")
    daemon.stop()
    heard.wait(("gone",))
    notifier.show(DUE)
    heard.wait(("gone",), ("failed", "due"))
    assert loop.sources == 0
    notifier.close()


def test_dunst(
    dunst: Program, desktop_environment: Environment, notifier: DBusNotifier, heard: Heard, loop: EdgeLoop
) -> None:
    def dunstctl(*words: str) -> str:
        command = ["dunstctl", *words]
        return subprocess.run(command, env=desktop_environment, capture_output=True, text=True, check=True).stdout

    def displayed(count: int) -> None:
        until(lambda: dunstctl("count", "displayed").strip() == str(count), f"dunst shows {count}")

    until(lambda: "click" in notifier.capabilities, "dunst says what it can")
    notifier.show(DUE)
    displayed(1)
    notifier.show(DUE)
    notifier.show(NEWS)
    displayed(2)
    notifier.withdraw("news")
    heard.wait(("closed", "news", "closed"))
    dunstctl("action", "0")
    heard.wait(("closed", "news", "closed"), ("answered", "due", "start"))
    displayed(0)
    notifier.show(DUE)
    displayed(1)
    dunstctl("close")
    heard.wait(*heard.all[:2], ("closed", "due", "dismissed"))
    notifier.show(DUE)
    displayed(1)
    settle(loop)
    dunst.stop()
    heard.wait(*heard.all[:3], ("gone",))
    dunst.start()
    heard.wait(*heard.all[:4], ("back",))
    notifier.show(DUE)
    displayed(1)


def test_nothing_fails_with_its_reason(loop: EdgeLoop, heard: Heard) -> None:
    none = NoNotifier(loop, heard, "There is no session bus.")
    none.show(DUE)
    none.withdraw("due")
    none.close()
    heard.wait(("failed", "due"))
    assert none.capabilities == frozenset()
    assert none.backend.why == "There is no session bus."


def test_plyer_shows_text(heard: Heard) -> None:
    calls: list[dict[str, object]] = []
    plain = PlyerNotifier(heard, "No bus.", lambda **words: calls.append(words))
    plain.show(DUE)
    until(lambda: calls, "plyer is called")
    assert calls[0]["title"] == "Time to move"
    assert "deskbreak start" in str(calls[0]["message"])
    plain.withdraw("due")
    plain.close()
    assert heard.all == []


@pytest.mark.parametrize(
    "fault", [NotImplementedError("No usable implementation found!"), FileNotFoundError("notify-send")]
)
def test_plyer_fails_aloud(heard: Heard, fault: Exception) -> None:
    def notify(**words: object) -> None:
        warnings.warn("The Python dbus package is not installed.", stacklevel=1)
        raise fault

    plain = PlyerNotifier(heard, "No bus.", notify)
    plain.show(NEWS)
    heard.wait(("failed", "news"))
    plain.close()


@pytest.fixture
def plyer_anew() -> None:
    """plyer looks for its programs once in a process: have it look again."""
    from plyer import notification

    object.__setattr__(notification, "_obj", None)


def test_plyer_for_real(
    plyer_anew: None,
    needs: Callable[..., None],
    dunst: Program,
    desktop_environment: Environment,
    heard: Heard,
) -> None:
    needs("notify-send")
    plain = PlyerNotifier(heard, "No bus.")
    plain.show(DUE)
    count = ["dunstctl", "count", "displayed"]
    until(lambda: subprocess.check_output(count, env=desktop_environment).strip() == b"1", "dunst shows it")
    plain.close()
    assert heard.all == []


def test_plyer_for_real_without_any_program(
    plyer_anew: None, heard: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    plain = PlyerNotifier(heard, "No bus.")
    plain.show(NEWS)
    heard.wait(("failed", "news"))
