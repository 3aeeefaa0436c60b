"""Every language says all there is to say, and nothing that is said no more."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from deskbreak import library
from deskbreak.resources import folder
from deskbreak.system import language
from tests import catalogues

PLACE = re.compile(r"\{[^{}]*\}|%\(\w+\)s|`[^`]*`")
"""What a translation has to keep as it is: places to be filled, and what is typed."""
LANGUAGES = catalogues.languages()
TIMES = """
from datetime import datetime
from deskbreak import words
for hour in (14, 9, 0):
    print(words.clock(datetime(2026, 1, 1, hour, 5)))
"""


@pytest.fixture(params=LANGUAGES)
def stored(request: pytest.FixtureRequest) -> polib.POFile:
    return catalogues.read(request.param)


def keys(catalogue: polib.POFile) -> set[catalogues.Said]:
    return {(entry.msgid, entry.msgid_plural) for entry in catalogue}


def test_there_is_german() -> None:
    assert "de" in LANGUAGES


def test_what_is_said_is_in_the_catalogue_and_nothing_else(stored: polib.POFile) -> None:
    said = set(catalogues.said())
    assert keys(stored) - said == set(), "said no more: run `make words`"
    assert said - keys(stored) == set(), "new: run `make words` and translate"


def test_every_sentence_is_translated(stored: polib.POFile) -> None:
    assert [entry.msgid for entry in stored.untranslated_entries() + stored.fuzzy_entries()] == []


def test_places_to_be_filled_and_what_is_typed_stay_as_they_are(stored: polib.POFile) -> None:
    for entry in stored:
        wanted = sorted(PLACE.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            # The singular may say "one" where the plural has a number.
            one = sorted(PLACE.findall(entry.msgid))
            assert sorted(PLACE.findall(text)) in (wanted, one), entry.msgid


def test_a_singular_has_one_plural(stored: polib.POFile) -> None:
    # A catalogue finds a sentence by its singular alone: of two plurals one would be filled wrongly.
    singulars = [entry.msgid for entry in stored]
    assert [each for each in singulars if singulars.count(each) > 1] == []


def test_spaces_at_the_ends_are_kept(stored: polib.POFile) -> None:
    for entry in stored:
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert re.findall(r"^\s*|\s*$", text) == re.findall(r"^\s*|\s*$", entry.msgid), entry.msgid


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_the_program_reads_is_what_was_written(name: str) -> None:
    compiled = catalogues.source(name).with_suffix(".mo").read_bytes()
    assert compiled == catalogues.read(name).to_binary(), "run `make words`"


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_shipped_routine_speaks_it_from_its_name_to_its_last_phase(name: str) -> None:
    routines = library.load([folder("routines")], name).routines.values()
    spoken = {each.id: each.language for each in routines}
    spoken |= {step.exercise.id: step.exercise.language for each in routines for step in each.steps}
    assert [each for each, language_of in spoken.items() if language_of != name] == []


@pytest.mark.parametrize(
    ("environment", "speaks"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en_US:de"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "fi:de:en"}, "de"),
    ],
)
def test_the_program_speaks_the_language_of_the_environment(environment: dict[str, str], speaks: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from deskbreak import words; print(words.LANGUAGE)"],
        env=environment,
        cwd=catalogues.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == speaks


def test_the_strongest_variable_tells() -> None:
    assert language.wanted({"LANG": "de_DE", "LC_ALL": "fr_FR", "LANGUAGE": "it:es"}) == ["it", "es"]
    assert language.wanted({"LANG": "de_DE", "LC_ALL": "", "LC_MESSAGES": "fr_FR"}) == ["fr_FR"]


@pytest.mark.parametrize(
    ("customs", "afternoon", "morning", "midnight"),
    [("en_US", "2:05 PM", "9:05 AM", "12:05 AM"), ("de_DE", "14:05", "09:05", "00:05")],
)
def test_the_clock_is_read_as_the_system_reads_it(
    tmp_path: Path, needs: Callable[..., None], customs: str, afternoon: str, morning: str, midnight: str
) -> None:
    needs("locale-gen")
    name = f"{customs}.UTF-8"
    subprocess.run(["localedef", "-i", customs, "-f", "UTF-8", str(tmp_path / name)], check=True)
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            TIMES,
        ],
        env={"LOCPATH": str(tmp_path), "LC_ALL": name},
        cwd=catalogues.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == [afternoon, morning, midnight]


PAGES = sorted((catalogues.PACKAGE / "window" / "pages").glob("*.html"))
SCRIPTS = sorted((catalogues.PACKAGE / "window" / "static").glob("*.js"))
TRANSLATED = re.compile(
    r"\{% block look %\}.*?endblock %\}|\{#.*?#\}|\{%\s*trans\b.*?endtrans\s*%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
SPOKEN = re.compile(r'\b(?:aria-label|alt|label|placeholder|title)="([^"]*)"')
SAME_EVERYWHERE = {"deskbreak", "CSV", "JSON", "nbsp", "lang"}
"""Names, signs that HTML has a name for, and an attribute that a macro makes."""


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_word_of_a_page_can_be_translated(page: Path) -> None:
    written = TRANSLATED.sub("", page.read_text("utf-8"))
    shown = " ".join(
        [*SPOKEN.findall(written), re.sub(r"<(code|kbd)\b.*?</\1>|<[^>]*>", " ", written, flags=re.DOTALL)]
    )
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) - SAME_EVERYWHERE == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_no_script_brings_words_of_its_own(script: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text("utf-8"), flags=re.DOTALL)
    texts = re.findall(r'"([^"\n]*)"|`([^`]*)`', code)
    sentences = [text for pair in texts for text in pair if re.match(r"[A-Z][a-z]+ [a-z]+", text)]
    assert sentences == []


def test_help_and_refusals_of_the_command_line_are_in_the_language_in_use() -> None:
    environment = {**os.environ, "LANGUAGE": "de"}
    command = [sys.executable, "-P", "-m", "deskbreak", "week"]
    told = [
        subprocess.run([*command, argument], env=environment, capture_output=True, text=True, check=False)
        for argument in ("--help", "--nope")
    ]
    said = " ".join(each.stdout + each.stderr for each in told)
    assert "Aufruf: deskbreak week" in said
    for english in ("Usage", "Options", "Show this message", "Try '", "Error", "No such option"):
        assert english not in said
