"""How everything stands: the status as it goes over the control socket, and every part in full for who examines it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from deskbreak import __version__
from deskbreak.control.protocol import Message
from deskbreak.core import notices, replies
from deskbreak.core.status import Status
from deskbreak.desktop import Desktop
from deskbreak.desktop.backend import Backend
from deskbreak.resident import notes
from deskbreak.resident.engine import Engine
from deskbreak.resident.pages import Pages
from deskbreak.resident.recorder import Recorder
from deskbreak.resident.wishes import Wishes
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

if TYPE_CHECKING:
    from deskbreak.desktop.busy.lookout import Lookout
    from deskbreak.desktop.notice.base import Notifier
    from deskbreak.desktop.presence.chosen import ChosenPresence
    from deskbreak.desktop.tray.base import Tray


class Part(Protocol):
    """Something that works in one way of several."""

    @property
    def backend(self) -> Backend:
        """Which way it works, and why."""


@dataclass(slots=True)
class Overview:
    """Reads the parts of the resident and changes none. Any thread."""

    profile: str
    engine: Engine
    recorder: Recorder
    wishes: Wishes
    desktop: Desktop
    tray: "Tray"
    notifier: "Notifier"
    presence: "ChosenPresence"
    lookout: "Lookout"
    listeners: tuple[Part, ...]
    """What else hears of the session, the clock and the settings file."""
    pages: Pages
    faults: tuple[Fault, ...] = ()
    """What is wrong in the person's routines."""

    def snapshot(self, said: Status | None = None) -> Message:
        """The status as it goes over the socket: of `said`, or of this moment."""
        said = said or self.engine.describe()
        trouble = self.engine.trouble
        return {
            "version": __version__,
            "profile": self.profile,
            "speed": self.engine.world.speed,
            **said.as_json(),
            "journal": None if trouble is None else trouble.as_json(said.at, self.engine.world.zone),
            "notes": self._notes(said) + notes.of_cues(self.engine.world.settings, self.notifier.backend),
            "backends": {
                **{each.part: each.as_json() for each in self._backends},
                "busy": {each.part: each.as_json() for each in self.lookout.backends},
            },
        }

    def greeting(self, *, new: bool) -> list[str]:
        """What a person should know at the start; `new` is who has no journal yet."""
        lines = [_("Deskbreak runs. `deskbreak status` says what comes next.")]
        if self.tray.backend.name == "nothing":
            lines.append(self.tray.backend.why)
            lines.append(_("The command line does everything: see `deskbreak --help`. `deskbreak quit` ends it."))
        if new:
            lines.append(notices.welcome_otherwise())
        return lines + self._notes(self.engine.describe())

    def unseen(self) -> str:
        """What to say of the break that is opening where its page cannot be shown; empty where it can."""
        if self.pages.backend.state == "ready":
            return ""
        player = self.engine.describe().player
        return replies.no_page(self.engine.world.routines.get(str(player["routine"])) if player is not None else None)

    def examine(self, reply: Callable[[Message], None]) -> None:
        """Look at every part, and hand over how it stands, in full; `reply` is called in the edge thread."""

        def looked() -> None:
            settings = self.engine.world.settings
            chosen = {"presence": settings.presence, "open_in": settings.open_in}
            backends = {
                **{each.part: each.in_full() for each in self._backends},
                "busy": {each.part: each.in_full() for each in self.lookout.backends},
            }
            troubles = self._of_journal(self.engine.describe())
            reply({"backends": backends, "surroundings": self.desktop.surroundings | chosen, "troubles": troubles})

        self.lookout.look(looked)

    @property
    def _backends(self) -> tuple[Backend, ...]:
        parts: tuple[Part, ...] = (self.tray, self.notifier, self.presence, *self.listeners, self.pages)
        return tuple(each.backend for each in parts)

    def _notes(self, said: Status) -> list[str]:
        told = notes.of_files((*self.wishes.faults, *self.faults), refused=self.wishes.refused)
        if not self.presence.senses:
            told.append(self.presence.backend.why)
        return told + self._of_journal(said)

    def _of_journal(self, said: Status) -> list[str]:
        engine = self.engine
        return notes.of_journal(engine.trouble, self.recorder.rescued, engine.ahead, said.at, engine.world)
