"""Whether the screen is shared or recorded, as GNOME's compositor tells; no other desktop does.

Protocol: org.gnome.Mutter.ScreenCast (mutter, data/dbus-interfaces): each cast is an object of its own while it lasts.
"""

from typing import Any

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.busy.question import Question, ServiceSense, call
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import Address, Rule
from deskbreak.words import gettext as _

NAME = "org.gnome.Mutter.ScreenCast"
CASTS = "/org/gnome/Mutter/ScreenCast/Session"


class SharedScreen(ServiceSense):
    """The sense "screen"."""

    def __init__(self, loop: Loop, bus: Bus) -> None:
        """Nothing is asked before `listen`; any thread."""
        super().__init__(
            loop,
            bus,
            "screen",
            NAME,
            QUESTION,
            on=_("The screen is shared or recorded."),
            off=_("The screen is neither shared nor recorded."),
            missing=_("This desktop does not tell when the screen is shared; only GNOME does."),
        )


def _is_cast(body: tuple[Any, ...]) -> bool:
    (description,) = body
    return '<node name="' in description


QUESTION = Question(
    "mutter",
    call(Address(NAME, CASTS, "org.freedesktop.DBus.Introspectable"), "Introspect"),
    _is_cast,
    again=(Rule(NAME, f"{NAME}.Session", "Closed"),),
)
