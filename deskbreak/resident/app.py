"""The composition root: every part of the resident, started in order and stopped in reverse."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import FrameType

import tzlocal

from deskbreak import __version__, config
from deskbreak.control.server import Peer, Server
from deskbreak.core import notices, replies
from deskbreak.core import trouble as troubles
from deskbreak.core.effect import Answer, Prompt, ShowCue
from deskbreak.core.entry import Row
from deskbreak.core.event import ClockChanged, Event, PlayerGone, Tick
from deskbreak.core.settings import Settings
from deskbreak.core.status import Status
from deskbreak.core.world import World
from deskbreak.desktop import Desktop
from deskbreak.desktop.backend import Backend
from deskbreak.desktop.notice.base import Notice
from deskbreak.folders import Folders
from deskbreak.journal.deed import Deed
from deskbreak.resident import catalogue, menu, notes, summary
from deskbreak.resident.clock import Clock
from deskbreak.resident.commands import Commands
from deskbreak.resident.edge import Edge
from deskbreak.resident.engine import Engine, Waits, saved
from deskbreak.resident.overview import Overview
from deskbreak.resident.pages import Pages
from deskbreak.resident.recorder import Recorder
from deskbreak.resident.reports import BREAK, CUE, WELCOME, Reports
from deskbreak.resident.trial import Trial
from deskbreak.resident.upkeep import Upkeep
from deskbreak.resident.watchers import Watchers
from deskbreak.resident.wishes import Wishes
from deskbreak.system.lock import Lock
from deskbreak.tomlfile import Fault

log = logging.getLogger(__name__)

ADVICE = "advice"
UPKEEP_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Options:
    """How the resident was asked to run."""

    tray: bool = True
    speed: float = 1.0


class App:
    """The running resident. Built and run in the main thread; what other threads call says so.

    The tray icon comes first: what takes long to import or to read waits until the panel has it.
    """

    def __init__(self, folders: Folders, options: Options) -> None:
        """Take the lock, open the journal and show the icon. Raises `lock.Taken`, `DeskbreakError` and `OSError`."""
        folders.make()
        self._lock = Lock(*folders.locks)
        self._folders, self._options = folders, options
        self._shown: tuple[object, str, object] | None = None
        self._waits = Waits(None, frozenset(), frozenset())
        self._ended = threading.Event()

        loaded = config.load(folders.settings)
        self._wishes = Wishes(folders.settings, loaded, self._go_by, self._refuse)
        self._recorder = Recorder(folders.journal, folders.spools)
        state = saved(self._recorder.saved)
        self._new = self._recorder.saved is None and self._recorder.rescued is None
        self._clock = Clock(options.speed, state.at if state is not None else None)
        world = World(settings=loaded.settings, zone=tzlocal.get_localzone(), speed=options.speed)
        self._engine = Engine(self._clock, world, self._recorder, state, self)
        self._edge = Edge()
        self._edge.start()
        self._desktop = Desktop(self._edge)
        self._tray = self._desktop.open_tray(
            menu.build(self._engine.describe, self.post, self._open, self.end, self._trouble),
            self._engine.describe().says,
            menu.face(self._engine.describe()),
            lambda: self._open("today"),
            wanted=options.tray,
        )

    def run(self, ready: Callable[[list[str]], None]) -> None:
        """Live until somebody ends it; main thread. `ready` is told what a person should know of how it runs."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        # 40 ms of imports that the icon need not wait for.
        from deskbreak.resident.timer import Timer

        upkeep = Upkeep(self._folders.journal, self._engine.looked_after)
        self._timer = Timer(lambda: self._engine.post(Tick()), upkeep.begin)
        self._trial = Trial(self._edge)
        self._reports = reports = Reports(
            self.post, self._options.speed, self._timer.wakeup, self._presence_changed, self._open, self._trial
        )
        self._notifier = self._desktop.open_notifier(reports)
        settings = self._engine.world.settings
        self._presence = self._desktop.open_presence(reports, settings.presence)
        self._lookout = self._desktop.open_busy(reports, **_busy(settings))
        self._listeners = (
            self._desktop.open_session(reports),
            self._desktop.open_clock(self._clock_changed),
            self._desktop.open_watch(self._folders.settings, self._wishes.read_again),
        )
        profile, errors = self._folders.profile, self._folders.open_log
        self._pages = Pages(profile, self._edge, errors, self._window_gone, self._window_failed, self._desktop.pages)
        self._overview = Overview(
            profile=profile,
            engine=self._engine,
            recorder=self._recorder,
            wishes=self._wishes,
            desktop=self._desktop,
            tray=self._tray,
            notifier=self._notifier,
            presence=self._presence,
            lookout=self._lookout,
            listeners=self._listeners,
            pages=self._pages,
        )
        self._watchers = Watchers(self._edge, self._overview)
        hello = {"hello": "deskbreak", "version": __version__, "pid": os.getpid()}
        commands = Commands(self, self._pages, self._overview, self._watchers)
        self._server = Server(self._folders.socket, self._edge, hello, commands.take)
        self._read_catalogue()
        self._timer.start(upkeep_overdue=self._upkeep_overdue())
        self._engine.start()
        self._edge.call(lambda: self._edge.add(self._server))
        ready(self._overview.greeting(new=self._new))
        if self._new and self.has_screen:
            buttons, otherwise = notices.welcome_actions(), notices.welcome_otherwise()
            title, body = notices.welcome_title(), notices.welcome()
            self._notifier.show(Notice(WELCOME, title, body, buttons, otherwise=otherwise))
        try:
            self._tray.run(lambda: None)
        finally:
            self._stop()

    def _read_catalogue(self) -> None:
        found = catalogue.read(self._folders)
        self._overview.faults = found.faults
        for fault in (*self._wishes.faults, *found.faults):
            log.warning("%s", fault)
        senses = self._presence.senses
        self._engine.change_world(lambda world: replace(world, routines=found.routines, senses=senses))

    def _stop(self) -> None:
        self._engine.stop()
        self._timer.stop()
        for part in (self._notifier, self._presence, self._lookout, *self._listeners, self._desktop):
            part.close()
        self._edge.call(self._server.close)
        self._edge.stop()
        self._recorder.close()
        self._lock.release()

    # ---- what the engine asks for; engine thread

    def prompt(self, prompt: Prompt) -> None:
        """Show the break notification with its three buttons, and the routine's picture where there is one."""
        picture = self._folders.pictures / f"{prompt.routine}.png"
        shown = picture if picture.is_file() else None
        buttons, otherwise = notices.prompt_actions(), notices.prompt_otherwise(prompt.routine)
        self._notifier.withdraw(WELCOME)  # one thing at a time
        self._notifier.show(Notice(BREAK, prompt.title, prompt.body, buttons, prompt.sound, shown, otherwise))

    def withdraw(self) -> None:
        """Take it down."""
        self._notifier.withdraw(BREAK)

    def advise(self, title: str, body: str) -> None:
        """Show a notification that wants no answer."""
        self._notifier.show(Notice(ADVICE, title, body))

    def show_cue(self, cue: ShowCue) -> None:
        """Show a notification that goes by itself or is answered; its buttons post their events."""
        events = {type(event).__name__.lower(): event for _label, event in cue.buttons}
        labels = tuple(zip(events, (label for label, _event in cue.buttons), strict=True))
        self._reports.of_cue = events
        seconds = None if cue.seconds is None else cue.seconds / self._options.speed
        self._notifier.withdraw(WELCOME)  # one thing at a time
        self._notifier.show(Notice(CUE, cue.title, cue.body, labels, seconds=seconds, otherwise=cue.otherwise))

    def hide_cue(self) -> None:
        """Take it down."""
        self._notifier.withdraw(CUE)

    def sum_up(self, monday: date) -> None:
        """Show how the week went, once another process has worked it out."""
        summary.begin(self._folders, monday, self._clock.read().wall, self._notifier.show)

    def open_player(self) -> None:
        """Open the break's page, or tell an open one."""
        player = self._engine.describe().player
        routine = str(player["routine"]) if player is not None else None
        if not self.has_screen:
            self.advise(replies.no_page_title(), self._overview.unseen())
            return
        self._edge.call(lambda: self._pages.open("break", routine))

    def wait(self, waits: Waits) -> None:
        """Arm the timer, the watches on input and the senses for busy moments, in real seconds."""
        speed = self._options.speed
        before, self._waits = self._waits, waits
        self._timer.arm(None if waits.deadline_s is None else waits.deadline_s / speed)
        if waits.silences_s != before.silences_s:
            self._presence.watch(frozenset(seconds / speed for seconds in waits.silences_s))
        if waits.senses != before.senses:
            self._lookout.listen(waits.senses)

    def tell(self, rows: tuple[Row, ...], said: Status) -> None:
        """Draw the tray where it changed, and let the watchers know."""
        title = said.says
        if said.phase == "away" and self._presence.senses and self._shown is not None:
            # Nobody can read a tooltip without moving the mouse, and that ends the absence: let the panel sleep.
            title = self._shown[1]
        face = menu.face(said)
        shown = (face, title, menu.acts(said))
        if shown != self._shown:
            self._shown = shown
            self._tray.update(face, title)
        self._watchers.tell(rows, said)

    # ---- what the control socket and the menu ask; edge thread

    def post(self, event: Event, reply: Callable[[Answer], None] | None = None) -> None:
        """Let `event` happen; any thread."""
        self._engine.post(event, reply)

    def keep(self, deed: Deed, reply: Callable[[Answer], None]) -> None:
        """Do `deed` to the journal; any thread."""
        self._engine.keep(deed, reply)

    def settings_changed(self, reply: Callable[[Answer], None]) -> None:
        """Read the settings again; `reply` is called once they hold, or with what is wrong in them. Edge thread."""
        self._wishes.read_again()
        says = "\n".join([str(fault) for fault in self._wishes.faults[: notes.MOST_FAULTS]] + [notices.refused()])
        refused = Answer(ok=False, says=says) if self._wishes.faults else None
        self._engine.change_world(lambda world: world, lambda done: reply(refused or done))

    def try_notice(self, peer: Peer, seconds: float) -> None:
        """Show a test notification, and tell `peer` what comes back of it within `seconds`."""
        self._trial.begin(self._notifier, peer, seconds)

    @property
    def has_screen(self) -> bool:
        """Whether a page could be seen."""
        return self._desktop.has_screen

    def opens(self, backend: Backend) -> None:
        """Keep how the window opens pages; where it cannot open the break just asked for, say what can be done."""
        self._pages.backend = backend
        player = self._engine.describe().player
        if backend.state != "ready" and player is not None and player["state"] == "opening":
            self._notifier.show(Notice(ADVICE, replies.no_page_title(), self._overview.unseen()))

    def end(self) -> None:
        """Quit; any thread."""
        if not self._ended.is_set():
            self._ended.set()
            # The tray may wait for a thread of its own while it stops, so it must not be this one.
            threading.Thread(target=self._tray.stop, name="end").start()

    # ---- the rest

    def _trouble(self) -> str:
        """The tray's line; empty when all is well."""
        return troubles.short() if self._engine.trouble is not None else ""

    def _go_by(self, before: Settings, settings: Settings) -> None:
        if settings.presence != before.presence:
            self._desktop.change_presence(self._presence, settings.presence)
        if _busy(settings) != _busy(before):
            self._desktop.change_busy(self._lookout, **_busy(settings))
        self._engine.change_world(lambda world: replace(world, settings=settings))

    def _refuse(self, faults: tuple[Fault, ...]) -> None:
        if faults:
            self.advise(notices.refused_title(), f"{faults[0]}\n{notices.refused()}")
        self._engine.change_world(lambda world: world)  # whoever watches is told

    def _open(self, page: str) -> None:
        self._edge.call(lambda: self._pages.open(page))

    def _window_gone(self) -> None:
        player = self._engine.describe().player
        if player is not None and player["page"]:
            self.post(PlayerGone(str(player["page"])))

    def _window_failed(self, says: str) -> None:
        self.advise(replies.no_page_title(), says)
        self.opens(Backend("pages", "nothing", says, state="unavailable"))

    def _presence_changed(self) -> None:
        # Looked at in the engine's turn: this may be told while the presence is still being put in place here.
        self._engine.change_world(lambda world: replace(world, senses=self._presence.senses))

    def _clock_changed(self) -> None:
        tzlocal.reload_localzone()
        zone = tzlocal.get_localzone()
        self._engine.change_world(lambda world: replace(world, zone=zone))
        self._timer.wakeup()
        self.post(ClockChanged())

    def _upkeep_overdue(self) -> bool:
        # An upkeep in the future was noted before the clock was set back: it says nothing of how long ago it was.
        return not 0 <= self._clock.read().wall - self._recorder.last_upkeep() <= UPKEEP_EVERY.total_seconds()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.end()


def _busy(settings: Settings) -> dict[str, frozenset[str]]:
    return {"wanted": settings.senses, "programs": settings.hold_programs, "ignore": settings.busy_ignore}
