"""A row that comes from outside: looked at field by field before it may stand in the journal."""

from collections.abc import Mapping
from typing import Any, cast, get_args

from deskbreak.core.body.sore import fault
from deskbreak.core.body.spot import SPOT_KINDS
from deskbreak.core.correction import VERDICTS
from deskbreak.core.entry import Detail, Entry, Kind, Outcome, Row
from deskbreak.words import gettext as _

FIELDS = ("id", "at", "offset_s", "kind", "reminder", "routine", "outcome", "seconds", "detail")
OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {
    "skip": ("skipped",),
    "ignore": ("ignored",),
    "withdraw": ("withdrawn",),
    "natural": ("natural",),
    "end": ("completed", "partial"),
}
"""The outcomes that a kind carries; every other kind carries none."""
GREATEST_ID = 10**12
"""The next row needs an id above every other: one close to SQLite's last would leave none."""
LATEST = 1e12
GREATEST_S = 1e9
GREATEST_NUMBER = 1e15
MOST_DETAILS = 30
LONGEST = 2000
"""Characters of a text."""


class BadRow(ValueError):
    """What comes from outside is no row; the text says why."""


def row_from(plain: Any, now: float) -> Row:
    """The row that `plain` (see `reader.as_json`) stands for, at `now` (epoch seconds); raises `BadRow`."""
    if not isinstance(plain, dict) or set(plain) != set(FIELDS):
        raise BadRow(_("a row has exactly the fields {fields}.").format(fields=", ".join(FIELDS)))
    number = _whole(plain, "id", 1, GREATEST_ID)
    at = _number(plain, "at", 0.0, LATEST)
    if at > now:
        raise BadRow(_('"at" lies in the future.'))
    kind = plain["kind"]
    if kind not in get_args(Kind):
        raise BadRow(_('"kind" is none of {known}.').format(known=", ".join(get_args(Kind))))
    outcome = plain["outcome"]
    if outcome not in OUTCOMES.get(kind, (None,)):
        raise BadRow(_('"outcome" is not one of an entry of the kind "{kind}".').format(kind=kind))
    entry = Entry(
        at,
        _whole(plain, "offset_s", -86399, 86399),
        cast("Kind", kind),
        _text(plain, "reminder"),
        _text(plain, "routine"),
        cast("Outcome | None", outcome),
        None if plain["seconds"] is None else _number(plain, "seconds", 0.0, GREATEST_S),
        _detail(plain["detail"], kind),
    )
    return Row(number, entry)


def _detail(plain: Any, kind: str) -> Detail:
    if not isinstance(plain, dict) or len(plain) > MOST_DETAILS:
        raise BadRow(_('"detail" must be an object of {most} values at most.').format(most=MOST_DETAILS))
    for key, value in plain.items():
        if not _printable(key):
            raise BadRow(_('"detail" has a name that is no plain text.'))
        if isinstance(value, str):
            _text(plain, key)
        elif value is not None and not isinstance(value, bool):
            _number(plain, key, -GREATEST_NUMBER, GREATEST_NUMBER)  # NaN is within no bounds
    if kind == "correct" and (plain.get("as") not in VERDICTS or type(plain.get("of")) is not int):
        raise BadRow(_('"detail" of a correction must name in "of" what it corrects, and in "as" how.'))
    if kind in SPOT_KINDS and (wrong := fault(kind, plain)):
        raise BadRow(wrong)
    return plain


def _number(plain: dict[str, Any], key: str, least: float, most: float) -> float:
    value = plain[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise BadRow(
            _('"{key}" must be a number from {least:,.0f} to {most:,.0f}.').format(key=key, least=least, most=most)
        )
    return float(value)


def _whole(plain: dict[str, Any], key: str, least: int, most: int) -> int:
    value = plain[key]
    if type(value) is not int or not least <= value <= most:
        raise BadRow(
            _('"{key}" must be a whole number from {least:,} to {most:,}.').format(key=key, least=least, most=most)
        )
    return value


def _text(plain: dict[str, Any], key: str) -> str | None:
    value = plain[key]
    if value is not None and not (isinstance(value, str) and _printable(value)):
        raise BadRow(
            _('"{key}" must be text without control characters, of {most} characters at most.').format(
                key=key, most=LONGEST
            )
        )
    return value


def _printable(text: str) -> bool:
    return len(text) <= LONGEST and text.isprintable()
