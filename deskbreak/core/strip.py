"""What went on from one row to the next: the strips of the days, each cut where the person's own day begins."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, timezone, tzinfo
from typing import Literal

from deskbreak.core import hours
from deskbreak.core.entry import Entry, Row

Kind = Literal["work", "held", "away", "break", "paused", "off"]
ACTIVE = frozenset({"work", "held"})
"""Time at the computer, while a break waits or not."""
SHOWN = ACTIVE | {"break"}
"""A strip begins and ends with one of these."""
SITTING_ENDS_S = 120.0
"""An absence or a break this long interrupts a stretch of sitting."""
SET_BACK_S = 60.0
"""Rows may be a few seconds out of order, for a return is dated back; by more than this only a clock was set back."""
BELIEVED_S = 12 * 3600.0
"""Nobody is active this long without one row: what came after the row was written under another date."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day, in epoch seconds; `offset_s` is how far local time was east of UTC."""

    kind: Kind
    start: float
    end: float
    offset_s: int = 0

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Situation:
    """What holds after a row. Of several things at once the first of: break, away, paused, off, held."""

    present: bool | None = None
    playing: bool = False
    paused: bool = False
    off: bool = False
    held: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind | None:
        if self.playing:
            return "break"
        if self.present is None:
            return None
        if not self.present:
            return "away"
        return "paused" if self.paused else "off" if self.off else "held" if self.held else "work"

    def after(self, entry: Entry) -> "_Situation":
        match entry.kind:
            case "back" | "away":
                return replace(self, present=entry.kind == "back")
            case "start" | "end":
                return replace(self, playing=entry.kind == "start")
            case "pause" | "resume":
                return replace(self, paused=entry.kind == "pause")
            case "close" | "open":
                return replace(self, off=entry.kind == "close")
            case "hold":
                return replace(self, held=self.held | {str(entry.detail.get("reason"))})
            case "release":
                return replace(self, held=self.held - {str(entry.detail.get("reason"))})
            case "prompt" if self.present is None:
                return replace(self, present=True)
            case _:
                return self


def local(at: float, offset_s: int, zone: tzinfo) -> tzinfo:
    """Where the person was at `at`: in `zone` if its clocks showed the same then, otherwise where `offset_s` holds."""
    if hours.offset_s(at, zone) == offset_s:
        return zone
    return timezone(timedelta(seconds=offset_s))


def strips(
    rows: Iterable[Row], zone: tzinfo, day_begins: time, since: float, until: float
) -> dict[date, tuple[Span, ...]]:
    """The strip of each day on which somebody was active between `since` and `until`.

    `rows` are in any order; those before `since` tell how things stood then. A row's id says what came after what, its
    time only when: clocks are set back. What nobody can know is left out.
    """
    found: dict[date, list[Span]] = {}
    for span in _joined(_stretches(rows, until)):
        if span.end > since:
            here = local(span.start, span.offset_s, zone)
            for day, piece in _by_day(replace(span, start=max(span.start, since)), here, day_begins):
                found.setdefault(day, []).append(piece)
    trimmed = {day: _trim(spans) for day, spans in found.items()}
    return {day: strip for day, strip in trimmed.items() if strip}


def sittings(strip: Sequence[Span], absences: dict[float, float]) -> tuple[float, ...]:
    """Seconds of each active stretch that no absence or break of two minutes interrupted.

    `absences` has, by the time of the return, how long an absence was since the last input: longer than it is shown.
    """
    stretches = [0.0]
    last = strip[0].start if strip else 0.0
    for span in strip:
        length = span.start - last
        if span.kind == "break":
            length = span.seconds
        elif span.kind == "away":
            length = max(span.seconds, absences.get(span.end, 0.0))
        if length >= SITTING_ENDS_S:
            stretches.append(0.0)
        if span.kind in ACTIVE:
            stretches[-1] += span.seconds
        last = span.end
    return tuple(each for each in stretches if each)


def stood(strip: Sequence[Span], standing: Iterable[tuple[float, float]]) -> float:
    """Seconds of active time within the stretches of `standing`, which have a beginning and an end in epoch seconds."""
    active = [span for span in strip if span.kind in ACTIVE]
    return sum(max(0.0, min(span.end, until) - max(span.start, since)) for since, until in standing for span in active)


def _stretches(rows: Iterable[Row], until: float) -> Iterator[Span]:
    """What went on after each entry until the next, or `until`."""
    known: list[tuple[Entry, Kind | None]] = []
    situation = _Situation()
    for row in sorted(rows, key=lambda row: row.id):
        if row.entry.at <= until and "by" not in row.entry.detail:  # added by hand afterwards: it interrupts nothing
            situation = situation.after(row.entry)
            known.append((row.entry, situation.kind))
    timed = _timed(known)
    ends = [at for at, _entry, _kind in timed[1:]] + [until]
    for (at, entry, kind), end in zip(timed, ends, strict=False):
        believed = end - at <= BELIEVED_S or kind not in SHOWN
        if kind is not None and end > at and believed:
            yield Span(kind, at, end, entry.offset_s)


def _timed(known: Sequence[tuple[Entry, Kind | None]]) -> list[tuple[float, Entry, Kind | None]]:
    """What held after each entry, and from when, in the order of time; `known` is in the order of writing.

    What was written before a row that is dated back was so until then at most; before a clock was set back, nobody
    knows until when.
    """
    timed = []
    following = math.inf
    for entry, kind in reversed(known):
        set_back = entry.at > following + SET_BACK_S
        following = entry.at if set_back else min(entry.at, following)
        timed.append((following, entry, None if set_back else kind))
    timed.reverse()
    return sorted(timed, key=lambda each: each[0])


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """One span for all that follow one another without a difference."""
    first = last = None
    for span in spans:
        if first is None or last is None:
            first = span
        elif (span.kind, span.offset_s, span.start) != (last.kind, last.offset_s, last.end):
            yield replace(first, end=last.end)
            first = span
        last = span
    if first is not None and last is not None:
        yield replace(first, end=last.end)


def _by_day(span: Span, zone: tzinfo, day_begins: time) -> Iterator[tuple[date, Span]]:
    start = span.start
    while start < span.end:
        day = hours.day_of(start, zone, day_begins)
        end = min(span.end, hours.day_start(day + timedelta(days=1), zone, day_begins))
        yield day, replace(span, start=start, end=end)
        start = end


def _trim(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without what came before the first activity and after the last."""
    shown = [index for index, span in enumerate(spans) if span.kind in SHOWN]
    return tuple(spans[shown[0] : shown[-1] + 1]) if shown else ()
