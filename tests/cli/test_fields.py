"""A line of one's own: what its fields say in every phase, and what the README promises to bars."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.cli.context import Context
from deskbreak.cli.fields import FIELDS, PASSING, Line
from deskbreak.cli.status import status as status_verb
from tests.window.scripted import status

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
CONTEXT = Context("default")
NEXT: dict[str, Any] = {"reminder": "long", "due_in_s": 0.0, "routine": None, "name": "", "why": ""}


def line(text: str, **changes: Any) -> str:
    return Line(text).of(CONTEXT, status(**changes))


def test_what_comes_next() -> None:
    assert line("{icon} {next} {due_in}") == "◑ Neck minute 12 min"
    assert line("{reminder}: {says} {phase} {progress}% {due}") == (
        "Micro-break: Micro-break in 12 min: Neck minute. counting 60% false"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"progress": 0.0}, "○ Neck minute 12 min"),
        ({"progress": 1.0}, "◕ Neck minute 12 min"),
        ({"due": True, "progress": 1.0, "next": NEXT}, "● Long break now"),
        ({"phase": "break", "due": True}, "▶ Neck minute 12 min"),
        ({"phase": "paused", "next": NEXT | {"due_in_s": None}}, "‖ Long break "),
        ({"phase": "away"}, "◌ Neck minute 12 min"),
        ({"phase": "off", "next": None}, "◌  "),
    ],
)
def test_every_phase_has_a_sign(changes: dict[str, Any], said: str) -> None:
    assert line("{icon} {next} {due_in}", **changes) == said


def test_why_it_is_held() -> None:
    held = [{"reason": "camera", "says": "camera in use", "since": 0.0}, {"reason": "x", "says": "obs", "since": 0.0}]
    assert line("[{held}]", held_by=held) == "[camera in use, obs]"
    assert line("[{held}]") == "[]"


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_a_line_of_json_stays_json(says: str, others: dict[str, str]) -> None:
    text = json.dumps(others | {"a": "b"}).replace("{icon}", "").replace('"b"', "{says:json}")
    if re.search(r"\{[A-Za-z_]+(:json)?\}", text.replace("{says:json}", "")):
        return
    assert json.loads(line(text, says=says))["a"] == says


@pytest.mark.parametrize("text", ["", "{}", "{{", "}", "{1}", "{icon", "{icon!r}", '{"a": 1}', "{icon:>3}"])
def test_other_braces_stand_for_themselves(text: str) -> None:
    assert line(text) == text


def test_an_unknown_field_is_refused_with_those_that_there_are() -> None:
    done = CliRunner().invoke(status_verb, ["--format", "{icon} {nxt}"], obj=CONTEXT)
    assert done.exit_code == 2
    assert "There is no field {nxt}. Known are: icon, next" in done.output


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_in_the_help(name: str) -> None:
    assert f"{{{name}}}" in CliRunner().invoke(status_verb, ["--help"]).output


def test_what_passes_with_time_is_known() -> None:
    earlier = status()
    later = status(progress=0.9, says="Micro-break in 3 min.", next=earlier["next"] | {"due_in_s": 180.0})
    lines = {name: Line(f"{{{name}}}") for name in FIELDS if name != "taken"}
    assert {name for name, each in lines.items() if each.of(CONTEXT, earlier) != each.of(CONTEXT, later)} == PASSING
    assert {name for name, each in lines.items() if each.passes} == PASSING


def test_the_readmes_line_for_waybar_is_what_waybar_reads() -> None:
    block = re.search(r"```jsonc\n(.*?)```", README, re.DOTALL)
    assert block is not None
    module = json.loads("{" + block[1] + "}")["custom/deskbreak"]
    assert (module["return-type"], "interval" in module) == ("json", False)  # it streams
    text = re.fullmatch(r"deskbreak watch --format '(.*)'", module["exec"])
    assert text is not None
    read = json.loads(line(text[1], says='Next: "Neck" & more.'))
    assert read == {"text": "◑ 12 min", "tooltip": 'Next: "Neck" & more.', "class": "counting"}
