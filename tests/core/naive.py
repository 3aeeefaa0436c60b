"""The figures of a week counted a second, naive way: no states carried along, every question asked of all the rows.

Holds for days on which nobody works while the clocks change; those have tests of their own.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise

from deskbreak.core.entry import Entry
from deskbreak.core.listing import Listing

DAY_BEGINS = timedelta(hours=4)
BEGINS = {"back": "away", "end": "start"}
"""What each of these ends."""


def day_of(at: float, offset_s: int) -> date:
    """The person's day at `at`."""
    return (datetime.fromtimestamp(at, UTC) + timedelta(seconds=offset_s) - DAY_BEGINS).date()


class Told:
    """Answers what was so at any moment, by looking for the last row that says something of it."""

    def __init__(self, entries: Sequence[Entry], now: float) -> None:
        self.entries = list(entries)
        for number, entry in enumerate(self.entries):  # a return is dated back by a moment
            for before in range(number - 1, max(number - 5, -1), -1):
                if self.entries[before].at > entry.at:
                    self.entries[before] = replace(self.entries[before], at=entry.at)
        self.times = [entry.at for entry in self.entries]
        self.numbers: dict[str, list[int]] = {}
        self.days: dict[date, list[int]] = {}
        for number, entry in enumerate(self.entries):
            self.numbers.setdefault(entry.kind, []).append(number)
            self.days.setdefault(day_of(entry.at, entry.offset_s), []).append(number)
        hours = {int(at // 3600) * 3600.0 for at in self.times}
        cuts = {hour + 3600.0 * ahead for hour in hours for ahead in range(2)}
        points = sorted(at for at in {*self.times, *cuts, now} if at <= now)
        self.pieces: dict[date, list[tuple[float, float, str]]] = {}
        for start, end in pairwise(points):
            row = bisect_right(self.times, (start + end) / 2) - 1
            if row >= 0:
                day = day_of((start + end) / 2, self.entries[row].offset_s)
                self.pieces.setdefault(day, []).append((start, end, self.kind(row)))

    def last(self, kind: str, row: int) -> int:
        """The number of the last row of this kind, `row` or before; below zero if there is none."""
        numbers = self.numbers[kind]
        index = bisect_right(numbers, row)
        return numbers[index - 1] if index else -1

    def kind(self, row: int) -> str:
        """What went on after `row`."""
        for kind, begins, ends in (
            ("break", "start", "end"),
            ("away", "away", "back"),
            ("paused", "pause", "resume"),
            ("off", "close", "open"),
        ):
            if self.last(begins, row) > self.last(ends, row):
                return kind
        holds, releases = (bisect_right(self.numbers[kind], row) for kind in ("hold", "release"))
        return "held" if holds > releases else "work"

    def seconds(self, day: date, *kinds: str) -> float:
        """How long these things went on between the day's first and last activity."""
        return sum(end - start for start, end, kind in self.shown(day) if kind in kinds)

    def shown(self, day: date) -> list[tuple[float, float, str]]:
        """The day's pieces from the first to the last activity."""
        pieces = self.pieces.get(day, [])
        busy = [index for index, piece in enumerate(pieces) if piece[2] in ("work", "held", "break")]
        return pieces[busy[0] : busy[-1] + 1] if busy else []

    def of_day(self, day: date) -> list[Entry]:
        """The day's rows."""
        return [self.entries[number] for number in self.days.get(day, [])]

    def stood(self, day: date) -> float:
        """How long somebody worked standing: each piece of work asked for the last that was said of it that day."""
        found = 0.0
        for start, end, kind in self.shown(day):
            if kind in ("work", "held"):
                cuts = {start, end}
                for number in self.days.get(day, []):
                    entry = self.entries[number]
                    if entry.kind in ("stand", "sit") and start < entry.at < end:
                        cuts.add(entry.at)
                found += sum(last - first for first, last in pairwise(sorted(cuts)) if self.stands(day, first, last))
        return found

    def stands(self, day: date, first: float, last: float) -> bool:
        """Whether somebody stood between two moments of `day` with nothing said between them."""
        said = [
            self.entries[number].kind
            for number in self.days.get(day, [])
            if self.entries[number].kind in ("stand", "sit") and self.entries[number].at <= (first + last) / 2
        ]
        return bool(said) and said[-1] == "stand"

    def sittings(self, day: date) -> list[float]:
        """The lengths of the day's stretches of sitting."""
        rests = []
        for number in self.days.get(day, []):
            entry = self.entries[number]
            if entry.kind in BEGINS:
                length = entry.at - self.times[self.last(BEGINS[entry.kind], number)]
                if entry.kind == "back":
                    # What was noticed while a break played begins where that break ends.
                    away = self.last(BEGINS["back"], number)
                    over = [each.at for each in self.entries[away:number] if each.kind == "end"]
                    length = max(min([length, *(entry.at - at for at in over)]), entry.seconds or 0.0)
                if length >= 120:
                    rests.append(entry.at)
        found: list[list[float]] = [[] for _number in range(len(rests) + 1)]
        for start, end, kind in self.shown(day):
            if kind in ("work", "held"):
                found[bisect_right(rests, start)].append(end - start)
        return [sum(each) for each in found if each]


def outcomes(entries: Sequence[Entry]) -> dict[str, int]:
    """How often each outcome that counts stands in `entries`."""
    counted = ("completed", "partial", "skipped", "ignored", "natural")
    return {each: len([entry for entry in entries if entry.outcome == each]) for each in counted}


def changes(entries: Sequence[Entry]) -> int:
    """How often somebody came into another position: they are named where each was kept for a minute, runs as one."""
    said = [(entry.at, entry.kind) for entry in entries if entry.kind in ("stand", "sit")]
    kept = [
        kind for number, (at, kind) in enumerate(said) if all(other - at >= 60 for other, _kind in said[number + 1 :])
    ]
    runs = [kind for kind, _run in groupby(kept)]
    return len(runs) - 1 if runs and runs[0] != said[0][1] else len(runs)


def regions(entries: Sequence[Entry], routines: Sequence[Listing]) -> dict[str, float]:
    """Seconds of movement of each region."""
    found: dict[str, float] = {}
    for entry in entries:
        if entry.kind == "step":
            steps = [step for routine in routines for step in routine.steps]
            step = next(step for step in steps if step.exercise == entry.detail["exercise"])
            for region in step.regions:
                found[region] = found.get(region, 0) + (entry.seconds or 0)
    return {region: seconds for region, seconds in found.items() if seconds}
