"""A real resident in a process of its own, asked as a person would: over its command line and its socket."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deskbreak import library, resources
from deskbreak.control.client import Client, NoResident
from deskbreak.folders import Folders
from tests.plugin_desktop import OURS, until

PACE = ("--speed", "24")
OFTEN = '[micro]\nevery = "2 min"\n'
"""Settings under which a break is due after five seconds at this pace. It stays due for fifty: time enough for what a
test does about it, on a busy machine too."""
PATIENCE_S = 90.0
"""Long enough for a busy machine; what is waited for usually takes a fraction of a second."""


def steps_of(routine: str) -> int:
    """How many steps a shipped routine has."""
    return len(library.load([resources.folder("routines")]).routines[routine].steps)


class Resident:
    """Starts, asks and ends one profile's resident in `environment`."""

    def __init__(self, environment: Mapping[str, str], *arguments: str, within: Sequence[str] = ()) -> None:
        """`within` is a command that runs the one that follows it, in a place of its own."""
        # At noon no day ends, and no week, while a test runs.
        self.environment = {"TZ": _where_it_is_noon(), **environment}
        self.arguments = arguments
        self.within = within
        self.process: subprocess.Popen[str] | None = None

    def set(self, settings: str) -> None:
        """Write its settings file."""
        self.folders.make()
        self.folders.settings.write_text(settings, "utf-8")

    def start(self) -> None:
        """`deskbreak --profile t run` with the arguments, until it answers."""
        self.process = subprocess.Popen(
            [*self.within, sys.executable, "-m", "deskbreak", "--profile", "t", "run", *self.arguments],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(self._answers, "the resident answers", PATIENCE_S)

    def end(self) -> None:
        """Quit in good order, and wait for it."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        _out, self.said = self.process.communicate(timeout=PATIENCE_S)
        self.process = None

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate(timeout=PATIENCE_S)
        self.process = None

    def cli(self, *arguments: str, status: int = 0, out: bool = False) -> str:
        """What `deskbreak --profile t ARGUMENTS` prints; of a refusal why, unless `out`. It ends with `status`."""
        done = subprocess.run(
            [sys.executable, "-m", "deskbreak", "--profile", "t", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout if status == 0 or out else done.stderr

    def log(self) -> list[dict[str, Any]]:
        """The rows of `deskbreak log --json`."""
        return [json.loads(line) for line in self.cli("log", "--json").splitlines()]

    def ask(self, **request: Any) -> dict[str, Any]:
        """One answer from the control socket."""
        with Client(self.folders.socket) as client:
            return client.ask(request)

    @property
    def status(self) -> dict[str, Any]:
        """The status as the socket gives it."""
        status: dict[str, Any] = self.ask(do="status")["status"]
        return status

    @property
    def folders(self) -> Folders:
        """Where the profile's things lie in the environment given."""
        config = Path(self.environment["XDG_CONFIG_HOME"]) / "deskbreak" / "profiles" / "t"
        data = Path(self.environment["XDG_DATA_HOME"]) / "deskbreak" / "profiles" / "t"
        state = Path(self.environment["XDG_STATE_HOME"]) / "deskbreak" / "profiles" / "t"
        runtime = Path(self.environment["XDG_RUNTIME_DIR"]) / "deskbreak" / "profiles" / "t"
        cache = Path(self.environment["XDG_CACHE_HOME"]) / "deskbreak" / "profiles" / "t"
        return Folders("t", config, data, state, runtime, cache)

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.process.communicate()
        with contextlib.suppress(NoResident):
            Client(self.folders.socket).close()
            return True
        return False


class Watch:
    """Collects what `watch` streams from its making on, in a thread, until the resident goes."""

    def __init__(self, resident: Resident) -> None:
        self.rows: list[dict[str, Any]] = []
        self.statuses: list[dict[str, Any]] = []
        self._client = Client(resident.folders.socket)
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        until(lambda: self.statuses, "the first status is streamed", PATIENCE_S)

    def close(self) -> None:
        """End it."""
        self._client.close()
        self._thread.join()

    def _read(self) -> None:
        for message in self._client.stream({"do": "watch"}):
            if "entry" in message:
                self.rows.append(message["entry"])
            elif "status" in message:
                self.statuses.append(message["status"])


@contextlib.contextmanager
def hands(environment: Mapping[str, str]) -> Iterator[threading.Event]:
    """Somebody moves the mouse a little, several times a second, until the block ends or the event is set."""
    rest = threading.Event()

    moves = [word for step in ("1", "-1") for word in ("mousemove_relative", "--", step, "0", "sleep", "0.15")]

    def move() -> None:
        # One process for many moves: to start one for each leaves gaps on a busy machine, in which nobody is there.
        while not rest.is_set():
            with subprocess.Popen(["xdotool", *moves * 200], env=dict(environment)) as process:
                while process.poll() is None and not rest.wait(0.05):
                    pass
                process.terminate()

    thread = threading.Thread(target=move)
    thread.start()
    try:
        yield rest
    finally:
        rest.set()
        thread.join()


def _where_it_is_noon() -> str:
    """A time zone; its name says the offset to Greenwich the other way round."""
    return f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"


def headless(tmp_path: Path) -> dict[str, str]:
    """An environment without any display or bus, with folders of its own."""
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "TZ") if key in os.environ} | OURS
    for name, folder in (
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "c"),
        ("XDG_DATA_HOME", "d"),
        ("XDG_STATE_HOME", "s"),
        ("XDG_RUNTIME_DIR", "r"),
        ("XDG_CACHE_HOME", "k"),
    ):
        (tmp_path / folder).mkdir(mode=0o700, exist_ok=True)
        environment[name] = str(tmp_path / folder)
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={tmp_path}/none"
    return environment


def browser_that_notes(environment: dict[str, str], folder: Path) -> Path:
    """Make BROWSER a program that writes the addresses it is called with into the file returned."""
    noted, program = folder / "addresses", folder / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {noted}\n')
    program.chmod(0o755)
    environment["BROWSER"] = str(program)
    return noted


def address_in(noted: Path) -> str:
    """The last address that the browser was called with, once there is one."""
    until(lambda: noted.exists() and noted.read_text().endswith("\n"), "the browser is called", PATIENCE_S)
    return noted.read_text().splitlines()[-1]


def wait_for(resident: Resident, phase: str) -> None:
    """Until the resident is in `phase`."""
    deadline = time.monotonic() + PATIENCE_S
    while resident.status["phase"] != phase:
        assert time.monotonic() < deadline, resident.status
        time.sleep(0.02)
