"""The X server's own matters: how a display is named and opened, and what comes over its socket."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.desktop.presence.x11 import X11Presence
from deskbreak.desktop.xserver import Display, Place
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, start_display


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "unix:{}.0"])
def test_forms_of_display(
    x_display: str, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("DISPLAY", form.format(x_display[1:]))
    presence = X11Presence(loop, felt)
    assert presence.backend.name == "x11"
    presence.close()
    loop.run(lambda: None)


def test_places() -> None:
    assert Place.of("far:3.1") == Place("far", 3)
    assert Place.of("me/unix:0") == Place("", 0)
    for wrong in ("", "7", ":x"):
        with pytest.raises(OSError, match="names no display"):
            Place.of(wrong)


@pytest.mark.parametrize("display", ["", ":199", "127.0.0.1:199"])
def test_no_server(loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(OSError, match=r"."):
        X11Presence(loop, felt)


def entry(family: int, host: bytes, number: bytes, cookie: bytes) -> bytes:
    fields = (host, number, b"MIT-MAGIC-COOKIE-1", cookie)
    return family.to_bytes(2, "big") + b"".join(len(each).to_bytes(2, "big") + each for each in fields)


def test_the_cookie_opens_the_door(
    needs: Callable[..., None], launch: Launch, desktop_environment: Environment, tmp_path: Path
) -> None:
    needs("Xvfb")
    cookie, wrong = b"0123456789abcdef", b"fedcba9876543210"
    guarded = tmp_path / "server"
    guarded.write_bytes(entry(256, b"any", b"", cookie))
    number = start_display(launch, desktop_environment, "-auth", str(guarded), "-listen", "tcp")
    ours = tmp_path / "ours"
    shown = str(number).encode()
    for host in ("", "127.0.0.1"):
        place = Place(host, number)
        address = bytes((127, 0, 0, 1))
        ours.write_bytes(
            entry(256, b"elsewhere", b"7", wrong) + entry(0, address, shown, cookie) + entry(256, b"old", shown, cookie)
        )
        Display(place, ours).close()
        ours.write_bytes(entry(256, b"old", shown, wrong) + entry(65535, b"", b"", cookie))
        Display(place, ours).close()
        ours.write_bytes(entry(256, b"old", shown, wrong)[:-3])
        with pytest.raises(OSError, match=r"refused us"):
            Display(place, ours)
        with pytest.raises(OSError, match=r"refused us"):
            Display(place, tmp_path / "missing")
