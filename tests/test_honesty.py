"""No text promises, diagnoses, or gives a figure without its source; and the check that says so can fail."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbreak.resources import folder
from tests import catalogues
from tests.honesty import Text, faults, of_a_file, of_the_library, of_the_program


@pytest.mark.parametrize("texts", [of_the_program, of_the_library])
def test_every_text_is_honest(texts: Callable[[], Iterator[Text]]) -> None:
    assert [(text.place, fault) for text in texts() for fault in faults(text)] == []


def test_every_text_is_looked_at() -> None:
    program, library = list(of_the_program()), list(of_the_library())
    assert {text.language for text in program} == {"en", *catalogues.languages()}
    assert {"en", "de"} <= {text.language for text in library}
    read = {text.place.partition(".toml")[0] for text in library}
    assert read == {path.stem for path in folder("routines").rglob("*.toml")} - {"poses"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This stretch cures a stiff neck."),
        ("en", "A fixed neck in two minutes, guaranteed."),
        ("en", "Pressing releases toxins."),
        ("en", "It boosts circulation and leaves you pain-free."),
        ("de", "Diese Dehnung heilt einen steifen Nacken."),
        ("de", "Garantiert schmerzfrei in zwei Minuten."),
        ("de", "Das regt die Durchblutung an."),
        ("en", "You have a trigger point in the upper trapezius."),
        ("en", "You've got an active trigger point there."),
        ("en", "You have tendinitis."),
        ("en", "Your neck pain comes from the levator."),
        ("en", "This is a strain, and it means that you have to rest: you suffer from it."),
        ("en", "That is caused by sitting."),
        ("de", "Du hast einen Triggerpunkt im oberen Trapez."),
        ("de", "Du hast eine Sehnenentzündung."),
        ("de", "Deine Nackenschmerzen kommen von der Maus."),
        ("de", "Das ist ein Zeichen für Überlastung."),
        ("en", "80 % of all muscle pain begins in a knot."),
        ("en", "Nearly 80 percent of pain."),
        ("en", "In a trial 8 of 91 people stopped."),
        ("en", "Helps 7 out of 10 people."),
        ("en", "One in five adults knows it."),
        ("en", "Half of all workers feel it."),
        ("en", "Twice as likely to ease."),
        ("en", "It lowered pain by 1.4 points."),
        ("en", "A clear effect (SMD -0.71)."),
        ("en", "They recovered faster (p < .05)."),
        ("de", "80 % aller Schmerzen beginnen im Knoten."),
        ("de", "Bei 7 von 10 Menschen hilft es."),
        ("de", "Die Hälfte aller Menschen kennt es."),
        ("de", "Jeder zweite Erwachsene hat es."),
        ("de", "Doppelt so wirksam, doppelt so viel Kraft."),
        ("de", "Der Schmerz sank um 1,4 Punkte."),
    ],
)
def test_what_is_not_honest_is_found(language: str, words: str) -> None:
    assert faults(Text("here", language, words))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It may ease a stiff neck, and many people find it pleasant."),
        ("en", "Good for your health; a healthy start."),
        ("en", "Lean in until it hurts in a good way, 4 or 5 out of 10."),
        ("en", "Stay for 20 to 30 seconds, 3 times on each side, twice a day."),
        ("en", "If you have a fresh injury, leave it out. Do you have a fever?"),
        ("en", "Past 50: a new headache with a sore scalp."),
        ("en", "5 of 7 breaks taken; 3 days in a row."),
        ("en", "Slide only a quarter of the way down."),
        ("en", "The muscle that may be behind it often aches here."),
        ("de", "Das kann einen steifen Nacken lockern."),
        ("de", "Lehn dich hinein, bis es angenehm wehtut, 4 oder 5 von 10."),
        ("de", "Du siehst doppelt: Hör auf. Eine Viertelstunde, jeden zweiten Tag."),
        ("de", "Du hast eine Pause gemacht."),
    ],
)
def test_what_is_honest_is_let_through(language: str, words: str) -> None:
    assert faults(Text("here", language, words)) == []


def test_a_source_in_the_same_entry_allows_a_figure_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text(
        """
        [[finding]]
        sources = ["one"]
        text.en.says = "55 % said so, and it cures."
        text.de.says = "55 % sagten das."
        [[finding]]
        sources = []
        text.en.says = "55 % said so."
        """,
        "utf-8",
    )
    assert [(text.place, fault) for text in of_a_file(file) for fault in faults(text)] == [
        ("new.toml.finding[0].text.en.says", "promises: cures"),
        ("new.toml.finding[1].text.en.says", "gives a figure without its source: 55 %"),
    ]
