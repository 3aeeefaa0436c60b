"""A hull's outline holds all its balls tightly, whatever they are; the SVG path is that outline."""

import re
from math import cos, isclose, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.figure.shape import Ball, Hull, outline
from deskbreak.figure.svg import path

NUMBERS = st.floats(-200.0, 400.0)
HULLS = st.lists(st.builds(Ball, NUMBERS, NUMBERS, st.floats(0.5, 40.0)), min_size=1, max_size=8).map(tuple)


def reach(hull: Hull, angle: float) -> float:
    """How far the balls stick out in a direction."""
    return max(ball.x * cos(angle) + ball.y * sin(angle) + ball.r for ball in hull)


@given(HULLS, st.floats(0.0, 2 * pi))
def test_the_outline_reaches_as_far_as_the_balls(hull: Hull, angle: float) -> None:
    farthest = reach(tuple(arc.ball for arc in outline(hull)), angle)
    # A ball that sticks out only between two of the directions that are felt is missed by a hair.
    assert reach(hull, angle) - 2.0 <= farthest <= reach(hull, angle) + 1e-6


@given(HULLS)
def test_the_arcs_go_round_once(hull: Hull) -> None:
    assert isclose(sum(arc.end - arc.start for arc in outline(hull)), 2 * pi, abs_tol=1e-6)


def test_a_capsule_is_two_half_circles() -> None:
    rim = outline((Ball(0, 0, 10), Ball(50, 0, 10)))
    assert [round((arc.end - arc.start) / pi, 6) for arc in rim] == [1.0, 1.0]
    ends = {(round(x), round(y)) for arc in rim for x, y in (arc.at(arc.start), arc.at(arc.end))}
    assert ends == {(0, -10), (0, 10), (50, -10), (50, 10)}


def test_a_ball_inside_another_is_not_on_the_outline() -> None:
    assert [arc.ball for arc in outline((Ball(0, 0, 10), Ball(2, 0, 3)))] == [Ball(0, 0, 10)]


@given(HULLS)
def test_the_path_is_made_of_lines_and_arcs(hull: Hull) -> None:
    assert re.fullmatch(r"M[-\d. ]+(A[\d.]+ [\d.]+ 0 0 1 [-\d. ]+|L[-\d. ]+)+Z", path((hull,)))
