"""A prompt that sounds, in the real resident beside a notification service that plays no sounds."""

from pathlib import Path

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, hands


def test_a_prompt_that_is_shown_twice_sounds_once(desktop_session: DesktopSession, tmp_path: Path) -> None:
    environment = dict(desktop_session.environment)
    played = tmp_path / "played"
    player = tmp_path / "bin" / "canberra-gtk-play"
    player.parent.mkdir()
    player.write_text(f"#!/bin/sh\necho once >>{played}\n")
    player.chmod(0o755)
    environment["PATH"] = f"{player.parent}:{environment['PATH']}"
    resident = Resident(environment, *PACE)
    resident.set("sound = true\n" + OFTEN)
    resident.start()
    try:
        with hands(environment):
            until(lambda: [row["kind"] for row in resident.log()].count("prompt") >= 2, "it comes again", PATIENCE_S)
            until(lambda: played.exists() and played.read_text().endswith("\n"), "it sounds", PATIENCE_S)
    finally:
        resident.end()
    assert played.read_text() == "once\n"
