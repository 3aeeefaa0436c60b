"""Takes out of a text what tells who somebody is, before it goes into a bug report."""

import re
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import deskbreak
from deskbreak.system import person

CODE = Path(deskbreak.__file__).parent
A_PATH = r"(?:~|[A-Za-z]:)?[/\\]"
OWN_CODE = re.compile(A_PATH + r"[^\"'\n]*?[/\\]deskbreak[/\\]([\w/\\]+\.py)\b")
"""In a traceback it tells where a fault lies; every other path is the person's affair."""
PATTERNS = (
    (re.compile(r"\b[a-zA-Z][\w+.-]*://\S+|\bunix:\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*"), "<address>"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|\blocalhost:\d+\b"), "<address>"),
    (re.compile(r"(?<![\w.:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}\b"), "<address>"),
    (re.compile(r"\b(?:token|key|secret|password|guid)=\S+", re.IGNORECASE), "<token>"),
    (re.compile(rf"(?<=\"){A_PATH}[^\"\n]+(?=\")|(?<='){A_PATH}[^'\n]+(?=')"), "<path>"),
    (re.compile(rf"(?<![\w>]){A_PATH}[^\s\"'()<>]+"), "<path>"),
    # The names of Wayland's protocols are no tokens.
    (re.compile(r"(?<![\w-])(?![a-z_]+_v\d\b)(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}=*"), "<token>"),
    (re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}=*"), "<token>"),
)


class Mask:
    """Knows the person's names, and what paths, addresses and tokens look like."""

    def __init__(self, folders: Iterable[Path], names: Iterable[str]) -> None:
        """`folders` are the person's; `names` are what they called things."""
        # A file's name may have spaces in it: it ends where a fault goes on to tell the line.
        places = sorted({str(each) for each in (Path.home(), *folders)}, key=len, reverse=True)
        self._places = re.compile(f"(?:{'|'.join(map(re.escape, places))})[^:\"'\n]*")
        host = socket.gethostname()
        words = dict.fromkeys(names, "<name>") | dict.fromkeys(person.names(), "<user>")
        words |= {host: "<host>", host.partition(".")[0]: "<host>"}
        self._words = {word.casefold(): mask for word, mask in words.items() if word.strip()}
        longest_first = "|".join(map(re.escape, sorted(self._words, key=len, reverse=True)))
        self._known = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """`text` with every such thing masked."""
        text = self._places.sub("<path>", OWN_CODE.sub(_own_code, text))
        for pattern, mask in PATTERNS:
            text = pattern.sub(mask, text)
        return self._known.sub(lambda found: self._words.get(found[0].casefold(), "<name>"), text)

    def value(self, value: Any) -> Any:
        """Plain data with every text in it masked; keys are ours, and stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.value(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.value(each) for each in value]
        return value


def _own_code(found: re.Match[str]) -> str:
    within = found[1].replace("\\", "/")
    return f"<code>/deskbreak/{within}" if (CODE / within).is_file() else "<path>"
