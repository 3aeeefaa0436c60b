"""Links as a person meets them: the desktop hands one to deskbreak, which opens a page or starts a break."""

import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from deskbreak.control.client import NoResident
from tests.plugin_desktop import DesktopSession, Environment, until
from tests.resident.resident import PATIENCE_S, Resident, address_in, browser_that_notes, headless


@pytest.fixture
def resident(x_display: str, tmp_path: Path) -> Iterator[Resident]:
    """One whose launcher is installed, and that does not run."""
    environment = headless(tmp_path) | {"DISPLAY": x_display}
    made = Resident(environment)
    made.cli("desktop", "install")
    yield made
    subprocess.run([sys.executable, "-m", "deskbreak", "--profile", "t", "quit"], env=environment, check=False)


def page(address: str) -> str:
    """What a browser shows that goes to `address` for the first time."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address, timeout=PATIENCE_S) as answer:
        text: str = answer.read().decode()
    return text


@pytest.mark.parametrize("opener", ["xdg-open", "gio open"])
def test_a_click_on_a_link_opens_the_page(
    resident: Resident, needs: Callable[..., None], opener: str, tmp_path: Path
) -> None:
    needs("xdg-open", "xdg-mime", "gio")
    noted = browser_that_notes(resident.environment, tmp_path)

    def click(link: str) -> None:
        subprocess.run([*opener.split(), link], env=resident.environment, check=True, timeout=PATIENCE_S)

    click("deskbreak:week")
    assert "This week" in page(address_in(noted))
    click("deskbreak:routines/desk-neck-reset")
    until(lambda: len(noted.read_text().splitlines()) == 2, "the page of the routine is opened", PATIENCE_S)
    assert "Desk neck reset" in page(address_in(noted))
    click("deskbreak://start/posture-minute")
    until(lambda: resident.status["player"], "the break is started", PATIENCE_S)
    assert resident.status["player"]["routine"] == "posture-minute"


def test_the_launcher_opens_today(resident: Resident, tmp_path: Path) -> None:
    noted = browser_that_notes(resident.environment, tmp_path)
    resident.cli("link")
    assert "Today" in page(address_in(noted))


def test_what_is_no_link_of_ours_starts_nothing(resident: Resident) -> None:
    for address in ("deskbreak:quit", "deskbreak:start/../x", "https://example.org/"):
        assert "no link that deskbreak follows" in resident.cli("link", address, status=1)
    with pytest.raises(NoResident):
        resident.ask(do="status")
    said = resident.cli("link", "deskbreak:start/desk-neck-rest", status=1)
    assert "desk-neck-reset" in said  # the nearest there is


def test_a_refusal_nobody_would_read_is_a_notification(
    desktop_session: DesktopSession, desktop_environment: Environment, needs: Callable[..., None]
) -> None:
    needs("notify-send", "dunstctl")
    environment = dict(desktop_session.environment)
    Resident(environment).cli("link", "deskbreak:quit", status=1)

    def shown() -> str:
        return subprocess.check_output(["dunstctl", "count", "displayed"], env=environment, text=True).strip()

    until(lambda: shown() == "1", "the notification is there", PATIENCE_S)
