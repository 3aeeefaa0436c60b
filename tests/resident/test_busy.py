"""Holds in the real resident: each reason on a real server, told while it lasts, and one prompt when it ends."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin_desktop import DesktopSession, Launch, until
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, hands, wait_for

Change = Callable[[bool], None]


@pytest.fixture
def resident(desktop_session: DesktopSession) -> Iterator[Resident]:
    """A resident that has a break due within seconds."""
    made = Resident(dict(desktop_session.environment), *PACE)
    made.set(OFTEN + '[busy]\nprograms = ["deskbreak-test-call"]\n')
    yield made
    made.end()


@pytest.fixture(params=["dnd", "fullscreen", "microphone", "program:deskbreak-test-call"])
def reason(
    request: pytest.FixtureRequest,
    resident: Resident,
    launch: Launch,
    needs: Callable[..., None],
    tmp_path: Path,
) -> tuple[str, Change]:
    """A reason to hold, and what begins and ends it."""
    environment = resident.environment

    def run(*command: str) -> bool:
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=PATIENCE_S)
        return done.returncode == 0

    def pause(on: bool) -> None:
        assert run("dunstctl", "set-paused", "true" if on else "false")

    def fill(on: bool) -> None:
        if on:
            launch(environment, "xmessage", "-name", "ours", "ours")
            until(lambda: run("wmctrl", "-a", "ours"), "the window is in front")
            assert run("wmctrl", "-r", "ours", "-b", "add,fullscreen")
        else:
            launch.find("xmessage").stop()

    def record(on: bool) -> None:
        if on:
            launch(environment, "parec", "--device=mic", str(tmp_path / "sound"))
            until(lambda: run("sh", "-c", "pactl list short source-outputs | grep -q ."), "it records")
        else:
            launch.find("parec").stop()

    def call(on: bool) -> None:
        if on:
            program = tmp_path / "deskbreak-test-call"
            program.write_text("#!/bin/sh\nsleep 1000 &\nwait\n")
            program.chmod(0o755)
            launch(environment, str(program))
        else:
            launch.find(str(tmp_path / "deskbreak-test-call")).stop()

    if request.param == "microphone":
        needs("pulseaudio", "pactl", "parec")
        socket = tmp_path / "pulse"
        environment["PULSE_SERVER"] = f"unix:{socket}"
        modules = ("module-null-source source_name=mic", f"module-native-protocol-unix socket={socket}")
        launch(
            environment,
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--disable-shm=yes",
            *(f"--load={each}" for each in modules),
        )
        until(socket.is_socket, "the sound server listens")
    ways: dict[str, Change] = {"dnd": pause, "fullscreen": fill, "microphone": record}
    needs("wmctrl", "xmessage", "dunstctl", "xdotool")
    return request.param, ways.get(request.param, call)


def test_it_holds_and_says_why_and_prompts_once_when_it_ends(resident: Resident, reason: tuple[str, Change]) -> None:
    name, change = reason
    change(True)
    resident.start()
    with hands(resident.environment):
        wait_for(resident, "held")
        status = resident.status
        assert [each["reason"] for each in status["held_by"]] == [name]
        assert " held: " in status["says"]
        assert "prompt" in status["can"]
        sense = name.partition(":")[0].replace("program", "programs")
        assert status["backends"]["busy"][sense]["state"] == "busy"
        change(False)
        until(lambda: resident.status["phase"] != "held", "the hold ends", PATIENCE_S)
        wait_for(resident, "prompting")
    kinds = [row["kind"] for row in resident.log() if row["kind"] in ("hold", "release", "prompt")]
    assert kinds[:3] == ["hold", "release", "prompt"]


def test_prompt_me_anyway(resident: Resident, desktop_session: DesktopSession) -> None:
    subprocess.run(["dunstctl", "set-paused", "true"], env=resident.environment, check=True)
    resident.start()
    with hands(resident.environment):
        wait_for(resident, "held")
        assert resident.ask(do="prompt")["ok"]
        wait_for(resident, "prompting")
