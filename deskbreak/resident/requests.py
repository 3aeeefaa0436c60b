"""What a line on the control socket asks of the schedule: read, checked, and turned into an event."""

import re
from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from deskbreak.control.protocol import PAGES, Message
from deskbreak.core.checkup import VERDICTS
from deskbreak.core.event import (
    Checked,
    Event,
    Feeling,
    Felt,
    Liking,
    OfSpot,
    Pause,
    PlayerBack,
    PlayerEnded,
    PlayerFocus,
    PlayerGone,
    PlayerPaused,
    PlayerResumed,
    Playing,
    Prefer,
    Snooze,
    StepPlayed,
    Verdict,
)
from deskbreak.core.listing import ID
from deskbreak.words import gettext as _

PAUSES: Mapping[str, Pause] = {
    "30m": Pause(30 * 60.0),
    "1h": Pause(3600.0),
    "2h": Pause(7200.0),
    "tomorrow": Pause("tomorrow"),
    "forever": Pause("forever"),
}
_PLACE: Mapping[str, Any] = {"zone": "", "side": ""}
OF_SPOT: Mapping[str, Mapping[str, Any]] = {
    "sore": {**_PLACE, "muscle": "", "score": None, "moment": "now", "did": "", "left": None, "right": None},
    "spot": {**_PLACE, "muscle": "", "kept": True, "x": None, "y": None, "aspect": ""},
    "advised": _PLACE,
}
"""What may be said of a sore place, by kind, and what each field is where it is left out."""

MOST_ANSWERS = 30
LONGEST_ITEM = 60
"""What a workstation check may hold; the journal takes no more of a row from outside either."""
FEELINGS: tuple[Feeling, ...] = get_args(Feeling)


class Wrong(ValueError):
    """What is wrong with a request, as a sentence."""


def page(message: Message) -> str:
    """The page that is asked for. Raises `Wrong`, as all of these do."""
    named = text(message, "page") or PAGES[0]
    if named not in PAGES:
        raise Wrong(_('There is no page "{page}". Known are: {pages}.').format(page=named, pages=", ".join(PAGES)))
    return named


def snooze(message: Message) -> Event:
    """Put the due break off, for some minutes or as long as is set."""
    return Snooze(None if message.get("minutes") is None else number(message, "minutes") * 60)


def pause(message: Message) -> Event:
    """No reminders for a while."""
    length = text(message, "for") or "forever"
    if length not in PAUSES:
        raise Wrong(
            _('"{length}" is no length for a pause. Known are: {known}.').format(length=length, known=", ".join(PAUSES))
        )
    return PAUSES[length]


def prefer(message: Message) -> Event:
    """What the person thinks of a routine."""
    liking = text(message, "liking") or ""
    if liking not in {"favourite", "never", ""}:
        raise Wrong(
            _('A routine is a "favourite", or "never" offered, or "" for neither; not "{liking}".').format(
                liking=liking
            )
        )
    return Prefer(text(message, "routine") or "", cast("Liking", liking))


def of_spot(kind: Literal["sore", "spot", "advised"], message: Message) -> Event:
    """What is said of a sore place; whether it makes sense is checked by the schedule (`core.body.sore`)."""
    return OfSpot(kind, {key: message.get(key, default) for key, default in OF_SPOT[kind].items()})


def checked(message: Message) -> Event:
    """What a workstation check came to."""
    answers = message.get("answers")
    if not isinstance(answers, dict) or not 0 < len(answers) <= MOST_ANSWERS:
        raise Wrong(_('"answers" must be an object of 1 to {most} answers.').format(most=MOST_ANSWERS))
    for item, verdict in answers.items():
        if re.fullmatch(ID, item) is None or len(item) > LONGEST_ITEM or verdict not in VERDICTS:
            raise Wrong(
                _('"{item}": "{verdict}" is no answer. Known are: {known}.').format(
                    item=item[:LONGEST_ITEM], verdict=str(verdict)[:LONGEST_ITEM], known=", ".join(VERDICTS)
                )
            )
    return Checked(cast("dict[str, Verdict]", answers))


def player(message: Message) -> Event:
    """What a player reports, in the browser or in a terminal; "page" is the id that it gave itself."""
    player_id = text(message, "page") or ""
    match message.get("what"):
        case "playing":
            return Playing(player_id, text(message, "routine") or "")
        case "step":
            return StepPlayed(player_id, int(number(message, "step")), number(message, "seconds"))
        case "paused":
            return PlayerPaused(player_id)
        case "resumed":
            return PlayerResumed(player_id)
        case "focus":
            return PlayerFocus(player_id, message.get("focused") is True)
        case "gone":
            return PlayerGone(player_id)
        case "back":
            return PlayerBack(player_id)
        case "ended":
            return PlayerEnded(player_id, message.get("reached_end") is True, number(message, "seconds"))
        case "felt":
            return Felt(player_id, _feeling(message))
        case _:
            raise Wrong(_("A player reports nothing of this kind."))


def _feeling(message: Message) -> Feeling:
    value = text(message, "value") or ""
    for feeling in FEELINGS:
        if feeling == value:
            return feeling
    raise Wrong(
        _('"{value}" is no answer to how somebody feels. Known are: {known}.').format(
            value=value, known=", ".join(FEELINGS)
        )
    )


def text(message: Message, key: str) -> str | None:
    """What `message` says under `key`; `None` where it says nothing."""
    value: Any = message.get(key)
    if value is not None and not isinstance(value, str):
        raise Wrong(_('"{key}" must be text.').format(key=key))
    return value


def number(message: Message, key: str) -> float:
    """The number that `message` has under `key`."""
    value: Any = message.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise Wrong(_('"{key}" must be a number.').format(key=key))
    return float(value)
