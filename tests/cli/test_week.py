"""`deskbreak week` as a person calls it: in a pipe, in terminals of several kinds, over a fortnight that was lived."""

import contextlib
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import tzlocal

from deskbreak import library, resources
from deskbreak.cli import weektable, weektext
from deskbreak.cli.signs import ASCII, SIGNS, bar, hours_of
from deskbreak.cli.weektext import Shown
from deskbreak.core import region, vocabulary, wording
from deskbreak.core.entry import Entry, Row
from deskbreak.core.strip import Span
from deskbreak.core.week import week_of
from deskbreak.window.drawing import spell
from tests import livedweek
from tests.resident.resident import PATIENCE_S, headless

assert sys.platform != "win32"  # noqa: TID251 - it has no pseudo-terminals, and mypy is to know that

CODES = re.compile(r"\x1b\[[0-9;]*m")
ZONE = tzlocal.get_localzone()
NAMES = {each.id: each.name for each in library.load([resources.folder("routines")]).routines.values()}
MONDAY = date(2026, 11, 16)
HOUR = 3600.0


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A profile in which somebody has lived two weeks; the last of them goes on."""
    made = headless(tmp_path_factory.mktemp("week")) | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    journal = Path(made["XDG_DATA_HOME"]) / "deskbreak" / "journal.db"
    journal.parent.mkdir()
    livedweek.write(journal, time.time(), ZONE)  # noqa: TID251 - the fortnight ends now
    return made


@pytest.fixture(scope="module")
def figures(environment: dict[str, str]) -> dict[str, Any]:
    """Those of the week before, which stay."""
    told: dict[str, Any] = json.loads(piped(environment, "--back", "1", "--json"))
    return told


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "deskbreak", "week", *arguments]


def piped(environment: dict[str, str], *arguments: str, status: int = 0) -> str:
    done = subprocess.run(
        command(*arguments), env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == status, (done.stdout, done.stderr)
    return done.stdout if status == 0 else done.stderr


def drawn(environment: dict[str, str], *arguments: str, width: int = 80) -> str:
    """What a terminal of this width is sent."""
    master, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = subprocess.Popen(command(*arguments), env=environment, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    sent = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while data := os.read(master, 65536):
            sent += data
    os.close(master)
    assert process.wait(PATIENCE_S) == 0, sent
    return sent.decode().replace("\r", "")


def words(text: str) -> str:
    """`text` without its colours and its line ends."""
    return " ".join(CODES.sub("", text).split())


def row(told: dict[str, Any], text: str, nth: int) -> list[list[str]]:
    """What stands behind the name of a day in each of the tables."""
    day = date.fromisoformat(told["days"][nth]["date"])
    name = f"{vocabulary.weekday(day)} {day:%d} "
    return [re.split(r"  +", line.removeprefix(name).strip()) for line in text.splitlines() if line.startswith(name)]


def or_dash(value: float, text: str) -> str:
    return text if value else "-"


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_terminal_shows_every_figure_within_its_width(
    environment: dict[str, str], figures: dict[str, Any], width: int
) -> None:
    sent = drawn(environment, "--back", "1", width=width)
    text = CODES.sub("", sent)
    assert "\x1b[32m" in sent, "in colour"
    assert max(map(len, text.splitlines())) <= width
    assert words(text).startswith(figures["says"])
    assert f"{figures['week']}, {figures['from']} to {figures['to']}" in text
    for nth, day in enumerate(figures["days"]):
        (*_bar, taken, natural, snoozes, moved), (*_strip, active, longest) = row(figures, text, nth)
        assert taken == or_dash(day["due"], f"{day['taken']}/{day['due']}")
        assert natural == or_dash(day["breaks"]["natural"], str(day["breaks"]["natural"]))
        assert snoozes == or_dash(day["snoozes"], str(day["snoozes"]))
        assert moved == or_dash(day["moved_s"], spell(day["moved_s"]))
        assert active == or_dash(day["active_s"], spell(day["active_s"]))
        assert longest == or_dash(day["longest_sitting_s"], spell(day["longest_sitting_s"]))
    totals = figures["totals"]
    assert f"{totals['taken']}/{totals['due']}" in text
    for outcome, sign in SIGNS.outcomes.items():
        assert f"{sign} {vocabulary.outcomes()[outcome]} {totals['breaks'][outcome]}" in words(text)
    assert f"Average sitting {spell(totals['average_sitting_s'])}" in words(text)
    assert f"Strength days {figures['strength']['days']} of {figures['strength']['of']} (" in words(text)
    for each in figures["regions"]:
        assert f"{region.names()[each['id']]} {spell(each['seconds'])} ■" in words(text)
    done = text[text.index("Routines done") :].splitlines()[1:]
    assert [re.split(r"  +", line.strip()) for line in done] == [
        [NAMES[each["id"]], str(each["times"])]
        for each in sorted(figures["routines"], key=lambda each: (-each["times"], NAMES[each["id"]]))
    ]


def test_the_signs_of_a_day_are_as_many_as_its_breaks(environment: dict[str, str], figures: dict[str, Any]) -> None:
    text = CODES.sub("", drawn(environment, "--back", "1", width=100))
    most = max(4, *(day["due"] for day in figures["days"]))
    for nth, day in enumerate(figures["days"]):
        (signs, *_figures), (_strip, *_more) = row(figures, text, nth)
        if not day["due"]:
            continue
        each = len(signs) / day["due"]
        assert each >= 1
        assert each * most < 60
        for outcome, sign in SIGNS.outcomes.items():
            assert signs.count(sign) == each * day["breaks"][outcome]


@pytest.mark.parametrize("how", ["pipe", "dumb", "narrow"])
def test_lines_of_text_have_every_figure(environment: dict[str, str], figures: dict[str, Any], how: str) -> None:
    match how:
        case "dumb":
            text = drawn(environment | {"TERM": "dumb"}, "--back", "1", width=200)
        case "narrow":
            text = drawn(environment, "--back", "1", width=59)
        case _:
            text = piped(environment, "--back", "1")
    assert text.isascii()
    assert "\x1b" not in text
    lines = text.splitlines()
    assert lines[0] == figures["says"]
    for day in figures["days"]:
        (line,) = [each for each in lines if each.startswith(day["date"])]
        said = line.split("  ")[1:]
        assert said[: len(day["breaks"]) + 5] == [
            f"Taken: {day['taken']} of {day['due']}",
            *(f"{vocabulary.outcomes()[outcome]}: {count}" for outcome, count in day["breaks"].items()),
            f"Snoozes: {day['snoozes']}",
            f"Moved: {spell(day['moved_s'])}",
            f"At the desk: {spell(day['active_s'])}",
            f"Longest sitting: {spell(day['longest_sitting_s'])}",
        ]
        if day["strip"]:
            ends = (wording.clock(day["strip"][0]["from"], ZONE), wording.clock(day["strip"][-1]["to"], ZONE))
            assert said[-1] == "Hours: {} to {}".format(*ends)
    assert f"{figures['week']} Week  Taken: {figures['totals']['taken']} of" in text
    for each in figures["regions"]:
        assert f"Region: {region.names()[each['id']]}: {spell(each['seconds'])}" in lines
    for routine in figures["routines"]:
        assert f"Routine: {NAMES[routine['id']]}: {routine['times']}" in lines


@pytest.mark.parametrize("terminal", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_our_letters_has_its_own_signs(
    environment: dict[str, str], terminal: dict[str, str]
) -> None:
    text = CODES.sub("", drawn(environment | terminal, "--back", "1"))
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80
    for outcome, sign in ASCII.outcomes.items():
        assert f"{sign} {vocabulary.outcomes()[outcome]} " in words(text)
    assert re.search(r"=\|=+\|=", text)


def test_without_colour_there_is_none(environment: dict[str, str], figures: dict[str, Any]) -> None:
    sent = drawn(environment | {"NO_COLOR": "1"}, "--back", "1")
    assert not re.search(r"\x1b\[(\d+;)*3\d", sent)
    assert words(sent) == words(drawn(environment, "--back", "1"))


def test_weeks_can_be_named_and_counted(environment: dict[str, str], figures: dict[str, Any]) -> None:
    same = [("--week", figures["week"]), ("--week", figures["week"].lower()), ("--week", figures["to"])]
    after = (date.fromisoformat(figures["from"]) + timedelta(days=7)).strftime("%G-W%V")
    for arguments in (*same, ("--week", after, "--back", "1")):
        assert json.loads(piped(environment, *arguments, "--json")) == figures
    for wrong in (["--week", "2026-W60"], ["--week", "monday"], ["--week", "0001-01-01"], ["--back", "-1"]):
        piped(environment, *wrong, status=2)


def test_a_month_has_its_days(environment: dict[str, str], figures: dict[str, Any]) -> None:
    thursday = date.fromisoformat(figures["days"][3]["date"])
    name = f"{thursday:%Y-%m}"
    told = json.loads(piped(environment, "--month", name, "--json"))
    totals = f"{told['totals']['taken']} of {told['totals']['due']} breaks taken"
    lines = piped(environment, "--month", name).splitlines()
    assert totals in lines[0]
    day = figures["days"][3]
    wanted = f"Taken: {day['taken']} of {day['due']}  Moved: {spell(day['moved_s'])}"
    assert f"{day['date']} {vocabulary.weekday(thursday)}  {wanted}" in lines
    for width in (60, 80):
        text = CODES.sub("", drawn(environment, "--month", name, width=width))
        assert max(map(len, text.splitlines())) <= width
        assert totals in text
        for each in (day for week in told["weeks"] for day in week["days"] if day["in_month"] and day["due"]):
            assert f"{each['taken']}/{each['due']}" in text.split()
    for wrong in (["--month", "2026-13"], ["--month", "26-11"], ["--month", name, "--back", "1"]):
        piped(environment, *wrong, status=2)
    assert "No breaks were due" in piped(environment, "--month", "2001-01")


def test_no_journal_and_a_damaged_one_are_told_in_a_sentence(tmp_path: Path) -> None:
    environment = headless(tmp_path) | {"TERM": "xterm", "LC_ALL": "C.UTF-8"}
    for text in (piped(environment), drawn(environment)):
        assert words(text).startswith("No breaks yet this week. Nothing was recorded in these days.")
    journal = Path(environment["XDG_DATA_HOME"]) / "deskbreak" / "journal.db"
    journal.parent.mkdir()
    journal.write_bytes(b"no journal" * 1000)
    told = piped(environment, status=1)
    assert "cannot be read" in told
    assert "Traceback" not in told


def test_what_draws_is_imported_only_to_draw(environment: dict[str, str]) -> None:
    for verb in (["status"], ["log"], ["week"]):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "deskbreak", *verb],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
        assert "deskbreak.cli" in imported
        assert not {name for name in imported if name.split(".")[0] == "rich"}


def at(hour: float, day: int = 0) -> float:
    return datetime.combine(MONDAY + timedelta(days=day), datetime.min.time(), ZONE).timestamp() + hour * HOUR


def entry(when: float, kind: Any, **fields: Any) -> Entry:
    offset = datetime.fromtimestamp(when, ZONE).utcoffset()
    assert offset is not None
    return Entry(when, int(offset.total_seconds()), kind, **fields)


@pytest.fixture
def first_day() -> Shown:
    """A Monday, the first day of all: a call from ten to eleven, a break skipped, work until half past one at night."""
    entries = [
        entry(at(9), "back", seconds=0.0),
        entry(at(10), "hold", reminder="micro", detail={"reason": "microphone"}),
        entry(at(11), "release", reminder="micro", seconds=HOUR, detail={"reason": "microphone"}),
        entry(at(11), "skip", reminder="micro", outcome="skipped"),
        entry(at(12), "start", routine="gone"),
        entry(at(12.02), "end", routine="gone", outcome="completed", seconds=60.0),
        entry(at(13), "away", detail={"reason": "idle"}),
        entry(at(22), "back", seconds=9 * HOUR),
    ]
    rows = [Row(number, each) for number, each in enumerate(entries, 1)]
    return Shown(week_of(rows, MONDAY, ZONE, datetime.min.time().replace(hour=4), at(25.5)), MONDAY, ZONE, {})


def test_days_to_come_have_no_figures(first_day: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    assert [line[:10] for line in weektext.lines(first_day) if line.startswith("2026-11")] == ["2026-11-16"]
    weektable.draw(first_day, SIGNS, 80)
    told = capsys.readouterr().out
    lines = told.splitlines()
    assert [line.strip() for line in lines if line.startswith("Tue")] == ["Tue 17", "Tue 17"]
    assert "Compared" not in told
    assert lines[-1].split() == ["gone", "1"]


def test_a_day_that_ends_after_midnight_goes_on_in_its_strip(first_day: Shown) -> None:
    monday = first_day.days[0]
    hours = hours_of({monday.date: monday.strip}, ZONE, 40)
    assert (hours.first, hours.last, hours.cells) == (8, 26, 36)
    assert hours.labels() == "08  10  12  14  16  18  20  22  00"
    strip = "".join({"": " ", "break": "B"}.get(each, each[:1]) for each in hours.strip(MONDAY, monday.strip, ZONE))
    assert strip == "  wwhhwwBw" + "a" * 18 + "w" * 7 + " "
    assert "Hours: 09:00 to 01:30" in "".join(weektext.lines(first_day))


def test_a_day_abroad_is_drawn_by_the_clock_there() -> None:
    start = datetime.fromisoformat("2026-11-16T09:00:00-05:00")
    piece = Span("work", start.timestamp(), start.timestamp() + HOUR, -5 * 3600)
    hours = hours_of({MONDAY: [piece]}, ZONE, 20)
    assert [nth for nth, each in enumerate(hours.strip(MONDAY, [piece], ZONE)) if each] == [2, 3]


@pytest.mark.parametrize("breaks", [(1, 1, 1, 97), (25, 25, 25, 25), (0, 0, 3, 0), (0, 0, 0, 0), (300, 1, 1, 1)])
@pytest.mark.parametrize("width", [10, 39, 100])
def test_a_bar_has_room_and_leaves_nothing_out(breaks: tuple[int, ...], width: int) -> None:
    counts = dict(zip(SIGNS.outcomes, breaks, strict=True))
    cells = dict(bar(counts, max(4, sum(breaks)), width))
    assert sum(cells.values()) <= width
    assert set(cells) == {outcome for outcome, count in counts.items() if count}
    assert all(cells.values())
    assert list(cells) == [outcome for outcome in SIGNS.outcomes if outcome in cells]


def test_the_log_has_names_and_the_ids_in_json(environment: dict[str, str]) -> None:
    def log(*arguments: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-m", "deskbreak", "log", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        return done.stdout.splitlines()

    exercises = library.load([resources.folder("routines")]).exercises
    for line, row in zip(log(), map(json.loads, log("--json")), strict=True):
        said = line.split("  ")
        if row["routine"]:
            assert NAMES[row["routine"]] in said
            assert row["routine"] not in said
        if row["outcome"]:
            assert vocabulary.outcome(row["outcome"]) in said
        if row["kind"] == "step":
            assert exercises[row["detail"]["exercise"]].name in said
