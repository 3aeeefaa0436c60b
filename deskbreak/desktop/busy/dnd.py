"""Whether "do not disturb" is on: each notification server tells in a way of its own.

Protocols: the `Inhibited` property of org.freedesktop.Notifications (KDE), dunst(5), swaync(1), makoctl(1), xfconf's
D-Bus interface, and GSettings, whose changes dconf announces.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.busy.question import ANSWER_S, Ask, Question, ServiceSense, call, changed, get, truth
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import Address, Incoming, Reply, Rule
from deskbreak.words import gettext as _

SERVER = Address("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")
DUNST = replace(SERVER, interface="org.dunstproject.cmd0")
MAKO = replace(SERVER, path="/fr/emersion/Mako", interface="fr.emersion.Mako")
SWAYNC = Address("org.erikreider.swaync.cc", "/org/erikreider/swaync/cc", "org.erikreider.swaync.cc")
XFCONF = Address("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")


class DoNotDisturb(ServiceSense):
    """The sense "dnd"."""

    def __init__(self, loop: Loop, bus: Bus) -> None:
        """Nothing is asked before `listen`; any thread."""
        super().__init__(
            loop,
            bus,
            "dnd",
            SERVER.service,
            WHICH,
            on=_("{name} says that you do not want to be disturbed."),
            off=_("{name} says that notifications are welcome."),
            missing=_('No notification server runs, so there is no "do not disturb".'),
        )


def _row(body: tuple[Any, ...]) -> Question:
    name, _vendor, _version, _specification = body
    return ROWS.get(name) or replace(INHIBITED, name=str(name))


def _flag(body: tuple[Any, ...]) -> bool:
    (flag,) = body
    return truth(flag)


def _property(body: tuple[Any, ...]) -> bool:
    ((_signature, flag),) = body
    return truth(flag)


def _mode(body: tuple[Any, ...]) -> bool:
    (modes,) = body
    return "do-not-disturb" in modes


def _signals(of: Address, *members: str, arg0: str = "") -> tuple[Rule, ...]:
    return tuple(Rule(of.service, of.interface, member, of.path, arg0) for member in members)


def _setting(name: str, schema: str, key: str) -> Question:
    """A setting that says whether notifications are shown. It is read by a child: our bus has nobody to ask."""
    path = f"/{schema.replace('.', '/')}/{key}"

    def shown(body: tuple[Any, ...]) -> bool:
        (output,) = body
        return {"true": False, "false": True}[output.strip()]

    def touches(signal: Incoming) -> bool:
        match signal.body:
            case (str(prefix), [*changes], _):
                return any(path.startswith(f"{prefix}{each}") for each in changes)
        return False

    again = (Rule("ca.desrt.dconf", "ca.desrt.dconf.Writer", "Notify"),)
    return Question(name, _command("gsettings", "get", schema, key), shown, again, touches)


def _command(*words: str) -> Ask:
    def ask(loop: Loop, _bus: Bus, then: Callable[[Reply], None]) -> Callable[[], None]:
        from deskbreak.desktop.child import Output
        from deskbreak.desktop.child import ask as ask_child

        def answered(output: Output) -> None:
            says = _("{program} could not be asked ({fault}).").format(program=words[0], fault=output.fault)
            then(Reply((says,), output.fault) if output.fault else Reply((output.data.decode(errors="replace"),)))

        return ask_child(loop, list(words), ANSWER_S, answered)

    return ask


WHICH = Question("notifications", call(SERVER, "GetServerInformation"), _row)

INHIBITED = Question("Plasma", get(SERVER, "Inhibited"), _property, (changed(SERVER),))
"""Plasma's way, and what any server may have that we do not know."""

ROWS = {
    "dunst": Question("dunst", get(DUNST, "paused"), _property, (changed(DUNST),)),
    # 1.7 announces no change of its modes, so an end is found when it is asked next; newer ones have a property.
    "mako": Question("mako", call(MAKO, "ListModes"), _mode, (changed(MAKO),)),
    "SwayNotificationCenter": Question(
        "swaync", call(SWAYNC, "GetDnd"), _flag, _signals(SWAYNC, "Subscribe", "SubscribeV2")
    ),
    "Xfce Notify Daemon": Question(
        "xfce4-notifyd",
        call(XFCONF, "GetProperty", "ss", ("xfce4-notifyd", "/do-not-disturb")),
        _property,
        _signals(XFCONF, "PropertyChanged", "PropertyRemoved", arg0="xfce4-notifyd"),
        unset="org.xfce.Xfconf.Error.PropertyNotFound",
    ),
    "gnome-shell": _setting("GNOME Shell", "org.gnome.desktop.notifications", "show-banners"),
    "cinnamon": _setting("Cinnamon", "org.cinnamon.desktop.notifications", "display-notifications"),
}
"""The way of each server, by the name it gives itself."""
