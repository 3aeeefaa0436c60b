"""The numbers of the drawings on Today and Week: places in percent, which the templates put into SVG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from deskbreak.core import wording
from deskbreak.core.strip import SHOWN
from deskbreak.words import gettext as _

OUTCOMES = ("completed", "partial", "skipped", "ignored")
HOUR = timedelta(hours=1)


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
    """The stretch of time that a strip shows, in seconds since the epoch."""

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
    return Ring(share, spell(upcoming["due_in_s"]), _("to the {name}").format(name=name.lower()), phase)


def spell(seconds: float) -> str:
    """A length of time, short enough to stand in a ring or a table."""
    if 0 < seconds < 50:
        return _("{seconds} s").format(seconds=round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return _("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)
    return _("{minutes} min").format(minutes=minutes)


def strip(pieces: Iterable[Mapping[str, Any]], span: Span, zone: tzinfo) -> list[Stretch]:
    """A day's pieces inside `span`; one of no length is drawn thin, or nobody would see a short break."""
    names = kinds()
    stretches = []
    for piece in pieces:
        start, end = span.place(piece["from"]), span.place(piece["to"])
        if piece["to"] > span.since and piece["from"] < span.until:
            times = f"{wording.clock(piece['from'], zone)}–{wording.clock(piece['to'], zone)}"
            title = f"{names.get(piece['kind'], piece['kind'])} {times}"
            stretches.append(Stretch(piece["kind"], start, max(0.4, round(end - start, 2)), title))
    # Breaks are drawn last: the thin ones must not vanish under what follows them.
    return sorted(stretches, key=lambda each: each.kind == "break")


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


def column(breaks: Mapping[str, int], tallest: int) -> list[Stretch]:
    """A day's breaks as blocks from the bottom up; `tallest` breaks fill the column."""
    names = wording.outcomes()
    blocks, top = [], 100.0
    for outcome in OUTCOMES:
        count = breaks[outcome]
        if count:
            height = 100 * count / tallest
            top -= height
            blocks.append(Stretch(outcome, round(top, 2), round(height, 2), f"{names[outcome]}: {count}"))
    return blocks


def _hour(at: float, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(at, zone).replace(minute=0, second=0, microsecond=0)
