"""What the desktop tests share beyond the loop, the bus and the grounds of `tests.plugin_ground`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program, until

MODULES = ("module-null-sink sink_name=speaker", "module-null-source source_name=microphone max_latency_msec=20")


@pytest.fixture
def on_edge(loop: EdgeLoop) -> Callable[[Callable[[], None]], None]:
    """Do something on the edge thread and wait until it is done."""
    return loop.run


@pytest.fixture
def pulse(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Program:
    """A sound server with a speaker and a microphone."""
    needs("pulseaudio", "pactl", "parec")
    socket = tmp_path / "pulse"
    options = ("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes")
    modules = (*MODULES, f"module-native-protocol-unix socket={socket} auth-anonymous=1")
    program = launch(desktop_environment, "pulseaudio", *options, *(f"--load={each}" for each in modules))
    desktop_environment["PULSE_SERVER"] = f"unix:{socket}"
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    until(socket.is_socket, "the sound server listens")
    return program
