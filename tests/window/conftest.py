"""What the tests of the window share: a scripted resident, the pages without a server, and with one and a browser."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from deskbreak import index, library
from deskbreak.folders import Folders
from deskbreak.resources import folder
from deskbreak.window import server
from deskbreak.window.desk import Desk
from deskbreak.window.feed import Feed
from deskbreak.window.gate import Gate
from deskbreak.window.keys import Keys, listen
from deskbreak.window.ledger import Ledger
from deskbreak.window.stay import Stay
from tests import livedweek
from tests.window.exercises import HandMade
from tests.window.scripted import NOW, Resident

PORT = 8123


@dataclass
class Clock:
    """A clock that stands still until it is moved on."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Visitor:
    """A browser without a server: asks the gate as one would, and keeps its cookies."""

    gate: Gate
    host: str = f"127.0.0.1:{PORT}"
    origin: str | None = f"http://127.0.0.1:{PORT}"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._run("GET", path, None, headers)

    def post(self, path: str, content: str = "", **headers: str) -> httpx.Response:
        origin = {} if self.origin is None else {"origin": self.origin}
        return self._run("POST", path, content, origin | headers)

    def enter(self, page: str = "today") -> httpx.Response:
        return self.get(httpx.URL(self.gate.address(page)).path)

    def _run(self, *asked: Any) -> httpx.Response:
        # In a thread of its own: a browser driven from this one keeps an event loop in it until the session ends.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, self._ask, *asked).result()

    async def _ask(self, method: str, path: str, content: str | None, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(self.gate, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, cookies=self.cookies) as client:
            answer = await client.request(
                method, f"http://{self.host}{path}", content=content, headers={"host": self.host, **headers}
            )
        self.cookies.update(answer.cookies)
        return answer


@pytest.fixture
def folders() -> Iterator[Folders]:
    # Not `tmp_path`: a socket's path has to be short.
    place = Path(tempfile.mkdtemp(prefix="db-"))
    folders = Folders("default", place / "c", place / "d", place / "s", place, place / "k")
    folders.make()
    yield folders
    shutil.rmtree(place)


@pytest.fixture
def resident(folders: Folders) -> Iterator[Resident]:
    scripted = Resident(folders.socket)
    yield scripted
    scripted.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf() -> HandMade:
    """What there is to play."""
    return HandMade()


@pytest.fixture
def desk(folders: Folders, shelf: HandMade) -> Desk:
    feed = Feed(folders.socket, ended=lambda: None)
    return Desk(folders.socket, Ledger(folders), shelf, feed, Stay())


@pytest.fixture
def gate(desk: Desk, clock: Clock) -> Gate:
    return server.gate(desk, PORT, Keys(clock))


@pytest.fixture
def stranger(gate: Gate) -> Visitor:
    """Somebody without a cookie."""
    return Visitor(gate)


@pytest.fixture
def visitor(gate: Gate, resident: Resident) -> Visitor:
    """The person's own browser, let in."""
    admitted = Visitor(gate)
    admitted.enter()
    resident.heard.clear()
    return admitted


@pytest.fixture(scope="session")
def four_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    journal = tmp_path_factory.mktemp("lived") / "journal.db"
    livedweek.write(journal, NOW, UTC, long=True)
    return journal


@pytest.fixture
def lived(folders: Folders, four_weeks: Path) -> Folders:
    """The folders with four weeks in the journal: the first from its Wednesday on, the second half abroad."""
    shutil.copy(four_weeks, folders.journal)
    shipped = library.load([folder("routines")])
    folders.index.parent.mkdir(parents=True, exist_ok=True)
    folders.index.write_text(index.dump(index.Index([], shipped.listings())))
    return folders


@dataclass
class House:
    """The pages on a real port."""

    gate: Gate
    web: server.Server
    thread: threading.Thread


@pytest.fixture
def house(folders: Folders, resident: Resident, shelf: HandMade) -> Iterator[House]:
    feed = Feed(folders.socket, ended=lambda: web.stop())
    desk = Desk(folders.socket, Ledger(folders), shelf, feed, Stay())
    with listen() as listener:
        front = server.gate(desk, listener.getsockname()[1], Keys())
        web = server.Server(desk, front)
        thread = threading.Thread(target=web.run, args=(listener,))
        thread.start()
        yield House(front, web, thread)
        web.stop()
        thread.join(60)
        assert not thread.is_alive()
