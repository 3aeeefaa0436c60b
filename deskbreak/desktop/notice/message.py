"""A notice in the words of org.freedesktop.Notifications.Notify."""

from typing import Any

from deskbreak.desktop.notice.base import APP, Notice
from deskbreak.desktop.notice.sound import MESSAGE
from deskbreak.errors import DeskbreakError
from deskbreak.resources import folder

SIGNATURE = "susssasa{sv}i"
EXPIRE_MS = 30_000
NORMAL = 1
SOUNDS = "sound"
"""The feature of a service that plays the sounds it is told of."""


def compose(notice: Notice, features: frozenset[str], replaces: int) -> tuple[Any, ...]:
    """The arguments for a service that has `features`; `replaces` is its number for the one before, or 0."""
    actions = notice.actions if "actions" in features else ()
    buttons = [part for action in actions for part in action]
    if actions:
        buttons = ["default", actions[0][1], *buttons]
    text = notice.body if "actions" in features else notice.without_buttons
    body = _escape(text) if "body-markup" in features else text
    expires = EXPIRE_MS if notice.seconds is None else round(1000 * notice.seconds)
    return APP, replaces, _picture(), notice.title, body, buttons, _hints(notice, features), expires


def _hints(notice: Notice, features: frozenset[str]) -> dict[str, tuple[str, Any]]:
    hints: dict[str, tuple[str, Any]] = {
        "urgency": ("y", NORMAL),
        "category": ("s", "presence"),
        "desktop-entry": ("s", APP),
    }
    if notice.sound and SOUNDS in features:
        hints["sound-name"] = ("s", MESSAGE)
    else:
        hints["suppress-sound"] = ("b", True)
    if notice.seconds is not None:
        hints["transient"] = ("b", True)
    if notice.picture is not None:
        hints["image-path"] = ("s", notice.picture.as_uri())
    return hints


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _picture() -> str:
    try:
        return (folder("icons") / "deskbreak-64.png").as_uri()
    except DeskbreakError:
        return APP  # a name for the desktop's own theme: a notice without its picture is still a notice
