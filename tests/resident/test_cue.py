"""A cue for real: switched on while the resident runs, shown and taken down by dunst, written down before."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import PATIENCE_S, Resident


@pytest.fixture
def resident(desktop_session: DesktopSession) -> Iterator[Resident]:
    made = Resident(desktop_session.environment, "--speed", "60")
    made.set('presence = "none"\n[eyes]\nevery = "2 min"\nlength = "60 s"\n')
    yield made
    made.end()


def cues(resident: Resident) -> list[dict[str, object]]:
    return [row for row in resident.log() if row["kind"] == "cue"]


def test_it_comes_without_a_sound_and_goes_by_itself(resident: Resident, heard: Callable[[], str]) -> None:
    resident.start()
    assert not cues(resident)
    resident.cli("settings", "set", "eyes.on", "true")
    hints = ("Look into the distance", "transient", "suppress-sound")
    until(lambda: all(word in heard() for word in hints), "it is shown without a sound, and kept nowhere", PATIENCE_S)
    until(lambda: re.search(r"int32 1000\n", heard()), "it stays a minute at sixty times the pace", PATIENCE_S)
    # The greeting is taken down as well, before it.
    until(lambda: "member=CloseNotification" in heard().partition(hints[0])[2], "it is taken down", PATIENCE_S)
    row = cues(resident)[0]
    assert (row["reminder"], row["outcome"], row["detail"]) == ("eyes", None, {"text": "Look into the distance"})
    assert "Far look" in resident.cli("log")
