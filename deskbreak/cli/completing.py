"""What a shell is offered when somebody presses Tab: words that a verb would take. Fast, and silent about any fault."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from deskbreak import resources
from deskbreak.errors import DeskbreakError
from deskbreak.folders import Folders


def routine_ids(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Every routine by its id, with its name."""
    return _beginning(begun, _names(_folders(ctx), "routines"))


def playable_ids(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Every routine, and every exercise."""
    folders = _folders(ctx)
    return _beginning(begun, _names(folders, "exercises") | _names(folders, "routines"))


def setting_keys(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Every setting by its key, with what it does."""
    from deskbreak.core.keys import KEYS

    return _beginning(begun, {key.name: key.effect for key in KEYS})


def _beginning(begun: str, words: dict[str, str]) -> list[CompletionItem]:
    return [CompletionItem(word, help=words[word]) for word in sorted(words) if word.startswith(begun)]


def _folders(ctx: click.Context) -> Folders:
    # No verb is run while one completes, so there is no context of ours yet.
    return Folders.of(str(ctx.find_root().params["profile"]))


def _names(folders: Folders, kind: str) -> dict[str, str]:
    """The ids of `kind`, which are the names of their files, with what the index calls them if there is one."""
    names = dict.fromkeys(_stems(folders, kind), "")
    if kind == "routines":
        from deskbreak import index

        names |= {each.id: each.name for each in index.routines(folders.index) if each.id in names}
    return names


def _stems(folders: Folders, kind: str) -> Iterator[str]:
    try:
        places: list[Path] = [resources.folder("routines"), folders.routines]
    except DeskbreakError:
        places = [folders.routines]
    for place in places:
        for path in (place / kind).glob("*.toml"):
            yield path.stem


def zones(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The places on the body."""
    from deskbreak.core.body.zone import names

    return [CompletionItem(zone, help=name) for zone, name in names().items() if zone.startswith(begun)]


def places(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The places on the body, then the sides of the one that was named."""
    from deskbreak.core.body.zone import ZONES, sides

    said: tuple[str, ...] = ctx.params.get(str(param.name)) or ()
    if not said:
        return zones(ctx, param, begun)
    if len(said) == 1 and said[0] in ZONES:
        return _beginning(begun, dict.fromkeys(sides(said[0]), ""))
    return []
