"""The page's playback and the terminal's are two scripts of one piece: whatever is done, both tell the same."""

from collections.abc import Callable
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Page

from deskbreak.core.playback import Over, Playback, StepDone
from deskbreak.core.routine import Routine
from deskbreak.window.reel import reel
from tests.window.conftest import House
from tests.window.exercises import NECK, ONE_SIDED

ROUNDS = 40
MOVES = 60
UNEVEN = 0.0501234
"""No sum of these lies half-way between two tenths, which the two languages round differently."""
PLAY = """async ([reel, rounds]) => {
  const { Playback } = await import("/static/playback.js");
  return rounds.map((moves) => {
    const playback = new Playback(reel);
    return moves.map((move) => {
      if (move === 0) playback.finishStep();
      const told = move < 0 ? playback.toStep(-1 - move) ?? [] : playback.advance(move);
      return [told, playback.step, playback.unfinished, playback.share(playback.step), playback.atEnd];
    });
  });
}"""


@pytest.mark.parametrize("routine", [NECK, ONE_SIDED], ids=["both sides", "one side"])
def test_both_tell_the_same(house: House, tab: Callable[..., Page], routine: Routine) -> None:
    rounds = [[_move(round_, number) for number in range(MOVES)] for round_ in range(ROUNDS)]
    page = tab()
    page.goto(house.gate.address("today"))
    for moves, answers in zip(rounds, page.evaluate(PLAY, [reel(routine), rounds]), strict=True):
        playback = Playback(routine)
        for move, (told, step, unfinished, share, at_end) in zip(moves, answers, strict=True):
            ours = _done(playback, move)
            assert [each for each in told if each["what"] != "moment"] == ours
            assert (playback.step, playback.at_end) == (step, at_end)
            assert abs(playback.unfinished_s - unfinished) < 1e-6
            assert abs(playback.share(playback.step) - share) < 1e-6


def _move(round_: int, number: int) -> float:
    """Up to 4 or to 30 seconds to let go by; nothing to be done with the step, -1 less the step to go to it."""
    drawn = crc32(f"{round_}/{number}".encode())
    match drawn % 4:
        case 0:
            return float(-1 - drawn // 4 % len(NECK.steps))
        case 1:
            return 0.0
        case 2:
            return UNEVEN + drawn // 4 % 4000 / 1000
        case _:
            return UNEVEN + drawn // 4 % 30000 / 1000


def _done(playback: Playback, move: float) -> list[dict[str, Any]]:
    if move < 0:
        playback.to_step(int(-1 - move))
        return []
    if move == 0:
        playback.finish_step()
    told: list[dict[str, Any]] = []
    for each in playback.advance(move):
        if isinstance(each, StepDone):
            told.append({"what": "step", "step": each.step, "seconds": each.seconds})
        elif isinstance(each, Over):
            told.append({"what": "end"})
    return told
