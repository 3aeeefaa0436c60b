"""What is held, worn or pressed against the body. Each draws what a pose says under its name."""

from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from deskbreak.figure.body import OUT, SIDES, Body, place_of
from deskbreak.figure.model import Bead, Solid, line, smooth
from deskbreak.figure.space import Vec

REACH = 18.0
"""How far a massager's head is from the hand at most."""
WAVE = (0.0, 1.6, -1.6, 0.0)
"""How far the warmth that rises swings aside."""


def ball(body: Body, where: Any) -> Iterator[Solid]:
    """A tennis ball at a landmark of the left side; `[name, out, up, forward, cm]` moves it and squeezes it by cm."""
    place, squeezed = _place(body, where)
    yield Solid("ball", "ball", (_squeezed(body, place, 3.4, squeezed),), lift=16.0)


def roller(_body: Body, value: Any) -> Iterator[Solid]:
    """A foam roller that lies across, its middle at `[up, forward]` cm."""
    up, forward = value
    near = Vec(-24.0, up, forward)
    yield Solid("roller", "ball", ((Bead(near, 7.0), Bead(near.flipped(), 7.0)),), lift=-10.0)
    yield Solid("roller-end", "ball", ((Bead(near, 7.0),),), lift=13.0, normal=Vec(-1, 0, 0))
    yield Solid("roller-hole", "paper", ((Bead(near, 2.6),),), lift=14.0, normal=Vec(-1, 0, 0))


def band(body: Body, value: Any) -> Iterator[Solid]:
    """An elastic band: `"hands"` from hand to hand, `"feet"` from each hand under the feet."""
    left, right = body.arms["l"].tip, body.arms["r"].tip
    if value == "hands":
        yield line("band", "band", (left, right), 2.0, lift=6.0)
        return
    feet = [leg.end.plus(Vec(0.0, -7.0, 5.0)) for leg in (body.legs["l"], body.legs["r"])]
    yield line("band", "band", (left, feet[0], feet[1], right), 1.6, lift=8.0)


def hook(body: Body, where: Any) -> Iterator[Solid]:
    """An S-shaped massage hook over the left shoulder whose knob is at a landmark; both hands hold its other end."""
    knob, _more = _place(body, where)
    out = body.chest_frame.out
    over = place_of(body, "shoulder", "l").plus(out(Vec(-1.5, 6.5, 0.0)))
    before, behind = over.plus(out(Vec(-1.0, -5.0, 10.0))), knob.plus(out(Vec(-1.0, 4.0, -5.0)))
    high, low = sorted((body.arms[side].tip for side in ("l", "r")), key=lambda hand: -hand.y)
    end = low.plus(low.minus(high).unit.times(8.0))
    yield line("hook", "ball", smooth(end, high, before, over, behind, knob), 2.2, lift=10.0)
    yield Solid("hook-knob", "ball", ((Bead(knob, 2.7),),), lift=16.0)


def handle(body: Body, where: Any) -> Iterator[Solid]:
    """A ball on a handle: the ball at a landmark as in `ball`, the handle over the left shoulder in the hand."""
    place, squeezed = _place(body, where)
    out = body.chest_frame.out
    hand, over = body.arms["l"].tip, place_of(body, "shoulder", "l").plus(out(Vec(-1.5, 3.5, 0.0)))
    end = hand.plus(hand.minus(over).unit.times(6.0))
    yield line("handle", "prop", smooth(end, hand, over, over.plus(out(Vec(1.5, -4.0, -8.0))), place), 2.4, lift=8.0)
    yield Solid("ball", "ball", (_squeezed(body, place, 3.6, squeezed),), lift=22.0)


def rings(_body: Body, radius: Any) -> Iterator[Solid]:
    """The way of hands that go round in the air, arms held out at the height of the shoulders: rings of `radius` cm."""
    for side in SIDES:
        turns = [2 * pi * step / 24 for step in range(25)]
        rim = tuple(Vec(OUT[side] * 77.0, 134.0 + radius * sin(turn), 6.0 + radius * cos(turn)) for turn in turns)
        yield line(f"ring-{side}", "line", rim, 1.2, lift=-40.0)


def warm(body: Body, _value: Any) -> Iterator[Solid]:
    """A warm bag around the neck whose ends lie on the chest, and the warmth that rises from it."""
    for side, out in (("l", -1.0), ("r", 1.0)):
        places = [(3.0, 23.5, -8.0), (9.0, 25.5, -3.0), (10.0, 23.5, 5.0), (9.5, 18.0, 11.0), (9.0, 11.0, 12.0)]
        beads = [Bead(body.trunk("chest", Vec(out * x, y, z)), 3.8) for x, y, z in places]
        hulls = tuple(pairwise(beads))
        yield Solid(f"warm-nape-{side}", "band", hulls[:1], lift=-8.0)
        yield Solid(f"warm-{side}", "band", hulls[1:], lift=1.0)
        for number, x in enumerate((15.0, 20.0)):
            wave = [body.trunk("chest", Vec(out * (x + dx), 31.0 + 3.0 * step, 0.0)) for step, dx in enumerate(WAVE)]
            yield line(f"warmth-{number}-{side}", "work", smooth(*wave), 1.1, lift=8.0)


def cold(body: Body, where: Any) -> Iterator[Solid]:
    """A cold pack in the right `"hand"`, or between both `"hands"`, with a crystal of ice on it."""
    chest = body.chest_frame
    middle = body.arms["r"].tip.plus(chest.out(Vec(-3.0, 1.0, -3.0)))
    if where == "hands":
        middle = body.arms["l"].tip.to(body.arms["r"].tip, 0.5).plus(chest.forward.times(3.0))
    corners = tuple(Bead(middle.plus(chest.out(Vec(x, y, 0.0))), 3.0) for x in (-6.0, 6.0) for y in (-4.0, 4.0))
    yield Solid("cold", "band", (corners,), lift=14.0)
    for number in range(3):
        arm = Vec(cos(pi * number / 3 + pi / 2), sin(pi * number / 3 + pi / 2), 0.0).times(4.2)
        ends = (middle.plus(chest.out(arm)), middle.minus(chest.out(arm)))
        yield line(f"ice-{number}", "paper", ends, 1.1, lift=16.0)


def cloth(body: Body, _value: Any) -> Iterator[Solid]:
    """Something soft in a cloth, held between both hands."""
    left, right = body.arms["l"].tip, body.arms["r"].tip
    forward = body.chest_frame.forward.times(3.0)
    beads = tuple(Bead(hand.plus(Vec(0.0, y, 0.0)).plus(forward), 3.6) for hand in (left, right) for y in (-4.0, 4.0))
    yield Solid("cloth", "band", (beads,), lift=8.0)
    ties = [(left.to(right, 0.3), 4.0), (left.to(right, 0.7), 4.0)]
    for number, (at, half) in enumerate(ties):
        ends = tuple(at.plus(Vec(0.0, y, 0.0)).plus(forward) for y in (half + 3.0, -half - 3.0))
        yield line(f"fold-{number}", "paper", ends, 0.9, lift=9.0)


def jar(body: Body, _value: Any) -> Iterator[Solid]:
    """A small jar on the left palm."""
    foot = body.arms["l"].tip.plus(Vec(0.0, 3.5, 0.0))
    rim = [Bead(foot.plus(Vec(x, y, 0.0)), 1.2) for y in (0.0, 4.5) for x in (-3.2, 3.2)]
    yield Solid("jar", "paper", (tuple(rim),), lift=12.0)
    yield line("jar-rim", "prop", (rim[2].at, rim[3].at), 2.4, lift=13.0)
    yield line("jar-foot", "prop", (rim[0].at, rim[1].at), 1.4, lift=13.0)


def massager(body: Body, where: Any) -> Iterator[Solid]:
    """A massager in the right hand: a grip, and a round head at a landmark of the left side (`true`: off the body)."""
    hand = body.arms["r"].tip
    if where is True:
        head = hand.plus(body.chest_frame.up.times(9.0))
    else:
        head, _more = _place(body, where)
    along = head.minus(hand).unit
    head = hand.plus(along.times(min(head.minus(hand).length, REACH)))
    yield line("massager-grip", "prop", (hand.minus(along.times(5.0)), hand, head), 4.0, lift=12.0)
    yield Solid("massager-head", "ball", ((Bead(head, 3.4),),), lift=16.0)


def spot(body: Body, where: Any) -> Iterator[Solid]:
    """A spot on the skin that is rubbed, pressed or looked at, at a landmark of the left side or beside it."""
    place, _more = _place(body, where)
    yield Solid("spot", "work", ((Bead(place, 3.0),),), lift=5.0)


def _place(body: Body, where: Any) -> tuple[Vec, float]:
    """A landmark of the left side, or `[name, out, up, forward]` beside one, and a last number if there is one."""
    name, *by = [where] if isinstance(where, str) else where
    out, up, forward, more = (*by, 0.0, 0.0, 0.0, 0.0)[:4]
    return place_of(body, name, "l").plus(body.chest_frame.out(Vec(-out, up, forward))), more


def _squeezed(body: Body, place: Vec, r: float, by: float) -> tuple[Bead, ...]:
    """A ball that is pressed flat by `by` cm on two sides, in front and behind."""
    chest = body.chest_frame
    aside = (chest.up.times(by), chest.up.times(-by), chest.right.times(by), chest.right.times(-by))
    return tuple(Bead(place.plus(each), r - by) for each in aside) if by else (Bead(place, r),)
