"""A line of one's own, made of fields of the status: for panels, bars and prompts of a shell."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from deskbreak.cli.context import Context
from deskbreak.control.protocol import Message
from deskbreak.core import wording
from deskbreak.words import gettext as _

Read = Callable[[Context, Message], str]

FILLING = "○◔◑◕"
"""The clocks run: how much of the way to the next break is behind."""
ICONS = {"break": "▶", "paused": "‖", "off": "◌", "away": "◌"}
DUE = "●"

_FIELD = re.compile(r"\{([A-Za-z_]+)(:json)?\}")
"""Other braces stand for themselves, so that a line can be JSON."""


def _icon(_context: Context, status: Message) -> str:
    if status["phase"] in ICONS:
        return ICONS[status["phase"]]
    return DUE if status["due"] else FILLING[int(float(status["progress"]) * 0.999 * len(FILLING))]


def _next(_context: Context, status: Message) -> str:
    following = status["next"]
    return str(following["name"] or wording.reminder_name(following["reminder"])) if following else ""


def _due_in(_context: Context, status: Message) -> str:
    left = status["next"]["due_in_s"] if status["next"] else None
    if left is None:
        return ""
    return wording.duration(left) if left > 0 else _("now")


def _reminder(_context: Context, status: Message) -> str:
    return wording.reminder_name(status["next"]["reminder"]) if status["next"] else ""


def _held(_context: Context, status: Message) -> str:
    return ", ".join(str(each["says"]) for each in status["held_by"])


def _taken(context: Context, status: Message) -> str:
    from deskbreak.window.ledger import Ledger

    return str(Ledger(context.folders).today(float(status["at"]))["taken"])


FIELDS: Mapping[str, tuple[str, Read]] = {
    "icon": (_("a sign: ○◔◑◕ to the next break, ● due, ▶ break, ‖ paused, ◌ off or away"), _icon),
    "next": (_("the routine that comes next"), _next),
    "due_in": (_("how long until then: 12 min; nothing while no clock runs"), _due_in),
    "reminder": (_("which reminder it is for: Micro-break, Long break"), _reminder),
    "says": (_("the whole sentence"), lambda _context, status: str(status["says"])),
    "phase": (
        _("counting, held, prompting, snoozed, break, paused, off or away"),
        lambda _context, status: str(status["phase"]),
    ),
    "due": (_("true or false"), lambda _context, status: json.dumps(status["due"])),
    "held": (_("what holds a due break, if anything"), _held),
    "progress": (
        _("how far along the way to the next break: 0 to 100"),
        lambda _context, status: str(round(float(status["progress"]) * 100)),
    ),
    "taken": (_("how many breaks you took today"), _taken),
}
"""What each field says, and how it is read from a status."""
PASSING = frozenset({"icon", "due_in", "says", "progress"})
"""Those that change while nothing happens but time."""


class Line:
    """A line with fields in it."""

    def __init__(self, text: str) -> None:
        """Raises `ValueError` with a sentence where a field is unknown."""
        self._text = text
        self._names = {found[1] for found in _FIELD.finditer(text)}
        for name in sorted(self._names - FIELDS.keys()):
            raise ValueError(
                _("There is no field {{{name}}}. Known are: {known}.").format(name=name, known=", ".join(FIELDS))
            )

    @property
    def passes(self) -> bool:
        """Whether it changes while nothing happens but time."""
        return not PASSING.isdisjoint(self._names)

    def of(self, context: Context, status: Message) -> str:
        """The line for `status`; raises `DeskbreakError` where the journal is needed and cannot be read."""
        return _FIELD.sub(lambda found: self._value(context, status, found[1], bool(found[2])), self._text)

    def _value(self, context: Context, status: Message, name: str, as_json: bool) -> str:
        value = FIELDS[name][1](context, status)
        return json.dumps(value, ensure_ascii=False) if as_json else value


def _line(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Line | None:
    try:
        return None if value is None else Line(value)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


def format_option(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a verb `--format`, which becomes its argument `line`: a `Line`, or `None`."""
    says = _("Print a line with these fields in it, such as '{icon} {next}'.")
    return click.option("--format", "line", metavar=_("LINE"), callback=_line, help=says)(verb)


def epilog() -> str:
    """The end of a verb's help: every field."""
    listed = "\n".join(f"  {{{name}}}".ljust(14) + says for name, (says, _read) in FIELDS.items())
    more = _("{name:json} is a field as JSON text, in its quotes; other braces stand for themselves.")
    return "\b\n" + _("Fields of LINE:") + "\n" + listed + "\n\n" + more
