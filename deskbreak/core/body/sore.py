"""What the person says of sore places: what may be said, and what holds of them after it.

A place that was 0 at each score over two weeks is gone: when it comes back, the card that speaks of a clinician may be
shown again.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, cast, get_args

from deskbreak.core.body.spot import PAIRED_S, SOREST, SPOT_KINDS, Spot, SpotKind
from deskbreak.core.body.zone import SIDES, ZONES, Side, sides, spoken
from deskbreak.core.effect import Answer
from deskbreak.core.entry import Detail, Entry
from deskbreak.core.turn import Turn
from deskbreak.words import gettext as _

Moment = Literal["before", "after", "now"]
"""A score came before something was done for the place, after it, or by itself."""
MOMENTS: tuple[Moment, ...] = get_args(Moment)
FURTHEST = 4
"""How far the neck turns: from 0, hardly, to this, over the shoulder."""
GONE_S = 14 * 86400.0
"""A place is gone where so long lies between the first and the last of several scores of 0 in a row."""
PIN_WITHIN = 10_000.0
IDS = re.compile(r"[a-z0-9-]{1,60}( [a-z0-9-]{1,60}){0,29}")


def say(turn: Turn, kind: SpotKind, detail: Mapping[str, Any]) -> None:
    """Note what was said of a place; refused with a sentence where it cannot be."""
    wrong = fault(kind, detail)
    if wrong:
        turn.emit(Answer(ok=False, says=wrong))
        return
    after = _with(turn.state.spots, kind, detail, turn.now.wall)
    if kind == "sore" or after != turn.state.spots:
        turn.put(spots=after)
        turn.record(kind, **detail)
    turn.emit(Answer(ok=True, says=_answer(kind, detail)))


def recalled(before: Iterable[Spot], said: Iterable[Entry]) -> tuple[Spot, ...]:
    """`before`, and what was said after it, or again, from the top of the body down.

    `said` are entries in the order they were written; those that are not about a sore place are passed over.
    """
    spots = tuple(before)
    for entry in said:
        if entry.kind in SPOT_KINDS and not fault(entry.kind, entry.detail):
            spots = _with(spots, entry.kind, entry.detail, entry.at)
    return spots


def joined(before: Iterable[Spot], now: Iterable[Spot]) -> tuple[Spot, ...]:
    """`before`, where `now` does not say otherwise."""
    return _ordered({each.key: each for each in (*before, *now)})


def fault(kind: SpotKind, detail: Mapping[str, Any]) -> str:
    """What is wrong with the detail of an entry of `kind`, as a sentence; empty where it can stand."""
    wrong = place_fault(detail.get("zone"), detail.get("side"))
    if wrong or kind == "advised":
        return wrong
    if not _is_id(detail.get("muscle"), most=1):
        return _('"muscle" must be the id of a muscle, or empty.')
    return _score_fault(detail) if kind == "sore" else _pin_fault(detail)


def place_fault(zone: object, side: object) -> str:
    """What is wrong with a zone and a side as a sentence; empty where a place can be sore there."""
    if zone not in ZONES:
        known = ", ".join(ZONES)
        return _('"{zone}" is no place on the body that deskbreak knows. Known are: {known}.').format(
            zone=zone, known=known
        )
    if side not in SIDES:
        return _('"{side}" is no side. Known are: {known}.').format(side=side, known=", ".join(SIDES))
    if side not in sides(str(zone)):
        return _('"{zone}" lies in the middle: it has no side "{side}".').format(zone=zone, side=side)
    return ""


def _score_fault(detail: Mapping[str, Any]) -> str:
    if not _whole(detail.get("score"), SOREST):
        return _("Soreness is a whole number from 0, nothing, to 10, the worst there is.")
    if detail.get("moment") not in MOMENTS:
        return _('"moment" is none of {known}.').format(known=", ".join(MOMENTS))
    if not _is_id(detail.get("did"), most=30):
        return _('"did" must be the ids of what was done, with a space between them, or empty.')
    if not all(detail.get(way) is None or _whole(detail.get(way), FURTHEST) for way in ("left", "right")):
        return _("How far your neck turns is a whole number from 0, hardly, to 4, over the shoulder.")
    return ""


def _pin_fault(detail: Mapping[str, Any]) -> str:
    pin = detail.get("x"), detail.get("y")
    if not isinstance(detail.get("kept"), bool):
        return _('"kept" must be true or false.')
    if pin == (None, None):
        return "" if detail.get("aspect") in ("", "front", "back") else _('"aspect" is "front" or "back".')
    if not all(_coordinate(each) for each in pin) or detail.get("aspect") not in ("front", "back"):
        return _('A pin needs numbers in "x" and "y", and "front" or "back" in "aspect".')
    return ""


def _coordinate(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= PIN_WITHIN


def _whole(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _is_id(value: object, most: int) -> bool:
    if not isinstance(value, str):
        return False
    return value == "" or (IDS.fullmatch(value) is not None and value.count(" ") < most)


def _with(before: Iterable[Spot], kind: SpotKind, detail: Mapping[str, Any] | Detail, at: float) -> tuple[Spot, ...]:
    """`before` and what was said at `at` (epoch seconds) in an entry that has no fault."""
    spots = {each.key: each for each in before}
    key = str(detail["zone"]), cast("Side", detail["side"])
    spot = spots.get(key, Spot(*key))
    match kind:
        case "sore":
            spots[key] = _scored(_eased(spot, detail, at), cast("int", detail["score"]), str(detail["muscle"]), at)
        case "spot" if not detail["kept"]:
            spots[key] = replace(
                Spot(*key),
                calm_since=spot.calm_since,
                advised=spot.advised,
                before=spot.before,
                before_at=spot.before_at,
                worse_at=spot.worse_at,
            )
        case "spot":
            spots[key] = replace(
                spot,
                muscle=str(detail["muscle"]),
                kept=True,
                aspect=str(detail["aspect"]),
                x=cast("float | None", detail["x"]),
                y=cast("float | None", detail["y"]),
            )
        case "advised":
            spots[key] = replace(spot, advised=True)
    return _ordered(spots)


def _eased(spot: Spot, detail: Mapping[str, Any] | Detail, at: float) -> Spot:
    """What a score says of what is done for the place: one after it belongs to the one before, if that is recent."""
    score = cast("int", detail["score"])
    match detail["moment"]:
        case "before":
            return replace(spot, before=score, before_at=at)
        case "after":
            paired = spot.before is not None and 0 <= at - spot.before_at <= PAIRED_S
            worse = paired and score > cast("int", spot.before)
            return replace(spot, before=None, before_at=0.0, worse_at=at if worse else spot.worse_at)
        case _:
            return spot


def _scored(spot: Spot, score: int, muscle: str, at: float) -> Spot:
    calm = spot.calm_since
    came_back = score > 0 and calm is not None and spot.at - calm >= GONE_S
    return replace(
        spot,
        muscle=muscle or spot.muscle,
        score=score,
        at=at,
        calm_since=(at if calm is None else calm) if score == 0 else None,
        advised=spot.advised and not came_back,
    )


def _ordered(spots: Mapping[tuple[str, Side], Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots.values(), key=lambda each: (ZONES.index(each.zone), SIDES.index(each.side))))


def _answer(kind: SpotKind, detail: Mapping[str, Any]) -> str:
    place = spoken(detail["zone"], detail["side"])
    match kind:
        case "sore":
            return _("Noted: {place}, {score} of 10.").format(place=place, score=detail["score"])
        case "spot" if detail["kept"]:
            return _("Noted: {place}, one of your spots from now on.").format(place=place)
        case "spot":
            return _("Noted: {place}, no longer one of your spots. Its numbers stay until you remove them.").format(
                place=place
            )
        case "advised":
            return ""
