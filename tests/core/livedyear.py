"""A year of made-up but plausible days, lived through the schedule with the routines that are shipped."""

import random  # noqa: TID251 - the days are made up, the same each time
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from deskbreak import library
from deskbreak.core.event import (
    ClockChanged,
    Locked,
    NotNow,
    Pause,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
    Tick,
    Unlocked,
    WorldChanged,
)
from deskbreak.core.hours import ALWAYS, Hours, Range
from deskbreak.core.settings import SitStand
from deskbreak.resources import folder
from tests.core.story import HOUR, MINUTE, Story

HOME, ABROAD = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
FIRST = datetime(2026, 1, 1, tzinfo=HOME)
DAYS = 366
HOLIDAYS = range(205, 222)
TRIP = range(131, 139)
"""Days of the year: nobody works; the person works across the ocean."""
RISING = range(90, 200)
"""There is a desk that goes up and down, and the rhythm for it is on."""
STRICT = range(40, 61)
WEEKDAYS = Hours(tuple(Range(day, 7 * 60, 16 * 60) for day in range(5)))
"""For three weeks there are working hours, and work goes on after them."""
LATE = {8: 26.0, 64: 29.0, 87: 24.5, 135: 27.0, 298: 25.2}
"""Days on which work ends after midnight, one of them after the next day has begun."""
DEEDS = {"work": 40, "stray": 10, "coffee": 8, "lock": 5, "call": 5, "pause": 1, "film": 1}
ANSWERS = {"take": 50, "part": 10, "skip": 12, "snooze": 12, "leave": 16}


@cache
def lived() -> Story:
    """The year, the same for everybody who asks; nobody may change it."""
    dice = random.Random(2026)
    shipped = library.load([folder("routines")])
    story = Story(wall=FIRST.timestamp(), zone=HOME, strength=True)
    story.world = replace(story.world, routines={each.id: each.listing() for each in shipped.routines.values()})
    for number in range(DAYS):
        if number in (STRICT.start, STRICT.stop):
            hours = WEEKDAYS if number in STRICT else ALWAYS
            story.world = replace(story.world, settings=replace(story.world.settings, hours=hours))
            story.tell(WorldChanged())
        if number in (RISING.start, RISING.stop):
            stand = SitStand(on=number in RISING)
            story.world = replace(story.world, settings=replace(story.world.settings, stand=stand))
            story.tell(WorldChanged())
        _live(story, number, dice)
    story.tell(Tick())
    return story


def _live(story: Story, number: int, dice: random.Random) -> None:
    here: tzinfo = ABROAD if number in TRIP else HOME
    day = (FIRST + timedelta(days=number)).date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=here)
    works = day.weekday() < 5 and number not in HOLIDAYS
    if not works and number not in LATE and dice.random() < 0.8:
        return
    _rest_until(story, _at(midnight, dice.gauss(8.7, 0.4)))
    if story.world.zone is not here:
        story.world = replace(story.world, zone=here)
        story.tell(ClockChanged())
    lunch, leaves = _at(midnight, dice.gauss(12.3, 0.2)), _at(midnight, dice.gauss(17.2, 0.7))
    _work_until(story, lunch, dice)
    story.rest(dice.uniform(25, 50) * MINUTE)
    _work_until(story, leaves, dice)
    if number in LATE:
        story.rest(2 * HOUR)
        _work_until(story, _at(midnight, LATE[number]), dice)


def _at(midnight: datetime, hour: float) -> float:
    return (midnight + timedelta(hours=hour)).timestamp()


def _rest_until(story: Story, wall: float) -> None:
    if wall > story.now.wall:
        story.rest(wall - story.now.wall)


def _work_until(story: Story, wall: float, dice: random.Random) -> None:
    while story.now.wall < wall:
        _do(story, dice.choices(list(DEEDS), list(DEEDS.values()))[0], dice)
        if story.state.question is not None and story.state.question.shown:
            change = Sit("prompt") if story.state.position.up else Stand("prompt")
            story.tell(dice.choices([change, NotNow()], [3, 1])[0])
        if story.phase() == "prompting":
            _answer(story, dice.choices(list(ANSWERS), list(ANSWERS.values()))[0], dice)


def _do(story: Story, deed: str, dice: random.Random) -> None:
    match deed:
        case "work":
            story.work(dice.uniform(3, 20) * MINUTE)
        case "stray":
            story.rest(dice.uniform(20, 150))
        case "coffee":
            story.rest(dice.uniform(2, 12) * MINUTE)
        case "lock":
            story.tell(Locked())
            story.rest(dice.uniform(1, 15) * MINUTE)
            story.tell(Unlocked())
        case "call" | "film":
            story.begins("microphone" if deed == "call" else "fullscreen")
            story.work(dice.uniform(5, 25) * MINUTE)
            story.begins("camera")
            story.rest(dice.uniform(1, 10) * MINUTE)
            story.ends("microphone" if deed == "call" else "fullscreen")
            story.work(dice.uniform(1, 5) * MINUTE)
            story.ends("camera")
        case "pause":
            story.tell(Pause(30 * MINUTE))
            story.work(dice.uniform(5, 50) * MINUTE)
            story.tell(Resume())


def _answer(story: Story, answer: str, dice: random.Random) -> None:
    match answer:
        case "take":
            story.take_break()
        case "part":
            assert story.ask(Start()).ok
            story.play(steps=dice.randint(0, 1))
        case "skip":
            story.ask(Skip())
        case "snooze":
            story.ask(Snooze())
