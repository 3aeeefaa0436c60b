"""What every test stands on: folders of its own, and programs that are there or named."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ALL_TESTS = os.environ.get("DESKBREAK_ALL_TESTS") == "1"
"""Whether this is CI, where every test has to run."""

# Before the package is imported anywhere: no test may ever see the folders of whoever runs it.
_SCRATCH = Path(tempfile.mkdtemp(prefix="deskbreak-tests-"))
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"):
    _folder = _SCRATCH / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "BROWSER"):
    os.environ.pop(_name, None)
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={_SCRATCH}/no-system-bus"

# A shell that runs the tests in the background has every child ignore Ctrl-C, the programs under test too.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of the machine than of what is tested. CI draws the same examples every time, so
# that it refuses a change only for what the change did; everywhere else each run looks at new ones. A fixture that
# serves all examples of a test is written anew by each.
settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize=ALL_TESTS,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("unhurried")

pytest_plugins = ["tests.plugin_browser", "tests.plugin_desktop", "tests.plugin_wayland", "tests.plugin_ground"]

PACKAGES = {
    "Xvfb": "xvfb",
    "appstreamcli": "appstream",
    "chromium": "chromium",
    "dbus-daemon": "dbus-daemon",
    "dbus-send": "dbus-bin",
    "desktop-file-validate": "desktop-file-utils",
    "dunst": "dunst",
    "fish": "fish",
    "foot": "foot",
    "gio": "libglib2.0-bin",
    "locale-gen": "locales",
    "kwin_wayland": "kwin-wayland",
    "mutter": "mutter",
    "script": "bsdutils",
    "setpriv": "util-linux",
    "dconf": "dconf-cli",
    "gsettings": "libglib2.0-bin",
    "groff": "groff-base",
    "mako": "mako-notifier",
    "mandoc": "mandoc",
    "mate-screensaver": "mate-screensaver",
    "pactl": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
    "pdftoppm": "poppler-utils",
    "pulseaudio": "pulseaudio",
    "sway": "sway",
    "swaync": "sway-notification-center",
    "tint2": "tint2",
    "trayer": "trayer",
    "unshare": "util-linux",
    "xfce4-notifyd-config": "xfce4-notifyd",
    "xfconf-query": "xfconf",
    "swaymsg": "sway",
    "systemctl": "systemd",
    "systemd-analyze": "systemd",
    "tmux": "tmux",
    "update-desktop-database": "desktop-file-utils",
    "wmctrl": "wmctrl",
    "xmessage": "x11-utils",
    "dunstctl": "dunst",
    "import": "imagemagick",
    "ip": "iproute2",
    "openbox": "openbox",
    "notify-send": "libnotify-bin",
    "xdg-mime": "xdg-utils",
    "xdg-open": "xdg-utils",
    "xdotool": "xdotool",
    "xfce4-panel": "xfce4-panel",
    "xsetroot": "x11-xserver-utils",
    "zsh": "zsh",
}
"""Debian's package for each program that a desktop test starts."""


def pytest_sessionfinish() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_SCRATCH, ignore_errors=True)


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """`needs("dunst")` skips a test where the program is missing, and fails it where every test has to run."""

    def check(*programs: str) -> None:
        missing = [PACKAGES[program] for program in programs if shutil.which(program) is None]
        if not missing:
            return
        says = "needs: apt install " + " ".join(dict.fromkeys(missing))
        if ALL_TESTS:
            pytest.fail(says)
        pytest.skip(says)

    return check
