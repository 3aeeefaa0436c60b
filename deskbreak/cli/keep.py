"""How a verb has something done to the journal: by the resident where one runs, else here, under its lock."""

import time

import click
import tzlocal

from deskbreak.cli.context import Context, Stop
from deskbreak.control.client import Client, NoResident
from deskbreak.journal.deed import Deed
from deskbreak.words import gettext as _


def sure(asks: str) -> None:
    """Ask before something is removed; ends the verb where the answer is no, or there is none."""
    try:
        yes = click.confirm(asks)
    except click.Abort:
        click.echo(err=True)
        yes = False
    if not yes:
        raise Stop(_("Nothing was removed."))


def keep(context: Context, deed: Deed) -> None:
    """Have `deed` done, however long it takes, and print how it went; ends the verb where it is refused."""
    try:
        client = Client(context.folders.socket)
    except NoResident:
        click.echo(_alone(context, deed))
        return
    with client:
        answer = next(client.stream(deed.message()), None)
    if answer is None:
        raise Stop(_("Deskbreak ended before it answered. `deskbreak log` shows whether it was done."))
    if not answer.get("ok"):
        raise Stop(str(answer.get("says", "")))
    click.echo(_told(answer["says"], answer.get("more", "")))


def _told(says: str, more: str) -> str:
    return f"{says} {more}".rstrip()


def _alone(context: Context, deed: Deed) -> str:
    from deskbreak.journal.keeping import perform
    from deskbreak.journal.writer import Writer
    from deskbreak.system.lock import Lock, Taken

    folders = context.folders
    folders.make()
    try:
        lock = Lock(*folders.locks)
    except Taken:
        raise Stop(_("Deskbreak is just starting or ending. Try again in a moment.")) from None
    try:
        writer = Writer(folders.journal)
        try:
            if writer.rescued is not None:
                raise Stop(writer.rescued.says + " " + _("Nothing else was done: look at it, then try again."))
            done = perform(writer, deed, time.time(), tzlocal.get_localzone())
            return _told(done.says, done.more)
        finally:
            writer.close()
    finally:
        lock.release()
