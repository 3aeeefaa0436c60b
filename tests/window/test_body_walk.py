"""Every place walked by keyboard alone, from the map to the muscles, as a screen reader has it; and what scripts do."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from deskbreak.core.body import zone as zones
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import ZONES, Side
from deskbreak.core.entry import Entry
from deskbreak.figure.bust import WIDE
from deskbreak.figure.ground import on_body
from deskbreak.folders import Folders
from tests.window.aday import write
from tests.window.ashelf import Shipped, questions, shipped
from tests.window.conftest import House
from tests.window.scripted import NOW, Resident, status

Open = Callable[..., Page]
ANGLE = "neck-shoulder-angle"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 800}},
    "dark-360": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "forced-360": {"viewport": {"width": 360, "height": 740}, "forced_colors": "active"},
}


@pytest.fixture
def shelf() -> Shipped:
    return Shipped()


def sore(at: float, score: int, moment: str) -> Entry:
    plain = {"zone": ANGLE, "side": "left", "muscle": "levator", "did": ""}
    return Entry(at, 0, "sore", detail={**plain, "left": 1, "right": None, "score": score, "moment": moment})


def enter(house: House, page: Page, path: str = "body") -> None:
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("/today", f"/{path}"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what `selector` names."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_by_keyboard_alone(house: House, tab: Open, zone: str) -> None:
    page = tab(viewport={"width": 1280, "height": 800})
    enter(house, page)
    side: Side = "middle" if zone == "crown" else "left"
    spoken = zones.spoken(zone, side)
    expect(page.get_by_role("link", name=spoken[:1].upper() + spoken[1:], exact=True)).to_have_count(1)
    tab_to(page, f'.chart a[href="/body/{zone}?side={side}"]')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="A few questions first")).to_be_visible()
    asked = shipped().body.places[zone].questions
    for each in asked:
        group = page.get_by_role("group", name=each.text, exact=True)
        expect(group.get_by_role("radio", name="Yes", exact=True)).not_to_be_checked()
        page.keyboard.press("Tab")
        if each is asked[0]:
            tab_to(page, f"#{each.id}-yes")
        expect(group.get_by_role("radio", name="Yes", exact=True)).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(group.get_by_role("radio", name="No", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="What may be behind it")).to_be_visible()
    for name in shipped().body.places[zone].muscles[:3]:
        muscle = shipped().body.muscles[name]
        form = page.get_by_role("form", name=f"{muscle.common} {muscle.name}", exact=True)
        button = form.get_by_role("button", name="Sounds like me", exact=True)
        expect(button).to_have_accessible_description(f"{muscle.common} {muscle.name}")
    tab_to(page, "#none")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="A number first, then ease it")).to_be_visible()


def test_enter_with_a_question_left_open_goes_nowhere(house: House, tab: Open) -> None:
    page = tab()
    enter(house, page, f"body/{ANGLE}?side=left")
    for each in questions(ANGLE)[1:]:
        page.locator(f"#{each}-no").check()
    page.keyboard.press("Enter")
    tab_to(page, "#go")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="A few questions first")).to_be_visible()
    expect(page.locator(f"#{questions(ANGLE)[0]}-yes")).to_be_focused()


def no(page: Page, zone: str = ANGLE) -> None:
    for each in questions(zone):
        page.locator(f"#{each}-no").check()
    page.locator("#go").click()
    expect(page.get_by_role("heading", level=1, name="A few questions first")).to_be_hidden()


def has_no_fault(page: Page) -> None:
    page.wait_for_load_state()  # without its styles a page has faults of contrast
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["help"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{page.url} scrolls sideways"


@pytest.mark.parametrize("look", LOOKS)
def test_every_step_has_no_fault_and_fits(
    house: House, tab: Open, resident: Resident, folders: Folders, look: str
) -> None:
    spots = [
        Spot(ANGLE, "left", "levator", 5, NOW, kept=True),
        Spot("temple", "right", "", 2, NOW, kept=True, aspect="front", x=60.0, y=30.0),
    ]
    resident.status = status(spots=[each.as_json() for each in spots])
    folders.settings.write_text('care = ["blood-thinners"]\n')
    write(folders, [sore(NOW - 60, 5, "before")])
    page = tab(**LOOKS[look])
    enter(house, page)
    has_no_fault(page)
    page.get_by_label("In your words").fill("no such place")
    expect(page.locator("#found")).to_contain_text("No place goes by these words")
    has_no_fault(page)
    enter(house, page, "body/temple")
    has_no_fault(page)
    enter(house, page, f"body/{ANGLE}?side=left")
    has_no_fault(page)
    page.evaluate("document.querySelector('form.questions').noValidate = true")
    page.locator("#go").click()
    expect(page.get_by_role("alert").first).to_contain_text("Every question needs")
    has_no_fault(page)
    for tier in ("now", "today", "soon"):
        sign = next(each for each in shipped().body.places[ANGLE].questions if each.tier == tier)
        for each in questions(ANGLE):
            page.locator(f"#{each}-{'yes' if each == sign.id else 'no'}").check()
        page.locator("#go").click()
        expect(page.locator("#act")).to_be_visible()
        has_no_fault(page)
        page.get_by_role("button", name="ask me again").click()
        expect(page.get_by_role("heading", level=1, name="A few questions first")).to_be_visible()
    no(page)
    has_no_fault(page)
    page.locator("#pick-levator").click()
    expect(page.get_by_role("button", name="Go on without pressing")).to_be_visible()
    has_no_fault(page)
    folders.settings.write_text("")
    page.reload()
    expect(page.locator("#motion-pause")).to_be_visible()
    has_no_fault(page)
    folders.settings.write_text('care = ["blood-thinners"]\n')
    page.locator("#found").click()
    expect(page.locator("#only")).to_be_visible()
    has_no_fault(page)
    page.locator("#only").evaluate("button => button.form.noValidate = true")
    page.locator("#start").click()
    expect(page.get_by_role("alert").first).to_contain_text("Choose a number first")
    has_no_fault(page)
    page.locator("#score-9").check()
    page.locator("#start").click()
    expect(page.get_by_role("heading", level=1, name="That is a lot")).to_be_visible()
    has_no_fault(page)
    enter(house, page, f"body/{ANGLE}/none/relief?side=left")
    has_no_fault(page)
    enter(house, page, f"body/{ANGLE}/levator/after?side=left")
    page.locator("#pinning-open").click()
    expect(page.locator("button.pin")).to_be_visible()
    has_no_fault(page)
    enter(house, page, "body/temple/score?side=right")
    has_no_fault(page)
    write(folders, [sore(NOW - 30, 3, "after")])
    enter(house, page, f"body/{ANGLE}/levator/after?side=left")
    expect(page.get_by_role("heading", level=1)).to_have_text("5 before, 3 after")
    has_no_fault(page)
    worse = Spot(ANGLE, "left", "levator", 6, NOW - 10, worse_at=NOW - 10)
    resident.status = status(spots=[worse.as_json()])
    enter(house, page, f"body/{ANGLE}/levator?side=left")
    expect(page.locator("#peace")).to_contain_text("leave it in peace today")
    has_no_fault(page)


def test_the_whole_way_without_scripts(house: House, tab: Open, resident: Resident, folders: Folders) -> None:
    page = tab(java_script_enabled=False)
    enter(house, page)
    page.get_by_label("In your words").fill("bag strap")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Angle of neck and shoulder", exact=True).click()
    page.get_by_role("link", name="Left", exact=True).click()
    no(page)
    page.get_by_label("Phone in the neck").first.check()
    page.get_by_role("form", name="Muscle from neck to shoulder blade").get_by_role("button").click()
    expect(page.locator("#motion")).to_have_accessible_name("Press the shoulder blade's corner")
    page.get_by_role("button", name="I am not sure").click()
    expect(page.get_by_role("link", name="Phone in the neck")).to_have_attribute("href", "/habits#phone-in-the-neck")
    page.get_by_role("group", name="How sore is it now?").get_by_role("radio", name="5", exact=True).check()
    page.get_by_label("To the left").select_option("Half way")
    page.get_by_role("radio", name="8", exact=True).check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="That is a lot")).to_be_visible()
    assert "sore" not in {each["do"] for each in resident.heard}
    write(folders, [sore(NOW - 5, 8, "before")])
    page.get_by_role("button", name="Go on gently").click()
    page.wait_for_url("**/break")
    assert {"do": "start", "routine": "relief-levator"} in resident.heard
    enter(house, page, "today")
    page.get_by_role("link", name="Answer").click()
    expect(page.locator("#pinning")).to_be_hidden()
    page.get_by_role("radio", name="3", exact=True).check()
    page.get_by_role("button", name="Save").click()
    resident.wait(lambda: any(each["do"] == "spot" for each in resident.heard))
    (spot,) = [each for each in resident.heard if each["do"] == "spot"]
    assert (spot["kept"], spot["x"]) == (True, None)


def test_the_list_narrows_as_one_types(house: House, tab: Open) -> None:
    page = tab()
    enter(house, page)
    page.get_by_label("In your words").fill("between the shoulder bl")
    expect(page.locator("#zones a:visible")).to_have_text(["Between spine and shoulder blade"])
    expect(page.locator("#zones h3:visible")).to_have_text(["Upper back and chest"])
    page.get_by_label("In your words").fill("my hand is Tingling")
    expect(page.get_by_role("link", name="Read first when to stop and get help")).to_be_visible()
    expect(page.locator("#found")).to_be_empty()
    page.get_by_label("In your words").fill("")
    expect(page.get_by_role("link", name="Read first when to stop and get help")).to_be_hidden()
    expect(page.locator("#zones a:visible")).to_have_count(len(ZONES))


def test_what_was_typed_before_the_script_came_narrows_the_list_too(house: House, tab: Open) -> None:
    page = tab()
    typed: list[str] = []

    def late(route: Route) -> None:
        page.get_by_label("In your words").fill("between the shoulder bl")
        typed.append(route.request.url)
        route.continue_()

    page.route("**/static/body.js", late)
    enter(house, page)
    assert typed
    expect(page.locator("#zones a:visible")).to_have_text(["Between spine and shoulder blade"])
    page.get_by_label("In your words").fill("")
    expect(page.locator("#zones a:visible")).to_have_count(len(ZONES))


def test_the_pin_goes_where_pointer_and_arrow_keys_take_it_and_no_farther(
    house: House, tab: Open, resident: Resident, folders: Folders
) -> None:
    write(folders, [sore(NOW - 60, 5, "before")])
    page = tab(viewport={"width": 1280, "height": 1400})
    enter(house, page, f"body/{ANGLE}/levator/after?side=left")
    page.locator("#score-3").check()
    page.locator("#pinning-open").click()
    pin = page.locator("button.pin")
    expect(pin).to_have_attribute("style", re.compile("left:"))  # it is put in its place once its plate has opened
    before = pin.bounding_box()
    pin.press("ArrowRight")
    after = pin.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] > before["x"]
    assert page.locator("input[name=aspect]").input_value() == "back"
    took = drag(page, '.pinning svg[data-aspect="back"]', 0.9, 0.35)
    assert took == ["back", "left"], "it stays on the side that was said"
    took = drag(page, '.pinning svg[data-aspect="front"]', 0.5, 0.5)
    assert took == ["back", "left"], "the place is not seen from the front"
    for key in ("ArrowDown", "ArrowLeft") * 40:
        pin.press(key)
    page.get_by_role("button", name="Save").click()
    resident.wait(lambda: any(each["do"] == "spot" for each in resident.heard))
    (spot,) = [each for each in resident.heard if each["do"] == "spot"]
    assert on_body(spot["aspect"], spot["x"], spot["y"]), "nor do arrow keys take it off the body"


def drag(page: Page, plate: str, across: float, down: float) -> list[str]:
    """Take the pin to a place on a plate; the aspect and the half it is on then."""
    pin, at = page.locator("button.pin").bounding_box(), page.locator(plate).bounding_box()
    assert pin is not None
    assert at is not None
    page.mouse.move(pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] * across, at["y"] + at["height"] * down, steps=4)
    page.mouse.up()
    x = float(page.locator("input[name=x]").input_value())
    return [page.locator("input[name=aspect]").input_value(), "left" if x < WIDE / 2 else "right"]


def test_the_motion_runs_and_stands_still_when_told(house: House, tab: Open) -> None:
    page = tab()
    enter(house, page, f"body/{ANGLE}?side=left")
    no(page)
    page.locator("#pick-levator").click()
    expect(page.locator("#motion svg path").first).to_be_attached()
    drawn = page.locator("#motion").inner_html()
    page.wait_for_function("drawn => document.getElementById('motion').innerHTML !== drawn", arg=drawn)
    page.get_by_role("button", name="Stop the motion").click()
    expect(page.get_by_role("button", name="Show it moving")).to_be_visible()
    stood = page.locator("#motion").inner_html()
    page.wait_for_timeout(300)
    assert page.locator("#motion").inner_html() == stood


def test_reduced_motion_shows_the_poses_side_by_side(house: House, tab: Open) -> None:
    page = tab(reduced_motion="reduce")
    enter(house, page, f"body/{ANGLE}?side=left")
    no(page)
    page.locator("#pick-levator").click()
    expect(page.locator("#motion svg")).to_have_count(3)
    expect(page.locator("#motion-pause")).to_be_hidden()


def test_nothing_is_sent_to_nobody(house: House, tab: Open, resident: Resident) -> None:
    page = tab()
    enter(house, page, f"body/{ANGLE}?side=left")
    no(page)
    page.locator("#none").click()
    page.locator("#score-5").check()
    page.wait_for_load_state()  # with it the page has begun to listen
    resident.close()
    expect(page.locator("#lost")).to_be_visible()
    page.get_by_role("button", name="Only note the number").click()
    expect(page.locator("#lost")).to_be_in_viewport()
    expect(page.locator("#score-5")).to_be_checked()
    assert re.search(r"/none/relief", page.url)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_yes_is_told_on_every_page_until_it_is_taken_back(house: House, tab: Open, look: str, scripts: bool) -> None:
    page = tab(java_script_enabled=scripts, **LOOKS[look])
    enter(house, page, "body/temple?side=left")
    for each in questions("temple"):
        page.locator(f"#{each}-{'yes' if each == questions('temple')[0] else 'no'}").check()
    page.locator("#go").click()
    for path in ("", "body", "body?find=tingling", "today"):
        if path:
            enter(house, page, path)
        expect(page.get_by_text("Call for emergency help now")).to_be_visible()
        if scripts:
            has_no_fault(page)
    page.locator("#warned-why").click()
    page.locator("#examined").click()
    expect(page.get_by_role("heading", level=1, name="Where does it hurt?")).to_be_visible()
    expect(page.get_by_text("Call for emergency help now")).to_have_count(0)
