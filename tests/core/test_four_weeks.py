"""Four weeks of somebody whose neck is sore on the left: what they do, what is offered and why, and what is said of it.

A made-up person with three short breaks in a morning, who takes some and leaves some. Everything a person would read is
written out here; what is chosen comes from the schedule itself, with the routines and the body map that are shipped.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from deskbreak import library
from deskbreak.core import choice
from deskbreak.core.body.effort import efforts
from deskbreak.core.body.soreness import Course, courses
from deskbreak.core.day import by_day
from deskbreak.core.entry import Row
from deskbreak.core.event import OfSpot, Skip, Start
from deskbreak.core.settings import PRESETS, Settings
from deskbreak.core.state import Preferences, Prompting
from deskbreak.core.world import World
from deskbreak.resources import folder
from tests.core.story import HOUR, MINUTE, Story

MONDAY = date(2026, 9, 7)
PLACE = {"zone": "neck-shoulder-angle", "side": "left"}
LIBRARY = library.load([folder("routines")])
STORY = """
week 1 Mon
  takes: shoulder-blade-strength, for strength work for today
  takes: stand-up-two, for new for you
  takes: desk-neck-reset, for new for you
week 1 Tue
  eases levator from 6 to 4
  takes: shoulder-blade-strength, for strength work for today
  skips: open-the-chest, for new for you
  takes: mouse-arm, for new for you
  reads: Too few entries to say how it goes. That takes scores on 4 days, over a week or longer.
week 1 Wed
  takes: shoulder-blade-strength, for strength work for today
  takes: mouse-arm, for you last did it a day ago
  begins: top-of-shoulder-relief, for the left angle of your neck, and this one is new for you
week 1 Thu
  says 6
  takes: shoulder-blade-strength, for strength work for today
  takes: open-the-chest, for new for you
  skips: desk-neck-reset, for the left angle of your neck
week 1 Fri
  skips: shoulder-blade-strength, for strength work for today
  takes: shoulder-blade-strength, for strength work for today
  takes: mouse-arm, for your wrists and hands, which have had nothing lately
  reads: Too few entries to say how it goes. That takes scores on 4 days, over a week or longer.
week 2 Mon
  says 6
  takes: shoulder-blade-strength, for strength work for today
  takes: top-of-shoulder-relief, for the left angle of your neck, and it has been three days
  takes: desk-neck-reset, for the left angle of your neck
week 2 Tue
  takes: shoulder-blade-strength, for strength work for today
  skips: desk-neck-reset, for the left angle of your neck, and it has been a day
  takes: mouse-arm, for your wrists and hands, which have had nothing lately
week 2 Wed
  says 7
  takes: shoulder-blade-strength, for strength work for today
  takes: top-of-shoulder-relief, for the left angle of your neck, and it has been a day
  begins: stand-up-two, for your legs, which have had nothing lately
  reads: In a week of entries it stayed about the same, at about 7.
week 2 Thu
  takes: shoulder-blade-strength, for strength work for today
  takes: desk-neck-reset, for the left angle of your neck, and it has been a day
  skips: mouse-arm, for your wrists and hands, which have had nothing lately
week 2 Fri
  says 6
  skips: shoulder-blade-strength, for strength work for today
  takes: shoulder-blade-strength, for strength work for today
  takes: top-of-shoulder-relief, for the left angle of your neck, and it has been a day
  reads: In 2 weeks of entries it stayed about the same, at about 6.
week 3 Mon
  says 6
  takes: shoulder-blade-strength, for strength work for today
  takes: open-the-chest, for your chest, which has had nothing lately
  takes: top-of-shoulder-relief, for the left angle of your neck
week 3 Tue
  takes: shoulder-blade-strength, for strength work for today
  skips: top-of-shoulder-relief, for the left angle of your neck, and it has been a day
  takes: desk-neck-reset, for the left angle of your neck, and it has been a day
week 3 Wed
  says 6
  takes: shoulder-blade-strength, for strength work for today
  takes: stand-up-two, for your legs, which have had nothing lately
  begins: desk-neck-reset, for the left angle of your neck
  reads: In 2 weeks of entries it stayed about the same, at about 6. The card for a clinician.
  sees the card
  reads: In 2 weeks of entries it stayed about the same, at about 6.
week 3 Thu
  says 5
  takes: shoulder-blade-strength, for strength work for today
  takes: mouse-arm, for your wrists and hands, which have had nothing lately
  skips: open-the-chest, for your chest, which has had nothing lately
week 3 Fri
  says 5
  skips: shoulder-blade-strength, for strength work for today
  takes: shoulder-blade-strength, for strength work for today
  takes: open-the-chest, for your chest, which has had nothing lately
  reads: In 3 weeks of entries it stayed about the same, at about 6.
week 4 Mon
  says 4
  takes: shoulder-blade-strength, for strength work for today
  takes: open-the-chest, for your chest, which has had nothing lately
  takes: mouse-arm, for your wrists and hands, which have had nothing lately
week 4 Tue
  takes: shoulder-blade-strength, for strength work for today
  skips: top-of-shoulder-relief, for the left angle of your neck, and it has been a day
  takes: stand-up-two, for your legs, which have had nothing lately
week 4 Wed
  says 3
  takes: shoulder-blade-strength, for strength work for today
  takes: top-of-shoulder-relief, for the left angle of your neck, and it has been a day
  begins: open-the-chest, for your chest, which has had nothing lately
  reads: In 3 weeks of entries it eased, from about 6 to about 5.
week 4 Thu
  takes: shoulder-blade-strength, for strength work for today
  takes: mouse-arm, for your wrists and hands, which have had nothing lately
  skips: top-of-shoulder-relief, for the left angle of your neck
week 4 Fri
  says 3
  skips: shoulder-blade-strength, for strength work for today
  takes: shoulder-blade-strength, for strength work for today
  takes: desk-neck-reset, for the left angle of your neck, and it has been a day
  reads: In 4 weeks of entries it eased, from about 6 to about 5.
"""
"""What happens, and what the person reads behind a colon. Each day begins at nine."""


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


class Person:
    """Works from nine on, five days a week, on a preset with a break of three minutes in the hour."""

    def __init__(self) -> None:
        settings = Settings(preset="gentle", reminders=PRESETS["gentle"])
        self.story = Story(settings, wall=at(0, 9) - MINUTE, strength=True)
        self.story.world = replace(self.story.world, routines=LIBRARY.listings(), seed=7)

    def comes(self, day: int) -> None:
        """Be away until nine o'clock of that day."""
        self.story.rest(at(day, 9) - self.story.now.wall)

    def says(self, score: int, moment: str = "now", did: str = "") -> None:
        """How sore the place is."""
        detail = {
            **PLACE,
            "muscle": "levator",
            "score": score,
            "moment": moment,
            "did": did,
            "left": None,
            "right": None,
        }
        assert self.story.ask(OfSpot("sore", detail)).ok

    def is_offered_and(self, answer: str) -> str:
        """Work until a break is offered, and answer so: what was offered, and why."""
        while not isinstance(stage := self.story.state.stage, Prompting):
            self.story.work(30)
        if answer == "skips":
            assert self.story.ask(Skip()).ok
        else:
            assert self.story.ask(Start()).ok
            self.story.play(steps=None if answer == "takes" else 1)
        return f"{stage.routine}, for {stage.why}"

    def course(self) -> Course:
        """What is known of the place by now."""
        rows = [Row(number, entry) for number, entry in enumerate(self.story.entries, 1)]
        now = self.story.now.wall
        today = datetime.fromtimestamp(now, UTC).date()
        strength = [each.id for each in LIBRARY.routines.values() if each.strength]
        done = efforts(by_day(rows, UTC, time(4), now), strength, today, 4)
        (course,) = courses(rows, done, UTC, time(4), now)
        return course


def at(day: int, hour: float) -> float:
    return datetime.combine(MONDAY + timedelta(days=day), time(0), UTC).timestamp() + hour * HOUR


def lived(story: str) -> str:
    """`story` with everything that the person reads as it comes from the program."""
    person, told = Person(), []
    for line in story.strip().splitlines():
        did, _colon, _reads = line.partition(":")
        told.append(_live(person, did.strip(), line[: len(line) - len(line.lstrip())]))
    return "\n".join(told)


def _live(person: Person, did: str, indent: str) -> str:
    match did.split():
        case ["week", week, day]:
            person.comes(7 * int(week) - 7 + DAYS.index(day))
        case ["says", score]:
            person.says(int(score))
        case ["eases", _muscle, "from", before, "to", after]:
            person.says(int(before), "before")
            assert person.story.ask(Start("relief-levator")).ok
            person.story.play()
            person.says(int(after), "after", "levator-stretch neck-turn")
        case ["takes" | "skips" | "begins" as answer]:
            return f"{indent}{answer}: {person.is_offered_and(answer)}"
        case ["reads"]:
            course = person.course()
            card = " The card for a clinician." if course.card else ""
            return f"{indent}reads: {course.tendency.says}{card}"
        case ["sees", "the", "card"]:
            assert person.story.ask(OfSpot("advised", PLACE)).ok
    return f"{indent}{did}"


def test_four_weeks_go_as_written() -> None:
    assert lived(STORY) == STORY.strip()


def test_each_week_does_something_for_the_place_and_nothing_that_fits_is_left_out() -> None:
    listings = LIBRARY.listings()
    offered = [
        re.findall(r": ([a-z-]+), for", week) for week in re.split(r"^week . Mon", STORY, flags=re.MULTILINE)[1:]
    ]
    assert all(sum("levator" in listings[name].muscles for name in week) >= 3 for week in offered)
    world = World(Settings(), listings)
    fits = {each.id for each in choice.fitting(world, PRESETS["gentle"][1].length_s, Preferences())}
    assert {name for week in offered for name in week} == fits


def test_strength_is_offered_every_day_until_it_is_done() -> None:
    for day in re.split(r"^week ", STORY, flags=re.MULTILINE)[1:]:
        answers = re.findall(r"(takes|skips|begins): ([a-z-]+), for (.*)", day)
        assert answers[0][1:] == ("shoulder-blade-strength", "strength work for today")
        again = [why for _answer, _name, why in answers[1:] if why == "strength work for today"]
        assert len(again) == (answers[0][0] != "takes")
