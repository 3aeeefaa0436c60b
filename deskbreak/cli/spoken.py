"""The words of a moment, as both shows of a break in the terminal say them."""

import math

from deskbreak.cli.show import clock
from deskbreak.core import vocabulary
from deskbreak.core.playback import Playback
from deskbreak.core.routine import Moment
from deskbreak.words import gettext as _


def side(moment: Moment) -> str:
    """Which side or direction it is for; empty where it has none."""
    return vocabulary.sides().get(moment.side, "")


def breath(moment: Moment) -> str:
    """How to breathe; empty while the next exercise is announced."""
    if moment.part == "announce":
        return ""
    return vocabulary.breaths()[moment.phase.breath or "free"]


def repetition(moment: Moment) -> str:
    """Which time it is, where there is more than one."""
    return _("{rep} of {reps}").format(rep=moment.rep, reps=moment.reps) if moment.rep and moment.reps > 1 else ""


def title(playback: Playback) -> str:
    """The routine and how long all of it takes."""
    return f"{playback.routine.name} ({clock(playback.routine.seconds)})"


def place(playback: Playback) -> str:
    """Which step of how many."""
    return f"{playback.step + 1}/{len(playback.routine.steps)}"


def stop_if(playback: Playback) -> str:
    """When to stop, of the step that plays or is announced."""
    return _("Stop if: {reason}").format(reason=playback.routine.steps[playback.step].exercise.stop_if)


def following(playback: Playback) -> str:
    """What comes after this step."""
    if playback.step + 1 == len(playback.routine.steps):
        return _("Then you are done")
    return _("Next: {name}").format(name=playback.routine.steps[playback.step + 1].exercise.name)


def whole(seconds: float) -> int:
    """What a countdown shows: full seconds, the one that runs counted."""
    return max(0, math.ceil(seconds - 1e-6))
