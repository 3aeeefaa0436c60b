"""The first day with a real resident: asked once, by notification, terminal and Today, and remembered."""

import subprocess
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path

from tests.plugin_desktop import DesktopSession, Launch, until
from tests.resident.resident import PATIENCE_S, Resident, address_in, browser_that_notes, headless

SAYS = "run “deskbreak open welcome”"
CARD = 'href="/welcome"'


def reader() -> urllib.request.OpenerDirector:
    """A browser without scripts."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def today(resident: Resident) -> str:
    """What Today shows."""
    with reader().open(resident.cli("open", "today", "--print").strip(), timeout=PATIENCE_S) as page:
        return str(page.read().decode())


def test_answers_hold_at_once_and_nothing_is_asked_twice(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.set('# mine\nsnooze = "7 min"\n')
    resident.start()
    assert CARD in today(resident)
    opener = reader()
    with opener.open(resident.cli("open", "welcome", "--print").strip(), timeout=PATIENCE_S) as page:
        address = page.url
    form = {"keys": "preset", "preset": "gentle", "when": "always", "login": "on", "act": "try"}
    origin = {"Origin": address.removesuffix("/welcome")}
    sent = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), origin)
    with opener.open(sent, timeout=PATIENCE_S) as page:
        assert page.url.endswith("/break")
    assert resident.status["player"]["routine"] == "breathe-minute"
    assert [each["on"] for each in resident.status["reminders"]] == [False, True]
    assert resident.folders.settings.read_text() == '# mine\nsnooze = "7 min"\npreset = "gentle"\n'
    assert len(list((tmp_path / "c" / "autostart").iterdir())) == 1
    resident.end()
    assert SAYS in resident.said
    resident.start()
    assert CARD not in today(resident)
    resident.end()
    assert SAYS not in resident.said


def test_waving_it_off_writes_no_file(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.start()
    assert resident.ask(do="welcomed")["ok"]
    assert CARD not in today(resident)
    assert not resident.folders.settings.exists()
    assert not (tmp_path / "c" / "autostart").exists()
    resident.kill()
    resident.start()
    assert CARD not in today(resident)
    resident.end()


def test_the_first_start_shows_a_notification_that_opens_the_questions(
    desktop_session: DesktopSession, launch: Launch, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("dbus-monitor", "dunstctl")
    resident = Resident(desktop_session.environment)
    noted = browser_that_notes(resident.environment, tmp_path)
    resident.start()
    shown = ["dunstctl", "count", "displayed"]

    def count() -> str:
        return subprocess.run(shown, env=resident.environment, capture_output=True, text=True, check=False).stdout

    until(lambda: count().strip() == "1", "the notification is there", PATIENCE_S)
    assert not noted.exists(), "no page comes by itself"
    subprocess.run(["dunstctl", "action"], env=resident.environment, check=True, timeout=PATIENCE_S)
    with reader().open(address_in(noted), timeout=PATIENCE_S) as page:
        assert page.url.endswith("/welcome")
    resident.end()
    resident.start()
    subprocess.run(["dunstctl", "close-all"], env=resident.environment, check=False, timeout=PATIENCE_S)
    resident.cli("status")
    assert count().strip() == "0", "once is enough"
    resident.end()
