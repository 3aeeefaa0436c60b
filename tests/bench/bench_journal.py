"""What years of breaks cost: a start, a week's figures, a year's, an append with full sync, the nightly upkeep."""

import math
import random  # noqa: TID251 - the days are made up, the same each time
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, timedelta
from functools import partial
from pathlib import Path

from deskbreak.core.entry import Entry
from deskbreak.core.settings import Settings
from deskbreak.journal import figures, portable, upkeep
from deskbreak.journal.reader import Reader
from deskbreak.journal.writer import Writer

WEEKS = {"1 week": 1, "1 year": 52, "10 years": 520, "50 years": 2600}
FIRST = date(1976, 1, 5)
EPOCH = date(1970, 1, 1)
DAY_S = 86400.0
TURNS = 15
APPENDS = 200
MOST_TIMES_SLOWER = 1.5
MOST_START_TIMES = 2.0
MOST_WEEK_S = 0.020
MOST_APPEND_S = 0.005
HEAD = "| | size | start | newest week | middle week | 52 weeks | 12 months | export | append | at night | upkeep |"
RECENT = 200
"""As many as the resident reads at its start."""


def day(at: date, dice: random.Random) -> Iterator[Entry]:
    """A working day of some sixty entries, among them two long breaks and eight short ones."""
    now = (at - EPOCH).days * DAY_S + 9 * 3600 + dice.random() * 600
    yield Entry(now, 0, "back", seconds=50_000.0)
    for number in range(10):
        now += 40 * 60 + dice.random() * 300
        reminder, routine = ("long", "desk-neck-reset") if number % 5 == 4 else ("micro", "posture-minute")
        if number == 3:
            yield Entry(now - 120, 0, "hold", detail={"reason": "microphone"})
            yield Entry(now - 20, 0, "release", seconds=100.0, detail={"reason": "microphone"})
        yield Entry(now, 0, "prompt", reminder, routine, detail={"why": "not done for a while", "shown": 1})
        if number in (6, 8):
            yield Entry(now + 30, 0, "skip", reminder, routine, "skipped")
            continue
        yield Entry(now + 10, 0, "start", reminder, routine)
        for step in range(4 if number % 5 == 4 else 2):
            detail: Mapping[str, str | int] = {"step": step, "exercise": f"exercise-{dice.randrange(80)}"}
            yield Entry(now + 30 + 25 * step, 0, "step", reminder, routine, None, 25.0, detail)
        yield Entry(now + 140, 0, "end", reminder, routine, "completed", 50.0, {"steps": 2, "worked_s": 0.0})
        yield Entry(now + 900, 0, "away", seconds=60.0, detail={"reason": "idle"})
        yield Entry(now + 900 + dice.random() * 100, 0, "back", seconds=150.0)
    yield Entry(now + 2000, 0, "away", seconds=60.0, detail={"reason": "idle"})


def fill(path: Path, weeks: int) -> float:
    """A journal of so many weeks; its entries a working day."""
    dice = random.Random(weeks)
    writer = Writer(path)
    count = 0
    for week in range(weeks):
        monday = FIRST + timedelta(weeks=week)
        entries = [entry for weekday in range(5) for entry in day(monday + timedelta(days=weekday), dice)]
        writer.commit(entries, {"a": "state"})
        count += len(entries)
    writer.close()
    return count / weeks / 5


def start(path: Path) -> None:
    """What the resident does with the journal before its icon shows."""
    writer = Writer(path)
    writer.state()
    writer.recent(RECENT)
    writer.last_upkeep()
    writer.close()


def week(path: Path, monday: date) -> None:
    """One week's figures from the file, with the weeks they are compared with."""
    now = (monday - EPOCH).days * DAY_S + 8 * DAY_S
    assert figures.week(path, monday, UTC, now, Settings()).totals.due == 50


def year(path: Path, last: date) -> None:
    """All figures of the 52 weeks before `last`, as far back as the journal goes."""
    for back in range(min(52, (last - FIRST).days // 7)):
        week(path, last - timedelta(weeks=back + 1))


def months(path: Path, last: date) -> None:
    """The calendars of the twelve months up to `last`."""
    now = (last - EPOCH).days * DAY_S
    first = last.replace(day=1)
    for _month in range(12):
        figures.month(path, first, UTC, now, Settings())
        first = (first - timedelta(days=1)).replace(day=1)


def export(path: Path) -> None:
    """The whole journal as a file of our own."""
    with Reader(path) as reader, path.with_suffix(".json").open("w", encoding="utf-8") as file:
        portable.write(reader.each(-math.inf, math.inf), file)


def append(path: Path) -> Callable[[], object]:
    """Commits one entry more each time it is called, and keeps its writer."""
    writer = Writer(path)
    return lambda: writer.commit([Entry(9e9, 0, "prompt", "micro", "posture-minute")], {"a": "state"})


def append_during_upkeep(path: Path) -> float:
    """The worst seconds of the appends that were made while the nightly upkeep ran."""
    commit, times = append(path), []
    thread = threading.Thread(target=upkeep.look_after, args=(path,))
    thread.start()
    while thread.is_alive():
        begun = time.perf_counter()
        commit()
        times.append(time.perf_counter() - begun)
    return max(times)


def medians(works: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """The median seconds of each, taken in turns: what else the machine does meanwhile falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _turn in range(turns):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(each) for name, each in times.items()}


def test_journals_of_all_ages(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{weeks}.db" for name, weeks in WEEKS.items()}
    ends = {name: FIRST + timedelta(weeks=weeks) for name, weeks in WEEKS.items()}
    middles = {name: FIRST + timedelta(weeks=weeks // 2) for name, weeks in WEEKS.items()}
    per_day = {name: fill(path, WEEKS[name]) for name, path in paths.items()}
    size = {name: path.stat().st_size for name, path in paths.items()}

    def each(work: Callable[[Path, date], object], dates: Mapping[str, date], turns: int) -> dict[str, float]:
        return medians({name: partial(work, path, dates[name]) for name, path in paths.items()}, turns)

    opened = medians({name: partial(start, path) for name, path in paths.items()}, TURNS)
    newest = each(week, {name: end - timedelta(weeks=1) for name, end in ends.items()}, TURNS)
    middle = each(week, middles, TURNS)
    whole, calendar = each(year, ends, 3), each(months, ends, 3)
    appended = medians({name: append(path) for name, path in paths.items()}, APPENDS)
    exported = medians({name: partial(export, path) for name, path in paths.items()}, 1)
    worst = {name: append_during_upkeep(path) for name, path in paths.items()}
    night = medians({name: partial(upkeep.look_after, path) for name, path in paths.items()}, 1)
    print(f"\nJournals of {per_day['50 years']:.0f} entries a working day:\n")
    print(HEAD)
    print("|---|" + "---:|" * 10)
    for name in WEEKS:
        times = (opened, newest, middle, whole, calendar, exported, appended, worst, night)
        print(f"| {name} | {size[name] / 1e6:.1f} MB | {' | '.join(ms(each[name]) for each in times)} |")
    for found in (newest, middle):
        assert found["50 years"] < MOST_WEEK_S
        # A journal of one week has no weeks to compare with, so it has less to do.
        assert max(found["10 years"], found["50 years"]) / found["1 year"] < MOST_TIMES_SLOWER
    assert max(opened.values()) / min(opened.values()) < MOST_START_TIMES
    assert appended["50 years"] < MOST_APPEND_S


def ms(seconds: float) -> str:
    """Milliseconds for the table."""
    return f"{1000 * seconds:.{1 if seconds < 0.1 else 0}f} ms"
