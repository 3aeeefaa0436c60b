"""All senses together: who is listened to, what is told as a whole, and what is done about one that never answers."""

from collections.abc import Callable

import pytest

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.busy.lookout import Lookout
from deskbreak.desktop.busy.nothing import NoSense
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import until

NONE = frozenset[str]()


class Scripted:
    """A sense that answers when the test says so; at once where it has an `answer`."""

    def __init__(self, part: str, answer: frozenset[str] | None = None) -> None:
        self.backend = Backend(part, "scripted", "Looked at when a break is due.")
        self.answer = answer
        self.tell: Tell | None = None

    def listen(self, tell: Tell) -> None:
        assert self.tell is None, "listened to twice"
        self.tell = tell
        if self.answer is not None:
            tell(self.answer)

    def rest(self) -> None:
        self.tell = None


class Heard:
    """Notes what the lookout tells."""

    def __init__(self) -> None:
        self.all: list[tuple[frozenset[str], frozenset[str]]] = []

    def looked(self, senses: frozenset[str], reasons: frozenset[str]) -> None:
        self.all.append((senses, reasons))


@pytest.fixture
def heard() -> Heard:
    return Heard()


Listen = Callable[[Lookout, str], None]


@pytest.fixture
def listen(loop: EdgeLoop) -> Listen:
    """Want these senses and no others, and wait until that is done."""

    def listen(lookout: Lookout, names: str) -> None:
        lookout.listen(frozenset(names.split()))
        loop.run(lambda: None)

    return listen


def test_a_look_is_told_once_when_all_have_answered(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    camera, dnd = Scripted("camera", frozenset({"camera"})), Scripted("dnd")
    lookout = Lookout(loop, heard, [camera, dnd])
    listen(lookout, "camera dnd")
    assert heard.all == []
    assert dnd.tell is not None
    tell = dnd.tell
    loop.run(lambda: tell(NONE))
    assert heard.all == [(frozenset({"camera", "dnd"}), frozenset({"camera"}))]
    loop.run(lambda: tell(frozenset({"dnd"})))
    loop.run(lambda: tell(frozenset({"dnd"})))
    assert heard.all[1:] == [(frozenset({"dnd"}), frozenset({"dnd"}))], "a change is told alone, and once"
    listen(lookout, "")
    assert [camera.tell, dnd.tell] == [None, None]
    loop.run(lambda: tell(NONE))
    assert len(heard.all) == 2, "what is not wanted is not told"
    listen(lookout, "camera")
    assert heard.all[2:] == [(frozenset({"camera"}), frozenset({"camera"}))], "and each look is a new one"


def test_one_that_never_answers_holds_nothing_up(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    mute = Scripted("microphone")
    lookout = Lookout(loop, heard, [mute, Scripted("camera", frozenset({"camera"}))])
    listen(lookout, "microphone camera")
    until(lambda: heard.all == [(frozenset({"microphone", "camera"}), frozenset({"camera"}))], "the rest is told")
    states = {each.part: each.state for each in lookout.backends}
    assert states == {"microphone": "unavailable", "camera": "ready"}
    assert mute.tell is not None
    tell = mute.tell
    loop.run(lambda: tell(frozenset({"microphone"})))
    assert heard.all[1:] == [(frozenset({"microphone"}), frozenset({"microphone"}))], "late is better than never"
    assert lookout.backends[0].state == "ready"


def test_what_there_is_no_sense_for_finds_nothing(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    lookout = Lookout(loop, heard, [NoSense("screen", "No desktop tells of it.")])
    listen(lookout, "screen programs")
    assert heard.all == [(frozenset({"screen", "programs"}), NONE)]


def test_giving_up_the_last_that_is_awaited_tells_the_others(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    lookout = Lookout(loop, heard, [Scripted("dnd"), Scripted("camera", NONE)])
    listen(lookout, "dnd camera")
    listen(lookout, "camera")
    assert heard.all == [(frozenset({"camera"}), NONE)]


def test_others_take_their_place_and_are_listened_to_at_once(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    before, after = Scripted("camera", frozenset({"camera"})), Scripted("camera", NONE)
    lookout = Lookout(loop, heard, [before])
    listen(lookout, "camera")
    loop.run(lambda: lookout.choose([after]))
    assert before.tell is None
    assert after.tell is not None
    assert heard.all == [(frozenset({"camera"}), frozenset({"camera"})), (frozenset({"camera"}), NONE)]
    listen(lookout, "")
    assert after.tell is None


def test_a_look_around_is_told_to_nobody_else_and_rests_again(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    camera, mute, dnd = Scripted("camera", frozenset({"camera"})), Scripted("microphone"), Scripted("dnd", NONE)
    lookout = Lookout(loop, heard, [camera, mute, dnd])
    listen(lookout, "dnd")
    said: list[str] = []
    lookout.look(lambda: said.append("first"))
    lookout.look(lambda: said.append("second"))
    until(lambda: said == ["first", "second"], "who does not answer holds nothing up")
    assert heard.all == [(frozenset({"dnd"}), NONE)]
    assert {each.part: each.state for each in lookout.backends}["microphone"] == "unavailable"
    assert [camera.tell, mute.tell] == [None, None]
    assert dnd.tell is not None, "what was listened to is"


def test_a_break_that_falls_due_ends_a_look_around(loop: EdgeLoop, heard: Heard, listen: Listen) -> None:
    camera, mute = Scripted("camera", frozenset({"camera"})), Scripted("microphone")
    lookout = Lookout(loop, heard, [camera, mute])
    said: list[str] = []
    lookout.look(lambda: said.append("done"))
    listen(lookout, "camera")
    assert said == ["done"]
    assert heard.all == [(frozenset({"camera"}), frozenset({"camera"}))]
    assert (camera.tell is not None, mute.tell) == (True, None)
