"""The page about the evidence: what is known, contested and unknown, and where that can be read."""

from collections.abc import Mapping

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import words
from deskbreak.library.evidence import NAME, load
from deskbreak.resources import folder
from deskbreak.window import names
from deskbreak.window.desk import desk_of
from deskbreak.words import gettext as _


async def page(request: Request) -> Response:
    """All findings by topic, and what the grades of exercises mean."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    evidence, _faults = await to_thread.run_sync(load, folder("routines") / NAME, words.LANGUAGE)
    return desk.page(
        "evidence.html",
        playing=status["player"] is not None,
        evidence=evidence,
        standings=_standings(),
        grades=[names.evidence(grade) for grade in "TCGV"],
    )


def _standings() -> Mapping[str, str]:
    """How firmly a finding stands, in a word."""
    return {
        "known": _("Known"),
        "contested": _("Contested"),
        "unknown": _("Unknown"),
        "rejected": _("Rejected"),
        "tradition": _("Tradition"),
    }
