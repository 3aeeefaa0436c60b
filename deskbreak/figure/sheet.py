"""A contact sheet: the key poses of an exercise side by side, in the order in which they come."""

from PIL import Image

from deskbreak.core.routine import Exercise, Phase, Side
from deskbreak.figure import pose as poses
from deskbreak.figure.film import Studio, scene_of
from deskbreak.figure.still import COLOURS, Theme, still

GAP = 8


def sheet(exercise: Exercise, height: int = 360, theme: Theme = "light", side: Side = "") -> Image.Image:
    """Every pose of `exercise` once, `height` pixels high; a pose that moves by itself shows its turns.

    What has sides is shown on its first one, unless `side` names the other.
    """
    studio, shown = Studio(exercise), side or first_side(exercise)
    pictures = [still(studio.picture(name, shown), height, theme) for name in key_poses(exercise)]
    return joined(pictures, theme)


def joined(pictures: list[Image.Image], theme: Theme = "light") -> Image.Image:
    """Pictures of one height side by side."""
    width = sum(each.width for each in pictures) + GAP * (len(pictures) - 1)
    image = Image.new("RGB", (width, pictures[0].height), COLOURS[theme]["surface"])
    left = 0
    for each in pictures:
        image.paste(each, (left, 0))
        left += each.width + GAP
    return image


def stacked(rows: list[Image.Image], theme: Theme = "light") -> Image.Image:
    """Rows of pictures below each other."""
    height = sum(each.height for each in rows) + GAP * (len(rows) - 1)
    image = Image.new("RGB", (max(each.width for each in rows), height), COLOURS[theme]["surface"])
    top = 0
    for each in rows:
        image.paste(each, (0, top))
        top += each.height + GAP
    return image


def key_poses(exercise: Exercise) -> list[str]:
    """The poses in the order in which they are first reached, those that a moving pose goes through each."""
    phases: tuple[Phase, ...] = (*exercise.setup, *exercise.cycle, *exercise.finish)
    scene = scene_of(exercise.view)
    return list(dict.fromkeys(name for phase in phases for name in poses.loop(scene, phase.pose)[0]))


def first_side(exercise: Exercise) -> Side:
    """The side that a still shows."""
    return "left" if exercise.sides in {"left-right", "alternating"} else ""


def middle_pose(exercise: Exercise) -> str:
    """The pose that tells one exercise from another: the middle of its cycle."""
    return exercise.cycle[len(exercise.cycle) // 2].pose
