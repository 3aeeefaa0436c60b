"""`deskbreak workstation`: look at chair, desk and screen, on a page or here in the terminal."""

import click

from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.core.event import Verdict
from deskbreak.core.workstation import FIRST, Check, Item
from deskbreak.words import gettext as _

SAID: dict[int, Verdict] = {1: "fine", 2: "change", 3: "none"}
BACK = 0


@click.command(help=_("Look at chair, desk and screen, one thing at a time, and learn what to change first."))
@click.option("--here", is_flag=True, help=_("Ask here in the terminal instead of on a page."))
@pass_context
def workstation(context: Context, here: bool) -> None:
    """Open the page, or ask here; what is said here is shown where no resident runs, but not saved."""
    if not here:
        context.ensure()
        try:
            context.say({"do": "open", "page": "workstation"})
        except Stop as refused:
            instead = _("`{command} workstation --here` asks here in the terminal instead.")
            raise Stop(f"{refused.message} {instead.format(command=context.command)}") from None
        return
    from deskbreak import library, resources, words

    check = library.workstation.load(resources.folder("routines"), words.LANGUAGE)
    answers = _ask(check)
    _tell(check, answers)
    said = context.ask_or_none({"do": "checked", "answers": answers})
    click.echo(_("Not saved: deskbreak is not running.") if said is None else said["says"])


def _ask(check: Check) -> dict[str, Verdict]:
    answers: dict[str, Verdict] = {}
    index = 0
    while index < len(check.items):
        answer = _one(check.items[index], index + 1, len(check.items))
        if answer == BACK:
            index = max(0, index - 1)
            continue
        answers[check.items[index].id] = SAID[answer]
        index += 1
    return answers


def _one(item: Item, number: int, count: int) -> int:
    click.echo(_("{number} of {count}: {name}").format(number=number, count=count, name=item.name))
    click.echo(f"{item.look}\n{item.why}")
    asked = _("1 fine, 2 could be better, 3 does not apply, 0 back")
    answer = int(click.prompt(asked, type=click.IntRange(BACK, max(SAID))))
    click.echo()
    return answer


def _tell(check: Check, answers: dict[str, Verdict]) -> None:
    changes = check.to_change(answers)
    if not changes:
        click.echo(_("Nothing to change: it suits you as it is. The next posture is still a good one, so move often."))
        return
    for number, item in enumerate(changes[:FIRST], 1):
        click.echo(f"{number}. {item.name}\n   {item.how}")
    click.echo(check.order)
    if changes[FIRST:]:
        click.echo(_("Later: {names}.").format(names=", ".join(each.name for each in changes[FIRST:])))
