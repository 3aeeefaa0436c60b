"""`deskbreak watch`: every change as it happens, a line each."""

import json
import queue
import threading
from collections.abc import Iterator

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.fields import Line, epilog, format_option
from deskbreak.control.client import Client, NoResident
from deskbreak.control.protocol import Message
from deskbreak.words import gettext as _

LOOK_AGAIN_S = 20.0
"""How old a line may get that tells how long something will take."""


@click.command(
    help=_("Print what comes next, again with every change, until interrupted or the resident ends."), epilog=epilog()
)
@click.option("--json", "as_json", is_flag=True, help=_("Print every change and every entry of the journal as JSON."))
@format_option
@pass_context
def watch(context: Context, as_json: bool, line: Line | None) -> None:
    """Stream what the resident tells."""
    try:
        with Client(context.folders.socket) as client:
            if as_json:
                for message in client.stream({"do": "watch"}):
                    click.echo(json.dumps(message, ensure_ascii=False))
            else:
                _print(context, client, line or Line("{says}"))
    except NoResident as fault:
        raise context.no_resident() from fault
    # A bar that sees the status takes the last line away.
    raise context.no_resident()


def _print(context: Context, client: Client, line: Line) -> None:
    """Each line that differs from the one before it."""
    printed = None
    for status in _statuses(context, client, passes=line.passes):
        told = line.of(context, status)
        if told != printed:
            click.echo(told)
            printed = told


def _statuses(context: Context, client: Client, *, passes: bool) -> Iterator[Message]:
    """Every status as it comes; where time alone changes what is printed, one now and then while the clocks run."""
    told: queue.SimpleQueue[Message | None] = queue.SimpleQueue()

    def read() -> None:
        for message in client.stream({"do": "watch"}):
            if "status" in message:
                told.put(message["status"])
        told.put(None)

    threading.Thread(target=read, name="watch", daemon=True).start()
    runs = False
    while True:
        try:
            status = told.get(timeout=LOOK_AGAIN_S if passes and runs else None)
        except queue.Empty:
            answer = context.ask_or_none({"do": "status"})
            status = answer["status"] if answer is not None else None
        if status is None:
            return
        status = context.known(status)
        runs = status["phase"] in {"counting", "snoozed"}
        yield status
