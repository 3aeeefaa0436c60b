"""Notices on Linux: the desktop's own notification service.

Protocol: freedesktop.org Desktop Notifications 1.2. The service may come, go and come back at any time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import Address, Incoming, Reply, Rule
from deskbreak.desktop.notice.base import Answers, Capability, How, Notice
from deskbreak.desktop.notice.message import SIGNATURE, SOUNDS, compose
from deskbreak.desktop.notice.sound import Sound
from deskbreak.words import gettext as _

NAME = "org.freedesktop.Notifications"
SERVICE = Address(NAME, "/org/freedesktop/Notifications", NAME)

_HOW: dict[int, How] = {1: "expired", 2: "dismissed", 3: "closed"}
_ALWAYS: frozenset[Capability] = frozenset({"replace", "withdraw"})
_WITH_ACTIONS: frozenset[Capability] = _ALWAYS | {"actions", "click"}


@dataclass(slots=True)
class _Slot:
    """What one tag shows."""

    notice: Notice
    number: int = 0
    """The service's number for it; 0 until it answered."""
    asked: bool = False
    """Whether a call to show it is under way: till its answer the number to replace is not known."""
    wanted: Notice | None = None
    """What is to be there once the answer came; None takes it back."""


class DBusNotifier:
    """Shows notices through whichever service owns the name, now or later."""

    def __init__(self, loop: Loop, bus: Bus, answers: Answers) -> None:
        """Look for the service as soon as the loop turns; any thread, no waiting."""
        self._loop = loop
        self._bus = bus
        self._answers = answers
        self._slots: dict[str, _Slot] = {}
        self._features: frozenset[str] | None = None
        self._asking = False
        self._owner: str | None = None
        self._starts = False
        self._missed = False
        self._closed = False
        self._sound: Sound | None = None
        """Plays what the service does not; none where it does, or is not known."""
        self._why = _("Looking for the desktop's notification service.")
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the service stands; any thread."""
        served = self._bus.open and (bool(self._owner) or self._starts)
        sound = self._sound
        why = f"{self._why} {sound.lacks}" if sound and sound.lacks else self._why
        return Backend("notices", "dbus", why, state="ready" if served else "unavailable")

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Actions and clicks only once the service said that it has them; any thread."""
        features = self._features
        return _WITH_ACTIONS if features is not None and "actions" in features else _ALWAYS

    def show(self, notice: Notice) -> None:
        """Show `notice`; any thread."""
        self._loop.call(lambda: self._show(notice))

    def withdraw(self, tag: str) -> None:
        """Take back what `tag` shows; any thread."""
        self._loop.call(lambda: self._withdraw(tag))

    def close(self) -> None:
        """Take back everything and fall silent; any thread. The bus stays open: it is shared."""
        self._loop.call(self._close)

    def _begin(self) -> None:
        self._bus.on_end(self._ended)
        self._bus.activatable(NAME, self._startable)  # first: what a missing owner means hangs on it
        self._bus.subscribe(Rule(NAME, NAME, "ActionInvoked", SERVICE.path), self._invoked)
        self._bus.subscribe(Rule(NAME, NAME, "NotificationClosed", SERVICE.path), self._gone_from_screen)
        self._bus.watch(NAME, self._owned)

    def _startable(self, starts: bool) -> None:
        self._starts = starts

    def _owned(self, owner: str) -> None:
        had, self._owner = self._owner, owner
        if had:
            self._features, self._asking, self._sound = None, False, None
        if self._drop_shown() or (had and not owner and not self._starts):
            self._missed = True
            self._tell(self._answers.gone)
        if owner:
            self._arrived()
        elif self._starts:
            self._why = _("The desktop starts its notification service when it is needed.")
        else:
            self._missed = True
            self._why = _("No notification service runs; notices appear as soon as one does.")

    def _arrived(self) -> None:
        self._why = _("The desktop's notification service shows them.")
        self._ask_features()
        if self._missed:
            self._missed = False
            self._tell(self._answers.back)

    def _drop_shown(self) -> bool:
        # Those not sent yet stay: they go to the service that comes next.
        lost = [tag for tag, slot in self._slots.items() if slot.number or slot.asked]
        for tag in lost:
            del self._slots[tag]
        return bool(lost)

    def _ended(self, says: str) -> None:
        self._why = _("The session bus went away and notices with it: {says}").format(says=says)
        self._owner, self._starts, self._sound = "", False, None
        self._slots.clear()
        self._tell(self._answers.gone)

    def _ask_features(self) -> None:
        if not self._asking:
            self._asking = True
            self._bus.call(SERVICE, "GetCapabilities", then=self._featured)

    def _featured(self, reply: Reply) -> None:
        self._asking = False
        if reply.error:
            self._fail_all(reply.says)
            return
        self._features = frozenset(reply.body[0])
        if "actions" not in self._features:
            self._why = _("The desktop's notification service shows them, but has no buttons to answer with.")
        self._sound = None if SOUNDS in self._features else Sound(self._loop)
        for slot in tuple(self._slots.values()):
            if not slot.asked and not slot.number:
                self._send(slot)

    def _fail_all(self, says: str) -> None:
        waiting = [tag for tag, slot in self._slots.items() if not slot.asked and not slot.number]
        for tag in waiting:
            del self._slots[tag]
            self._fail(tag, says)

    def _show(self, notice: Notice) -> None:
        if not self._bus.open or (self._owner == "" and not self._starts):
            return self._fail(notice.tag, self._why)
        slot = self._slots.setdefault(notice.tag, _Slot(notice))
        if slot.asked:
            slot.wanted = notice
            return None
        slot.notice = slot.wanted = notice
        if self._features is None:
            return self._ask_features()  # this starts the service too, where the bus can
        return self._send(slot)

    def _send(self, slot: _Slot) -> None:
        slot.wanted, slot.asked = slot.notice, True
        body = compose(slot.notice, self._features or frozenset(), slot.number)
        self._bus.call(SERVICE, "Notify", SIGNATURE, body, lambda reply: self._sent(slot, reply))

    def _sent(self, slot: _Slot, reply: Reply) -> None:
        tag = slot.notice.tag
        slot.asked = False
        if self._slots.get(tag) is not slot:
            self._orphan(reply)
        elif reply.error:
            del self._slots[tag]
            self._fail(tag, reply.says)
        else:
            slot.number = reply.body[0]
            if slot.notice.sound and slot.wanted is not None and self._sound is not None:
                self._sound.play()
            self._catch_up(slot)

    def _orphan(self, reply: Reply) -> None:
        # The person answered the one before while its successor was under way.
        if not reply.error:
            self._bus.call(SERVICE, "CloseNotification", "u", (reply.body[0],))

    def _catch_up(self, slot: _Slot) -> None:
        if slot.wanted is None:
            self._take_back(slot)
        elif slot.wanted is not slot.notice:
            slot.notice = slot.wanted
            self._send(slot)

    def _withdraw(self, tag: str) -> None:
        slot = self._slots.get(tag)
        if slot is None:
            return
        if slot.asked:
            slot.wanted = None
        elif slot.number:
            self._take_back(slot)
        else:
            del self._slots[tag]

    def _take_back(self, slot: _Slot) -> None:
        # It stays in its slot until the service says that it is closed: that is the report.
        self._bus.call(SERVICE, "CloseNotification", "u", (slot.number,))

    def _close(self) -> None:
        self._closed = True
        if self._sound is not None:
            self._sound.close()
        for tag in tuple(self._slots):
            self._withdraw(tag)

    def _invoked(self, signal: Incoming) -> None:
        number, key = signal.body
        tag = self._tag(number)
        if tag is None:
            return
        notice = self._slots.pop(tag).notice
        # Most services close what was answered; where one does not, the next notice would stand beside it.
        self._bus.call(SERVICE, "CloseNotification", "u", (number,))
        if key == "default" and notice.actions:
            key = notice.actions[0][0]
        self._tell(lambda: self._answers.answered(tag, key))

    def _gone_from_screen(self, signal: Incoming) -> None:
        number, reason = signal.body
        tag = self._tag(number)
        if tag is None:
            return
        slot = self._slots[tag]
        if slot.asked:
            return  # it closed while its successor was under way: that one's answer brings a new number
        del self._slots[tag]
        self._tell(lambda: self._answers.closed(tag, _HOW.get(reason, "unknown")))

    def _tag(self, number: int) -> str | None:
        return next((tag for tag, slot in self._slots.items() if number and slot.number == number), None)

    def _fail(self, tag: str, says: str) -> None:
        self._tell(lambda: self._answers.failed(tag, says))

    def _tell(self, report: Callable[[], None]) -> None:
        if not self._closed:
            report()
