"""About the evidence: every finding, how firmly it stands, where it can be read; and what stands behind a routine."""

import html
import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from deskbreak.library.evidence import NAME, load
from deskbreak.resources import folder
from deskbreak.window import names
from tests.window.conftest import House, Visitor
from tests.window.exercises import Three
from tests.window.scripted import Resident

Open = Callable[..., Page]
EVIDENCE, _FAULTS = load(folder("routines") / NAME)


@pytest.fixture
def shelf() -> Three:
    return Three()


@pytest.fixture
def shown(visitor: Visitor, resident: Resident) -> str:
    visitor.enter()
    answer = visitor.get("/evidence")
    assert answer.status_code == 200
    return answer.text


def test_every_finding_is_there_with_its_standing_and_its_sources(shown: str) -> None:
    items = re.findall(r'<li class="(\w+)">(.*?)</li>', shown, re.DOTALL)
    findings = [finding for topic in EVIDENCE.topics for finding in topic.findings]
    assert [standing for standing, _item in items] == [finding.standing for finding in findings]
    for finding, (standing, item) in zip(findings, items, strict=True):
        assert finding.says in html.unescape(item)
        assert re.search(rf"</svg>{standing.capitalize()}</p>", item)
        assert [html.unescape(each) for each in re.findall(r'href="([^"]*)"', item)] == [
            source.address for source in finding.sources
        ]


def test_each_topic_can_be_reached_from_the_top(shown: str) -> None:
    reached = re.findall(r'class="button" href="#([a-z-]+)"', shown)
    assert reached == [*(topic.id for topic in EVIDENCE.topics), "grades"]
    assert all(f'id="{each}"' in shown for each in reached)


def test_the_grades_are_explained_once(shown: str) -> None:
    assert [shown.count(html.escape(names.evidence(grade))) for grade in "TCGV"] == [1, 1, 1, 1]


def test_a_routine_says_what_stands_behind_it_in_one_sentence() -> None:
    says = {names.evidence_of_several(pair) for pair in product("TCGV", repeat=2)}
    assert len(says) == 10
    assert names.evidence_of_several("GCV") == names.evidence_of_several("VC")
    assert names.evidence_of_several("TCCGV") == names.evidence_of_several("TV")


def test_from_a_routine_one_comes_to_the_evidence(house: House, tab: Open) -> None:
    page = tab()
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "routines/press"))
    page.get_by_role("link", name="About the evidence").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About the evidence")
