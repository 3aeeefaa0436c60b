"""Real Wayland compositors without a screen, each on a socket of its own and with somebody who can move the pointer."""

import contextlib
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from deskbreak.desktop.message import Address
from deskbreak.desktop.wayland import Compositor
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import Peer
from tests.plugin_desktop import Environment, Launch, Program, until

NOBODY = 65534
SOCKET = "wayland-7"
FAKE_INPUT, AUTHENTICATE, MOTION = "org_kde_kwin_fake_input", 0, 1
REMOTE = "org.gnome.Mutter.RemoteDesktop"


@dataclass
class Screen:
    """One compositor: where it listens, and how its pointer is moved."""

    name: str
    program: Program
    environment: Environment
    move: Callable[[], object] = field(default=lambda: None)

    @property
    def socket(self) -> Path:
        return Path(self.environment["XDG_RUNTIME_DIR"]) / self.environment["WAYLAND_DISPLAY"]


@pytest.fixture
def wayland_environment(desktop_environment: Environment, monkeypatch: pytest.MonkeyPatch) -> Iterator[Environment]:
    """Variables of a Wayland session, ours and those of the programs, with a runtime folder that anybody can reach."""
    folder = Path(tempfile.mkdtemp(prefix="deskbreak-wayland-"))
    if _is_root():
        shutil.chown(folder, NOBODY, NOBODY)  # sway refuses to run as root
    environment = desktop_environment | {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": SOCKET}
    for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, environment[name])
    monkeypatch.delenv("DISPLAY", raising=False)
    yield environment
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sway(needs: Callable[..., None], launch: Launch, wayland_environment: Environment) -> Screen:
    """sway on an output that exists in memory only; it offers org_kde_kwin_idle and tells of windows."""
    needs("sway", "swaymsg", "setpriv")
    runtime = Path(wayland_environment["XDG_RUNTIME_DIR"])
    own = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman", "HOME": str(runtime)}
    ipc = runtime / "sway.sock"
    environment = {key: value for key, value in wayland_environment.items() if key != "WAYLAND_DISPLAY"}
    environment |= own | {"SWAYSOCK": str(ipc), "XDG_CONFIG_HOME": str(runtime)}
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if _is_root() else []
    config = runtime / "config"
    config.write_text("", "utf-8")
    program = launch(environment, *drop, "sway", "--config", str(config))
    # sway takes the first free name; the folder is ours alone.
    screen = Screen("sway", program, wayland_environment | {"WAYLAND_DISPLAY": "wayland-1", "SWAYSOCK": str(ipc)})

    def tell(*words: str, check: bool = True) -> bool:
        command = ["swaymsg", "--socket", str(ipc), *words]
        return subprocess.run(command, check=check, capture_output=True).returncode == 0

    # Its sockets are there before anybody listens at them; it answers once it has begun.
    until(lambda: tell("-t", "get_version", check=False), "sway answers")
    screen.move = lambda: tell("seat", "seat0", "cursor", "move", "3", "3")
    return screen


@pytest.fixture
def kwin(
    needs: Callable[..., None], launch: Launch, wayland_environment: Environment, session_bus: str, tmp_path: Path
) -> Iterator[Screen]:
    """KWin on a virtual output; it offers ext_idle_notifier_v1, and here lets us move the pointer."""
    needs("kwin_wayland")
    # Where capabilities are withheld the installed file cannot be run, a copy has none; its name has to stay, though.
    copy = tmp_path / "kwin" / "kwin_wayland"
    copy.parent.mkdir()
    shutil.copyfile(shutil.which("kwin_wayland") or "", copy)
    copy.chmod(0o755)
    environment = {key: value for key, value in wayland_environment.items() if key != "WAYLAND_DISPLAY"}
    environment |= {"KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1", "DBUS_SESSION_BUS_ADDRESS": session_bus}
    quiet = ("--no-lockscreen", "--no-global-shortcuts")
    program = launch(environment, str(copy), "--virtual", *quiet, "--socket", SOCKET)
    screen = Screen("kwin", program, wayland_environment)
    compositor = answering(screen.socket)
    with contextlib.closing(compositor):
        hands = compositor.bind(FAKE_INPUT, 1)
        compositor.send(hands, AUTHENTICATE, _text("a test") + _text("it moves the pointer"))

        def move() -> None:
            compositor.send(hands, MOTION, struct.pack("=ii", 3 << 8, 3 << 8))
            compositor.settle(lambda event: None)

        screen.move = move
        yield screen


@pytest.fixture
def mutter(
    needs: Callable[..., None], launch: Launch, wayland_environment: Environment, session_bus: str, loop: EdgeLoop
) -> Iterator[Screen]:
    """GNOME's mutter without a display; it tells of idleness on the session bus only."""
    needs("mutter")
    environment = wayland_environment | {"DBUS_SESSION_BUS_ADDRESS": session_bus}
    command = ("mutter", "--headless", "--wayland", "--no-x11", "--wayland-display", SOCKET)
    screen = Screen("mutter", launch(environment, *command), wayland_environment)
    peer = Peer(loop)
    manager = Address(REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE)
    until(lambda: not peer.ask(manager, "CreateSession").error, "mutter answers")
    session = Address(REMOTE, peer.ask(manager, "CreateSession").body[0], f"{REMOTE}.Session")
    assert not peer.ask(session, "Start").error

    def move() -> None:
        assert not peer.ask(session, "NotifyPointerMotionRelative", "dd", (3.0, 3.0)).error

    screen.move = move
    yield screen
    peer.leave()


def _is_root() -> bool:
    return Path("/proc/self").stat().st_uid == 0


def answering(path: Path) -> Compositor:
    """A connection to the compositor at `path`, once it answers: its socket is there before that."""
    found: list[Compositor] = []

    def connect() -> bool:
        with contextlib.suppress(OSError):
            found.append(Compositor(path))
        return bool(found)

    until(connect, f"a compositor answers at {path.name}")
    return found[0]


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
