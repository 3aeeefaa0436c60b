"""Settings: what is right counts, what is wrong is told with what to write instead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.hours import Range
from deskbreak.core.settings import KEYS, Settings, parse, seconds


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


def test_every_default_in_the_list_is_the_one_in_force() -> None:
    import tomllib

    for key in KEYS:
        table = f"[{key.path[0]}]\n{key.path[1]}" if len(key.path) == 2 else key.path[0]
        settings, problems = parse(tomllib.loads(f"{table} = {key.default}"))
        assert problems == ()
        assert settings == Settings(), key.path
