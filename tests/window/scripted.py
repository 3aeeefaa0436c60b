"""A resident that answers as it is told to, on a real socket, and remembers what it was asked."""

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deskbreak.system import door

Message = dict[str, Any]

NOW = 1_795_185_000.0  # Friday, 20 November 2026, 14:30 UTC


def status(**changes: Any) -> Message:
    """A status in the form that the real resident gives it."""
    plain: Message = {
        "version": "0.1.0",
        "profile": "default",
        "speed": 1.0,
        "at": NOW,
        "offset_s": 0,
        "phase": "counting",
        "says": "Micro-break in 12 min: Neck minute.",
        "next": {
            "reminder": "micro",
            "due_in_s": 720.0,
            "routine": "neck-minute",
            "name": "Neck minute",
            "why": "it rested longest",
        },
        "progress": 0.6,
        "due": False,
        "reminders": [
            {"name": "micro", "on": True, "every_s": 1800.0, "length_s": 60.0, "elapsed_s": 1080.0, "due": False}
        ],
        "held_by": [],
        "paused_until": None,
        "player": None,
        "can": ["start", "pause"],
        "fits": [{"id": "neck-minute", "name": "Neck minute", "minutes": 1, "seconds": 48.0}],
        "favourites": [],
        "never": [],
        "spots": [],
        "standing": None,
        "welcomed": True,
        "notes": [],
        "backends": {
            "presence": {"name": "x11", "state": "ready", "why": "The X server tells.", "tested": True},
            "session": {"name": "nothing", "state": "unavailable", "why": "No bus answers.", "tested": True},
            "busy": {
                "microphone": {"name": "pulse", "state": "busy", "why": "Firefox records.", "tested": True},
                "screen": {"name": "nothing", "state": "off", "why": "Off in the settings.", "tested": True},
            },
        },
    }
    return {**plain, **changes}


def opening(routine: str = "neck-minute", *steps_done: int) -> Message:
    """The player between Start and the first second of the routine."""
    return {"routine": routine, "reminder": "micro", "state": "opening", "page": None, "steps_done": list(steps_done)}


class Resident:
    """Speaks the control protocol; `status` is what it says, `heard` what it was asked, in order.

    `left` are the connections of windows that take no more orders.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.status = status()
        self.heard: list[Message] = []
        self.refuses: dict[str, str] = {}
        self.told: dict[str, str] = {"snooze": "Snoozed for 5 min of work.", "skip": "Micro-break skipped."}
        self._watchers: list[socket.socket] = []
        self._windows: list[socket.socket] = []
        self.left: list[socket.socket] = []
        self._connections: list[socket.socket] = []
        self._server, self._secret = door.listen(path)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._server.close()
        self.path.unlink(missing_ok=True)
        for connection in self._connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def push(self) -> None:
        """Tell the status to everybody who watches."""
        for watcher in self._watchers:
            _send(watcher, {"status": self.status})

    def order(self, message: Message) -> None:
        """Ask the registered window for something."""
        for window in self._windows:
            _send(window, message)

    def let_go(self) -> None:
        """Close the connections of the windows that have left."""
        for window in self.left:
            window.shutdown(socket.SHUT_RDWR)

    def reports(self, *kinds: str) -> list[Message]:
        """What players reported, of these kinds where any are given."""
        return [each for each in self.heard if each["do"] == "player" and (not kinds or each["what"] in kinds)]

    def wait(self, true: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something is true; what was heard is told where it never is."""
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"not within {seconds} s; heard: {self.heard}"
            time.sleep(0.02)

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._server.accept()
            except OSError:
                return
            self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        _send(connection, {"hello": "deskbreak", "version": "0.1.0", "pid": os.getpid()})
        try:
            with connection.makefile("rb") as lines:
                if self._secret:
                    lines.readline()
                for line in lines:
                    message: Message = json.loads(line)
                    self.heard.append(message)
                    self._answer(connection, message)
            if connection in self._windows:
                self.left.append(connection)
        except OSError:
            return

    def _answer(self, connection: socket.socket, message: Message) -> None:
        verb = str(message["do"])
        match verb:
            case "status":
                _send(connection, {"ok": True, "says": self.status["says"], "status": self.status})
            case "watch":
                self._watchers.append(connection)
                _send(connection, {"status": self.status})
            case "window":
                self._windows.append(connection)
                _send(connection, {"ok": verb not in self.refuses, "says": self.refuses.get(verb, "")})
            case "address-made":
                return
            case "player":
                self._player(message)
                _send(connection, {"ok": verb not in self.refuses, "says": self.refuses.get(verb, "")})
            case _:
                says = self.refuses.get(verb, self.told.get(verb, ""))
                _send(connection, {"ok": verb not in self.refuses, "says": says})

    def _player(self, message: Message) -> None:
        player = self.status["player"]
        if player is None or "player" in self.refuses:
            return
        match message["what"]:
            case "playing":
                player.update(page=message["page"], state="playing")
            case "step":
                player["steps_done"].append(message["step"])
            case "ended":
                self.status["player"] = None
        self.push()


def _send(connection: socket.socket, message: Message) -> None:
    with contextlib.suppress(OSError):
        connection.sendall(json.dumps(message).encode() + b"\n")
