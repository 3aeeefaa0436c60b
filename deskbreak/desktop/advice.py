"""Why a part works in one way and not in another, and what would give a better one: in sentences for a person.

Worked out from what a resident told of itself (`examine` in `control/protocol.py`), in the process that asked: the
resident keeps none of this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deskbreak.words import gettext as _

Told = Mapping[str, Any]
"""One part as it was told (`Backend.in_full`), or the surroundings (`Desktop.surroundings` and two settings)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What there is to say of one part, in addition to how it works."""

    others: Mapping[str, str]
    """Every way not taken, and why."""
    better: str = ""
    """The one line that would give a better way; empty where there is none."""


def names() -> Mapping[str, str]:
    """Every part in the words of a person, in the order people ask."""
    return {
        "tray": _("tray icon"),
        "notices": _("notifications"),
        "pages": _("pages"),
        "presence": _("keyboard and mouse"),
        "session": _("screen lock and sleep"),
        "clock": _("the clock being set"),
        "settings": _("settings file"),
        "microphone": _("microphone"),
        "camera": _("camera"),
        "fullscreen": _("full-screen windows"),
        "dnd": _("do not disturb"),
        "screen": _("shared screen"),
        "programs": _("programs you named"),
    }


def advice(part: str, told: Told, around: Told) -> Advice:
    """What to say of `part`, which is as `told`, in surroundings such as `around`."""
    given = {
        "tray": _tray,
        "notices": _notices,
        "pages": _pages,
        "presence": _presence,
        "session": _session,
        "microphone": _microphone,
        "fullscreen": _fullscreen,
        "screen": _screen,
    }.get(part)
    if given is None or around["platform"] in ("win32", "darwin"):
        return Advice(told["tried"])
    found = given(told, around)
    # The reason itself may have said it already.
    others = {
        name: why for name, why in {**found.others, **told["tried"]}.items() if why.rstrip(".") not in told["why"]
    }
    return Advice(others, found.better)


def _tray(told: Told, around: Told) -> Advice:
    if told["state"] == "off":
        return Advice({}, _("Start deskbreak without --no-tray to have the icon."))
    others = {
        "sni": "" if around["bus"] else _("There is no session bus, on which panels watch for icons."),
        "xembed": _no_xembed(told, around),
    }
    others = {name: why for name, why in others.items() if name != told["name"] and why}
    if told["name"] == "xembed":
        better = _("In a panel that watches for icons on the session bus, the icon has its menu too.")
        return Advice(others, better if told["state"] == "ready" else _panel(around))
    return Advice(others, "" if told["state"] == "ready" else _panel(around))


def _no_xembed(told: Told, around: Told) -> str:
    if around["wayland"]:
        return _("It works in X11 sessions only, and this is a Wayland session.")
    if not around["display"]:
        return _("There is no X server.")
    return _("It is for X11 sessions in which no panel watches for icons.") if told["state"] == "ready" else ""


def _panel(around: Told) -> str:
    desktop = str(around["desktop"]).casefold()
    if not around["bus"] and not around["display"]:
        return _start_inside()
    if "gnome" in desktop:
        return _(
            "GNOME shows no tray icons by itself: install the extension AppIndicator, or use the notifications and "
            "`deskbreak open`."
        )
    if "xfce" in desktop:
        return _("Add the item Status Tray to a panel of Xfce, or use the notifications and `deskbreak open`.")
    if around["wayland"] and "kde" not in desktop:
        return _("Start a panel with a tray, such as waybar, or use the notifications and `deskbreak open`.")
    return _("Start a panel with a tray, or use the notifications and `deskbreak open`.")


def _notices(told: Told, around: Told) -> Advice:
    if told["name"] == "dbus":
        others = {"plyer": _("It shows plain text without buttons, and needs the same notification service.")}
        if told["state"] == "ready":
            return Advice(others)
        if not around["bus"]:
            return Advice(others, _("Restart deskbreak: `deskbreak quit`, then `deskbreak run`."))
        return Advice(
            others, _("Install a notification service, such as dunst or mako, and start it with your session.")
        )
    no_bus = _("There is no session bus that can be used.")
    others = {"dbus": no_bus, "plyer": _("Without a session bus there is no notification service to show its text.")}
    return Advice({name: why for name, why in others.items() if name != told["name"]}, _start_inside())


def _presence(told: Told, around: Told) -> Advice:
    wanted = str(around["presence"])
    if wanted == "none":
        return Advice({}, _('With `presence = "auto"` in the settings, deskbreak notices when you are away.'))
    ways = ("wayland", "mutter", "muffin", "x11")
    if wanted != "auto":
        others = {way: _("The settings want {way}.").format(way=wanted) for way in ways}
    else:
        none = {"mutter": "bus", "muffin": "bus", "wayland": "wayland", "x11": "display"}
        missing = {
            "bus": _("There is no session bus."),
            "wayland": _("There is no Wayland compositor here: WAYLAND_DISPLAY is not set."),
            "display": _("There is no X server here: DISPLAY is not set."),
        }
        first = _("It is not needed: {way} works.").format(way=told["name"])
        others = {way: first if around[none[way]] else missing[none[way]] for way in ways}
        if around["wayland"] and around["display"]:
            others["x11"] = _("XWayland sees only the input to X programs, so it would take a busy person for idle.")
    others = {way: why for way, why in others.items() if way != told["name"]}
    return Advice(others, "" if told["state"] == "ready" else _noticing(wanted, around))


def _noticing(wanted: str, around: Told) -> str:
    if wanted != "auto":
        return _('Set `presence = "auto"`, and deskbreak takes the way that there is.')
    if around["wayland"]:
        return _("A compositor that knows ext-idle-notify-v1 would tell: newer ones of KDE, sway and Hyprland do.")
    if around["display"]:
        return _("An X server with the SYNC extension and its IDLETIME counter would tell: Xorg has both.")
    return _start_inside()


def _session(told: Told, around: Told) -> Advice:
    names_of = str(told["name"]).split(", ")
    others = {
        "logind": _("There is no system bus, on which logind tells."),
        "screensaver": _("There is no session bus, on which screen savers tell."),
    }
    others = {name: why for name, why in others.items() if name not in names_of}
    logind_tells = "logind" in names_of and "logind" not in told["tried"]
    better = (
        ""
        if logind_tells
        else _("With logind (part of systemd; elsewhere: elogind) screen lock and sleep would be noticed.")
    )
    return Advice(others, better)


def _pages(told: Told, around: Told) -> Advice:
    others, better = {}, ""
    if told["name"] != "webview" and around["open_in"] != "window":
        others["webview"] = _('It is used only with `open_in = "window"` in the settings.')
    if told["name"] == "browser" and around["open_in"] == "browser":
        others["app window"] = _("The settings want all pages in the browser.")
    elif told["name"] == "browser" and around["browser"]:
        others["app window"] = _("The variable BROWSER names a program, which opens every page.")
    if told["state"] != "ready":
        if around["display"] or around["wayland"]:
            better = _("Install a browser. Until then `deskbreak start --here` plays a break in the terminal.")
        else:
            better = _("`deskbreak start --here` plays a break in the terminal.")
    return Advice(others, better)


def _microphone(told: Told, around: Told) -> Advice:
    if told["state"] != "unavailable":
        return Advice({})
    return Advice({}, _("PulseAudio, or PipeWire with pipewire-pulse, tells through pactl (pulseaudio-utils)."))


def _fullscreen(told: Told, around: Told) -> Advice:
    if told["state"] == "off":
        return Advice({})
    if told["name"] == "wlroots":
        others = {"x11": _("XWayland knows the windows of X programs only.")} if around["display"] else {}
    else:
        others = {}
    return Advice(
        others, _naming() if told["state"] == "unavailable" and (around["display"] or around["wayland"]) else ""
    )


def _screen(told: Told, around: Told) -> Advice:
    return Advice({}, _naming() if told["state"] == "unavailable" and around["bus"] else "")


def _naming() -> str:
    return _("Name the programs that you present or share with in `busy.programs`: while one runs, breaks wait.")


def _start_inside() -> str:
    return _("Start deskbreak from within your desktop session; without one, the command line does everything.")
