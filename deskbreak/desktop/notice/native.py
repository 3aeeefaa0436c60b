"""Notices on Windows and macOS through desktop-notifier. Never run there yet.

desktop-notifier wants an asyncio loop of its own, which lives in a thread here.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.notice.base import APP, Answers, Capability, Notice
from deskbreak.words import gettext as _


class NativeNotifier:
    """Shows notices through the system's notification centre. Answers come on a thread of the notifier's."""

    def __init__(self, answers: Answers, library: Any = None) -> None:
        """Start the thread; `library` is desktop_notifier, or a module that obeys it.

        Raises whatever desktop-notifier does where the system has no notification centre (its issue 178).
        """
        self._library = library or _library()
        self._notifier = self._library.DesktopNotifier(app_name=APP)
        self.backend = Backend("notices", "desktop-notifier", _("The system's notification centre shows them."), False)
        self.capabilities: frozenset[Capability] = frozenset({"actions", "click", "replace", "withdraw"})
        self._answers = answers
        self._shown: dict[str, str] = {}
        self._closed = False
        self._turn = asyncio.Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    def show(self, notice: Notice) -> None:
        """Show `notice`; any thread."""
        self._soon(lambda: self._in_turn(self._show(notice)))

    def withdraw(self, tag: str) -> None:
        """Take back what `tag` shows; any thread."""
        self._soon(lambda: self._in_turn(self._withdraw(tag)))

    def close(self) -> None:
        """Stop the thread and wait for it; any thread but its own."""
        if not self._closed:
            self._closed = True
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    def _soon(self, work: Callable[[], Any]) -> None:
        if not self._closed:
            asyncio.run_coroutine_threadsafe(work(), self._loop)

    async def _in_turn(self, work: Coroutine[Any, Any, None]) -> None:
        # Two of one tag under way at once would both end up on the screen.
        async with self._turn:
            await work

    async def _show(self, notice: Notice) -> None:
        await self._withdraw(notice.tag)  # the library cannot replace what is shown
        tag = notice.tag
        buttons = [self._library.Button(title=label, on_pressed=self._press(tag, key)) for key, label in notice.actions]
        sent = False

        def dispatched() -> None:
            nonlocal sent
            sent = True

        try:
            self._shown[tag] = await self._notifier.send(
                title=notice.title,
                message=notice.body,
                buttons=buttons,
                on_dispatched=dispatched,
                on_clicked=self._press(tag, notice.actions[0][0] if notice.actions else "default"),
                on_dismissed=lambda: self._dismissed(tag),
                sound=self._library.DEFAULT_SOUND if notice.sound else None,
            )
        except Exception as fault:  # each system's bridge raises errors of its own
            self._answers.failed(tag, str(fault) or type(fault).__name__)
            return
        # A failed send is only logged by the library (6.2); that it was not dispatched is the one sign of it.
        if not sent:
            self._shown.pop(tag, None)
            self._answers.failed(tag, _("The system did not take the notice."))

    async def _withdraw(self, tag: str) -> None:
        number = self._shown.pop(tag, None)
        if number is not None:
            await self._notifier.clear(number)

    def _press(self, tag: str, key: str) -> Callable[[], None]:
        def pressed() -> None:
            if self._shown.pop(tag, None) is not None:
                self._answers.answered(tag, key)

        return pressed

    def _dismissed(self, tag: str) -> None:
        if self._shown.pop(tag, None) is not None:
            self._answers.closed(tag, "dismissed")


def _library() -> Any:
    import desktop_notifier

    return desktop_notifier
