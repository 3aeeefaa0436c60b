"""What a person can have done to the journal, as values and as what passes over the control socket."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbreak.core.correction import VERDICTS, Verdict
from deskbreak.core.entry import Entry, Row
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

GREATEST = 1e12


@dataclass(frozen=True, slots=True)
class Correct:
    """From now on `verdict` holds of the entry `id`."""

    id: int
    verdict: Verdict

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "correct", "id": self.id, "as": self.verdict}


@dataclass(frozen=True, slots=True)
class Add:
    """`routine` was done away from the screen and ended at `at` (epoch seconds); `seconds` of it were movement."""

    at: float
    routine: str
    seconds: float

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "add", "at": self.at, "routine": self.routine, "seconds": self.seconds}


@dataclass(frozen=True, slots=True)
class Import:
    """Take in the rows of the file at the absolute `path`, `instead` of all that is here or beside it.

    A sentence about the file names it as `called`, or else by its path.
    """

    path: Path
    called: str = ""
    instead: bool = False

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "import", "path": str(self.path), "called": self.called, "instead": self.instead}


@dataclass(frozen=True, slots=True)
class Forget:
    """Remove the rows with `since <= at < until` (epoch seconds) for good."""

    since: float
    until: float

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "forget", "since": self.since, "until": self.until}


@dataclass(frozen=True, slots=True)
class ForgetEverything:
    """Remove every row and the state of the schedule."""

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "forget", "everything": True}


@dataclass(frozen=True, slots=True)
class ForgetSpot:
    """Remove all that was ever said of one sore place."""

    zone: str
    side: str

    def message(self) -> dict[str, Any]:
        """Plain data."""
        return {"do": "forget", "zone": self.zone, "side": self.side}


@dataclass(frozen=True, slots=True)
class Done:
    """How it went: the sentence for the person, and the new rows that whoever watches should hear of.

    `more` is a sentence with a path in it, for the terminal and the page of one's data. `likings` is all that is known
    to have been said, the newest last, of those routines of which something said came in.
    """

    says: str
    rows: tuple[Row, ...] = ()
    more: str = ""
    likings: tuple[Entry, ...] = ()


Removal = Forget | ForgetSpot | ForgetEverything
Deed = Correct | Add | Import | Removal


def begins_anew(deed: Deed) -> bool:
    """Whether nothing that was noted before `deed` stays, and the schedule goes on as on the first day."""
    return isinstance(deed, ForgetEverything) or (isinstance(deed, Import) and deed.instead)


def deed_of(message: dict[str, Any]) -> Deed:
    """The deed that `message` asks for; raises `DeskbreakError` with what is wrong with it."""
    match message.get("do"):
        case "correct":
            return Correct(_whole(message, "id"), _verdict(message))
        case "add":
            return Add(_number(message, "at"), _text(message, "routine"), _number(message, "seconds"))
        case "import":
            called = _text({"called": "", **message}, "called")
            return Import(Path(_text(message, "path")), called, message.get("instead") is True)
        case _ if message.get("everything") is True:
            return ForgetEverything()
        case _ if "zone" in message:
            return ForgetSpot(_text(message, "zone"), _text(message, "side"))
        case _:
            return Forget(_number(message, "since"), _number(message, "until"))


def _verdict(message: dict[str, Any]) -> Verdict:
    value = _text(message, "as")
    for verdict in VERDICTS:
        if verdict == value:
            return verdict
    known = ", ".join(VERDICTS)
    raise DeskbreakError(_('"{value}" is no correction. Known are: {known}.').format(value=value, known=known))


def _text(message: dict[str, Any], key: str) -> str:
    value = message.get(key)
    if not isinstance(value, str) or "\0" in value:
        raise DeskbreakError(_('"{key}" must be text.').format(key=key))
    return value


def _number(message: dict[str, Any], key: str) -> float:
    value = message.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < GREATEST:
        raise DeskbreakError(_('"{key}" must be a number.').format(key=key))
    return float(value)


def _whole(message: dict[str, Any], key: str) -> int:
    number = _number(message, key)
    if not number.is_integer():
        raise DeskbreakError(_('"{key}" must be a whole number.').format(key=key))
    return int(number)
