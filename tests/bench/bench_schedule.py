"""How fast the pure schedule is: a simulated working year."""

import time

from deskbreak.core.event import Skip
from tests.core.story import HOUR, MINUTE, Story

DAYS = 230
LEAST_SPEEDUP = 20_000
"""A year of work must not take longer to simulate than the schedule may spend on it in a few minutes of real use."""


def live_a_day(story: Story) -> None:
    """Eight hours: some breaks taken, some skipped, coffee and lunch."""
    for hour in range(8):
        story.work(25 * MINUTE)
        story.rest(90)
        story.work(20 * MINUTE)
        if "skip" in story.status.can:
            if hour % 3:
                story.take_break()
            else:
                story.ask(Skip())
        if hour == 3:
            story.rest(45 * MINUTE)
    story.rest(15 * HOUR)


def test_a_working_year() -> None:
    story = Story()
    begun = time.perf_counter()
    for _day in range(DAYS):
        live_a_day(story)
    took = time.perf_counter() - begun
    simulated = story.now.steady - story.begun
    print(
        f"\nA working year of {DAYS} days, {len(story.entries)} journal entries: {took:.1f} s, "
        f"{1000 * took / len(story.entries):.2f} ms an entry, {simulated / took:,.0f} times faster than life."
    )
    assert simulated / took > LEAST_SPEEDUP
