"""The things that a pose names under `props`: calm lines, no more of them than the movement needs."""

from collections.abc import Callable, Iterator, Mapping
from math import cos, pi, sin
from typing import Any

from deskbreak.figure import office, room, tool
from deskbreak.figure.body import Body
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.space import Vec

DRAW: Mapping[str, Callable[[Body, Any], Iterator[Solid]]] = {
    "chair": room.chair,
    "headrest": room.headrest,
    "desk": room.desk,
    "wall": room.wall,
    "doorway": room.doorway,
    "mat": room.mat,
    "spikes": room.spikes,
    "tap": room.tap,
    "swivel": office.swivel,
    "worktop": office.worktop,
    "screen": office.screen,
    "second": office.second,
    "laptop": office.laptop,
    "keyboard": office.keyboard,
    "mouse": office.mouse,
    "phone": office.phone,
    "headset": office.headset,
    "daylight": office.daylight,
    "ball": tool.ball,
    "roller": tool.roller,
    "band": tool.band,
    "hook": tool.hook,
    "handle": tool.handle,
    "rings": tool.rings,
    "warm": tool.warm,
    "cold": tool.cold,
    "cloth": tool.cloth,
    "jar": tool.jar,
    "massager": tool.massager,
    "spot": tool.spot,
}
"""What a pose can name, and who draws it."""


def props(body: Body) -> Iterator[Solid]:
    """Everything that stands, lies or hangs around the body."""
    yield _shadow(body)
    for name, value in body.pose.props.items():
        yield from DRAW[name](body, value)


def _shadow(body: Body) -> Solid:
    """A soft spot on the floor below the body: it says where the floor is."""
    points = [body.hip, body.head, *(leg.end for leg in body.legs.values())]
    low, high = min(p.z for p in points) - 12.0, max(p.z for p in points) + 12.0
    left, right = min(p.x for p in points) - 20.0, max(p.x for p in points) + 20.0
    rim = tuple(
        Bead(
            Vec(
                (left + right) / 2 + (right - left) / 2 * cos(pi * step / 12),
                0.0,
                (low + high) / 2 + (high - low) / 2 * sin(pi * step / 12),
            ),
            0.2,
        )
        for step in range(24)
    )
    return Solid("ground", "ground", (rim,), lift=-200.0, zone="room")
