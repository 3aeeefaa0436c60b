"""What every way to notice input promises, asked of each on the real server it is for."""

import time
from functools import partial

from deskbreak.desktop.presence.nothing import NoPresence
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import until
from tests.plugin_ground import Ground

EARLY_S = 0.06
"""Compositors round their timers; KWin's may be a twentieth off."""
THRESHOLDS = (0.2, 0.5, 0.9)


def test_idle_and_back_again_and_again(ground: Ground, felt: Felt) -> None:
    moved = time.monotonic()
    ground.move()
    ground.presence.watch(frozenset({0.3}))
    for turn in range(1, 4):
        until(lambda turn=turn: felt.names.count("idle") == turn, "it is noticed that nobody moves")  # type: ignore[misc]  # mypy infers no lambda with a default
        assert 0.3 <= felt.all[-1][1] <= felt.at[-1] - moved + EARLY_S, "no longer than nobody moved"
        moved = time.monotonic()
        ground.move()
        until(lambda turn=turn: felt.names.count("input") == turn, "it is noticed that somebody does")  # type: ignore[misc]  # see above
    assert felt.names[:6] == ["idle", "input"] * 3


def test_every_threshold_in_each_idle_time(ground: Ground, felt: Felt) -> None:
    ground.move()
    ground.presence.watch(frozenset(THRESHOLDS))
    begun = 0
    for _turn in range(2):
        for seconds, least in zip(passed_apart(ground, felt, begun, THRESHOLDS), THRESHOLDS, strict=True):
            assert seconds >= least - EARLY_S
        begun = returns(ground, felt)


def returns(ground: Ground, felt: Felt) -> int:
    """Move, and wait until that is told; gives how many reports there were up to it."""
    before = felt.names.count("input")
    ground.move()
    until(lambda: felt.names.count("input") > before, "the return is told")
    names = felt.names
    return len(names) - names[::-1].index("input")


def passed_apart(ground: Ground, felt: Felt, begun: int, thresholds: tuple[float, ...]) -> list[float]:
    """The reports of the time without input that began after so many.

    Where the machine was too busy to tell two thresholds apart it is those of another time.
    """
    for _time in range(9):
        until(partial(has_passed, felt, begun, thresholds[-1]), f"{thresholds} are passed, but {felt.all}")
        if len(felt.all) - begun == len(thresholds):
            break
        begun = returns(ground, felt)
    return [seconds for _name, seconds in felt.all[begun:]]


def has_passed(felt: Felt, begun: int, threshold: float) -> bool:
    """Whether one of the reports after so many says that the threshold is passed."""
    return any(seconds >= threshold - EARLY_S for _name, seconds in felt.all[begun:])


def test_what_is_passed_already_is_told_at_once(ground: Ground, felt: Felt) -> None:
    ground.move()
    ground.presence.watch(frozenset({0.4}))
    until(lambda: felt.names == ["idle"], "0.4 s are passed")
    ground.presence.watch(frozenset({0.4, 0.1}))
    until(lambda: felt.names == ["idle", "idle"], "0.1 s are passed long since")
    ground.presence.watch(frozenset({600.0}))
    ground.move()
    until(lambda: felt.names == ["idle", "idle", "input"], "the return is told all the same")


def test_a_threshold_that_is_asked_for_while_nobody_moves_counts_from_the_last_input(
    ground: Ground, felt: Felt
) -> None:
    moved = time.monotonic()
    ground.move()
    ground.presence.watch(frozenset({THRESHOLDS[0]}))
    until(lambda: felt.names == ["idle"], "the first is passed")
    ground.presence.watch(frozenset(THRESHOLDS[::2]))
    until(lambda: felt.names == ["idle", "idle"], "the last is passed")
    assert felt.at[-1] - moved >= THRESHOLDS[-1] - EARLY_S
    begun = returns(ground, felt)
    assert felt.names[:begun] == ["idle", "idle", "input"]
    assert len(passed_apart(ground, felt, begun, THRESHOLDS[::2])) == 2, "both are passed again"


def test_nothing_is_told_that_was_not_asked(ground: Ground, felt: Felt, loop: EdgeLoop) -> None:
    ground.presence.watch(frozenset({0.05}))
    ground.presence.watch(frozenset())
    loop.run(lambda: None)
    time.sleep(0.1)  # what the server had on its way is there
    felt.all.clear()
    ground.move()
    time.sleep(0.2)  # there is nothing to wait for: that nothing comes is the point
    assert felt.names in ([], ["input"])


def test_no_wakeup_at_rest(ground: Ground, felt: Felt, loop: EdgeLoop) -> None:
    ground.move()
    ground.presence.watch(frozenset({60.0}))
    until(loop.rests, "silence wakes nobody")


def test_input_alone_wakes_nobody(x11_ground: Ground, felt: Felt, loop: EdgeLoop) -> None:
    x11_ground.move()
    x11_ground.presence.watch(frozenset({60.0}))
    loop.run(lambda: None)
    loop.run(lambda: None)
    before = loop.turns
    for _time in range(20):
        x11_ground.move()
    assert loop.turns - before <= 1
    x11_ground.presence.close()


def test_the_server_goes(ground: Ground, felt: Felt, loop: EdgeLoop) -> None:
    ground.presence.watch(frozenset({60.0}))
    loop.run(lambda: None)
    ground.server.stop()
    until(lambda: felt.names == ["lost"], "it is told")
    assert felt.says.endswith(".")
    ground.presence.watch(frozenset({1.0}))
    loop.run(lambda: None)
    assert felt.names == ["lost"]


def test_nothing_takes_you_as_present() -> None:
    nobody = NoPresence("You are always taken as present.")
    nobody.watch(frozenset({1.0}))
    nobody.close()
    assert nobody.senses is False
    assert (nobody.backend.part, nobody.backend.name, nobody.backend.state) == ("presence", "nothing", "unavailable")
