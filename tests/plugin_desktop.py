"""Real desktop programs for the tests: an X server, a session bus, a notification daemon, a panel.

Each fixture starts its program on a display and a bus of its own and ends it again.
"""

import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

OURS = {"PYTHONPATH": str(Path(__file__).parents[1])}
"""Our programs start each other: these must come from this checkout too, not from where another one is installed."""
DISPLAYS = range(200, 300)
START_S = 45.0
"""Long enough for a program to start on a busy machine; it usually takes a fraction of a second."""

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={runtime}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

PANEL_CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="1"/><value type="double" value="1"/>
        <value type="double" value="1"/><value type="double" value="1"/>
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""

Environment = dict[str, str]


def until(condition: Callable[[], object], what: str, seconds: float = START_S) -> None:
    """Wait for `condition`, looking every few milliseconds; fails the test with `what` when it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"Waited {seconds} s in vain: {what}")
        time.sleep(0.005)


@dataclass
class Program:
    """A program that a test started."""

    command: list[str]
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self, *, pass_fds: tuple[int, ...] = ()) -> None:
        """Start it, or start it again."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=dict(self.environment), stdout=log, stderr=log, pass_fds=pass_fds
            )

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it and wait for its end; twice does no harm."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.send_signal(number)
        try:
            process.wait(START_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def owner(environment: Mapping[str, str], name: str) -> bool:
    """Whether somebody owns `name` on the session bus."""
    call = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]
    answer = subprocess.run(
        [*call, "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    return "true" in answer.stdout


@pytest.fixture
def desktop_environment(tmp_path: Path) -> Environment:
    """Variables for programs that must find no file and no session of the developer's."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "TZ") if key in os.environ}
    folders = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "runtime",
    }
    for folder in folders.values():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    quiet = {"NO_AT_BRIDGE": "1", "GTK_A11Y": "none", "GIO_USE_VFS": "local", "GSETTINGS_BACKEND": "memory"}
    return kept | OURS | quiet | {key: str(tmp_path / folder) for key, folder in folders.items()}


class Launch:
    """Starts programs for one test."""

    def __init__(self, logs: Path) -> None:
        self.programs: list[Program] = []
        self.claims: list[socket.socket] = []
        """What keeps the displays of this test from every other on the machine, also while a server is restarted."""
        self._logs = logs

    def __call__(self, environment: Mapping[str, str], *command: str, pass_fds: tuple[int, ...] = ()) -> Program:
        program = Program(list(command), environment, self._logs / f"{Path(command[0]).name}.log")
        self.programs.append(program)
        program.start(pass_fds=pass_fds)
        return program

    def find(self, name: str) -> Program:
        """The running program called `name`."""
        return next(each for each in self.programs if each.command[0] == name and each.running)


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Launch]:
    """Start programs that are ended, the last one first, when the test is over."""
    launcher = Launch(tmp_path)
    yield launcher
    for program in reversed(launcher.programs):
        program.stop()
    for claim in launcher.claims:
        claim.close()


@pytest.fixture
def x_display(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """An X server; gives its name, which is in DISPLAY too."""
    needs("Xvfb")
    display = f":{start_display(launch, desktop_environment)}"
    desktop_environment["DISPLAY"] = display
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("XAUTHORITY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return display


def start_display(launch: Launch, environment: Environment, *options: str) -> int:
    """Start an X server that answers, with `options` in the place of listening here only; gives its number."""
    for number in DISPLAYS:
        if _claim(launch, number) and _start_display(launch, environment, number, *options):
            return number
    pytest.fail(f"No display from :{DISPLAYS.start} to :{DISPLAYS.stop - 1} is free.")


def _claim(launch: Launch, number: int) -> bool:
    """Keep every other test on this machine from display `number`; says whether none had it."""
    if Path(f"/tmp/.X{number}-lock").exists():
        return False
    claim = socket.socket(socket.AddressFamily["AF_UNIX"])
    launch.claims.append(claim)
    try:
        claim.bind(f"\0deskbreak-tests-display-{number}")  # no file, so nothing is left behind by whoever is killed
    except OSError:
        return False
    return True


def _start_display(launch: Launch, environment: Environment, number: int, *options: str) -> bool:
    told, tells = os.pipe()
    try:
        listen = options or ("-nolisten", "tcp")
        command = ("Xvfb", f":{number}", "-displayfd", str(tells), "-noreset", "-screen", "0", "1280x720x24", *listen)
        program = launch(environment, *command, pass_fds=(tells,))
        os.close(tells)
        tells = -1
        started = _line(told).endswith(b"\n")
    finally:
        os.close(told)
        if tells >= 0:
            os.close(tells)
    if not started:
        program.stop()  # somebody took the number between the look and the start
    return started


def _line(told: int) -> bytes:
    """What a program writes on the pipe up to the end of the line; less where it ends or hangs before."""
    line = b""
    while not line.endswith(b"\n") and select.select([told], [], [], START_S)[0]:
        part = os.read(told, 512)
        if not part:
            break
        line += part
    return line


@pytest.fixture
def session_bus(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A session bus that starts no service; gives its address, which is in DBUS_SESSION_BUS_ADDRESS too."""
    needs("dbus-daemon", "dbus-send")
    address, _program = start_bus(launch, desktop_environment, tmp_path / "bus")
    desktop_environment["DBUS_SESSION_BUS_ADDRESS"] = address
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    return address


def start_bus(launch: Launch, environment: Environment, folder: Path) -> tuple[str, Program]:
    """A bus in `folder`; services to start may be put into its `services`."""
    services = folder / "services"
    services.mkdir(parents=True)
    config = folder / "bus.conf"
    config.write_text(BUS_CONFIG.format(runtime=folder, services=services), "utf-8")
    told, tells = os.pipe()
    try:
        command = ("dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={tells}")
        program = launch(environment, *command, pass_fds=(tells,))
        address = _line(told)
        assert address.endswith(b"\n"), "dbus-daemon did not start"
        return address.decode().strip(), program
    finally:
        os.close(told)
        os.close(tells)


@pytest.fixture
def dunst(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    x_display: str,
    session_bus: str,
) -> Program:
    """The notification daemon dunst, ready to be asked."""
    needs("dunst", "dunstctl")
    program = launch(desktop_environment, "dunst")
    until(lambda: owner(desktop_environment, "org.freedesktop.Notifications"), "dunst takes its name")
    return program


@pytest.fixture
def panel(
    needs: Callable[..., None],
    launch: Launch,
    desktop_environment: Environment,
    x_display: str,
    session_bus: str,
    tmp_path: Path,
) -> Program:
    """Xfce's panel with a tray at the top left, white, ready for items."""
    needs("xfce4-panel")
    manage_windows(needs, launch, desktop_environment)
    service = Path("/usr/share/dbus-1/services/org.xfce.Xfconf.service")
    shutil.copy(service, tmp_path / "bus" / "services")
    with contextlib.suppress(subprocess.CalledProcessError):
        _reload(desktop_environment)
    folder = Path(desktop_environment["XDG_CONFIG_HOME"]) / "xfce4/xfconf/xfce-perchannel-xml"
    folder.mkdir(parents=True)
    (folder / "xfce4-panel.xml").write_text(PANEL_CONFIG, "utf-8")
    program = launch(desktop_environment, "xfce4-panel", "--disable-wm-check", "--sm-client-disable")
    until(lambda: owner(desktop_environment, "org.kde.StatusNotifierWatcher"), "the panel's tray takes its name")
    return program


def manage_windows(needs: Callable[..., None], launch: Launch, environment: Environment) -> None:
    """Start the window manager openbox. A window that comes before it manages them may be framed or moved later on."""
    needs("openbox", "xdotool")
    launch(environment, "openbox")
    asks = ["xdotool", "get_num_desktops"]
    until(
        lambda: subprocess.run(asks, env=environment, check=False, capture_output=True).returncode == 0,
        "openbox manages the windows",
    )


def _reload(environment: Environment) -> None:
    call = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]
    subprocess.run([*call, "org.freedesktop.DBus.ReloadConfig"], env=environment, check=True, capture_output=True)


@dataclass(frozen=True)
class DesktopSession:
    """A whole desktop: X server, bus, window manager, notifications and panel."""

    environment: Environment
    display: str
    bus: str
    dunst: Program
    panel: Program


@pytest.fixture
def desktop_session(
    desktop_environment: Environment, x_display: str, session_bus: str, dunst: Program, panel: Program
) -> DesktopSession:
    """Everything above at once, for tests from end to end."""
    return DesktopSession(desktop_environment, x_display, session_bus, dunst, panel)
