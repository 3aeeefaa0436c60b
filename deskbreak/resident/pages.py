"""The window process, seen from the resident: started when a page is wanted, reused while it lives."""

import logging
import subprocess
import threading
from collections.abc import Callable
from typing import BinaryIO

from deskbreak.control.protocol import Message
from deskbreak.control.server import Peer
from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.system.python import module
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)


class Pages:
    """Lives in the edge thread."""

    def __init__(
        self,
        profile: str,
        loop: Loop,
        errors: Callable[[], BinaryIO],
        gone: Callable[[], None],
        failed: Callable[[str], None],
        backend: Backend,
    ) -> None:
        """What `errors` opens takes the standard error of the window's process.

        `gone` is called when the window and its pages are no more, `failed` with a sentence when none could be started.
        `backend` is how pages open, as far as it is known before the first.
        """
        self.backend = backend
        """How pages open; put here by whoever is told. May be read in any thread."""
        self._profile = profile
        self._loop = loop
        self._errors = errors
        self._gone = gone
        self._failed = failed
        self._window: Peer | None = None
        self._running = False
        self._registered = False
        """Whether the process that was started last has registered."""
        self._waiting: list[Message] = []
        self._askers: dict[int, Peer] = {}
        self._asked = 0

    def open(self, page: str, routine: str | None = None) -> None:
        """Show `page` in the person's browser: the break page plays `routine`, the one of routines shows it."""
        self._send({"open": page, "routine": routine})

    def address(self, page: str, asker: Peer) -> None:
        """Answer `asker` with an address of `page` that is good once, for half a minute."""
        self._asked += 1
        self._askers[self._asked] = asker
        self._send({"address": page, "for": self._asked})

    def made(self, number: int, address: str) -> None:
        """The window made the address that was asked for as `number`."""
        asker = self._askers.pop(number, None)
        if asker is not None:
            asker.send({"ok": True, "says": "", "address": address})

    @property
    def free(self) -> bool:
        """Whether there is no window yet."""
        return self._window is None

    def register(self, peer: Peer) -> None:
        """`peer` is the window from now on, and shows what has waited for it."""
        self._window = peer
        self._registered = True
        peer.on_close(self._left)
        for message in self._waiting:
            peer.send(message)
        self._waiting.clear()

    def _left(self) -> None:
        self._window = None
        self._refuse(_("The window closed before it answered. Try again."))
        self._gone()

    def _send(self, message: Message) -> None:
        if self._window is not None:
            self._window.send(message)
            return
        self._waiting.append(message)
        if not self._running:
            self._start()

    def _start(self) -> None:
        try:
            with self._errors() as errors:
                process = subprocess.Popen(
                    module("deskbreak.window", "--profile", self._profile),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    start_new_session=True,
                )
        except OSError:
            log.exception("the window's process could not be started")
            self._give_up()
            return
        self._running, self._registered = True, False
        # Somebody has to collect the exit status; the thread sleeps until then.
        threading.Thread(target=self._collect, args=(process,), name="window", daemon=True).start()

    def _collect(self, process: "subprocess.Popen[bytes]") -> None:
        status = process.wait()
        self._loop.call(lambda: self._ended(status))

    def _ended(self, status: int) -> None:
        self._running = False
        if status != 0:
            log.error("the window's process ended with status %s", status)
        if not self._waiting:
            return
        if self._registered:
            self._start()  # asked for while the last one was on its way out
        else:
            self._give_up()  # one that cannot even register would only fail again

    def _give_up(self) -> None:
        self._waiting.clear()
        says = _("The program that shows the pages could not be started; the log says why.")
        self._refuse(says)
        self._failed(says)

    def _refuse(self, says: str) -> None:
        for asker in self._askers.values():
            asker.send({"ok": False, "says": says})
        self._askers.clear()
