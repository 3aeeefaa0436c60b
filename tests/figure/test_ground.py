"""Where a pin may stand: always on the body, and on the side that the person said."""

from math import cos, hypot, pi, sin

import pytest

from deskbreak.core.body.zone import ZONES, sides
from deskbreak.figure.aspect import ASPECTS
from deskbreak.figure.bust import HIGH, WIDE
from deskbreak.figure.chart import Pin, fields
from deskbreak.figure.ground import ground, held, on_body

SLACK = 3.0
"""Units by which the edge of a thin zone is drawn over the body's own."""
EVERYWHERE = [(x, y) for x in range(0, int(WIDE) + 1, 16) for y in range(0, int(HIGH) + 1, 16)]


def near_body(pin: Pin) -> bool:
    around = ((pin.x + SLACK * cos(turn * pi / 4), pin.y + SLACK * sin(turn * pi / 4)) for turn in range(8))
    return on_body(pin.aspect, pin.x, pin.y) or any(on_body(pin.aspect, x, y) for x, y in around)


@pytest.mark.parametrize("zone", ZONES)
def test_wherever_it_is_taken_a_pin_stays_on_the_body_and_on_its_side(zone: str) -> None:
    for side in sides(zone):
        for aspect in ASPECTS:
            pins = [held(zone, side, Pin(aspect, x, y)) for x, y in EVERYWHERE]
            there = any(piece.aspect == aspect for piece in ground(zone, side))
            assert all((pin is not None) == there for pin in pins)
            for pin in filter(None, pins):
                assert near_body(pin)
                assert side == "middle" or (pin.x <= WIDE / 2) == (side == "left"), pin


def test_a_pin_on_its_zone_stays_where_it_was_put() -> None:
    for aspect in ASPECTS:
        for field in fields(aspect):
            pin = Pin(aspect, *field.hulls[0][0][:2])
            assert held(field.zone, field.side, pin) == pin


def test_a_pin_that_is_held_back_comes_to_the_nearest_edge() -> None:
    (piece, *_others) = ground("neck-shoulder-angle", "left")
    pin = held("neck-shoulder-angle", "left", Pin("back", 0, piece.y))
    assert pin is not None
    assert (
        min(abs(hypot(pin.x - each.x, pin.y - each.y) - each.r) for each in ground("neck-shoulder-angle", "left")) < 0.2
    )
    assert pin.y == pytest.approx(piece.y, abs=9)
