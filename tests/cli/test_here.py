"""A break in the terminal, in time that a test moves on, told to a scripted resident on a real socket."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deskbreak.cli.here import FROZEN_S, Here
from deskbreak.cli.logged import Refused, Reports
from deskbreak.control.client import Client
from deskbreak.core.playback import Playback
from deskbreak.system.keys import ENDED, SUSPENDED, named
from tests.window.exercises import NECK, SECONDS
from tests.window.scripted import Resident, opening, status


class Watched:
    """Passes half a second a look; `presses` names what is pressed, or how long the look takes, at which look."""

    def __init__(self, presses: dict[int, str | float], *, has_keys: bool = True) -> None:
        self.presses = presses
        self.has_keys = has_keys
        self.now = 0.0
        self.looks = 0
        self.shown: list[tuple[str, str, bool]] = []
        self.notes: list[str] = []
        self.suspended = 0

    def __call__(self) -> float:
        return self.now

    def ready(self, playback: Playback, seconds: float) -> None:
        self.shown.append(("ready", playback.moment.phase.text, False))

    def moment(self, playback: Playback, *, paused: bool) -> None:
        self.shown.append(("moment", playback.moment.phase.text, paused))

    def tick(self, playback: Playback, *, paused: bool) -> None:
        assert not paused

    def wait(self, seconds: float) -> list[str]:
        self.looks += 1
        pressed = self.presses.get(self.looks)
        if pressed == "interrupt":
            raise KeyboardInterrupt
        self.now += pressed if isinstance(pressed, float) else 0.5
        return [pressed] if isinstance(pressed, str) else []

    def suspend(self) -> None:
        self.suspended += 1
        self.now += 1000.0

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)


@pytest.fixture
def resident() -> Iterator[Resident]:
    place = Path(tempfile.mkdtemp(prefix="db-"))
    scripted = Resident(place / "control")
    scripted.status = status(player=opening(NECK.id))
    yield scripted
    scripted.close()
    shutil.rmtree(place)


def played(resident: Resident, presses: dict[int, str | float], **options: Any) -> tuple[str, Watched]:
    watched = Watched(presses, **options)
    with Reports(Client(resident.path)) as reports:
        return Here(Playback(NECK), reports, watched, watched).play(), watched


def told(resident: Resident) -> list[str]:
    return [report["what"] for report in resident.reports()]


def test_a_routine_is_told_as_a_page_tells_it(resident: Resident) -> None:
    ending, watched = played(resident, {})
    assert ending == "reached"
    assert told(resident) == ["playing", "step", "step", "step", "ended"]
    playing, *steps, ended = resident.reports()
    assert (playing["routine"], playing["stays"]) == (NECK.id, True)
    assert [(each["step"], each["seconds"]) for each in steps] == list(enumerate(SECONDS))
    assert (ended["reached_end"], ended["seconds"]) == (True, 0)
    assert len({report["page"] for report in resident.reports()}) == 1
    assert ("moment", "Turn your head.", False) in watched.shown


@pytest.mark.parametrize("key", ["escape", "q", ENDED, "interrupt"])
def test_ended_before_its_end_the_seconds_count(resident: Resident, key: str) -> None:
    ending, _watched = played(resident, {6 + 5: key})
    assert ending == "early"
    ended = resident.reports("ended")[0]
    assert (ended["reached_end"], ended["seconds"]) == (False, 2.0)


@pytest.mark.parametrize("key", ["escape", "interrupt"])
def test_ended_while_getting_ready_nothing_has_begun(resident: Resident, key: str) -> None:
    assert played(resident, {2: key})[0] == "unbegun"
    assert told(resident) == []


def test_a_pause_stops_the_time_and_is_told(resident: Resident) -> None:
    _ending, watched = played(resident, {8: " ", 9: 500.0, 10: " "})
    assert told(resident)[:3] == ["playing", "paused", "resumed"]
    assert resident.reports("step")[0]["seconds"] == SECONDS[0]
    assert any(paused for _what, _text, paused in watched.shown)


@pytest.mark.parametrize("at", [FROZEN_S + 1.0, SUSPENDED])
def test_asleep_or_suspended_it_waits_for_the_person(resident: Resident, at: str | float) -> None:
    _ending, watched = played(resident, {8: at, 30: " "})
    assert told(resident)[:3] == ["playing", "paused", "resumed"]
    assert watched.suspended == (1 if at == SUSPENDED else 0)
    assert resident.reports("step")[0]["seconds"] == SECONDS[0]


def test_asleep_where_nobody_can_press_keys_it_goes_on_where_it_was(resident: Resident) -> None:
    ending, _watched = played(resident, {8: FROZEN_S + 1.0}, has_keys=False)
    assert ending == "reached"
    assert "paused" not in told(resident)


def test_steps_can_be_left_and_repeated(resident: Resident) -> None:
    ending, _watched = played(resident, {8: "right", 9: "n", 10: "left", 11: "b", 12: "right", 13: "right", 14: "n"})
    assert ending == "early"
    assert told(resident) == ["playing", "ended"]


def test_done_of_every_step_is_the_end(resident: Resident) -> None:
    ending, _watched = played(resident, {9: "d", 19: "enter", 29: "d"})
    assert ending == "reached"
    assert told(resident) == ["playing", "step", "step", "step", "ended"]
    assert resident.reports("ended")[0]["reached_end"] is True


def test_the_focus_is_told(resident: Resident) -> None:
    played(resident, {8: "blur", 9: "focus"})
    assert [each["focused"] for each in resident.reports("focus")] == [False, True]


def test_refused_it_says_why(resident: Resident) -> None:
    resident.refuses["player"] = "Another page plays this break."
    with pytest.raises(Refused, match="Another page"):
        played(resident, {})


def test_without_a_resident_it_plays_on_and_says_so_once(resident: Resident) -> None:
    watched = Watched({})
    with Reports(Client(resident.path)) as reports:
        resident.close()
        assert Here(Playback(NECK), reports, watched, watched).play() == "reached"
        assert not reports.logged
    assert len(watched.notes) == 1


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b" ", [" "]),
        (b"qB", ["q", "b"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[C\x1bOD", ["right", "left"]),
        (b"\x1b[O\x1b[I", ["blur", "focus"]),
        (b"\x1b[1;5C\x1b[15~\x1bOP", []),
        (b"\xc3\xa9", []),
        (b"", []),
    ],
)
def test_what_a_terminal_sends_has_a_name(sent: bytes, keys: list[str]) -> None:
    assert named(sent) == keys
