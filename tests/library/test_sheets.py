"""The workstation check and the habit cards: what is shipped is whole; faults are told with their place."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deskbreak import library, resources
from deskbreak.core.habit import Habit
from deskbreak.core.workstation import Item
from deskbreak.errors import DeskbreakError
from deskbreak.library import habits, workstation
from tests.library.test_content import TRUSTED

SHIPPED = resources.folder("routines")
CHECK = workstation.load(SHIPPED)
CARDS = habits.load(SHIPPED)
ALL: tuple[Item | Habit, ...] = (*CHECK.items, *CARDS)
CAUSES = {each.id for each in CARDS if each.kind == "cause"}
LANGUAGES = ("en", "de")
ITEM = """\
[order.text.en]
says = "Because."

[[item]]
id = "chair"
rank = 1
often = "sit-tall"
rather = "chin-back"
view = "side"
evidence = "G"

[item.text.en]
name = "Chair"
look = "Do your feet stand?"
why = "They carry you."
how = "Lower it."
"""
POSES = "[body.sit-tall]\n[body.chin-back]\n[face.smile]\n"


def faults(folder: Path, text: str, name: str = "workstation.toml") -> list[str]:
    (folder / "poses.toml").write_text(POSES)
    (folder / name).write_text(text)
    return [str(fault).removeprefix(f"{folder}/") for fault in library.check(folder / name, [folder])]


def test_the_items_are_those_of_a_desk_and_each_has_a_place_in_the_order() -> None:
    assert {each.id for each in CHECK.items} == {
        *("chair", "back", "forearms", "mouse", "screen-height", "screen-distance", "second-screen", "laptop"),
        *("phone", "light"),
    }
    assert sorted(each.rank for each in CHECK.items) == list(range(1, 11))
    assert CHECK.order


def test_every_cause_and_every_kind_of_movement_has_a_card() -> None:
    named = {cause for muscle in library.load([SHIPPED]).body.muscles.values() for cause in muscle.causes}
    assert named == CAUSES
    assert {"swimming", "dancing", "yoga-or-pilates", "walking", "weights"} == {each.id for each in CARDS} - CAUSES
    assert {each.item for each in CARDS} - {""} == {each.id for each in CHECK.items} - {"laptop", "light"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_whole(language: str) -> None:
    english = {each.id: each for each in ALL}
    there: dict[str, Item | Habit] = {each.id: each for each in workstation.load(SHIPPED, language).items}
    there |= {each.id: each for each in habits.load(SHIPPED, language)}
    assert there.keys() == english.keys()
    if language != "en":
        for name in english:
            assert there[name].why != english[name].why
        assert workstation.load(SHIPPED, language).order != CHECK.order


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.id)
def test_it_cites_whom_a_reader_can_trust(each: Item | Habit) -> None:
    assert {urlsplit(source).hostname for source in each.sources} <= TRUSTED
    assert bool(each.sources) == (each.grade != "V")


def test_a_faultless_file_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, ITEM) == []
    assert workstation.load(tmp_path).items[0].focus == "body"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (
            'often = "sit-tall"',
            'often = "sit-tal"',
            r"workstation.toml:7: item\[1\].often: There is no pose .*sit-tall",
        ),
        ('rather = "chin-back"', 'rather = "smile"', r"workstation.toml:8: item\[1\].rather: There is no pose"),
        ("rank = 1", "rank = 2", r"workstation.toml:6: item\[1\].rank: Write a whole number from 1 to 1"),
        ('view = "side"', 'view = "face"', r"workstation.toml:9: item\[1\].view: Choose one of"),
        ('how = "Lower it."', "", r"item\[1\].text.en.how: This key is missing"),
        ("They carry you.", "It heals you.", r"workstation.toml:15: item\[1\].text.en.why: .*“heals”"),
        ('evidence = "G"', 'evidence = "G"\ngrade = "G"', r"workstation.toml:11: item\[1\].grade: There is no key"),
        ('[order.text.en]\nsays = "Because."\n', "", "order: The table .* is missing"),
        ("[[item]]", "[[item]", r"workstation.toml:4: This is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    assert was in ITEM
    found = faults(tmp_path, ITEM.replace(was, becomes, 1))
    assert re.search(told, found[0]), found
    with pytest.raises(DeskbreakError, match=re.escape(found[0])):
        workstation.load(tmp_path)


def test_two_items_cannot_be_the_first(tmp_path: Path) -> None:
    again = ITEM[ITEM.index("[[item]]") :]
    found = faults(tmp_path, f"{ITEM}\n{again}")
    assert [re.sub(r":.*: (item.*): .*", r" \1", each) for each in found] == [
        "workstation.toml item[2].id",
        "workstation.toml item[2].rank",
    ]


def test_a_card_belongs_to_an_item_that_is_there(tmp_path: Path) -> None:
    faults(tmp_path, ITEM)
    card = '[[habit]]\nid = "slumping"\nitem = "chairs"\nevidence = "V"\n'
    card += '[habit.text.en]\nname = "A"\nwhat = "B"\nwhy = "C"\ntoday = "D"\n'
    found = faults(tmp_path, card, "habits.toml")
    assert len(found) == 1
    assert re.match(r'habits.toml:3: habit\[1\].item: Choose one of "", "chair"\. Did you mean chair\?', found[0])
    assert faults(tmp_path, card.replace("chairs", "chair"), "habits.toml") == []
    assert habits.load(tmp_path)[0].item == "chair"
