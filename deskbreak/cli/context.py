"""What every verb is given: the profile's folders, and ways to ask the resident and to answer the person."""

import json
import subprocess
import time
from dataclasses import dataclass
from typing import Any

import click

from deskbreak.control.client import Client, NoResident, ask
from deskbreak.control.protocol import Message
from deskbreak.folders import Folders, called
from deskbreak.system.python import module
from deskbreak.words import gettext as _

REFUSED = 1
NO_RESIDENT = 3
START_S = 30.0
"""The first start reads the whole library, which takes a busy machine a while."""


class Stop(click.ClickException):
    """Ends a verb with a sentence on standard error and a status of its own."""

    def __init__(self, says: str, status: int = REFUSED) -> None:
        super().__init__(says)
        self.exit_code = status  # type: ignore[misc]  # click itself documents it as settable

    def show(self, file: Any = None) -> None:
        """The sentence alone, without a prefix."""
        click.echo(self.message, file=file, err=file is None)


@dataclass(frozen=True, slots=True)
class Context:
    """One call of the command line."""

    profile: str

    @property
    def folders(self) -> Folders:
        """The profile's folders."""
        return Folders.of(self.profile)

    @property
    def command(self) -> str:
        """How this profile is called from the command line."""
        return called(self.profile)

    def ask(self, request: Message) -> Message:
        """The resident's answer; ends the verb where there is no resident, or it refuses."""
        try:
            answer = ask(self.folders.socket, request)
        except NoResident as fault:
            raise self.no_resident() from fault
        if not answer.get("ok"):
            raise Stop(str(answer.get("says", "")))
        return answer

    def say(self, request: Message) -> None:
        """Ask, and print what the resident says."""
        click.echo(self.ask(request)["says"])

    def status(self) -> Message:
        """The resident's status; ends the verb as `ask` and `known` do."""
        return self.known(self.ask({"do": "status"})["status"])

    def known(self, status: Message) -> Message:
        """`status`, which a resident told; ends the verb where it is of an older version, which leaves fields out."""
        from deskbreak.core.status import whole

        if whole(status):
            return status
        raise Stop(
            _(
                "The deskbreak that runs is an older version than this one: it was updated meanwhile, and they do not "
                "understand each other. Restart it: `{command} quit`, then `{command} run`."
            ).format(command=self.command)
        )

    def ask_or_none(self, request: Message) -> Message | None:
        """The resident's answer, or `None` where there is no resident."""
        try:
            return ask(self.folders.socket, request)
        except NoResident:
            return None

    def no_resident(self) -> Stop:
        """The end of a verb that needs a resident."""
        return Stop(
            _("Deskbreak is not running. Start it with `{command} run`.").format(command=self.command), NO_RESIDENT
        )

    def ensure(self) -> None:
        """Start a resident in the background where there is none, and wait until it answers."""
        if self.ask_or_none({"do": "status"}) is not None:
            return
        click.echo(_("Deskbreak was not running: starting it."), err=True)
        subprocess.Popen(
            module("deskbreak.resident", self.profile, "1.0", "tray"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            try:
                Client(self.folders.socket).close()
            except NoResident:
                time.sleep(0.05)
            else:
                return
        raise Stop(
            _("Deskbreak did not start within {seconds:.0f} s. Its log may say why: {log}").format(
                seconds=START_S, log=self.folders.log
            ),
            NO_RESIDENT,
        )


def print_json(value: Any) -> None:
    """One value as readable JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


pass_context = click.make_pass_decorator(Context)
