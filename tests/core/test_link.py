"""Links: the few addresses that do something, and nothing else whatever."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbreak.core.link import LONGEST, Link, parse, to_start
from deskbreak.errors import DeskbreakError

TARGETS = {
    "today": Link("today"),
    "week": Link("week"),
    "routines": Link("routines"),
    "routines/desk-neck-reset": Link("routines", "desk-neck-reset"),
    "start": Link("start"),
    "start/desk-neck-reset": Link("start", "desk-neck-reset"),
    "start/2-minutes": Link("start", "2-minutes"),
}
SPELLED = [
    f"{scheme}:{slashes}{target}{end}"
    for target in TARGETS
    for scheme in ("deskbreak", "DESKBREAK", "Deskbreak")
    for slashes in ("", "//")
    for end in ("", "/")
]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("spelled", ["deskbreak:{}", "deskbreak://{}", "deskbreak://{}/", "DeskBreak:{}"])
def test_what_a_link_asks_for(target: str, spelled: str) -> None:
    assert parse(spelled.format(target)) == TARGETS[target]


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda each: len(each) < 90))
def test_the_link_to_a_routine_starts_it(routine: str) -> None:
    assert parse(to_start(routine)) == Link("start", routine)


REFUSED = [
    "",
    "deskbreak",
    "deskbreak:",
    "deskbreak://",
    "deskbreak:/week",
    "deskbreak:///week",
    "deskbreak:week//",
    "deskbreak:Week",
    "deskbreak:week?week=2026-W47",
    "deskbreak:week#top",
    "deskbreak:%77eek",
    "deskbreak:start/%64esk-neck-reset",
    "deskbreak:start/desk-neck-reset\n",
    "deskbreak:start/desk-neck-reset\0",
    " deskbreak:week",
    "deskbreak:week ",
    "deskbreak:start//desk",
    "deskbreak:start/../week",
    "deskbreak:start/a/b",
    "deskbreak:start/--here",
    "deskbreak:start/-a",
    "deskbreak:start/Desk-neck-reset",
    "deskbreak:start/désk",
    "deskbreak:start/²",
    "deskbreak:start/" + "a" * LONGEST,
    "deskbreak:today/desk-neck-reset",
    "deskbreak:break",
    "deskbreak:quit",
    "deskbreak:skip",
    "deskbreak:pause/forever",
    "deskbreak:forget",
    "deskbreak:settings",
    "deskbreak:open/week",
    "deskbreak://localhost/week",
    "deskbreak://user@week",
    "deskbreak://week:80",
    "de\u017fkbreak:week",
    "deskbrea\u212a:week",
    "http://deskbreak/week",
    "desk-break:week",
    "--help",
]


@pytest.mark.parametrize("address", REFUSED)
def test_anything_else_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(DeskbreakError, match=r"deskbreak:week") as refused:
        parse(address)
    said = str(refused.value)
    assert said.isprintable()
    assert len(said) < 2 * LONGEST + 200


mutants = st.builds(
    lambda text, at, cut, put: text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) + cut :],
    st.sampled_from(SPELLED),
    st.integers(0, 60),
    st.integers(0, 3),
    st.text(max_size=3)
    | st.sampled_from(["/", "//", "%2f", "%00", "?", "#", "..", ":", "\0", "\n", "A", "\u017f", "\u212a"]),
)


@given(st.text() | st.text(alphabet="deskbraroutinwy:/-%?#. \0\n") | mutants)
@example("deskbreak:week")
def test_whatever_is_let_through_is_one_of_the_few(address: str) -> None:
    try:
        link = parse(address)
    except DeskbreakError:
        return
    assert len(address) <= LONGEST
    assert address.isascii()
    # The same again, by hand: scheme, slashes, words.
    scheme, _colon, rest = address.partition(":")
    assert scheme.lower() == "deskbreak"
    words = rest.removeprefix("//").removesuffix("/").split("/")
    assert words[0] == link.target
    assert words[1:] == ([link.routine] if link.routine is not None else [])
    assert link.routine is None or (
        link.target in {"start", "routines"} and re.fullmatch(r"[a-z0-9-]+", link.routine) is not None
    )
