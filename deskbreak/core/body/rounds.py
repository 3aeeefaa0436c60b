"""Rounds of easing a sore place, out of the journal's rows: scored before, eased, and scored again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from deskbreak.core.body.spot import PAIRED_S
from deskbreak.core.body.zone import Side
from deskbreak.core.entry import Entry, Row

Key = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class Score:
    """Soreness (0-10) at `at` (epoch seconds), and how far the head turned each way (0-4), where that was looked at."""

    at: float
    soreness: int
    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One place with its score before, the exercises done since by their ids, and the score after, once it is given."""

    zone: str
    side: Side
    muscle: str
    before: Score
    did: tuple[str, ...] = ()
    after: Score | None = None


def rounds(rows: Iterable[Row]) -> tuple[Round, ...]:
    """The last round of each place in `rows`, the newest first."""
    found: dict[Key, Round] = {}
    for row in rows:
        entry = row.entry
        if entry.kind == "step":
            done = str(entry.detail["exercise"])
            for key, each in found.items():
                if each.after is None and done not in each.did:
                    found[key] = replace(each, did=(*each.did, done))
        elif entry.kind == "sore":
            _score(found, entry)
    return tuple(reversed(found.values()))


def waiting(found: Iterable[Round], now: float) -> tuple[Round, ...]:
    """Those of which the second score can still be given at `now`."""
    return tuple(each for each in found if each.after is None and 0 <= now - each.before.at < PAIRED_S)


def _score(found: dict[Key, Round], entry: Entry) -> None:
    detail = entry.detail
    key, score = _scored(entry)
    if detail["moment"] == "before":
        found.pop(key, None)  # the newest stands last
        found[key] = Round(*key, str(detail["muscle"]), score)
    elif detail["moment"] == "after" and key in found:
        found[key] = replace(found[key], did=tuple(str(detail["did"]).split()), after=score)


def _scored(entry: Entry) -> tuple[Key, Score]:
    detail = entry.detail
    score = Score(
        entry.at,
        cast("int", detail["score"]),
        cast("int | None", detail["left"]),
        cast("int | None", detail["right"]),
    )
    return (str(detail["zone"]), cast("Side", detail["side"])), score
