"""A break as plain lines, one a phase: for pipes, logs and terminals that take no keys."""

import time

import click

from deskbreak.cli import spoken
from deskbreak.core.playback import Playback
from deskbreak.words import gettext as _


class Lines:
    """Prints what to do when it is to be done."""

    has_keys = False

    def __init__(self) -> None:
        self._announced = -1

    def ready(self, playback: Playback, seconds: float) -> None:
        """Say once what comes first."""
        if self._announced < 0:
            click.echo(f"{spoken.title(playback)}. {playback.routine.purpose}")
            self._announce(playback)

    def moment(self, playback: Playback, *, paused: bool) -> None:
        """One line a moment; the announcement of a step names it and says when to stop."""
        moment = playback.moment
        if moment.part == "announce":
            self._announce(playback)
            return
        said = (spoken.side(moment), spoken.repetition(moment), moment.phase.text, spoken.breath(moment))
        parts = [spoken.place(playback), *(each for each in said if each), f"{moment.seconds:.0f} s"]
        click.echo("  ".join(parts))

    def tick(self, playback: Playback, *, paused: bool) -> None:
        """A line says how long its phase is; nothing counts down."""

    def wait(self, seconds: float) -> list[str]:
        """Nobody presses keys here."""
        time.sleep(seconds)
        return []

    def suspend(self) -> None:
        """Nobody asks for it here."""

    def note(self, sentence: str) -> None:
        """Beside the lines of the break."""
        click.echo(sentence, err=True)

    def _announce(self, playback: Playback) -> None:
        self._announced = playback.step
        name = playback.routine.steps[playback.step].exercise.name
        click.echo(
            _("{place}  Get ready: {name}. {stop_if}").format(
                place=spoken.place(playback), name=name, stop_if=spoken.stop_if(playback)
            )
        )
