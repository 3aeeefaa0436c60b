"""The lists of routines and exercises and their details, without and with scripts."""

import re
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, expect

from deskbreak import library
from deskbreak.core.routine import Exercise, Step
from deskbreak.folders import Folders
from deskbreak.resources import folder
from deskbreak.window import board, cards, filters, names
from tests.window.conftest import House, Visitor
from tests.window.exercises import Three
from tests.window.scripted import Resident, opening, status

Open = Callable[..., Page]


@pytest.fixture
def shelf() -> Three:
    return Three()


@pytest.fixture
def shown(house: House, tab: Open) -> Open:
    """`shown("routines/press")` opens that page in a new tab."""

    def show(name: str, **options: object) -> Page:
        page = tab(**options)
        page.goto(house.gate.address("today"))
        page.goto(f"{page.url.removesuffix('/today')}/{name}")
        return page

    return show


def listed(page: str) -> list[str]:
    """The ids of the routines or exercises that a page shows, in order."""
    return re.findall(r'<h3><a href="/(?:routines|exercises)/([a-z-]+)">', page)


# ---- the list


def test_a_card_says_what_a_person_chooses_by(visitor: Visitor) -> None:
    page = visitor.get("/routines").text
    assert 'href="/routines" aria-current="page"' in page
    press = page[page.index("/routines/press") : page.index("start-press")]
    for fact in ("Works the shoulders.", "Shoulders, Neck", "At a wall, Seated", "Needs a wall", "Strength"):
        assert fact in press
    assert "Discreet" not in press
    assert page.count('class="figure"') == 3
    assert "3 routines." in page


def test_favourites_come_first_and_what_is_never_offered_last(visitor: Visitor, resident: Resident) -> None:
    assert listed(visitor.get("/routines").text) == ["neck-minute", "roll", "press"]
    resident.status = status(favourites=["press"], never=["neck-minute"])
    page = visitor.get("/routines").text
    assert listed(page) == ["press", "roll", "neck-minute"]
    assert page.index("Not offered</h2>") < page.index("/routines/neck-minute")
    assert "Never offered. You can still start it yourself." in page
    assert 'id="start-neck-minute"' in page
    assert re.search(r'id="favourite-press" aria-pressed="true"', page)
    assert re.search(r'id="favourite-roll" aria-pressed="false"', page)
    assert re.search(r'id="never-neck-minute" aria-pressed="true"', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["neck-minute", "roll", "press"]),
        ("region=upper-back", ["roll"]),
        ("region=neck", ["neck-minute", "press"]),
        ("minutes=1", ["neck-minute", "roll"]),
        ("posture=seated", ["neck-minute"]),
        ("posture=floor", ["roll"]),
        ("needs=nothing", ["neck-minute"]),
        ("needs=at-hand", ["neck-minute", "press"]),
        ("needs=ball", ["roll"]),
        ("discreet=1", ["neck-minute"]),
        ("region=neck&needs=wall", ["press"]),
        ("region=knee&minutes=x&posture=&needs=%00&discreet=yes&what=ever", ["neck-minute", "roll", "press"]),
    ],
)
def test_the_filters_are_a_query(visitor: Visitor, query: str, found: list[str]) -> None:
    assert listed(visitor.get(f"/routines?{query}").text) == found


def test_what_is_at_hand_is_what_the_settings_say(visitor: Visitor, folders: Folders) -> None:
    folders.settings.write_text('equipment = ["ball"]\n', "utf-8")
    page = visitor.get("/routines?needs=at-hand").text
    assert listed(page) == ["neck-minute", "roll"]
    assert "Only what you have: a ball" in page


def test_nothing_found_is_said_with_a_way_out(visitor: Visitor) -> None:
    page = visitor.get("/routines?region=upper-back&discreet=1").text
    assert listed(page) == []
    assert "No routine is all of that at once." in page
    assert '<a href="/routines" id="clear">' in page
    assert '<option value="upper-back" selected>' in page
    assert re.search(r'name="discreet" value="1" checked', page)
    assert "0 of 3 routines." in page


def test_while_a_break_plays_none_can_be_started(visitor: Visitor, resident: Resident) -> None:
    resident.status = status(player=opening())
    assert "/do/start" not in visitor.get("/routines").text
    assert "/do/start" not in visitor.get("/routines/press").text


def test_exercises_stand_once_each_under_their_region(visitor: Visitor) -> None:
    page = visitor.get("/exercises").text
    assert listed(page) == ["ear-to-shoulder", "sit-tall", "slow-turn", "wall-press", "ball-roll"]
    assert page.index("<h2>Neck</h2>") < page.index("<h2>Shoulders</h2>") < page.index("<h2>Upper back</h2>")
    assert listed(visitor.get("/exercises?needs=nothing").text) == ["ear-to-shoulder", "sit-tall", "slow-turn"]


# ---- the details


def test_a_routine_shows_its_steps_with_everything_to_know(visitor: Visitor) -> None:
    page = visitor.get("/routines/press").text
    assert "<h1>Press</h1>" in page
    assert page.index("Wall press") < page.index("Slow turn")
    for told in ("20 times", "10 times on each side, in turn", "Turn your head.", "breathe out", "Sit tall hurts"):
        assert told in page
    for told in ("Stand closer.", "Stand further away.", "Guidance: the usual advice"):
        assert told in page
    assert 'href="https://www.nhs.uk/press" rel="noreferrer" target="_blank"' in page
    assert 'value="press"' in page


def test_an_exercise_shows_where_it_is_played(visitor: Visitor) -> None:
    page = visitor.get("/exercises/slow-turn").text
    assert "<h1>Slow turn</h1>" in page
    assert "1 to 4 are sensible" in page
    played = page[page.index("Where it is played") :]
    assert 'href="/routines/press"' in played
    assert 'href="/routines/neck-minute"' in played
    assert "/routines/roll" not in played
    assert "/do/" not in page


@pytest.mark.parametrize("path", ["/routines/slow-turn", "/exercises/press", "/routines/..%2f..%2fetc"])
def test_what_is_not_there_is_said(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


# ---- liking


@pytest.mark.parametrize("liking", ["favourite", "never", ""])
def test_a_liking_goes_to_the_resident_and_the_reader_stays(visitor: Visitor, resident: Resident, liking: str) -> None:
    resident.told["prefer"] = "Press is offered like any other."
    came_from = f"http://{visitor.host}/routines?region=neck"
    answer = visitor.post("/do/prefer", f"routine=press&liking={liking}", referer=came_from)
    assert resident.heard == [{"do": "prefer", "routine": "press", "liking": liking}]
    assert (answer.status_code, answer.headers["location"]) == (303, "/routines?region=neck")
    assert "Press is offered like any other." in visitor.get("/routines?region=neck").text


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/\\elsewhere.example/", "", "/"])
def test_a_form_leads_to_no_other_host(visitor: Visitor, path: str) -> None:
    answer = visitor.post("/do/skip", referer=f"http://{visitor.host}{path}")
    assert answer.headers["location"] == "/today"


# ---- with scripts


def test_filters_act_at_once_and_are_kept_in_the_address(shown: Open) -> None:
    page = shown("routines")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    page.get_by_label("Region").select_option("Neck")
    expect(page.get_by_role("heading", level=3)).to_have_text(["Neck minute", "Press"])
    expect(page.locator("#count")).to_have_text("2 of 3 routines.")
    page.get_by_label("Discreet only").check()
    expect(page.get_by_role("heading", level=3)).to_have_text(["Neck minute"])
    assert page.url.endswith("/routines?region=neck&discreet=1")
    page.reload()
    expect(page.get_by_label("Region")).to_have_value("neck")
    expect(page.get_by_role("heading", level=3)).to_have_text(["Neck minute"])
    page.get_by_role("link", name="Clear the filters").click()
    expect(page.get_by_role("heading", level=3)).to_have_count(3)


def test_filters_work_without_scripts(shown: Open) -> None:
    page = shown("routines", java_script_enabled=False)
    page.get_by_label("What it needs").select_option("With a ball")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=3)).to_have_text(["Roll"])


def test_a_star_moves_its_card_and_keeps_the_focus(shown: Open, resident: Resident) -> None:
    resident.told["prefer"] = "Press is a favourite now: it comes up more often."
    page = shown("routines")
    star = page.get_by_role("button", name="Favourite: Press")
    star.focus()
    resident.status = status(favourites=["press"])
    page.keyboard.press("Enter")
    expect(page.get_by_text("Press is a favourite now")).to_be_visible()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    expect(page.get_by_role("heading", level=3).first).to_have_text("Press")
    assert {"do": "prefer", "routine": "press", "liking": "favourite"} in resident.heard
    page.keyboard.press("Enter")
    resident.wait(lambda: {"do": "prefer", "routine": "press", "liking": ""} in resident.heard)


def test_a_routine_can_be_ruled_out_on_its_own_page(shown: Open, resident: Resident) -> None:
    page = shown("routines/press")
    never = page.get_by_role("button", name="Never offer this: Press")
    expect(never).to_have_accessible_description(re.compile("left out when a break comes"))
    resident.status = status(never=["press"])
    never.click()
    expect(never).to_have_attribute("aria-pressed", "true")


def test_start_now_leads_to_the_player(shown: Open, resident: Resident) -> None:
    page = shown("routines")
    page.get_by_role("button", name="Start now: Roll").click()
    page.wait_for_url("**/break")
    assert {"do": "start", "routine": "roll"} in resident.heard


@pytest.mark.parametrize("name", ["routines", "exercises", "routines/press", "exercises/wall-press"])
@pytest.mark.parametrize("width", [320, 360, 768, 3840])
def test_nothing_runs_off_the_side(shown: Open, resident: Resident, name: str, width: int) -> None:
    resident.status = status(player=opening(), never=["press"])  # the fullest navigation there is
    page = shown(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---- what is shown, of everything that comes with the program


def every() -> Iterable[Exercise]:
    return library.load([folder("routines")]).exercises.values()


def test_every_shipped_exercise_has_its_words_and_pictures() -> None:
    for exercise in every():
        (card,) = cards.cards([cards.solo(exercise)], status(), frozenset())
        assert card.seconds > 0
        assert names.evidence(exercise.evidence)
        assert names.intensity(exercise.intensity)
        parts = board.board(Step(exercise, exercise.reps))
        phases = [phase for part in parts for frame in part.frames for phase in frame.phases]
        assert phases == [*exercise.setup, *exercise.cycle, *exercise.finish]
        assert all("<svg" in frame.picture for part in parts for frame in part.frames)


def test_every_choice_offered_finds_something() -> None:
    at_hand = frozenset({"wall", "desk", "chair"})
    shipped = library.load([folder("routines")])
    for listed_ in (shipped.routines.values(), [cards.solo(each) for each in every()]):
        for choice in filters.choices(listed_, at_hand):
            for value in choice.options:
                asked = filters.Filters(**{choice.name: value})
                assert any(asked.passes(each, at_hand) for each in listed_), (choice.name, value)
