"""The scene of the whole body: what `body.py`, `flesh.py`, `muscle.py` and `prop.py` make together."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from deskbreak.figure import body as bodies
from deskbreak.figure import pose as poses
from deskbreak.figure.body import Body, mix
from deskbreak.figure.flesh import solids as flesh
from deskbreak.figure.model import Solid
from deskbreak.figure.muscle import muscles
from deskbreak.figure.prop import props

__all__ = ["LARGEST", "backward", "mix", "read", "solids"]

LARGEST = 3.4
"""Units of the picture for a centimetre at most: a head alone does not fill the page."""

BACKWARD = -0.6
"""What becomes of a shoulder's way forward when a movement is played backward: a shoulder goes back less far."""


@cache
def read(name: str) -> Body:
    """The pose `name`; raises `KeyError` where there is none."""
    return bodies.stand(poses.body(name))


@cache
def backward(name: str) -> Body:
    """The pose `name` of a movement that is played backward: what went forward with the shoulders goes back."""
    pose = poses.body(name)
    left, right = pose.shoulders
    return bodies.stand(replace(pose, shoulders=((BACKWARD * left[0], left[1]), (BACKWARD * right[0], right[1]))))


def solids(body: Body) -> Iterator[Solid]:
    """Every solid of the picture."""
    yield from props(body)
    yield from flesh(body)
    yield from muscles(body)
