"""No page takes anything from another place, and a link that leads to one does not say where from."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deskbreak import window
from tests.window.conftest import Visitor
from tests.window.exercises import Three

SCRIPTS_AND_STYLES = sorted(
    path for path in (Path(window.__file__).parent / "static").rglob("*") if path.suffix in {".js", ".css"}
)
NAMES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
"""These look like addresses, and nobody ever asks for them."""
FULL = re.compile(r"(?:[a-z]+:)?//[a-z0-9][^\s\"'`)]*\.[^\s\"'`)]*")


class Leading(HTMLParser):
    """Collects the elements of a page in which an address of another place stands."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(value and FULL.search(value) and value not in NAMES for _name, value in attrs):
            self.found.append((tag, dict(attrs)))


@pytest.fixture
def shelf() -> Three:
    return Three()


@pytest.mark.parametrize(
    "path", ["today", "week", "month", "day", "break", "routines", "routines/press", "exercises/wall-press", "evidence"]
)
def test_only_a_link_to_click_leads_elsewhere(visitor: Visitor, path: str) -> None:
    page = Leading()
    page.feed(visitor.get(f"/{path}").text)
    for tag, attributes in page.found:
        assert (tag, attributes["rel"]) == ("a", "noreferrer"), attributes
    assert bool(page.found) == (path in {"exercises/wall-press", "routines/press", "evidence"})


@pytest.mark.parametrize("path", SCRIPTS_AND_STYLES, ids=lambda path: path.name)
def test_no_script_or_style_names_another_place(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert set(FULL.findall(code)) <= NAMES
