"""The muscle chart: every muscle is there with its picture, and the warning signs come before what may ease it."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from deskbreak.core import vocabulary
from deskbreak.core.body.zone import ZONES
from deskbreak.window.body.muscles import GROUPS
from tests.window.ashelf import Shipped, shipped
from tests.window.conftest import House, Visitor
from tests.window.scripted import Resident, status

MUSCLES = shipped().body.muscles


@pytest.fixture
def shelf() -> Shipped:
    return Shipped()


def text(visitor: Visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def linked(page: str, folder: str) -> list[str]:
    return re.findall(rf'href="{folder}([\w-]+)"', page)


def test_every_muscle_stands_in_one_group() -> None:
    assert sorted(muscle for group in GROUPS.values() for muscle in group) == sorted(MUSCLES)


def test_the_chart_shows_every_muscle_with_picture_and_name(visitor: Visitor) -> None:
    page = text(visitor, "/muscles")
    assert linked(page, "/muscles/") == [muscle for group in GROUPS.values() for muscle in group]
    for muscle in MUSCLES.values():
        assert f'id="felt-{muscle.id}-left-' in page
        assert all(says in page for says in (muscle.name, muscle.common, muscle.felt))
    assert page.count("Not for pressing") == sum(not muscle.pressed for muscle in MUSCLES.values())


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_felt_in_a_zone_comes_with_the_most_usual_first(visitor: Visitor, zone: str) -> None:
    page = text(visitor, f"/muscles?felt={zone}")
    assert linked(page, "/muscles/") == list(shipped().body.places[zone].muscles)
    assert f'href="/body/{zone}"' in page


def test_a_zone_that_is_none_shows_all(visitor: Visitor) -> None:
    assert len(linked(text(visitor, "/muscles?felt=<b>"), "/muscles/")) == len(MUSCLES)


@pytest.mark.parametrize("name", MUSCLES)
def test_one_muscle_tells_all_that_is_known(visitor: Visitor, name: str) -> None:
    muscle, page = MUSCLES[name], text(visitor, f"/muscles/{name}")
    assert all(says in page for says in (muscle.sits, muscle.felt, muscle.clue, muscle.caution))
    assert (muscle.press in page) == (not muscle.pressed)  # how to press comes after the questions
    assert re.findall(r'href="/habits#([\w-]+)"', page) == list(muscle.causes)
    assert linked(page, "/exercises/") == [*muscle.exercises, *muscle.releases]
    needed = {thing for each in muscle.releases for thing in shipped().exercises[each].equipment}
    assert all(vocabulary.things()[thing] in page for thing in needed)
    assert linked(page, "/body/") == [zone for zone, place in shipped().body.places.items() if name in place.muscles]
    assert all(f'href="{source}"' in page for source in muscle.sources)


@pytest.mark.parametrize("path", ["/muscles", *(f"/muscles/{name}" for name in MUSCLES)])
def test_the_warning_signs_come_first_and_nothing_can_be_started(visitor: Visitor, path: str) -> None:
    page = text(visitor, path)
    signs = page.index('id="signs"')
    for other in re.finditer(r'href="/(exercises|body|muscles)/', page):
        assert signs < other.start()
    assert "/do/start" not in page


def test_a_muscle_that_is_not_there(visitor: Visitor) -> None:
    assert visitor.get("/muscles/biceps").status_code == 404


def test_by_keyboard_without_scripts(house: House, tab: Callable[..., Page], resident: Resident) -> None:
    resident.status = status()
    page = tab(java_script_enabled=False)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "muscles"))
    page.locator("summary").press("Enter")
    expect(page.get_by_role("heading", name="Call for emergency help now")).to_be_visible()
    page.get_by_label("Felt where").select_option("Temple")
    page.get_by_role("button", name="Show").press("Enter")
    page.get_by_role("link", name=MUSCLES["trap-upper"].common).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(MUSCLES["trap-upper"].common)
    expect(page.get_by_role("img", name=MUSCLES["trap-upper"].sits)).to_be_visible()
