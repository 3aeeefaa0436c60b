"""How long after Start the break is painted, in a real Chromium that runs already, by way of the real resident."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from deskbreak.control.client import Client, NoResident
from deskbreak.control.protocol import Message
from deskbreak.folders import Folders
from tests.plugin_desktop import DesktopSession, Program, until

TURNS = 9
PATIENCE_S = 30.0
MOST_S = 0.4
ROUTINE = "desk-neck-reset"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
PAINTED = """() => new Promise((done) => {
  const at = (entry) => done(performance.timeOrigin + entry.startTime);
  new PerformanceObserver((list) => at(list.getEntries()[0])).observe({ type: "paint", buffered: true });
})"""


@dataclass
class Bench:
    """A resident, and a Chromium that is the default browser."""

    folders: Folders
    resident: int
    browser: BrowserContext

    def ask(self, **request: object) -> Message:
        with Client(self.folders.socket) as client:
            answer = client.ask(request)
        assert answer["ok"], answer
        return answer

    def start(self) -> float:
        """Seconds from Start to the first paint of the break's page, which is closed again."""
        before = set(self.browser.pages)
        begun = time.time()  # noqa: TID251 - the page tells its times in the wall clock's
        self.ask(do="start", routine=ROUTINE)
        page = self._new(before)
        painted = float(page.evaluate(PAINTED)) / 1000
        assert page.url.partition("?")[0].endswith("/break")
        page.close()
        return painted - begun

    def open_today(self) -> Page:
        page = self.browser.new_page()
        page.goto(str(self.ask(do="address", page="today")["address"]))
        return page

    def _new(self, before: set[Page]) -> Page:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = set(self.browser.pages) - before
            if found and "/enter/" not in (page := found.pop()).url and page.url.startswith("http"):
                return page
            self.browser.pages[0].wait_for_timeout(5)  # lets the driver's own work go on
        pytest.fail("no page came")


@pytest.fixture
def bench(
    desktop_session: DesktopSession,
    resident: Callable[[], subprocess.Popen[bytes]],
    driver: Playwright,
    needs: Callable[..., None],
    tmp_path: Path,
) -> Iterator[Bench]:
    needs("chromium")
    environment = desktop_session.environment
    profile = tmp_path / "chromium"
    command = ["chromium", *FLAGS, f"--user-data-dir={profile}"]
    applications = Path(environment["XDG_DATA_HOME"]) / "applications"
    applications.mkdir(parents=True)
    (applications / "chromium.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Chromium\nExec={' '.join(command)} %U\n"
        "MimeType=x-scheme-handler/http;\n"
    )
    (Path(environment["XDG_CONFIG_HOME"]) / "mimeapps.list").write_text(
        "[Default Applications]\nx-scheme-handler/http=chromium.desktop\n"
    )
    browser = Program([*command, "--remote-debugging-port=0", "about:blank"], environment, tmp_path / "chromium.log")
    browser.start()
    port = profile / "DevToolsActivePort"
    until(lambda: port.exists() and port.read_text().count("\n"), "Chromium is there", PATIENCE_S)
    process = resident()
    runtime = Path(environment["XDG_RUNTIME_DIR"]) / "deskbreak"
    folders = Folders("default", *[runtime] * 5)
    until(lambda: answers(folders), "the resident answers", PATIENCE_S)
    connected = driver.chromium.connect_over_cdp(f"http://127.0.0.1:{port.read_text().splitlines()[0]}")
    yield Bench(folders, process.pid, connected.contexts[0])
    connected.close()
    browser.stop()


def answers(folders: Folders) -> bool:
    try:
        Client(folders.socket).close()
    except NoResident:
        return False
    return True


def window_of(resident: int) -> int | None:
    """The process that serves the pages for `resident`, if one runs."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes().split(b"\0")
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"deskbreak.window" in words and parent == resident:
            return int(place.name)
    return None


def told(what: str, seconds: list[float]) -> float:
    times = sorted(seconds[1:])  # the first of all writes byte code and fills caches
    median = times[len(times) // 2]
    print(f"\nThe break is painted {1000 * median:.0f} ms after Start, {what} (best {1000 * times[0]:.0f}).")
    return median


def test_with_the_window_running(bench: Bench) -> None:
    today = bench.open_today()
    assert told("with the pages' server running", [bench.start() for _turn in range(TURNS)]) < MOST_S
    today.close()


def test_with_the_window_to_be_started(bench: Bench) -> None:
    times = []
    for _turn in range(TURNS):
        times.append(bench.start())
        window = window_of(bench.resident)
        assert window is not None
        os.kill(window, signal.SIGTERM)
        until(lambda: window_of(bench.resident) is None, "the server has ended", PATIENCE_S)
        time.sleep(0.2)  # until the resident has noticed
    told("with the pages' server started for it", times)
