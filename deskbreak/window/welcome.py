"""The page of the first day: four short questions with good defaults, none of which has to be answered."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak import config
from deskbreak.core.hours import WEEKDAYS
from deskbreak.core.keys import KEYS, find
from deskbreak.core.kind import Ranges, WrongValue
from deskbreak.core.settings import Settings
from deskbreak.desktop import autostart
from deskbreak.errors import DeskbreakError
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.form import sections
from deskbreak.window.reel import thumbnail
from deskbreak.window.settings import OFFICE, Fields, Values, Wrong, plain_of, told, typed, week
from deskbreak.window.verbs import body
from deskbreak.words import gettext as _

TRY = "breathe-minute"
"""The routine for a first break: a minute, seated, and nobody notices."""
HOURS = Ranges(0)


async def page(request: Request) -> Response:
    """The questions, answered with what holds now."""
    return await _show(desk_of(request), {})


async def answer(request: Request) -> Response:
    """Do as the form says and ask no more; shows the questions again where an answer cannot be used."""
    desk = desk_of(request)
    fields = parse_qs((await body(request)).decode("utf-8", "replace"), keep_blank_values=True)
    act = fields.get("act", [""])[0]
    if act != "skip":
        try:
            await to_thread.run_sync(_save, desk, fields)
        except DeskbreakError as fault:
            return await _show(desk, fields, fault)
        desk.said = await told(desk, _("Saved."))
    await desk.ask({"do": "welcomed"})
    if act == "try":
        desk.starts()
        started = await desk.ask({"do": "start", "routine": await to_thread.run_sync(_first, desk)})
        if started["ok"]:
            desk.said = ""
            return RedirectResponse("/break", 303)
        desk.said = str(started["says"])
    return RedirectResponse("/today", 303)


async def _show(desk: Desk, fields: Fields, wrong: DeskbreakError | None = None) -> Response:
    desk.stay.expect()
    status = await desk.status()
    context = await to_thread.run_sync(_context, desk, fields)
    about_hours = isinstance(wrong, Wrong) and isinstance(wrong.key.kind, Ranges)
    return desk.page(
        "welcome.html",
        200 if wrong is None else 422,
        playing=status["player"] is not None,
        wrong_hours=str(wrong) if about_hours else "",
        wrong="" if wrong is None or about_hours else str(wrong),
        **context,
    )


def _context(desk: Desk, fields: Fields) -> Mapping[str, object]:
    loaded = config.load(desk.ledger.folders.settings)
    answered = replace(loaded, settings=_answered(loaded.settings, fields))
    when, ranges = _when(loaded.settings)
    routine = desk.shelf.routine(TRY)
    return {
        "rows": {row.name: row for section in sections(answered) for row in section.rows},
        "reasons": _reasons(),
        "when": fields.get("when", [when])[0],
        "ranges": fields.get("ranges", [ranges])[0],
        "differs": when == "keep",
        "login": autostart.standing(desk.ledger.folders.profile).state == "on",
        "wants_login": "login" in fields,
        "has_window": find_spec("webview") is not None,
        "path": str(desk.ledger.folders.settings),
        "picture": "" if routine is None else thumbnail(routine),
    }


def _reasons() -> Mapping[str, str]:
    """Whom each preset is for."""
    return {
        "gentle": _("If interruptions bother you."),
        "balanced": _("What most guidance comes down to: a good start."),
        "frequent": _("For long typing, or a neck or arm that gets sore."),
        "recovery": _("For hands and arms that recover from strain."),
        "sit-stand": _("For a desk that goes up and down."),
    }


def _answered(settings: Settings, fields: Fields) -> Settings:
    """`settings` with what the form says; what cannot be read stays as it is."""
    for key in KEYS:
        if key.name in fields.get("keys", ()):
            try:
                settings = key.put(settings, key.kind.read(plain_of(key, fields.get(key.name, []))))
            except WrongValue:
                continue
    return settings


def _when(settings: Settings) -> tuple[str, str]:
    """Which answer the working hours are, and the ranges for those of one's own."""
    monday = HOURS.plain(tuple(each for each in settings.hours.ranges if each.weekday == 0))
    ranges = monday if isinstance(monday, list) else []
    days = [[(each.start, each.end) for each in settings.hours.ranges if each.weekday == day] for day in range(7)]
    if not settings.hours.ranges:
        return "always", ""
    if any(days[5:]) or any(day != days[0] for day in days[:5]):
        return "keep", ""
    return ("office", "") if ranges == [OFFICE] else ("own", ", ".join(ranges))


def _save(desk: Desk, fields: Fields) -> None:
    # The library that writes the file is not needed to show the questions.
    from deskbreak.config import edit

    path = desk.ledger.folders.settings
    loaded = config.load(path)
    values = typed(fields, loaded) | _hours(fields, loaded)
    if values:
        desk.changed = edit.change(path, values)
    if "login" in fields:
        autostart.turn_on(desk.ledger.folders.profile)


def _hours(fields: Fields, loaded: config.Config) -> Values:
    """The changes of the working hours, where they are to change."""
    when, ranges = fields.get("when", ["keep"])[0], fields.get("ranges", [""])[0]
    if when == "keep" or (when, ranges) == _when(loaded.settings):
        return {}
    match when:
        case "always":
            return week([], loaded)
        case "office":
            return week([OFFICE], loaded)
        case _:
            return week(_ranges(ranges), loaded)


def _ranges(said: str) -> list[str]:
    """What a person typed as their working hours; raises `Wrong`."""
    key = find(f"hours.{WEEKDAYS[0]}")
    assert key is not None
    try:
        plain = HOURS.typed([said])
        HOURS.read(plain or None)  # nothing at all is no answer here
    except WrongValue as wrong:
        raise Wrong(key, str(wrong)) from wrong
    return plain if isinstance(plain, list) else []


def _first(desk: Desk) -> str | None:
    """The break to try; the schedule's own choice where that one is not for this person, or not there."""
    routine = desk.shelf.routine(TRY)
    care = config.load(desk.ledger.folders.settings).settings.care
    return TRY if routine is not None and routine.avoid.isdisjoint(care) else None
