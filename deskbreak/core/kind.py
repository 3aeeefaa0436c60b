"""The kinds of value that a setting may have: each reads what stands in the file, and says it back.

A *plain* value is one as the file holds it: true or false, a text, or a list of texts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, Protocol

from deskbreak.core.hours import Range
from deskbreak.words import gettext as _

MINUTE = 60.0
HOUR = 3600.0
DAY_MIN = 24 * 60

Plain = bool | str | list[str]


class WrongValue(ValueError):
    """Says what a value must be."""


class Kind(Protocol):
    """What every kind can do."""

    def read(self, plain: Any) -> Any:
        """The value that `plain`, which may be anything that TOML can say, means; raises `WrongValue`."""

    def plain(self, value: Any) -> Plain:
        """`value`, which `read` gave, as the file holds it."""

    def typed(self, texts: Sequence[str]) -> Plain:
        """What a person typed, in one piece or several, as the file holds it; `read` checks the rest.

        Raises `WrongValue` where it cannot be told what is meant.
        """


def text(plain: Plain) -> str:
    """`plain` as a person types it."""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return plain if isinstance(plain, str) else ", ".join(plain)


@dataclass(frozen=True, slots=True)
class Flag:
    """On or off."""

    def read(self, plain: Any) -> bool:
        """Nothing but true or false."""
        if not isinstance(plain, bool):
            raise WrongValue(_("Write true or false."))
        return plain

    def plain(self, value: bool) -> Plain:
        """Itself."""
        return value

    def typed(self, texts: Sequence[str]) -> Plain:
        """True or false, as people say it."""
        known = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
        return self.read(known.get(" ".join(texts).strip().casefold()))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in seconds, from `low_s` to `high_s`."""

    low_s: float
    high_s: float

    def read(self, plain: Any) -> float:
        """Seconds."""
        duration = seconds(plain)
        if not self.low_s <= duration <= self.high_s:
            says = _("This must lie between {low} and {high}.")
            raise WrongValue(says.format(low=self.plain(self.low_s), high=self.plain(self.high_s)))
        return duration

    def plain(self, value: float) -> str:
        """As in "1 h 30 min"."""
        hours, rest = divmod(value, HOUR)
        minutes, rest = divmod(rest, MINUTE)
        parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
        return " ".join(f"{number:.10g} {unit}" for number, unit in parts if number) or "0 s"

    def typed(self, texts: Sequence[str]) -> Plain:
        """One text, with spaces or without."""
        return " ".join(texts).strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several names; `words` says of each what it means."""

    words: Mapping[str, str]

    def read(self, plain: Any) -> str:
        """One of the names."""
        if plain not in tuple(self.words):
            raise WrongValue(_("Choose one of: {names}.").format(names=", ".join(self.words)))
        return str(plain)

    def plain(self, value: str) -> Plain:
        """Itself."""
        return value

    def typed(self, texts: Sequence[str]) -> Plain:
        """One name."""
        return " ".join(texts).strip()


@dataclass(frozen=True, slots=True)
class Several:
    """Any of several names; `words` says of each what it is called."""

    words: Mapping[str, str]

    def read(self, plain: Any) -> frozenset[str]:
        """Some of the names."""
        if not isinstance(plain, list) or any(each not in tuple(self.words) for each in plain):
            raise WrongValue(_("Write a list of any of: {names}.").format(names=", ".join(self.words)))
        return frozenset(plain)

    def plain(self, value: frozenset[str]) -> Plain:
        """In the order of the names."""
        return [each for each in self.words if each in value]

    def typed(self, texts: Sequence[str]) -> Plain:
        """Names with commas or in pieces."""
        return _pieces(texts)


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a person gives."""

    def read(self, plain: Any) -> frozenset[str]:
        """The names, without the space around them."""
        if not isinstance(plain, list) or any(not isinstance(each, str) or not each.strip() for each in plain):
            raise WrongValue(_('Write a list of names of programs, such as ["zoom", "obs"].'))
        return frozenset(each.strip() for each in plain)

    def plain(self, value: frozenset[str]) -> Plain:
        """By the alphabet."""
        return sorted(value)

    def typed(self, texts: Sequence[str]) -> Plain:
        """Names with commas or in pieces."""
        return _pieces(texts)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to call, or none."""

    def read(self, plain: Any) -> str:
        """The number as it is written, without the space around it."""
        said = plain.strip() if isinstance(plain, str) else None
        if said is None or not re.fullmatch(r"(?=.*[0-9])[0-9+ ]{1,20}|", said):
            raise WrongValue(_('Write a number to call such as "112", of at most 20 digits, or "" for none.'))
        return said

    def plain(self, value: str) -> Plain:
        """Itself."""
        return value

    def typed(self, texts: Sequence[str]) -> Plain:
        """One text, with spaces or without."""
        return " ".join(texts).strip()


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time on the clock, to the minute."""

    def read(self, plain: Any) -> time:
        """The time."""
        minute = _minute(plain) if isinstance(plain, str) else None
        if minute is None or minute >= DAY_MIN:
            raise WrongValue(_('Write a time of day such as "04:00".'))
        return time(minute // 60, minute % 60)

    def plain(self, value: time) -> Plain:
        """As in "04:00"."""
        return value.strftime("%H:%M")

    def typed(self, texts: Sequence[str]) -> Plain:
        """One text."""
        return " ".join(texts).strip()


@dataclass(frozen=True, slots=True)
class Ranges:
    """Stretches of time that begin on `weekday`, 0 for Monday."""

    weekday: int

    def read(self, plain: Any) -> tuple[Range, ...]:
        """The stretches, in the order written."""
        if not isinstance(plain, list):
            raise _wrong_ranges()
        return tuple(self._range(each) for each in plain)

    def plain(self, value: tuple[Range, ...]) -> Plain:
        """As in ["09:00-12:30"]."""
        return [f"{_clock(each.start)}-{_clock(_shown_end(each.end))}" for each in value]

    def typed(self, texts: Sequence[str]) -> Plain:
        """Ranges with commas or in pieces, with any kind of dash."""
        dashed = re.sub(r"\s*[-\u2013\u2014]\s*", "-", ",".join(texts))
        return _pieces([dashed])

    def _range(self, said: Any) -> Range:
        first, dash, last = said.partition("-") if isinstance(said, str) else ("", "", "")
        start, end = _minute(first), _minute(last)
        if not dash or start is None or end is None or start in (end, DAY_MIN):
            raise _wrong_ranges()
        return Range(self.weekday, start, end if end > start else end + DAY_MIN)


def seconds(said: object) -> float:
    """The duration that "90 s", "5 min" or "1 h 30 min" says, in seconds; raises `WrongValue` with what to write."""
    says = _('Write a time with its unit, such as "90 s", "5 min" or "1 h 30 min".')
    if not isinstance(said, str):
        raise WrongValue(says)
    parts = re.findall(_PART, said)
    if not parts or re.sub(rf"{_PART}|\s", "", said):
        raise WrongValue(says)
    return sum(float(number) * {"s": 1.0, "m": MINUTE, "min": MINUTE, "h": HOUR}[unit] for number, unit in parts)


_PART = r"(\d+(?:\.\d+)?)\s*(s|min|m|h)\b"


def _pieces(texts: Sequence[str]) -> list[str]:
    return [piece.strip() for each in texts for piece in each.split(",") if piece.strip()]


def _minute(said: str) -> int | None:
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", said.strip())
    if match is None or int(match[1]) > 24 or int(match[2]) > 59 or (int(match[1]) == 24 and int(match[2])):
        return None
    return int(match[1]) * 60 + int(match[2])


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _shown_end(end: int) -> int:
    return end if end <= DAY_MIN else end - DAY_MIN


def _wrong_ranges() -> WrongValue:
    says = _('Write ranges such as "09:00-12:30" and "13:30-18:00"; "22:00-06:00" runs over midnight.')
    return WrongValue(says)
