"""What passes over the control socket: lines of JSON, and what is wrong with those that are not.

The resident greets with `{"hello": "deskbreak", "version": ..., "pid": ...}`. Then each request gets one answer:

    {"do": "status"}                         -> {"ok": true, "says": ..., "status": {...}}
    {"do": "examine"}                        -> {"ok": true, "says": "", "examined": {...}}: "backends" with what was
                                              tried (`Backend.in_full`), "surroundings", "troubles" with the journal
    {"do": "trial", "seconds": N}            shows a test notification -> also "came": "answered", "failed", "gone", how
                                              it left the screen, "nothing" in N s, "text" where this way never tells
    {"do": "start", "routine": ID or null, "here": true where the asker plays it itself}
                                              -> also "unseen": true where no page can show the break that is ready now
    {"do": "snooze", "minutes": N or null}   {"do": "skip"}
    {"do": "prompt"}    although there is a reason to hold
    {"do": "pause", "for": "30m"}            {"do": "resume"}                         {"do": "quit"}
    {"do": "stand"}     {"do": "sit"}        the person works standing from now on, or sits again
    {"do": "prefer", "routine": ID, "liking": "favourite", "never", or "" for neither}
    {"do": "sore", "zone": ID, "side": "left", "right" or "middle", "score": 0-10}    how sore it is; and "muscle": ID,
                                              "moment": "before", "after" or "now", "did": "ID ID", "left", "right": 0-4
    {"do": "spot", "zone": ID, "side": ..., "kept": true or false}      whether it is one of the person's spots; and
                                              "muscle": ID, the pin "x" and "y" on the "aspect" "front" or "back"
    {"do": "advised", "zone": ID, "side": ...}    the card that speaks of a clinician was shown for it
    {"do": "checked", "answers": {ITEM: "fine", "change" or "none" for it does not apply}}    a workstation check
    {"do": "welcomed"}    the questions of the first day are not to be asked again
    {"do": "correct", "id": N, "as": "completed", "away" or "asked"}    (`core.correction`; "asked" takes it back)
    {"do": "add", "at": EPOCH, "routine": ID, "seconds": N}             a break done away from the screen
    {"do": "import", "path": ABSOLUTE, "called": what the file is called, or "" for its path,
                                              "instead": true where it takes the place of all that is here}
    {"do": "forget", "since": EPOCH, "until": EPOCH} or "everything": true,
                                              or "zone": ID, "side": ...: all that was said of one sore place
                                              -> also "more": where the copy lies, for a terminal
                                              these may take as long as the journal is large
    {"do": "settings-changed"}    read the settings file again; refused with its faults where the old settings stay
    {"do": "open", "page": "week"}           and "routine": ID for the page "routines" to show that one
    {"do": "address", "page": "week"}        -> {"ok": true, "address": ...}
    {"do": "player", "page": ID, "what": "step", ...}    what the player reports (see `core.event`); a "playing" with
                                              "stays": true says that the player is gone when this connection ends
    {"do": "player", "page": ID, "what": "felt", "value": "better", "same" or "sore"}    after that page ended a break
    {"do": "watch"}     the connection then carries {"status": {...}} and {"entry": {...}} lines as they come
    {"do": "window"}    registers the asking window process; {"open": PAGE} and {"address": PAGE, "for": N} lines follow
    {"do": "opens", "name": "browser", ...}  how the window opens pages, or why it cannot (`desktop.backend.Backend`)

A status has under `journal` why the journal cannot be written (`core.trouble.Trouble`), or null; under `standing` how
the person is at the desk, or null where the rhythm of that is off and nobody ever said that they stand.

`ok` is false where the request was refused; `says` is the sentence for the person either way.
"""

import json
from typing import Any

PAGES = ("today", "break", "week", "routines", "settings", "welcome", "body", "workstation", "spots", "clinician")
"""The pages that can be asked for by name; the first is shown where no other is named."""

MAX_LINE = 64 * 1024
"""Bytes a line may have, its end included; more is refused."""

Message = dict[str, Any]
"""One line, decoded: what comes from outside has no narrower type until it was looked at."""


class BadLine(ValueError):
    """A line that is no message; the text says what is wrong with it."""


def encode(message: Message) -> bytes:
    """`message` as one line."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message:
    """The message that `line` holds; raises `BadLine`."""
    if len(line) > MAX_LINE:
        raise BadLine(f"The line is longer than {MAX_LINE} bytes.")
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise BadLine(f"The line is no JSON: {fault}.") from None
    if not isinstance(message, dict):
        raise BadLine("The line is JSON, but no object.")
    return message
