"""Which senses for busy moments there are in this session: one for each kind of reason, if only to say why it finds
nothing."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.busy.base import Sense
from deskbreak.desktop.busy.nothing import NoSense
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _


def senses(
    loop: Loop, bus: Bus | None, wanted: frozenset[str], programs: frozenset[str], ignore: frozenset[str]
) -> list[Sense]:
    """One for each kind of reason; those not `wanted` say that the settings turn them off."""
    makers: Mapping[str, Callable[[], Sense]]
    if sys.platform == "win32":
        from deskbreak.desktop.busy.windows import WindowsSense

        makers = {
            "microphone": partial(_none, "microphone"),
            "camera": partial(_none, "camera"),
            "fullscreen": lambda: WindowsSense(loop, "fullscreen"),
            "dnd": lambda: WindowsSense(loop, "dnd"),
            "screen": lambda: WindowsSense(loop, "screen"),
            "programs": partial(_none, "programs"),
        }
    elif sys.platform == "darwin":
        names = ("microphone", "camera", "fullscreen", "dnd", "screen", "programs")
        makers = {name: partial(_none, name) for name in names}
    else:
        makers = {
            "microphone": lambda: _microphone(loop, ignore),
            "camera": lambda: _camera(loop, ignore),
            "fullscreen": lambda: _fullscreen(loop),
            "dnd": lambda: _dnd(loop, bus),
            "screen": lambda: _screen(loop, bus),
            "programs": lambda: _programs(loop, programs),
        }
    off = _("The settings turn it off.")
    return [make() if name in wanted else NoSense(name, off, "off") for name, make in makers.items()]


def _none(part: str) -> Sense:
    return NoSense(part, _("Nothing tells of it on this system yet."))


def _microphone(loop: Loop, ignore: frozenset[str]) -> Sense:
    from deskbreak.desktop.busy.microphone import Microphone

    return Microphone(loop, ignore)


def _camera(loop: Loop, ignore: frozenset[str]) -> Sense:
    from deskbreak.desktop.busy.camera import Camera

    return Camera(loop, ignore)


def _programs(loop: Loop, names: frozenset[str]) -> Sense:
    from deskbreak.desktop.busy.programs import Programs

    return Programs(loop, names)


def _fullscreen(loop: Loop) -> Sense:
    if os.environ.get("WAYLAND_DISPLAY"):
        from deskbreak.desktop.busy.toplevel import WaylandFullscreen

        return WaylandFullscreen(loop)
    if os.environ.get("DISPLAY"):
        from deskbreak.desktop.busy.fullscreen import X11Fullscreen

        return X11Fullscreen(loop)
    return NoSense("fullscreen", _("There is neither an X server nor a Wayland compositor here."))


def _dnd(loop: Loop, bus: Bus | None) -> Sense:
    if bus is None:
        return NoSense("dnd", _("There is no session bus to ask about notifications."))
    from deskbreak.desktop.busy.dnd import DoNotDisturb

    return DoNotDisturb(loop, bus)


def _screen(loop: Loop, bus: Bus | None) -> Sense:
    if bus is None:
        return NoSense("screen", _("There is no session bus to ask about a shared screen."))
    from deskbreak.desktop.busy.screen import SharedScreen

    return SharedScreen(loop, bus)
