"""What the desktop tests share: a real loop, and a bus in it."""

from collections.abc import Callable, Iterator

import pytest

from deskbreak.desktop.bus import Bus
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop


@pytest.fixture
def loop() -> Iterator[EdgeLoop]:
    """A loop that turns in a thread of its own and fails the test when something in it raised."""
    edge = EdgeLoop()
    edge.start()
    yield edge
    edge.stop()
    assert edge.faults == []


@pytest.fixture
def bus(loop: EdgeLoop, session_bus: str) -> Iterator[Bus]:
    """Our connection to the private session bus."""
    connection = Bus.connect(loop, "session")
    yield connection
    loop.run(connection.close)


@pytest.fixture
def on_edge(loop: EdgeLoop) -> Callable[[Callable[[], None]], None]:
    """Do something on the edge thread and wait until it is done."""
    return loop.run


@pytest.fixture
def felt() -> Felt:
    """Hears of input."""
    return Felt()
