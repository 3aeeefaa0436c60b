"""What the desktop tests share beyond the loop, the bus and the grounds of `tests.plugin_ground`."""

from collections.abc import Callable

import pytest

from tests.desktop.loop import EdgeLoop


@pytest.fixture
def on_edge(loop: EdgeLoop) -> Callable[[Callable[[], None]], None]:
    """Do something on the edge thread and wait until it is done."""
    return loop.run
