"""How soon each way notices that input stops and returns, and what it costs meanwhile. Takes six minutes."""

import itertools
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from deskbreak.desktop.presence.x11 import X11Presence
from tests.bench.cost import switches, thread_switches
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import DesktopSession, until
from tests.plugin_ground import Ground

IDLE_S = 1.0
TURNS = 5
MOST_LATE_S = 0.5
MOST_RETURN_S = 0.2
"""Beside what the moving itself takes: xdotool and swaymsg are programs to start."""
UNDER_WAY_S = 0.5
"""After a report, for what is asked of the server because of it."""
REST_S = 60

SETTLE_S = 20
TYPING_S = 60
KEY_EVERY_S = 0.2
MOST_SWITCHES_A_SECOND = 0.1


def test_how_late_and_at_what_cost(ground: Ground, felt: Felt, loop: EdgeLoop) -> None:
    """Times are taken before the pointer is moved, so what the moving takes is in every figure."""
    ground.move()
    ground.presence.watch(frozenset({IDLE_S}))
    until(lambda: felt.names == ["idle"], "it is noticed that nobody moves")
    idle, back, moving = [], [], []
    for turn in range(1, TURNS + 1):
        begun = time.monotonic()
        ground.move()
        moving.append(time.monotonic() - begun)
        until(lambda turn=turn: felt.names.count("input") == turn, "the return is noticed")  # type: ignore[misc]  # mypy infers no lambda with a default
        back.append(felt.at[-1] - begun)
        for _more in range(turn):  # the last input is hardly ever the first one
            time.sleep(0.17)
            begun = time.monotonic()
            ground.move()
        until(lambda turn=turn: felt.names.count("idle") == turn + 1, "it is noticed that nobody moves")  # type: ignore[misc]  # see above
        idle.append(felt.at[-1] - begun - IDLE_S)
    assert felt.names == ["idle", "input"] * TURNS + ["idle"]
    turns, woken = rest(loop)
    print(
        f"\nPresence on {ground.name} by {ground.presence.backend.name}: "
        f"{IDLE_S:g} s without input seen {both(idle)} late, a return after {both(back)}, "
        f"of which moving the pointer takes {both(moving)}; "
        f"{turns} turns and {woken} context switches in {REST_S} s of rest."
    )
    assert max(map(abs, idle)) <= MOST_LATE_S
    assert all(late <= MOST_RETURN_S + took for late, took in zip(back, moving, strict=True))
    assert felt.names[-1] == "idle", "nobody moved while it rested"
    assert (turns, woken) == (0, 0)


def rest(loop: EdgeLoop) -> tuple[int, int]:
    """The loop's turns and its thread's context switches while nothing happens."""
    found: list[int] = []
    loop.run(lambda: found.append(threading.get_native_id()))
    time.sleep(UNDER_WAY_S)
    turns, before = loop.turns, thread_switches(os.getpid(), found[0])
    time.sleep(REST_S)
    turns, woken = loop.turns - turns, thread_switches(os.getpid(), found[0]) - before
    loop.run(lambda: None)
    assert thread_switches(os.getpid(), found[0]) > before, "a switch is counted where there is one"
    return turns, woken


def both(seconds: list[float]) -> str:
    """The median and the worst; below zero is too early."""
    return f"{1000 * statistics.median(seconds):.0f} ms (worst {1000 * max(seconds, key=abs):.0f})"


def test_somebody_types(
    desktop_session: DesktopSession,
    resident: Callable[[], subprocess.Popen[bytes]],
    loop: EdgeLoop,
    felt: Felt,
) -> None:
    """Input that is no return wakes nobody."""
    actions = itertools.cycle([["key", "a"], ["mousemove", "600", "400"], ["key", "b"], ["mousemove", "640", "420"]])

    def type_for(seconds: float) -> int:
        typed, until_then = 0, time.monotonic() + seconds
        while time.monotonic() < until_then:
            subprocess.run(["xdotool", *next(actions)], env=desktop_session.environment, check=True)
            typed += 1
            time.sleep(KEY_EVERY_S)
        return typed

    process = resident()
    type_for(SETTLE_S)
    witness = X11Presence(loop, felt)
    witness.watch(frozenset({IDLE_S}))
    before = switches(process.pid)
    typed = type_for(TYPING_S)
    woken = switches(process.pid) - before
    print(
        f"\nWhile somebody types: {woken / TYPING_S:.2f} context switches a second of the resident "
        f"({woken} in {TYPING_S} s), at {typed / TYPING_S:.1f} inputs a second."
    )
    assert felt.names == [], "the server took it for input"
    says = [sys.executable, "-m", "deskbreak", "doctor", "--json"]
    told = json.loads(subprocess.run(says, env=desktop_session.environment, check=False, capture_output=True).stdout)
    assert told["backends"]["presence"]["name"] == "x11"
    assert switches(process.pid) > before, "answering is counted"
    until(lambda: felt.names == ["idle"], "the typing ends")
    witness.close()
    loop.run(lambda: None)
    assert process.poll() is None
    assert woken / TYPING_S < MOST_SWITCHES_A_SECOND
