"""A week as lines of text: a line a day, a region and a routine, each figure behind its name, whatever reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from deskbreak.cli.signs import between
from deskbreak.core import region, vocabulary
from deskbreak.core.day import COUNTED, Day
from deskbreak.core.telling import routine_name
from deskbreak.core.week import Week
from deskbreak.window.drawing import spell
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Shown:
    """A week to show to somebody in `zone`, whose day is `today`; `routines` has the names of routines by id."""

    told: Week
    today: date
    zone: tzinfo
    routines: Mapping[str, str]

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that have come: nothing is known of the others, which is not the same as nothing done."""
        return tuple(day for day in self.told.days if day.date <= self.today)

    @property
    def empty(self) -> bool:
        """Whether there is nothing but the sentence to show."""
        return not any(day.due or day.breaks["natural"] or day.active_s for day in self.told.days)

    @property
    def span(self) -> str:
        """Which week, from when to when."""
        monday = self.told.monday
        return _("{week}, {first} to {last}").format(week=self.told.name, first=monday, last=monday + timedelta(days=6))

    @property
    def sentences(self) -> list[str]:
        """The week, and how it compares, in words."""
        compares = self.told.compares
        nothing = [_("Nothing was recorded in these days.")] if self.empty else []
        return [self.told.says, *nothing, *([compares.says] if compares else [])]

    def sums(self) -> dict[str, str]:
        """What a week has that its days have not."""
        found = {_("Average sitting"): spell(self.told.totals.average_sitting_s)}
        if self.told.strength_of:
            of = max(self.told.strength, self.told.strength_of)
            on = ", ".join(vocabulary.weekday(day.date) for day in self.told.days if day.strength)
            text = _("{n} of {of} ({days})") if on else _("{n} of {of}")
            found[_("Strength days")] = text.format(n=self.told.strength, of=of, days=on)
        if self.told.totals.changes:
            found[_("Changes of position")] = str(self.told.totals.changes)
        return found

    def regions(self) -> list[tuple[str, float]]:
        """The regions worked by name, with their seconds."""
        called = region.names()
        return [(called.get(name, name), seconds) for name, seconds in self.told.regions]

    def done(self) -> list[tuple[str, int]]:
        """The routines done by name; one that is gone keeps its id."""
        named = [(routine_name(name, self.routines), times) for name, times in self.told.routines]
        return sorted(named, key=lambda each: (-each[1], each[0]))


def lines(shown: Shown) -> Iterator[str]:
    """Everything there is to know, in an order that stays."""
    yield from shown.sentences
    yield shown.span
    if shown.empty:
        return
    for day in shown.days:
        yield "  ".join([f"{day.date} {vocabulary.weekday(day.date)}", *_figures(day), *_hours(day, shown.zone)])
    yield "  ".join([f"{shown.told.name} {_('Week')}", *_figures(shown.told.totals)])
    for name, value in shown.sums().items():
        yield f"{name}: {value}"
    for name, seconds in shown.regions():
        yield _("Region: {name}: {time}").format(name=name, time=spell(seconds))
    for routine, times in shown.done():
        yield _("Routine: {name}: {times}").format(name=routine, times=times)


def _figures(day: Day) -> Iterator[str]:
    yield _("Taken: {taken} of {due}").format(taken=day.taken, due=day.due)
    called = vocabulary.outcomes()
    for outcome in COUNTED:
        yield f"{called[outcome]}: {day.breaks[outcome]}"
    yield _("Snoozes: {n}").format(n=day.snoozes)
    yield _("Moved: {time}").format(time=spell(day.moved_s))
    yield _("At the desk: {time}").format(time=spell(day.active_s))
    yield _("Longest sitting: {time}").format(time=spell(day.longest_sitting_s))
    yield _("Standing: {time}").format(time=spell(day.stood_s))
    yield _("Changes of position: {n}").format(n=day.changes)


def _hours(day: Day, zone: tzinfo) -> Iterator[str]:
    """When the first activity began and the last one ended."""
    if day.strip:
        first, last = between(day.date, day.strip[0], zone)[0], between(day.date, day.strip[-1], zone)[1]
        yield _("Hours: {first} to {last}").format(first=_clock(first), last=_clock(last))


def _clock(hour: float) -> str:
    minutes = int(hour * 60)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
