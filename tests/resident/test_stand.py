"""Standing for real: asked for by dunst, answered there, in the menu that the panel has and by the verbs."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import PATIENCE_S, Resident, Watch

ALONE = 'presence = "none"\n[micro]\non = false\n[long]\non = false\n'
RHYTHM = ALONE + '[stand]\non = true\nsit = "5 min"\nstand = "10 min"\n'
"""A question after ten seconds at thirty times the pace, which stays for twenty."""


@pytest.fixture
def resident(desktop_session: DesktopSession) -> Iterator[Resident]:
    made = Resident(desktop_session.environment, "--speed", "30")
    yield made
    made.end()


def changes(resident: Resident) -> list[tuple[str, str]]:
    """The changes of position in the log, and whose idea they were."""
    return [(row["kind"], row["detail"]["asked"]) for row in resident.log() if row["kind"] in ("stand", "sit")]


def test_asked_and_answered_in_the_notification(resident: Resident, heard: Callable[[], str]) -> None:
    resident.set(RHYTHM)
    resident.start()
    watch = Watch(resident)
    try:
        asked = ("Stand for a while?", "I'm standing", "Not now", "suppress-sound")
        until(lambda: all(word in heard() for word in asked), "it is asked, with both answers and no sound", PATIENCE_S)
        until(lambda: any(row["kind"] == "cue" for row in watch.rows), "the question is written down", PATIENCE_S)
        # Where the machine is slow it is asked for the second time by now.
        assert {row["detail"]["text"] for row in watch.rows if row["kind"] == "cue"} == {"Stand for a while?"}
        subprocess.run(["dunstctl", "action"], env=resident.environment, check=True, timeout=PATIENCE_S)
        until(lambda: any(row["kind"] == "stand" for row in watch.rows), "it is written down", PATIENCE_S)
        until(lambda: "Move for 2 min, then sit" in heard(), "it is time to sit", PATIENCE_S)
        closed = heard().count("member=CloseNotification")
        assert "Noted: you are sitting." in resident.cli("sit")
        until(lambda: heard().count("member=CloseNotification") > closed, "it is taken down", PATIENCE_S)
    finally:
        watch.close()
    assert changes(resident)[:2] == [("stand", "prompt"), ("sit", "person")]


def test_said_by_the_verbs_without_the_rhythm_and_ended_by_quitting(resident: Resident) -> None:
    resident.set(ALONE)
    resident.start()
    assert resident.status["standing"] is None
    assert "Noted: you are standing." in resident.cli("stand")
    assert "You are standing already" in resident.cli("stand", status=1)
    assert "Standing since" in resident.cli("status")
    totals = json.loads(resident.cli("week", "--json"))["totals"]
    assert totals["changes"] == 1
    assert totals["stood_s"] > 0
    resident.end()
    assert changes(resident) == [("stand", "person"), ("sit", "assumed")]


def test_in_the_menu_of_the_panel(resident: Resident, desktop_session: DesktopSession) -> None:
    resident.set(RHYTHM.replace("5 min", "60 min"))
    resident.start()
    menu = Menu(desktop_session)
    assert "I'm sitting" not in menu.labels()
    menu.click("I'm standing")
    until(lambda: "I'm sitting" in menu.labels(), "the menu offers to sit", PATIENCE_S)
    assert "I'm standing" not in menu.labels()
    menu.click("I'm sitting")
    until(lambda: changes(resident) == [("stand", "person"), ("sit", "person")], "both are written down", PATIENCE_S)


def test_the_panel_is_told_when_the_rhythm_is_switched_on(desktop_session: DesktopSession) -> None:
    # At its own pace the tooltip stays the same meanwhile, so it is the menu alone that changes.
    resident = Resident(desktop_session.environment)
    resident.set('presence = "none"\n')
    try:
        resident.start()
        menu = Menu(desktop_session)
        assert "I'm standing" not in menu.told()
        resident.cli("settings", "set", "stand.on", "true")
        until(lambda: "I'm standing" in menu.told(), "the menu was looked at anew without a question", PATIENCE_S)
    finally:
        resident.end()


class Menu:
    """The menu of the icon that the panel shows, asked for and clicked as the panel does."""

    def __init__(self, session: DesktopSession) -> None:
        self._environment = session.environment
        until(self._items, "the panel has the icon", PATIENCE_S)
        self._service = self._items()[0]

    def labels(self) -> list[str]:
        """Its lines from above."""
        self._call(self._service, "/MenuBar", "com.canonical.dbusmenu.AboutToShow", "int32:0")
        return self.told()

    def told(self) -> list[str]:
        """Its lines as the panel was last told of them."""
        return re.findall(r'"label"\s+variant\s+string "(.*?)"', self._layout())

    def click(self, label: str) -> None:
        """Choose the line of this label."""
        before = self._layout().partition(f'string "{label}"')[0]
        number = re.findall(r"int32 (\d+)\s+array \[", before)[-1]
        self._call(
            self._service,
            "/MenuBar",
            "com.canonical.dbusmenu.Event",
            f"int32:{number}",
            "string:clicked",
            "variant:string:",
            "uint32:0",
        )

    def _layout(self) -> str:
        return self._call(
            self._service, "/MenuBar", "com.canonical.dbusmenu.GetLayout", "int32:0", "int32:-1", "array:string:"
        )

    def _items(self) -> list[str]:
        asked = ("string:org.kde.StatusNotifierWatcher", "string:RegisteredStatusNotifierItems")
        said = self._call(
            "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.freedesktop.DBus.Properties.Get", *asked
        )
        return re.findall(r'string "(:[\d.]+)', said)

    def _call(self, service: str, path: str, member: str, *arguments: str) -> str:
        command = ["dbus-send", "--session", "--print-reply", f"--dest={service}", path, member, *arguments]
        done = subprocess.run(
            command, env=dict(self._environment), capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout
