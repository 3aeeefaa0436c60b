"""Settings: what is right counts, what is wrong is told with what to write instead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.hours import Range
from deskbreak.core.key import PRESET, Key
from deskbreak.core.keys import GROUPS, KEYS, find
from deskbreak.core.kind import Choice, Ranges, WrongValue, seconds, text
from deskbreak.core.parse import parse
from deskbreak.core.settings import PRESETS, Settings
from deskbreak.core.warning import red_flags
from tests.config.files import VALUES, tree


def test_no_file_means_balanced() -> None:
    settings, problems = parse({})
    assert settings == Settings()
    assert [(each.name, each.every_s, each.length_s) for each in settings.active] == [
        ("micro", 1800.0, 60),
        ("long", 3600.0, 300.0),
    ]
    assert problems == ()


def test_single_values_win_over_the_preset_wherever_they_stand() -> None:
    settings, problems = parse({"micro": {"every": "25 min"}, "preset": "frequent"})
    assert problems == ()
    assert [(each.every_s, each.length_s) for each in settings.active] == [(1500.0, 30), (3600.0, 300.0)]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"preset": "hectic"}, ("preset",)),
        ({"micro": {"every": 30}}, ("micro", "every")),
        ({"micro": {"every": "30 fortnights"}}, ("micro", "every")),
        ({"micro": {"every": "10 s"}}, ("micro", "every")),
        ({"long": {"on": "yes"}}, ("long", "on")),
        ({"hours": {"mon": "09:00-17:00"}}, ("hours", "mon")),
        ({"hours": {"mon": ["09:00"]}}, ("hours", "mon")),
        ({"hours": {"mon": ["25:00-26:00"]}}, ("hours", "mon")),
        ({"day_begins": "24:00"}, ("day_begins",)),
        ({"equipment": ["trampoline"]}, ("equipment",)),
        ({"strength": {"days": ["monday"]}}, ("strength", "days")),
        ({"micro": {"length": "1 h", "every": "30 min"}}, ("micro", "length")),
        ({"micro": 5}, ("micro",)),
        ({"emergency": 112}, ("emergency",)),
        ({"emergency": "112 or 911"}, ("emergency",)),
        ({"emergency": "+"}, ("emergency",)),
        ({"emergency": "1" * 21}, ("emergency",)),
    ],
)
def test_a_wrong_value_is_told_and_the_others_still_count(data: dict[str, Any], path: tuple[str, ...]) -> None:
    settings, problems = parse({**data, "snooze": "7 min"})
    assert [problem.keys for problem in problems] == [path]
    assert settings.snooze_s == 420.0
    assert all(each.length_s < each.every_s for each in settings.active)


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    _settings, problems = parse({"mirco": {"every": "30 min"}})
    assert problems[0].keys == ("mirco", "every")
    assert "micro.every" in problems[0].says


def test_hours_run_over_midnight() -> None:
    settings, _problems = parse({"hours": {"fri": ["08:00-12:00", "22:00-06:00"]}})
    assert settings.hours.ranges == (Range(4, 480, 720), Range(4, 1320, 1800))


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 59))
def test_durations_add_up(hours: int, minutes: int, rest: int) -> None:
    assert seconds(f"{hours} h {minutes} min {rest} s") == hours * 3600 + minutes * 60 + rest


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each), max_leaves=5))
def test_no_value_whatever_breaks_the_check(value: Any) -> None:
    for key in KEYS:
        data: Any = value
        for name in reversed(key.path):
            data = {name: data}
        settings, problems = parse(data)
        assert isinstance(settings, Settings)
        assert len(problems) <= 1


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_default_written_down_changes_nothing(key: Key) -> None:
    for preset in PRESETS:
        settings, _problems = parse({"preset": preset})
        written = {**tree({key.path: key.usual(settings)}), **({} if key.path == PRESET else {"preset": preset})}
        assert parse(written) == (Settings() if key.path == PRESET else settings, ())


@given(st.data())
def test_a_value_said_back_and_typed_again_is_the_same(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(KEYS))
    plain = data.draw(VALUES[key.name])
    value = key.kind.read(plain)
    assert key.kind.read(key.kind.plain(value)) == value
    assert key.kind.read(key.kind.typed([text(key.kind.plain(value))])) == value
    put = key.put(Settings(), value)
    assert key.get(put) == value
    if key.path != PRESET:
        assert [other.name for other in KEYS if other.get(put) != other.get(Settings())] in ([], [key.name])


@pytest.mark.parametrize(
    ("name", "typed", "plain"),
    [
        ("long.every", ["45", "min"], "45 min"),
        ("micro.on", ["off"], False),
        ("equipment", ["wall,", "desk"], ["wall", "desk"]),
        ("busy.programs", [""], []),
        ("hours.mon", ["9:00 – 12:30, 13:30-18:00"], ["9:00-12:30", "13:30-18:00"]),
    ],
)
def test_what_people_type_is_understood(name: str, typed: list[str], plain: object) -> None:
    key = find(name)
    assert key is not None
    assert key.kind.typed(typed) == plain
    key.kind.read(key.kind.typed(typed))


def test_a_flag_is_no_other_word() -> None:
    key = find("micro.on")
    assert key is not None
    with pytest.raises(WrongValue):
        key.kind.typed(["maybe"])


def test_every_key_has_its_words() -> None:
    for key in KEYS:
        assert key.group in GROUPS
        assert key.title
        assert key.effect.endswith(".")
    preset = KEYS[0].kind
    assert isinstance(preset, Choice)
    assert preset.words.keys() == PRESETS.keys()
    assert [key.kind.weekday for key in KEYS if isinstance(key.kind, Ranges)] == list(range(7))


def test_a_file_full_of_unknown_names_is_told_at_once() -> None:
    _settings, problems = parse({f"mirco{number}": 1 for number in range(20_000)})
    assert len(problems) == 20_000


def test_the_emergency_number_stands_where_somebody_is_told_to_call() -> None:
    settings, problems = parse({"emergency": " +49 112 "})
    assert (settings.emergency, problems) == ("+49 112", ())
    assert "call +49 112 or" in red_flags(settings.emergency)[0].act
    assert "your local emergency number" in red_flags(Settings().emergency)[0].act
