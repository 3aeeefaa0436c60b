"""What the desktop tests share beyond the loop, the bus and the grounds of `tests.plugin_ground`."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program, until

MODULES = ("module-null-sink sink_name=speaker", "module-null-source source_name=microphone max_latency_msec=20")
WAITS = (
    "autostart.systemd.ANSWER_S",
    "browser.linux.ANSWER_S",
    "bus.CONNECT_S",
    "bus.SEND_S",
    "busy.dnd.ANSWER_S",
    "busy.microphone.LOOK_S",
    "busy.question.ANSWER_S",
    "launcher.xdg.ANSWER_S",
    "presence.mutter.ANSWER_S",
    "wayland.SETUP_S",
    "xserver.SETUP_S",
)
"""How long the product waits for a server or a program before it gives it up."""
PATIENCE_S = 30.0


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Nothing is given up for being slow on a busy machine; a test of one that hangs sets a time of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for each in WAITS:
            patch.setattr(f"deskbreak.desktop.{each}", PATIENCE_S)
        yield


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
    await_pulse(desktop_environment)
    return program


def await_pulse(environment: Mapping[str, str]) -> None:
    """Until the sound server answers: its socket is there before anybody listens at it."""
    asks = ["pactl", "info"]
    until(
        lambda: subprocess.run(asks, env=dict(environment), check=False, capture_output=True).returncode == 0,
        "the sound server answers",
    )
