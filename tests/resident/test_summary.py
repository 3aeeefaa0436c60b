"""The week's summary for real: due on a Friday, worked out by another process, shown by dunst, opened by a click."""

import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from PIL import Image

from deskbreak.core import codec
from deskbreak.journal.writer import Writer
from tests.core.story import Story
from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import PATIENCE_S, Resident, address_in, browser_that_notes

FRIDAY = datetime.combine(date.fromisocalendar(2090, 10, 5), time(15, 50), UTC)
"""Ten minutes before it is due; an accelerated resident goes on from the time of its journal."""


@pytest.fixture
def resident(desktop_session: DesktopSession) -> Iterator[Resident]:
    """A resident of somebody who has taken a break that week."""
    made = Resident({**desktop_session.environment, "TZ": "UTC"}, "--speed", "60")
    # No break that falls due meanwhile is to lie above it.
    made.set('presence = "none"\n[micro]\non = false\n[long]\non = false\n')
    story = Story(wall=FRIDAY.timestamp())
    story.take_break()
    journal = Writer(made.folders.journal)
    journal.commit(story.entries, codec.dump(story.state))
    journal.close()
    yield made
    made.end()


def test_the_week_is_shown_with_its_picture_and_opened_by_a_click(
    resident: Resident, heard: Callable[[], str], tmp_path: Path
) -> None:
    noted = browser_that_notes(resident.environment, tmp_path)
    resident.start()
    picture = resident.folders.summary
    told = ("Your week", "1 of 1 break taken", '"Open"', "image-path", picture.as_uri())
    until(lambda: all(word in heard() for word in told), "the week is summed up", PATIENCE_S)
    assert picture.stat().st_mode & 0o077 == 0
    with Image.open(picture) as image:
        assert image.format == "PNG"
        image.load()

    subprocess.run(["dunstctl", "action"], env=resident.environment, check=True, timeout=PATIENCE_S)
    reader = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with reader.open(address_in(noted), timeout=PATIENCE_S) as page:
        assert page.url.endswith("/week")
