"""The page of settings: everything in the person's file, what a day would be with it, and changing it."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskbreak import config
from deskbreak.config.rhythm import of_preset
from deskbreak.control.client import NoResident
from deskbreak.core.hours import WEEKDAYS
from deskbreak.core.key import PRESET, Key, Way
from deskbreak.core.keys import KEYS
from deskbreak.core.kind import Flag, Plain, Several, WrongValue
from deskbreak.errors import DeskbreakError
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.form import sections, sketch
from deskbreak.window.verbs import body
from deskbreak.words import gettext as _

Fields = Mapping[str, list[str]]
Values = dict[Way, Plain | None]
OFFICE = "09:00-17:00"


class Wrong(DeskbreakError):
    """What was typed is no value of `key`."""

    def __init__(self, key: Key, says: str) -> None:
        super().__init__(says)
        self.key = key


async def page(request: Request) -> Response:
    """Every setting as it is in the file."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    path = desk.ledger.folders.settings
    loaded = await to_thread.run_sync(config.load, path)
    sketched = await to_thread.run_sync(sketch, loaded.settings)
    return desk.page(
        "settings.html",
        playing=status["player"] is not None,
        faults=[str(fault) for fault in loaded.faults],
        sections=sections(loaded),
        sketch=sketched,
        always=not loaded.settings.hours.ranges,
        singles=any(way[0] in ("micro", "long") for way in loaded.given),
        given=bool(loaded.given),
        path=str(path),
        can_undo=desk.changed is not None,
    )


async def change(request: Request) -> Response:
    """Save what a form or a single control says, or take it back."""
    desk = desk_of(request)
    fields = parse_qs((await body(request)).decode("utf-8", "replace"), keep_blank_values=True)
    ok, why = True, ""
    try:
        await to_thread.run_sync(_do, desk, fields)
        says = await told(desk, _("Undone.") if "undo" in fields else _("Saved."))
    except Wrong as wrong:
        ok, says, why = False, f"{wrong.key.title}: {wrong}", str(wrong)
    except DeskbreakError as fault:
        ok, says, why = False, str(fault), str(fault)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"ok": ok, "says": says, "why": why, "go": None})
    desk.said = says
    return RedirectResponse("/settings", 303)


async def told(desk: Desk, says: str) -> str:
    """What to say once the resident goes by the file, or why it does not."""
    try:
        answer = await desk.ask({"do": "settings-changed"})
    except NoResident:
        return says
    return says if answer["ok"] else str(answer["says"])


def _do(desk: Desk, fields: Fields) -> None:
    # The library that writes the file is not needed to show a page, and takes as long to import as one to make.
    from deskbreak.config import edit

    path = desk.ledger.folders.settings
    if "undo" in fields:
        done, desk.changed = desk.changed, None
        if done is not None:
            edit.undo(path, done)
        return
    values = _values(fields, config.load(path))
    if values:
        desk.changed = edit.change(path, values)


def _values(fields: Fields, loaded: config.Config) -> Values:
    reset = fields.get("reset", [""])[0]
    if reset == "all":
        return dict.fromkeys(sorted(loaded.given))
    if reset:
        return {key.path: None for key in KEYS if key.name == reset}
    match fields.get("week", [""])[0]:
        case "always":
            return week([], loaded)
        case "office":
            return week([OFFICE], loaded)
        case _:
            return typed(fields, loaded)


def week(ranges: list[str], loaded: config.Config) -> Values:
    """The changes that make `ranges` the working hours from Monday to Friday and leave the rest free; none: always."""
    if not ranges:
        return {("hours", day): None for day in WEEKDAYS if ("hours", day) in loaded.given}
    return {("hours", day): ranges if number < 5 else [] for number, day in enumerate(WEEKDAYS)}


def typed(fields: Fields, loaded: config.Config) -> Values:
    """What differs from what holds, of the keys that the form says it has."""
    values: Values = {}
    faulty = {fault.key for fault in loaded.faults}
    for key in KEYS:
        if key.name not in fields.get("keys", ()):
            continue
        try:
            plain = plain_of(key, fields.get(key.name, []))
            if key.kind.read(plain) != key.get(loaded.settings) or key.name in faulty:
                values[key.path] = plain
        except WrongValue as wrong:
            raise Wrong(key, str(wrong)) from wrong
    preset = values.get(PRESET)
    return of_preset(str(preset), loaded.given) | values if preset is not None else values


def plain_of(key: Key, texts: list[str]) -> Plain:
    """What the control of `key` sent, as the file holds it; raises `WrongValue`."""
    match key.kind:
        case Flag():
            return bool(texts)
        case Several():
            return texts
        case _:
            return key.kind.typed(texts)
