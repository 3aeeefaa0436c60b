"""The workstation check: its order of changes, what moved since the last one, and the row that it leaves."""

from deskbreak.core.event import Checked
from deskbreak.core.workstation import AGAIN_S, Check, Item, is_due
from tests.core.story import MONDAY_NINE, Story


def item(name: str, rank: int) -> Item:
    return Item(name, rank, "a", "b", "side", 0.0, 0.0, "body", "G", (), name, "Look.", "Why.", "How.")


CHECK = Check((item("chair", 3), item("mouse", 1), item("light", 4), item("laptop", 2)), "Because.")


def names(items: tuple[Item, ...]) -> list[str]:
    return [each.id for each in items]


def test_what_could_be_better_comes_by_its_rank_and_not_in_the_order_asked() -> None:
    answers = {"chair": "change", "mouse": "change", "light": "fine", "laptop": "change"}
    assert names(CHECK.to_change(answers)) == ["mouse", "laptop", "chair"]
    assert names(CHECK.said(answers, "fine")) == ["light"]


def test_only_what_was_fine_or_not_both_times_has_moved() -> None:
    before = {"chair": "change", "mouse": "fine", "light": "none", "gone": "change"}
    now = {"chair": "fine", "mouse": "change", "light": "change", "laptop": "change"}
    moved = CHECK.moved(now, before)
    assert {way: names(items) for way, items in moved.items()} == {"better": ["chair"], "worse": ["mouse"]}


def test_it_is_due_a_month_after_the_last() -> None:
    assert not is_due(MONDAY_NINE, MONDAY_NINE + AGAIN_S - 1)
    assert is_due(MONDAY_NINE, MONDAY_NINE + AGAIN_S)


def test_a_check_is_one_row_and_disturbs_nothing() -> None:
    story = Story()
    story.until_prompt()
    shown, phase = len(story.kinds("prompt")), story.phase()
    answer = story.ask(Checked({"at": "change", "screen-height": "fine", "light": "none"}))
    assert answer.ok
    assert answer.says == "Saved: one thing to change."
    row = story.entries[-1]
    assert (row.kind, row.at, row.outcome) == ("checked", story.now.wall, None)
    assert row.detail == {"at": "change", "screen-height": "fine", "light": "none"}
    assert (len(story.kinds("prompt")), story.phase()) == (shown, phase)
