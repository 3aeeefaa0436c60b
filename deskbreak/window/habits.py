"""The habit cards: usual causes at a desk and what to do about each, and what moves you in the week."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import words
from deskbreak.core.habit import Habit
from deskbreak.core.workstation import Check
from deskbreak.library import habits, workstation
from deskbreak.resources import folder
from deskbreak.window import names
from deskbreak.window.desk import desk_of


async def page(request: Request) -> Response:
    """All cards; each has its id as an anchor."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    cards, check = await to_thread.run_sync(_read)
    return desk.page(
        "habits.html",
        playing=status["player"] is not None,
        names=names,
        causes=[each for each in cards if each.kind == "cause"],
        week=[each for each in cards if each.kind == "week"],
        places={each.id: (number, each.name) for number, each in enumerate(check.items, 1)},
    )


def _read() -> tuple[tuple[Habit, ...], Check]:
    place = folder("routines")
    return habits.load(place, words.LANGUAGE), workstation.load(place, words.LANGUAGE)
