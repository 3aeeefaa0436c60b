"""What becomes of a workstation check: one row of the journal. What is looked at is in `workstation.py`."""

from collections.abc import Mapping
from typing import get_args

from deskbreak.core import hours, replies
from deskbreak.core.effect import Answer, Record
from deskbreak.core.entry import Entry
from deskbreak.core.event import Verdict
from deskbreak.core.turn import Turn

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def checked(turn: Turn, answers: Mapping[str, Verdict]) -> None:
    """Write down what was said of each item; the items are nobody's affair here, so any are taken."""
    now = turn.now.wall
    turn.emit(Record(Entry(now, hours.offset_s(now, turn.world.zone), "checked", detail=dict(answers))))
    turn.emit(Answer(ok=True, says=replies.checked(list(answers.values()).count("change"))))
