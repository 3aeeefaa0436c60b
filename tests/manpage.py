"""The man page, made from the verbs and their help: `make man` writes it, and a test says when to."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

os.environ["LANGUAGE"] = "en"  # before the words are looked up, for the page is in English

import click

from deskbreak import __version__, cli
from deskbreak.cli import deskbreak
from deskbreak.folders import APP

PLACE = Path(cli.__file__).parent / "deskbreak.1"

INTRODUCTION = """
Deskbreak counts the time somebody really works at a computer, and at a good moment asks for a short break: a guided
routine for neck, shoulders or upper back, on a page or in the terminal. It runs in the tray, and everything below works
without one too. What was done is kept on this computer only.
"""
STATUS = (
    ("0", "Done."),
    ("1", "Refused; the reason is on standard error."),
    ("2", "Wrong usage."),
    ("3", "Nothing is running that could be asked."),
)
FILES = (
    ("$XDG_CONFIG_HOME/deskbreak/config.toml", "The settings. Every key may be left out."),
    ("$XDG_DATA_HOME/deskbreak/journal.db", "The journal: every prompt, answer and step."),
    ("$XDG_DATA_HOME/deskbreak/routines/", "Exercises and routines of one's own."),
    ("$XDG_DATA_HOME/deskbreak/backups/", "The journal of the last seven nights."),
    ("$XDG_STATE_HOME/deskbreak/deskbreak.log", "What to look into after a fault."),
)
LINKS = """
After \\fBdeskbreak desktop install\\fR the desktop opens \\fBdeskbreak:today\\fR, \\fBdeskbreak:week\\fR,
\\fBdeskbreak:routines\\fR and \\fBdeskbreak:routines/\\fIID\\fR, and starts a break by \\fBdeskbreak:start\\fR and
\\fBdeskbreak:start/\\fIID\\fR. No link changes a setting or what was recorded.
"""
SAFETY = """
This is general wellness information for adults, no medical device and no diagnosis. Stop at sharp pain, dizziness,
numbness or chest pain.
"""


def page() -> str:
    """The whole page, as roff."""
    with click.Context(deskbreak, info_name=APP) as context:
        lines = [
            '.\\" Made by `make man`: change the help of a verb, and make it anew.',
            f'.TH DESKBREAK 1 "" "deskbreak {__version__}" "User commands"',
            ".SH NAME",
            "deskbreak \\- break reminders and guided routines for neck, shoulders and upper back",
            ".SH SYNOPSIS",
            ".B deskbreak",
            "[\\fB\\-\\-profile\\fR \\fINAME\\fR] [\\fIVERB\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]]",
            *section("DESCRIPTION", INTRODUCTION),
            ".SH OPTIONS",
            *options(deskbreak, context),
            ".SH VERBS",
            *verbs(deskbreak, context),
            *section("LINKS", LINKS),
            ".SH EXIT STATUS",
            *listed(STATUS),
            ".SH FILES",
            *listed(FILES),
            *section("SAFETY", SAFETY),
        ]
    return "\n".join(lines) + "\n"


def verbs(group: click.Group, context: click.Context, before: str = "") -> Iterator[str]:
    """Each verb of `group` with its usage, help and options; those below a verb come after it."""
    for name in group.list_commands(context):
        verb = group.get_command(context, name)
        assert verb is not None
        with click.Context(verb, info_name=name, parent=context) as inner:
            pieces = [each for each in verb.collect_usage_pieces(inner) if each != "[OPTIONS]"]
            usage = " ".join(f"\\fI{roff(each)}\\fR" for each in pieces)
            yield from (".TP", f"\\fBdeskbreak {roff(before + name)}\\fR {usage}".rstrip(), roff(verb.help or ""))
            own = list(options(verb, inner))
            if own or verb.epilog:
                yield from (".RS", *own, *epilog(verb.epilog or ""), ".RE")
            if isinstance(verb, click.Group):
                yield from verbs(verb, inner, f"{before}{name} ")


def options(verb: click.Command, context: click.Context) -> Iterator[str]:
    """Each option with its help."""
    for each in verb.get_params(context):
        record = each.get_help_record(context)
        if isinstance(each, click.Option) and record is not None and "--help" not in each.opts:
            yield from (".TP", f"\\fB{roff(record[0])}\\fR", roff(record[1]))


def epilog(text: str) -> Iterator[str]:
    """What stands below the options; a paragraph that begins with a backspace keeps its lines."""
    for paragraph in filter(None, text.split("\n\n")):
        yield ".PP"
        if paragraph.startswith("\b"):
            yield from (".nf", *map(roff, paragraph.removeprefix("\b\n").split("\n")), ".fi")
        else:
            yield roff(paragraph)


def section(title: str, text: str) -> Iterator[str]:
    """A section of plain paragraphs, roff already."""
    yield from (f".SH {title}", *text.strip().split("\n"))


def listed(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Terms and what they mean."""
    for term, meaning in pairs:
        yield from (".TP", f"\\fB{roff(term)}\\fR", roff(meaning))


def roff(text: str) -> str:
    """`text` as roff shows it: nothing in it is a command."""
    text = re.sub(r"`([^`]*)`", "\1\\1\2", text.replace("\\", "\3"))
    text = text.replace("-", "\\-").replace("\3", "\\(rs").replace("\1", "\\fB").replace("\2", "\\fR")
    text = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)
    return "\\&" + text if text.startswith((".", "'")) else text


if __name__ == "__main__":
    PLACE.write_text(page(), "ascii")
