"""The numbers of the drawings on Today and Week: places in percent, which the templates put into SVG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from deskbreak.core import vocabulary, wording
from deskbreak.core.strip import SHOWN, local
from deskbreak.words import gettext as _

OUTCOMES = ("completed", "partial", "skipped", "ignored")
HOUR = timedelta(hours=1)
JOINT = 0.2
"""The part of a brick's room that is left free below the next."""
THIN, THIN_IN_A_WEEK = 0.4, 0.9
"""A stretch of no length is drawn as long as this (percent), or nobody would see a short break."""
LAYERS = ("away", "off", "paused", "work", "held", "break")
"""What is drawn later covers what came before: a break must not vanish under what follows it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring of Today: how full it is (percent), what stands in it, and the name of its look."""

    share: float
    big: str
    small: str
    look: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a day's strip, or one block of a column; places in percent of the whole."""

    kind: str
    start: float
    length: float
    title: str


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of time that a strip shows: in seconds since the epoch, or in hours of a day's clock."""

    since: float
    until: float

    def place(self, at: float) -> float:
        """Where `at` lies, in percent, inside the span."""
        return round(min(100.0, max(0.0, 100 * (at - self.since) / (self.until - self.since))), 2)


def ring(status: Mapping[str, Any]) -> Ring:
    """What the ring shows of the resident's status."""
    phase, upcoming = str(status["phase"]), status["next"]
    name = wording.reminder_name(upcoming["reminder"] if upcoming else None)
    texts = {
        "held": (_("Held"), name),
        "prompting": (_("Now"), name),
        "snoozed": (_("Later"), name),
        "break": (_("Break"), _("is playing")),
        "paused": (_("Paused"), ""),
        "off": (_("Off"), _("outside your hours")),
        "away": (_("Away"), ""),
    }
    if phase in texts:
        return Ring(100.0 if phase in {"held", "prompting", "snoozed"} else 0.0, *texts[phase], phase)
    if upcoming is None or upcoming["due_in_s"] is None:
        return Ring(0.0, _("Quiet"), _("nothing is due"), "quiet")
    if status["due"]:
        return Ring(100.0, _("Due"), name, "prompting")
    share = round(100.0 * status["progress"], 1)
    inside = wording.reminder_inside(upcoming["reminder"])
    return Ring(share, spell(upcoming["due_in_s"]), _("to the {name}").format(name=inside), phase)


def spell(seconds: float) -> str:
    """A length of time, short enough to stand in a ring or a table."""
    if 0 < seconds < 50:
        return _("{seconds} s").format(seconds=round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return _("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)
    return _("{minutes} min").format(minutes=minutes)


def strip(pieces: Iterable[Mapping[str, Any]], span: Span, zone: tzinfo) -> list[Stretch]:
    """A day's pieces along `span` in seconds since the epoch."""
    placed = [(piece, piece["from"], piece["to"]) for piece in pieces]
    return _stretches(placed, span, zone, THIN)


def day_strip(pieces: Iterable[Mapping[str, Any]], day: date, span: Span, zone: tzinfo) -> list[Stretch]:
    """The pieces of `day` along `span` in hours, by the clock of where the person was."""
    placed = [(piece, *hours_of(piece, day, zone)) for piece in pieces]
    return _stretches(placed, span, zone, THIN_IN_A_WEEK)


def hours_of(piece: Mapping[str, Any], day: date, zone: tzinfo) -> tuple[float, float]:
    """From when to when a piece of `day` lasted, in hours of that day's clock; past midnight they go on with 24."""
    here = local(piece["from"], piece["offset_s"], zone)
    midnight = datetime.combine(day, time())
    start, end = (
        (datetime.fromtimestamp(piece[edge], here).replace(tzinfo=None) - midnight) / HOUR for edge in ("from", "to")
    )
    return start, max(start, end)  # a clock that is put back an hour may end a piece before it began


def _stretches(
    placed: Iterable[tuple[Mapping[str, Any], float, float]], span: Span, zone: tzinfo, thinnest: float
) -> list[Stretch]:
    names = kinds()
    stretches = []
    for piece, since, until in placed:
        if until > span.since and since < span.until:
            here = local(piece["from"], piece["offset_s"], zone)
            start, end = span.place(since), span.place(until)
            times = f"{wording.clock(piece['from'], here)}–{wording.clock(piece['to'], here)}"
            title = f"{names[piece['kind']]} {times}"
            stretches.append(Stretch(piece["kind"], start, max(thinnest, round(end - start, 2)), title))
    return sorted(stretches, key=lambda each: LAYERS.index(each.kind))


def kinds() -> dict[str, str]:
    """What the pieces of a strip are called."""
    return {
        "work": _("Work"),
        "held": _("Break held"),
        "break": _("Break"),
        "away": _("Away"),
        "paused": _("Paused"),
        "off": _("Outside your hours"),
    }


def day_span(pieces: Sequence[Mapping[str, Any]], now: float, zone: tzinfo) -> Span:
    """From the full hour in which the day's first work began to the next full hour from now."""
    first = min((piece["from"] for piece in pieces if piece["kind"] in SHOWN), default=now)
    return Span(_hour(min(first, now), zone).timestamp(), (_hour(now, zone) + HOUR).timestamp())


def hours(span: Span, zone: tzinfo, most: int = 8) -> list[tuple[float, str]]:
    """Places and labels for full hours along `span`, at most so many, the edges left free."""
    count = round((span.until - span.since) / 3600)
    every = max(1, -(-count // most))
    marks = (span.since + 3600 * step for step in range(every, count, every))
    return [(span.place(at), wording.clock(at, zone)) for at in marks]


def bricks(breaks: Mapping[str, int], tallest: int) -> list[Stretch]:
    """A day's breaks from the bottom up, a brick each; `tallest` of them fill the column."""
    names = vocabulary.outcomes()
    step = 100 / tallest
    laid = [outcome for outcome in OUTCOMES for _each in range(breaks[outcome])]
    return [
        Stretch(kind, round(100 - step * (number + 1 - JOINT), 2), round(step * (1 - JOINT), 2), names[kind])
        for number, kind in enumerate(laid)
    ]


def _hour(at: float, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(at, zone).replace(minute=0, second=0, microsecond=0)
