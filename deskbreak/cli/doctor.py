"""`deskbreak doctor`: how each part works here, and what is wrong."""

from pathlib import Path

import click

from deskbreak.cli import report
from deskbreak.cli.context import REFUSED, Context, pass_context, print_json
from deskbreak.cli.findings import findings
from deskbreak.cli.trial import WELL, trial
from deskbreak.words import gettext as _


@click.command(
    help=_(
        "Say how each part works here and why, what would be better, and what is wrong. Exits with 1 when "
        "something needs attention: a fault in your files, or no way to notify you, to notice you or to show a page."
    )
)
@click.option("--notify", is_flag=True, help=_("Send a test notification and say whether its button comes back."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@click.option(
    "--bundle",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.zip",
    help=_("Write it for a bug report, with the log and without anything private."),
)
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@pass_context
@click.pass_context
def doctor(ctx: click.Context, context: Context, notify: bool, as_json: bool, bundle: Path | None, force: bool) -> None:
    """Look at everything, and tell."""
    if bundle is not None and bundle.suffix.lower() != ".zip":
        raise click.UsageError(_("Name a file that ends in .zip."))
    if bundle is not None and as_json:
        raise click.UsageError(_("A bundle holds the JSON already: leave out --json."))
    tried = trial(context) if notify else None
    found = findings(context)
    if tried is not None:
        found["notification"] = tried
        if tried["came"] not in WELL and found["backends"].get("notices", {}).get("state") == "ready":
            found["troubles"].insert(0, tried["says"])
    not_running = context.no_resident().message
    if bundle is not None:
        from deskbreak.cli import bundle as bundles

        bundles.write(context, bundle, found, not_running, force=force)
        return
    if as_json:
        print_json(found)
    else:
        for line in report.lines(found, not_running):
            click.echo(line)
    if found["troubles"]:
        ctx.exit(REFUSED)
