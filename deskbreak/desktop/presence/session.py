"""The session on Linux, from all who know of it: logind, and the screen savers of desktops that do not tell logind."""

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import SessionSenses
from deskbreak.desktop.presence.logind import LogindSession
from deskbreak.desktop.presence.screensaver import ScreenSaverLock
from deskbreak.words import gettext as _


class LinuxSession:
    """Joins what they tell: locked while at least one of them says so. Sleep is logind's alone."""

    def __init__(self, loop: Loop, senses: SessionSenses, system: Bus | None, session: Bus | None) -> None:
        """Listen on those buses that are there; any thread, no waiting. The `system` bus is ours to close."""
        self._loop = loop
        self._senses = senses
        self._locked: set[str] = set()
        self._logind = LogindSession(loop, system, _Logind(self)) if system is not None else None
        self._savers: ScreenSaverLock | None = None
        if session is not None:
            self._savers = ScreenSaverLock(session, lambda locked: self.lock("screensaver", locked=locked))
            loop.call(self._savers.listen)

    @property
    def backend(self) -> Backend:
        """Who is listened to, and how that stands just now; any thread."""
        parts = [each.backend for each in (self._logind, self._savers) if each is not None]
        if not parts:
            why = _("There is neither a system bus nor a session bus, so screen lock and sleep go unnoticed.")
            return Backend("session", "nothing", why, state="unavailable")
        whys = [each.why for each in parts]
        if self._logind is None:
            whys.append(_("There is no system bus, so sleep shows only in the clocks."))
        names, why = ", ".join(each.name for each in parts), " ".join(whys)
        ready = any(each.state == "ready" for each in parts)
        tried = tuple((each.name, each.why) for each in parts if each.state != "ready")
        return Backend("session", names, why, state="ready" if ready else "unavailable", tried=tried)

    def close(self) -> None:
        """Stop; any thread, while the loop turns. The session bus stays open for others."""
        if self._logind is not None:
            self._logind.close()
        if self._savers is not None:
            self._loop.call(self._savers.close)

    def lock(self, who: str, *, locked: bool) -> None:
        """Take what one of them says of the lock; edge thread."""
        before = bool(self._locked)
        if locked:
            self._locked.add(who)
        else:
            self._locked.discard(who)
        if self._locked and not before:
            self._senses.locked()
        elif before and not self._locked:
            self._senses.unlocked()

    def sleep(self, *, asleep: bool) -> None:
        """Take what logind says of sleep; edge thread."""
        if asleep:
            self._senses.sleeping()
        else:
            self._senses.woke()


class _Logind:
    """Hears logind for the whole."""

    def __init__(self, session: LinuxSession) -> None:
        self._session = session

    def locked(self) -> None:
        self._session.lock("logind", locked=True)

    def unlocked(self) -> None:
        self._session.lock("logind", locked=False)

    def sleeping(self) -> None:
        self._session.sleep(asleep=True)

    def woke(self) -> None:
        self._session.sleep(asleep=False)
