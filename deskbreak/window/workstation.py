"""The workstation check: one item a screen, and what to change first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak import dates, words
from deskbreak.core.entry import Entry
from deskbreak.core.event import Verdict
from deskbreak.core.workstation import FIRST, Check, Item, is_due
from deskbreak.figure.svg import svg
from deskbreak.figure.tableau import tableau
from deskbreak.library import workstation
from deskbreak.resources import folder
from deskbreak.window import names
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.verbs import body

LETTERS: Mapping[str, Verdict] = {"f": "fine", "c": "change", "n": "none"}
OPEN = "-"
"""What stands in an address for an answer that is not given yet; each item has one letter there, in their order."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with its two drawings."""

    item: Item
    often: str
    rather: str


async def page(request: Request) -> Response:
    """The last result; before the first check, what it is about."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    context = await to_thread.run_sync(_result, desk, float(status["at"]))
    return desk.page("workstation.html", playing=status["player"] is not None, names=names, **context)


async def item(request: Request) -> Response:
    """One item: `?at=` is its number from 1, `?given=` the answers so far."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    asked = request.query_params
    context = await to_thread.run_sync(_item, asked.get("at", ""), asked.get("given", ""))
    return desk.page("workstation-item.html", playing=status["player"] is not None, names=names, **context)


async def save(request: Request) -> Response:
    """Have the answers written down, then show what they come to; back to the first item where there are none."""
    desk = desk_of(request)
    given = parse_qs((await body(request)).decode("utf-8", "replace")).get("given", [""])[0]
    check = await to_thread.run_sync(_check)
    letters = _letters(given, check)
    answers = {each.id: LETTERS[letter] for each, letter in zip(check.items, letters, strict=True) if letter != OPEN}
    if not answers:
        return RedirectResponse("/workstation/check", 303)
    desk.said = str((await desk.ask({"do": "checked", "answers": answers}))["says"])
    return RedirectResponse("/workstation", 303)


def _check() -> Check:
    return workstation.load(folder("routines"), words.LANGUAGE)


def _letters(given: str, check: Check) -> str:
    """The answers in an address, one letter an item; what is none counts as not given."""
    known = "".join(letter if letter in LETTERS else OPEN for letter in given[: len(check.items)])
    return known.ljust(len(check.items), OPEN)


def _shown(each: Item) -> Shown:
    (often, rather), box = tableau(each)
    return Shown(each, svg(often, each.name, box), svg(rather, each.name, box))


def _item(at: str, given: str) -> Mapping[str, Any]:
    check = _check()
    number = min(max(int(at), 1), len(check.items)) if at.isascii() and at.isdigit() and len(at) < 3 else 1
    letters = _letters(given, check)
    return {
        "shown": _shown(check.items[number - 1]),
        "number": number,
        "count": len(check.items),
        "given": letters,
        "answer": LETTERS.get(letters[number - 1], ""),
        "choices": {
            verdict: f"{letters[: number - 1]}{letter}{letters[number:]}" for letter, verdict in LETTERS.items()
        },
    }


def _result(desk: Desk, now: float) -> Mapping[str, Any]:
    check = _check()
    done = desk.ledger.checks()
    if not done:
        return {"count": len(check.items), "example": _shown(check.items[0]), "last": None}
    answers = done[0].detail
    changes = check.to_change(answers)
    return {
        "count": len(check.items),
        "order": check.order,
        "last": dates.whole(desk.ledger.date_of(done[0].at)),
        "due": is_due(done[0].at, now),
        "first": [_shown(each) for each in changes[:FIRST]],
        "later": changes[FIRST:],
        "fine": check.said(answers, "fine"),
        "absent": check.said(answers, "none"),
        "moved": _moved(check, done, desk),
    }


def _moved(check: Check, done: Sequence[Entry], desk: Desk) -> Mapping[str, Any] | None:
    """What changed since the check before, where there was one."""
    if len(done) < 2:
        return None
    now, before = done
    moved = check.moved(now.detail, before.detail)
    return {"since": dates.whole(desk.ledger.date_of(before.at)), "better": moved["better"], "worse": moved["worse"]}
