"""A believable fortnight in a journal: lived through the schedule itself, with the routines that are shipped."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path

from deskbreak import library
from deskbreak.core import codec
from deskbreak.core.event import ClockChanged, OfSpot, Skip, Snooze, Start
from deskbreak.journal.writer import Writer
from deskbreak.resources import folder
from tests.core.story import HOUR, MINUTE, Story

ANSWERS = ["take", "take", "snooze", "take", "part", "take", "take", "skip", "take", "leave", "leave", "leave", "take"]
ARRIVALS = (8.8, 9.1, 8.7, 9.4, 8.9)
"""Hours of the day, from Monday on; weekends but the last day are free."""
LUNCH_AT, LUNCH_S = 12.4, 35 * MINUTE
COFFEE_AT, COFFEE_S = 15.2, 6 * MINUTE
BACK_S = 12 * MINUTE
"""On the last day the coffee ends this long ago at the latest: nothing is due yet."""
GOES_AFTER = 8.6
BEGINS_S = 4 * HOUR
"""Before this time of day it is still the day before, and on a Monday the week before."""
SHOULDER = (7, 6, 7, 6, 6, 5, 6, 5, 4, 5, 4, 4, 3, 4, 3, 2)
"""How sore the left shoulder is after lunch, day by day: it eases. """
NECK = (4, 5, 4, 4, 5)
"""How sore the neck is every other day: it stays as it is."""
EASED_BY = ("upper-trap-stretch shrug-and-drop", "finger-pinch-top-shoulder upper-trap-stretch")


ABROAD = timedelta(hours=-6)
"""How much earlier it is where a long story leads."""


def write(journal: Path, now: float, zone: tzinfo, *, long: bool = False) -> None:
    """Fill a new journal with two working weeks, or with four of them, the last of them up to `now`."""
    story = live(now, zone, long=long)
    writer = Writer(journal)
    writer.commit(story.entries, codec.dump(story.state))
    writer.close()


def live(now: float, zone: tzinfo, *, long: bool = False) -> Story:
    """The person's days from the Monday of the week before up to `now`.

    A long story begins on a Wednesday two weeks earlier, and is abroad in the week after that, from Wednesday on.
    """
    today = datetime.fromtimestamp(now - BEGINS_S, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday() + 7)
    trip = [monday - timedelta(days=back) for back in (5, 4, 3)] if long else []
    day = monday - timedelta(days=12) if long else monday
    shipped = library.load([folder("routines")])
    story = Story(wall=(day + timedelta(hours=ARRIVALS[0])).timestamp(), zone=zone, strength=True)
    story.world = replace(story.world, routines={each.id: each.listing() for each in shipped.routines.values()})
    answers = itertools.cycle(ANSWERS)
    story.tell(_spot("shoulder-top", "left", "trap-upper"))
    story.tell(_spot("side-neck", "right", "levator"))
    worked = itertools.count(0 if long else len(SHOULDER) // 3)
    while day <= today:
        here = timezone((day.utcoffset() or timedelta()) + ABROAD) if day in trip else zone
        if day.weekday() < len(ARRIVALS) or day == today:
            _workday(story, day.replace(tzinfo=here).timestamp(), now, answers, here, next(worked))
        day += timedelta(days=1)
    return story


def _workday(story: Story, midnight: float, now: float, answers: Iterator[str], here: tzinfo, worked: int) -> None:
    arrives = midnight + HOUR * ARRIVALS[int(midnight // (24 * HOUR)) % len(ARRIVALS)]
    coffee = min(midnight + COFFEE_AT * HOUR, now - BACK_S - COFFEE_S)
    _rest_until(story, min(arrives, coffee))
    if story.world.zone != here:
        story.world = replace(story.world, zone=here)
        story.tell(ClockChanged())
    _work_until(story, min(midnight + LUNCH_AT * HOUR, coffee), answers)
    _rest_until(story, min(story.now.wall + LUNCH_S, coffee))
    if midnight + LUNCH_AT * HOUR < coffee:
        _score(story, worked)
    _work_until(story, coffee, answers)
    _rest_until(story, coffee + COFFEE_S)
    _work_until(story, min(arrives + GOES_AFTER * HOUR, now), answers)


def _spot(zone: str, side: str, muscle: str) -> OfSpot:
    detail = {"zone": zone, "side": side, "muscle": muscle, "kept": True, "x": None, "y": None, "aspect": ""}
    return OfSpot("spot", detail)


def _score(story: Story, worked: int) -> None:
    """Say how sore it is, on the `worked`th day; on most days before something is done for it and after."""

    def say(zone: str, side: str, score: int, moment: str, did: str = "") -> None:
        said = {"zone": zone, "side": side, "muscle": "", "score": score, "moment": moment, "did": did}
        turn = {"left": 2 + worked // 8, "right": 4} if moment != "now" else {"left": None, "right": None}
        assert story.ask(OfSpot("sore", {**said, **turn})).ok

    sore = SHOULDER[min(worked, len(SHOULDER) - 1)]
    if worked % 3:
        say("shoulder-top", "left", sore, "before")
        story.work(4 * MINUTE)
        say("shoulder-top", "left", max(0, sore - 1 - worked % 2), "after", EASED_BY[worked % 2])
    else:
        say("shoulder-top", "left", sore, "now")
    if worked % 2:
        say("side-neck", "right", NECK[worked % len(NECK)], "now")


def _rest_until(story: Story, wall: float) -> None:
    if wall > story.now.wall:
        story.rest(wall - story.now.wall)


def _work_until(story: Story, wall: float, answers: Iterator[str]) -> None:
    answered = 0
    while story.now.wall < wall:
        story.work(min(15.0, wall - story.now.wall))
        if story.phase() == "prompting" and len(story.prompts()) > answered:
            answered = len(story.prompts())
            _answer(story, next(answers))


def _answer(story: Story, answer: str) -> None:
    match answer:
        case "take":
            story.take_break()
        case "part":
            assert story.ask(Start()).ok
            story.play(steps=1)
        case "skip":
            story.ask(Skip())
        case "snooze":
            story.ask(Snooze())
