"""What the page of a day shows, worked out from its diary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import groupby

from deskbreak.core import telling, vocabulary, wording
from deskbreak.core.breaks import Break
from deskbreak.core.diary import Cues, Diary, Moment, Remark, Stretch
from deskbreak.core.routine import Routine
from deskbreak.core.strip import local
from deskbreak.window import drawing
from deskbreak.window.addresses import BadDate, day_of
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

DAY = timedelta(days=1)
MISSED = ("skipped", "ignored")
"""What was asked for and not taken: together with what was taken, all that was due."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be said of a break: what the deed calls it, its button, and the button's whole name."""

    verdict: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One moment: `time` is when it began, `look` its mark, `label` the word for it; a quiet one has `title` alone."""

    time: str
    title: str
    look: str
    label: str = ""
    origin: str = ""
    facts: Sequence[str] = ()
    correction: str = ""
    missed: bool = False
    row_id: int | None = None
    choices: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The day's strip with its hours."""

    strip: Sequence[drawing.Stretch]
    hours: Sequence[tuple[float, str]]


def day_from(text: str, today: date) -> date:
    """The day that `text` writes; raises `BadDate`, also for one that has not come."""
    day = day_of(text)
    if day > today:
        raise BadDate(_("No such day"), _("That day has not come yet, so there is nothing to show of it."))
    return day


def drawn(diary: Diary, now: float, zone: tzinfo) -> Drawn | None:
    """The strip of a day up to `now`, or none where nobody was active; by the clock where it began."""
    pieces = diary.figures.as_json()["strip"]
    if not pieces:
        return None
    here = local(pieces[0]["from"], pieces[0]["offset_s"], zone)
    span = drawing.day_span(pieces, min(now, pieces[-1]["to"]), here)
    return Drawn(drawing.strip(pieces, span, here), drawing.hours(span, here))


def lines(diary: Diary, names: Mapping[str, str], zone: tzinfo) -> list[Line]:
    """The day's moments; `names` has the routines' by their ids."""
    return [_line(each, names, zone) for each in diary.moments]


def by_length(routines: Sequence[Routine]) -> list[tuple[str, list[Routine]]]:
    """The routines under their length in minutes, the shortest first."""
    ordered = sorted(routines, key=lambda each: (each.minutes, each.name))
    return [
        (ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes), list(them))
        for minutes, them in groupby(ordered, key=lambda each: each.minutes)
    ]


def _line(each: Moment, names: Mapping[str, str], zone: tzinfo) -> Line:
    if isinstance(each, Stretch):
        begun = "" if each.since is None else wording.clock(each.since, local(each.at, each.offset_s, zone))
        return Line(begun, telling.stretch(each, zone), {"hold": "held", "pause": "paused"}.get(each.kind, each.kind))
    if isinstance(each, Remark):
        return Line(wording.clock(each.at, local(each.at, each.entry.offset_s, zone)), telling.remark(each), "noted")
    if isinstance(each, Cues):
        begun = wording.clock(each.at, local(each.at, each.entries[0].offset_s, zone))
        return Line(begun, telling.cues(each, zone), "cue")
    entry = each.row.entry
    time = wording.clock(each.at, local(entry.at, entry.offset_s, zone))
    labels = vocabulary.outcomes() | {"withdrawn": _("Withdrawn"), "playing": _("Under way"), "offered": _("Offered")}
    look = each.outcome or ("offered" if each.started is None else "playing")
    return Line(
        time,
        telling.title(each, names),
        look,
        labels[look],
        telling.origin(each),
        telling.facts(each, zone),
        telling.correction(each),
        each.outcome in MISSED,
        each.row.id,
        _choices(each, time) if each.correctable else (),
    )


def _choices(each: Break, time: str) -> list[Choice]:
    if each.by_hand and each.verdict is None:
        return [Choice("away", _("Take it back"), _("Take it back: the break at {time}").format(time=time))]
    if each.by_hand:
        return [Choice("asked", _("Put it back"), _("Put it back: the break at {time}").format(time=time))]
    if each.verdict is not None:
        name = _("As it was recorded: the break at {time}").format(time=time)
        return [Choice("asked", _("As it was recorded"), name)]
    return [
        Choice("completed", _("I did take that break"), _("I did take that break at {time}").format(time=time)),
        Choice("away", _("I wasn't here"), _("I wasn't here at {time}").format(time=time)),
    ]
