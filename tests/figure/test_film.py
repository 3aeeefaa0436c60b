"""Films and stills: they begin and end where they should, move without jumps, and every painter has every colour."""

import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from deskbreak import library, resources
from deskbreak.core.routine import Exercise
from deskbreak.figure.film import Studio, as_json, mirrored
from deskbreak.figure.shape import HEIGHT, WIDTH, Picture, Role
from deskbreak.figure.sheet import first_side, sheet
from deskbreak.figure.still import COLOURS, still

EXERCISES = library.load([resources.folder("routines")]).exercises
ALL = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
STYLE = Path(resources.__file__).parent / "window/static/figure.css"


@ALL
def test_a_film_goes_from_pose_to_pose(exercise: Exercise) -> None:
    studio, side = Studio(exercise), first_side(exercise)
    phases = (*exercise.setup, *exercise.cycle)
    for before, phase in pairwise(phases):
        film = studio.film(before.pose, phase.pose, phase.seconds, side)
        assert film.pictures[film.track[0]] == studio.picture(before.pose, side)
        if film.eases:
            assert film.pictures[film.track[-1]] == studio.picture(phase.pose, side)
            assert list(film.track) == list(range(len(film.pictures)))


@ALL
def test_the_body_stays_in_the_picture(exercise: Exercise) -> None:
    studio, side = Studio(exercise), first_side(exercise)
    for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
        for shape in studio.picture(phase.pose, side).shapes:
            if shape.id in ("head", "trunk") or shape.id.startswith(("forearm", "arm-")):
                for ball in (ball for hull in shape.hulls for ball in hull):
                    assert -1 + ball.r <= ball.x <= WIDTH + 1 - ball.r
                    assert -1 + ball.r <= ball.y <= HEIGHT + 1 - ball.r


def test_a_hold_is_one_picture() -> None:
    film = Studio(EXERCISES["chin-tuck"]).film("chin-back", "chin-back", 4)
    assert (len(film.pictures), film.track) == (1, (0,))


def test_what_goes_round_and_round_does_so_for_as_long_as_it_lasts() -> None:
    studio = Studio(EXERCISES["walk-break"])
    short, long = (studio.film("walk", "walk", seconds) for seconds in (4, 40))
    assert not long.eases
    assert len(short.pictures) == len(long.pictures)
    assert len(long.track) > 8 * len(short.track)


def test_backward_is_the_other_way_round() -> None:
    studio = Studio(EXERCISES["shoulder-circles"])
    forward, backward = (studio.picture("shoulders-roll", side) for side in ("forward", "backward"))
    assert sleeve(forward) > sleeve(backward)


def test_the_right_side_is_the_mirror_image_of_the_left() -> None:
    studio = Studio(EXERCISES["upper-trap-stretch"])
    left, right = studio.picture("head-tilt", "left"), studio.picture("head-tilt", "right")
    assert mirrored(left) == right
    assert {shape.id for shape in left.shapes if "neck-side" in shape.id} == {"stretch-neck-side-l"}
    assert {shape.id for shape in right.shapes if "neck-side" in shape.id} == {"stretch-neck-side-r"}


def test_numbers_for_the_page_are_short() -> None:
    (picture,) = as_json([Studio(EXERCISES["chin-tuck"]).picture("chin-back")])
    for shape in picture:
        assert all(len(hull) % 3 == 0 and all(number == round(number, 1) for number in hull) for hull in shape["hulls"])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_still_shows_somebody(theme: str) -> None:
    image = still(Studio(EXERCISES["neck-turn"]).picture("head-turn", "left"), 120, theme)  # type: ignore[arg-type]
    assert image.size == (100, 120)
    assert len(image.getcolors(10_000) or []) > 20


def test_a_sheet_shows_every_key_pose() -> None:
    assert sheet(EXERCISES["chin-tuck"], 120).size == (2 * 100 + 8, 120)


def test_page_and_painter_have_the_same_colours() -> None:
    written = re.findall(r"--figure-([a-z-]+): (#[0-9a-f]{6});", STYLE.read_text("utf-8"))
    half = len(written) // 2
    for theme, found in (("light", written[:half]), ("dark", written[half:])):
        wanted = {role: colour.lower() for role, colour in COLOURS[theme].items() if role != "surface"}  # type: ignore[index]
        assert dict(found) == wanted
    assert COLOURS["light"].keys() == {*get_args(Role), "surface"}


def sleeve(picture: Picture) -> float:
    """Where the near sleeve begins, to the front."""
    return next(shape.hulls[0][0].x for shape in picture.shapes if shape.id == "sleeve-r")
