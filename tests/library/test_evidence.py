"""What is known, contested and unknown: the shipped file, and what is wrong in one that is not right."""

import re
from pathlib import Path

import pytest

from deskbreak import library
from deskbreak.library.evidence import load
from deskbreak.resources import folder

SHIPPED = folder("routines") / "evidence.toml"
READABLE = re.compile(
    r"https://(?:doi\.org/10\.|(?:pubmed|pmc)\.ncbi\.nlm\.nih\.gov/|www\.hse\.gov\.uk/|www\.ccohs\.ca/|www\.acsm\.org/|"
    r"(?:www|northumbria|mpft)\.nhs\.uk/|ergo\.human\.cornell\.edu/|opus\.lib\.uts\.edu\.au/|oem\.bmj\.com/|academic\.oup\.com/|"
    r"link\.springer\.com/|www\.lrdpublications\.org\.uk/)"
)
"""Papers, their abstracts and public or professional bodies: no shop, no blog."""
POOLED = {
    *("Albulescu 2022", "Chen 2018", "Louw 2017", "Gross 2015 (Cochrane)", "Lu 2022", "Gross 2024 (Cochrane)"),
    *("Bull 2020 (WHO)", "Shao 2024", "Jones 2024", "Xu 2023", "Rathbone 2017"),
}
"""Reviews of many studies, and what was agreed on after one."""
BODIES = re.compile(r"HSE|CCOHS|ACSM|NHS|Hedge \(Cornell|.+ \(NHS\)")
"""Whose advice stands on a page of their own, which has no author or no year."""
CASES = {"Shariff 2023", "Sulkowski 2022"}
"""What happened to single people: no effect is claimed from it."""
SMALL = """\
text.en.lead = "In short."

[source.one]
name = "One 2020"
address = "https://doi.org/10.1000/1"

[[topic]]
id = "breaks"
text.en.name = "Breaks"

[[topic.finding]]
standing = "known"
sources = ["one"]
text.en.says = "Of those who paused 55 % said so."
text.de.says = "Von denen mit Pause sagten das 55 %."
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_shipped_file_has_no_fault_and_speaks_every_language(language: str) -> None:
    evidence, faults = load(SHIPPED, language)
    assert [str(fault) for fault in faults] == []
    spoken = {evidence.language, *(topic.language for topic in evidence.topics)}
    spoken |= {finding.language for topic in evidence.topics for finding in topic.findings}
    assert spoken == {language}


def test_tradition_is_one_card_and_nothing_else_is() -> None:
    topics = load(SHIPPED)[0].topics
    standings = {topic.id: {finding.standing for finding in topic.findings} for topic in topics}
    assert [name for name, found in standings.items() if "tradition" in found] == ["tradition"]
    assert standings["tradition"] == {"tradition"}
    assert {"known", "contested", "unknown"} <= standings["trigger-points"]


def test_what_others_claim_and_we_reject_says_so_and_by_whom() -> None:
    claims = next(topic for topic in load(SHIPPED)[0].topics if topic.id == "claims")
    rejected = [finding for finding in claims.findings if "We reject" in finding.says]
    assert rejected
    assert [finding for finding in claims.findings if finding.standing == "rejected"] == rejected


@pytest.mark.parametrize(
    ("language", "fragment"),
    [("en", r"(?:Whether|That|How|Which|What|For how)\b.*"), ("de", r"(?:Ob|Dass|Wie|Welche|Was)\b[^,]*\.")],
)
def test_a_finding_is_made_of_whole_sentences(language: str, fragment: str) -> None:
    for topic in load(SHIPPED, language)[0].topics:
        for finding in topic.findings:
            first = re.split(r"(?<=\.) ", finding.says)[0]
            assert not re.fullmatch(fragment, first), first
            assert finding.says.endswith(".")


def test_what_a_trial_or_two_found_is_told_with_the_trial_and_with_whom() -> None:
    for topic in load(SHIPPED)[0].topics:
        for finding in topic.findings:
            names = {source.name for source in finding.sources}
            if finding.standing == "known" and not names & (POOLED | CASES):
                assert re.search(
                    r"\bIn (?:one trial with|two trials with|one study of) [\w -]*(?:workers|adults|people|patients)",
                    finding.says,
                ), names


def test_every_source_can_be_opened_and_is_used() -> None:
    evidence, _faults = load(SHIPPED)
    used = {source for topic in evidence.topics for finding in topic.findings for source in finding.sources}
    assert [source for source in used if not READABLE.match(source.address)] == []
    assert len(used) == SHIPPED.read_text("utf-8").count("[source.")


def test_a_paper_is_named_by_its_first_author_and_year() -> None:
    used = {
        source.name for topic in load(SHIPPED)[0].topics for finding in topic.findings for source in finding.sources
    }
    papers = {name for name in used if not BODIES.match(name)}
    assert [name for name in papers if not re.fullmatch(r"[\w -]+ (?:19|20)\d\d(?: \(\w+\))?", name)] == []


def test_a_language_that_is_missing_is_english(tmp_path: Path) -> None:
    file = tmp_path / "evidence.toml"
    file.write_text(SMALL, "utf-8")
    evidence, faults = load(file, "de")
    assert faults == ()
    assert (evidence.lead, evidence.language) == ("In short.", "en")
    assert evidence.topics[0].findings[0].language == "de"


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "says"),
    [
        ('standing = "known"', 'standing = "sure"', "standing", 12, "Choose one of"),
        ('sources = ["one"]', 'sources = ["two"]', "sources[1]", 13, "none of"),
        ('sources = ["one"]\n', "", "sources", 11, "Name the source of what is known, contested or rejected."),
        (
            'standing = "known"\nsources = ["one"]',
            'standing = "unknown"',
            "text.en.says",
            13,
            "A figure needs its source",
        ),
        ("Of those who paused", "It cures:", "text.en.says", 14, "“cures”"),
        ("Von denen mit Pause", "Es heilt:", "text.de.says", 15, "“heilt”"),
        ("https://", "http://", "address", 5, "beginning with https://"),
        ("text.en.lead", "text.de.lead", "text", 1, "English words is missing"),
        ('id = "breaks"', 'id = "breaks"\nnote = "x"', "note", 9, "There is no key of this name."),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_line(
    tmp_path: Path, old: str, new: str, key: str, line: int, says: str
) -> None:
    assert old in SMALL
    file = tmp_path / "evidence.toml"
    file.write_text(SMALL.replace(old, new), "utf-8")
    first = load(file)[1][0]
    assert (first.path, first.line, first.key.endswith(key)) == (file, line, True), first
    assert says in first.says
    assert first in library.check(file, [folder("routines")])
