"""`deskbreak settings`: what is set, and changing it in the person's file."""

from collections.abc import Mapping
from typing import Any

import click

from deskbreak import config
from deskbreak.cli.completing import setting_keys
from deskbreak.cli.context import Context, Stop, pass_context, print_json
from deskbreak.config import edit
from deskbreak.config.rhythm import of_preset
from deskbreak.core.key import PRESET, Key, Way
from deskbreak.core.keys import GROUPS, KEYS, find, nearest
from deskbreak.core.kind import Choice, Duration, Plain, Several, WrongValue, text
from deskbreak.core.settings import PRESETS, Settings
from deskbreak.words import gettext as _

WIDTH = 18


class Schema(click.Group):
    """A group whose help ends with every setting there is."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A paragraph a setting, by group."""
        for group, title in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(key.name, _help(key)) for key in KEYS if key.group == group])


@click.group(cls=Schema, invoke_without_command=True, help=_("Show every setting, or change some."))
@click.option("--json", "as_json", is_flag=True, help=_("Print all there is to know."))
@click.pass_context
@pass_context
def settings(context: Context, ctx: click.Context, as_json: bool) -> None:
    """Without a verb of its own, show."""
    if ctx.invoked_subcommand is None:
        _show(context, as_json=as_json)


@settings.command(name="get", help=_("Print the value of one setting."))
@click.argument("name", metavar="KEY", shell_complete=setting_keys)
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@pass_context
def get(context: Context, name: str, as_json: bool) -> None:
    """Print one value as `set` takes it."""
    key = _key(name)
    loaded = config.load(context.folders.settings)
    plain = key.plain(loaded.settings)
    if as_json:
        print_json(plain)
    else:
        click.echo(text(plain))
    _tell([str(fault) for fault in loaded.faults if fault.key == name or not fault.key])


@settings.command(name="set", help=_("Change one setting. As in: set long.every 45 min. A list takes several values."))
@click.argument("name", metavar="KEY", shell_complete=setting_keys)
@click.argument("values", metavar="VALUE...", nargs=-1, required=True)
@pass_context
def set_(context: Context, name: str, values: tuple[str, ...]) -> None:
    """Write one value."""
    key = _key(name)
    try:
        plain = key.kind.typed(values)
        key.kind.read(plain)
    except WrongValue as wrong:
        raise Stop(f"{name}: {wrong}") from wrong
    _change(context, {key.path: plain}, [key])


@settings.command(name="reset", help=_("Go back to the defaults of these settings, or of all."))
@click.argument("names", metavar="[KEY]...", nargs=-1, shell_complete=setting_keys)
@click.option("--all", "everything", is_flag=True, help=_("Every setting."))
@pass_context
def reset(context: Context, names: tuple[str, ...], everything: bool) -> None:
    """Take values out of the file."""
    if bool(names) == everything:
        raise click.UsageError(_("Name the settings to reset, or give --all."))
    given = config.load(context.folders.settings).given
    if everything:
        _change(context, dict.fromkeys(sorted(given)), [])
        click.echo(_("Every setting has its default again."))
        return
    # A name that is no setting may be one that stands in the file by mistake.
    unknown = {name: tuple(name.split(".")) for name in names if tuple(name.split(".")) in given and find(name) is None}
    keys = [_key(name) for name in names if name not in unknown]
    _change(context, dict.fromkeys([key.path for key in keys] + list(unknown.values())), keys)


@settings.command(name="path", help=_("Print where the file of settings lies."))
@pass_context
def path(context: Context) -> None:
    """Print the path alone."""
    click.echo(click.format_filename(context.folders.settings))


@settings.command(name="preset", help=_("Use a preset, or list them. It replaces the single values you set."))
@click.argument("name", required=False, type=click.Choice(list(PRESETS)))
@pass_context
def preset(context: Context, name: str | None) -> None:
    """List the presets, or choose one."""
    key = _key(".".join(PRESET))
    loaded = config.load(context.folders.settings)
    if name is not None:
        _change(context, of_preset(name, loaded.given), [key])
        return
    assert isinstance(key.kind, Choice)
    for each, words in key.kind.words.items():
        click.echo(f"{'*' if each == loaded.settings.preset else ' '} {each:12} {words}")


def _show(context: Context, *, as_json: bool) -> None:
    file = context.folders.settings
    loaded = config.load(file)
    faults = [str(fault) for fault in loaded.faults]
    if as_json:
        print_json({"path": str(file), "settings": {key.name: _as_json(key, loaded) for key in KEYS}, "faults": faults})
    else:
        click.echo(click.format_filename(file))
        for group, title in GROUPS.items():
            click.echo(f"\n{title}")
            for key in KEYS:
                if key.group == group:
                    click.echo(_line(key, loaded))
        click.echo("\n" + _("* differs from its default. `deskbreak settings --help` says what each one does."))
    _tell(faults)


def _line(key: Key, loaded: config.Config) -> str:
    plain, usual = key.plain(loaded.settings), key.usual(loaded.settings)
    if plain == usual:
        return f"  {key.name:{WIDTH}}{_shown(plain)}"
    return f"* {key.name:{WIDTH}}{_shown(plain)}   " + _("(default: {value})").format(value=_shown(usual))


def _as_json(key: Key, loaded: config.Config) -> dict[str, Any]:
    plain, usual = key.plain(loaded.settings), key.usual(loaded.settings)
    return {"value": plain, "default": usual, "differs": plain != usual, "group": key.group, "effect": key.effect}


def _shown(plain: Plain) -> str:
    return text(plain) or "-"


def _help(key: Key) -> str:
    return _("{effect} {fits}Default: {value}.").format(
        effect=key.effect, fits=_what_fits(key), value=_shown(key.usual(Settings()))
    )


def _what_fits(key: Key) -> str:
    match key.kind:
        case Duration(low, high):
            says = _("From {low} to {high}. ")
            return says.format(low=key.kind.plain(low), high=key.kind.plain(high))
        case Choice(words):
            return "; ".join(f"{name}: {each}" for name, each in words.items()) + ". "
        case Several(words):
            return _("Any of: {names}. ").format(names=", ".join(words))
        case _:
            return ""


def _key(name: str) -> Key:
    key = find(name)
    if key is None:
        near = nearest(name)
        hint = " " + _("Did you mean {near}?").format(near=near[0]) if near else ""
        raise click.BadParameter(_("There is no setting {name}.").format(name=name) + hint, param_hint="KEY")
    return key


def _change(context: Context, values: Mapping[Way, Plain | None], keys: list[Key]) -> None:
    done = edit.change(context.folders.settings, values)
    for key in keys:
        click.echo(f"{key.name}: {_shown(key.plain(done.config.settings))}")
    told = context.ask_or_none({"do": "settings-changed"})
    if told is None:
        click.echo(_("Saved. Deskbreak is not running; it uses this from its next start."), err=True)
    elif not told["ok"]:
        raise Stop(str(told["says"]))


def _tell(faults: list[str]) -> None:
    if faults:
        raise Stop("\n".join(faults))
