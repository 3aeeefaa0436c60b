"""`deskbreak doctor`: how each part works here, and what is wrong."""

import platform
import sys
from collections.abc import Mapping
from typing import Any

import click

from deskbreak import __version__, config, library, resources
from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.words import gettext as _


@click.command(help=_("Say which way each part works here and why, and what is wrong with your files."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@pass_context
def doctor(context: Context, as_json: bool) -> None:
    """Look at the resident, the settings and the routines."""
    findings = _findings(context)
    if as_json:
        print_json(findings)
        return
    click.echo(f"deskbreak {findings['version']}, Python {findings['python']}, {findings['system']}")
    if not findings["running"]:
        click.echo(context.no_resident().message)
    for part, each in findings["backends"].items():
        if part != "busy":
            click.echo(_line(part, each["name"], each))
    if findings["running"]:
        click.echo(_("Reasons to hold a break, looked for when one is due:"))
        for part, each in findings["backends"]["busy"].items():
            click.echo(_line(part, each["state"], each))
    for name, path in findings["folders"].items():
        click.echo(f"{name:11} {path}")
    for fault in findings["faults"]:
        click.echo(_("fault: {fault}").format(fault=fault))


def _line(part: str, word: str, backend: Mapping[str, Any]) -> str:
    untested = "" if backend["tested"] else " " + _("(untested on this system)")
    return f"{part:11} {word:11} {backend['why']}{untested}"


def _findings(context: Context) -> dict[str, Any]:
    folders = context.folders
    answer = context.ask_or_none({"do": "status"})
    status = answer["status"] if answer is not None else {}
    faults = [*config.load(folders.settings).faults]
    faults += library.load([resources.folder("routines"), folders.routines]).faults
    return {
        "version": __version__,
        "python": platform.python_version(),
        "system": sys.platform,
        "running": answer is not None,
        "backends": status.get("backends", {}),
        "folders": {"settings": str(folders.settings), "journal": str(folders.journal), "log": str(folders.log)},
        "faults": [str(fault) for fault in faults],
    }
