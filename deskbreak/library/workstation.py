"""The items of the workstation check, from `routines/workstation.toml`."""

from pathlib import Path
from typing import get_args

from deskbreak.core.routine import Focus, Grade
from deskbreak.core.workstation import Check, Item
from deskbreak.errors import DeskbreakError
from deskbreak.library.exercise import WIDEST_TURN, Poses, read_name, read_sources
from deskbreak.library.reader import POSES, poses_in
from deskbreak.library.sheet import only_once, read_sheet, read_texts
from deskbreak.library.table import Table, hint
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

NAME = "workstation.toml"
VIEWS = ("front", "side", "back")
STEEPEST = 60.0
"""Degrees from above; beyond them a person is a head on shoulders."""
_TEXTS = ("name", "look", "why", "how")


def load(folder: Path, language: str = "en") -> Check:
    """The check in `folder`, which holds the poses too. Blocks; raises `DeskbreakError` with the first fault."""
    check, faults = read(folder / NAME, language)
    if check is None:
        raise DeskbreakError(str(faults[0]))
    return check


def read(path: Path, language: str = "en") -> tuple[Check | None, tuple[Fault, ...]]:
    """The check in the file `path`, and every fault in it."""
    poses = poses_in(path.with_name(POSES))
    return read_sheet(path, lambda table: _check(table, poses, language))


def _check(table: Table, poses: Poses, language: str) -> Check:
    tables = table.tables("item")
    items = tuple(_item(each, len(tables), poses, language) for each in tables)
    only_once(table, "item", "id", [each.id for each in items])
    only_once(table, "item", "rank", [each.rank for each in items])
    order = table.table("order")
    says = read_texts(order, ("says",), language)["says"] if order is not None else ""
    if order is None:
        table.fault(_("The table [order.text.en] is missing: say why the items are ranked as they are."), "order")
    else:
        order.close()
    table.close()
    return Check(items, says)


def _item(table: Table, items: int, poses: Poses, language: str) -> Item:
    words = read_texts(table, _TEXTS, language)
    item = Item(
        id=read_name(table),
        rank=table.whole("rank", 1, items),
        often=_pose(table, "often", poses),
        rather=_pose(table, "rather", poses),
        view=table.choice("view", VIEWS),
        turn=table.number("turn", -WIDEST_TURN, WIDEST_TURN, 0.0),
        above=table.number("above", 0.0, STEEPEST, 0.0),
        focus=table.choice("focus", get_args(Focus), "body"),
        grade=table.choice("evidence", get_args(Grade)),
        sources=read_sources(table),
        **words,
    )
    table.close()
    return item


def _pose(table: Table, key: str, poses: Poses) -> str:
    name = table.text(key)
    if name and "body" not in poses.get(name, ()):
        says = _("There is no pose [body.{name}].").format(name=name)
        table.fault(says + hint(name, [each for each, scenes in poses.items() if "body" in scenes]), key)
    return name
