"""The pictures of the muscles: on the body, where the body map says, and mirrored for the other side."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from deskbreak import library, resources
from deskbreak.core.body.map import BodyMap
from deskbreak.figure.aspect import Aspect, bare
from deskbreak.figure.bust import WIDE, bust
from deskbreak.figure.chart import fields
from deskbreak.figure.referral import MUSCLES
from deskbreak.figure.shape import Ball, Hull
from deskbreak.figure.tender import as_svg, framed
from deskbreak.figure.view import View
from tests.figure.test_chart import mask, size

NEAR = 10.0
"""Units, a little less than four centimetres: what lies so near to a zone is felt there too."""
LIES_ON = {
    "head": {"head", "ear"},
    "neck": {"neck", "head"},
    "slope": {"trunk", "sleeve"},
    "chest": {"trunk", "sleeve", "blade"},
    "loins": {"trunk"},
    "pelvis": {"trunk", "pelvis", "leg"},
    "forearm": {"arm"},
}
BEYOND = {
    "trap-lower": {"side-neck", "shoulder-top"},
    "levator": {"between-blades", "on-under-blade", "shoulder-outer-arm"},
    "infraspinatus": {"wrist-hand"},
    "neck-extensors": {"side-neck", "neck-shoulder-angle", "forehead-eye", "temple"},
    "pec-major": {"shoulder-outer-arm"},
    "pec-minor": {"shoulder-outer-arm", "forearm-elbow"},
    "sps": {"shoulder-outer-arm", "forearm-elbow", "shoulder-top"},
    "scalenes": {"forearm-elbow"},
    "lat": {"shoulder-outer-arm"},
    "subscapularis": {"shoulder-outer-arm", "on-under-blade", "shoulder-top"},
}
"""Where a muscle may be felt in words, though nobody who is sore there begins with it."""


@pytest.fixture(scope="module")
def known() -> BodyMap:
    return library.load([resources.folder("routines")]).body


def felt(view: View) -> Iterator[Hull]:
    return (bust(view.aspect).hull(spots, "l") for spots in view.felt)


def marks(view: View) -> Iterator[tuple[str, Ball]]:
    return ((spot.part, bust(view.aspect).hull((spot,), "l")[0]) for spot in view.tender)


def place_of(hull: Hull, aspect: Aspect) -> str:
    """The zone in whose part of the body most of a hull lies."""
    shown = mask((hull,))
    shared = {field.zone: size(ImageChops.logical_and(shown, answers(field.zone, aspect))) for field in fields(aspect)}
    return max(shared, key=lambda zone: shared[zone])


def answers(zone: str, aspect: Aspect) -> Image.Image:
    polygons = [
        tuple(Ball(x, y, 0.0) for x, y in polygon)
        for field in fields(aspect)
        if field.zone == zone and field.side != "right"
        for polygon in field.answers
    ]
    return mask(tuple(polygons))


def test_every_muscle_of_the_map_has_its_picture(known: BodyMap) -> None:
    assert set(MUSCLES) == set(known.muscles)


@pytest.mark.parametrize("muscle", MUSCLES)
def test_all_of_it_lies_on_the_body(muscle: str) -> None:
    for view in MUSCLES[muscle]:
        parts = bust(view.aspect).parts
        body = mask(tuple(hull for part in parts for hull in part.hulls))
        for hull in felt(view):
            shown = mask((hull,))
            assert size(ImageChops.logical_and(shown, body)) > 0.97 * size(shown), hull
        for part, ball in marks(view):
            mine = mask(tuple(hull for each in parts if bare(each.id) in LIES_ON[part] for hull in each.hulls))
            dot = mask(((ball._replace(r=1.5),),))
            assert size(ImageChops.logical_and(dot, mine)) == size(dot), (part, ball)


@pytest.mark.parametrize("muscle", MUSCLES)
def test_all_of_it_is_in_the_picture(muscle: str) -> None:
    assert any(view.tender for view in MUSCLES[muscle])
    for view in MUSCLES[muscle]:
        frame = framed(view.frame, "left")
        shown = [ball for hull in felt(view) for ball in hull] + [ball._replace(r=4.0) for _part, ball in marks(view)]
        assert shown
        for ball in shown:
            assert frame.x < ball.x - ball.r
            assert ball.x + ball.r < frame.x + frame.wide
            assert frame.y < ball.y - ball.r
            assert ball.y + ball.r < frame.y + frame.high


@pytest.mark.parametrize("muscle", MUSCLES)
def test_it_is_felt_where_the_map_leads_to_it(muscle: str, known: BodyMap) -> None:
    leads = {zone for zone, place in known.places.items() if muscle in place.muscles}
    shown = {place_of(hull, view.aspect) for view in MUSCLES[muscle] for hull in felt(view)}
    assert shown - leads - BEYOND.get(muscle, set()) == set()
    for zone in leads:
        assert any(reaches(view, zone) for view in MUSCLES[muscle]), zone


def reaches(view: View, zone: str) -> bool:
    near = tuple(
        tuple(ball._replace(r=ball.r + NEAR) for ball in hull)
        for field in fields(view.aspect)
        if field.zone == zone and field.side != "right"
        for hull in field.hulls
    )
    shown = (*felt(view), *((ball._replace(r=1.5),) for _part, ball in marks(view)))
    return bool(near) and ImageChops.logical_and(mask(near), mask(shown)).getbbox() is not None


def test_the_other_side_is_the_mirror_image() -> None:
    left, right, both = (as_svg("levator", side) for side in ("left", "right", "middle"))
    assert left != right
    at = r"translate\(([\d.]+) ([\d.]+)\)"
    places = [[(float(x), float(y)) for x, y in re.findall(at, text)] for text in (left, right)]
    assert [(round(WIDE - x, 1), y) for x, y in places[0]] == places[1]
    assert len(re.findall(at, both)) == 2 * len(places[0])


def test_ids_are_of_one_picture_and_nothing_is_styled_inline() -> None:
    page = "".join(as_svg(muscle, side, "a <b>") for muscle in MUSCLES for side in ("left", "right"))
    tree = ET.fromstring(f"<div>{page}</div>")
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {name for each in re.findall(r'url\(#([\w-]+)\)|href="#([\w-]+)"', page) for name in each if name} == set(
        ids
    )
    assert "style" not in page
    assert tree[0].get("aria-label") == "a <b>"
    assert ET.fromstring(as_svg("jaw")).get("aria-hidden") == "true"
