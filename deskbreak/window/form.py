"""What the page of settings shows: a row a setting with the control that fits its kind, and the sketch of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deskbreak.config import Config
from deskbreak.core import vocabulary, wording
from deskbreak.core.key import Key
from deskbreak.core.keys import GROUPS, KEYS
from deskbreak.core.kind import Choice, Duration, Flag, Kind, Names, Phone, Plain, Ranges, Several, TimeOfDay, text
from deskbreak.core.plan import plan
from deskbreak.core.settings import Settings
from deskbreak.words import gettext as _

CONTROLS: Mapping[type, str] = {
    Flag: "flag",
    Duration: "text",
    Choice: "choice",
    Several: "several",
    Names: "text",
    Phone: "text",
    TimeOfDay: "text",
    Ranges: "ranges",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its control, what it holds, and its default in words."""

    name: str
    title: str
    effect: str
    control: str
    value: str
    chosen: frozenset[str]
    options: Mapping[str, str]
    usual: str
    differs: bool
    says: str
    """What is wrong with it in the file, if anything."""

    @property
    def id(self) -> str:
        """Its name where dots would be in the way."""
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one group."""

    id: str
    title: str
    rows: Sequence[Row]

    def of(self, table: str) -> list[Row]:
        """Those whose name begins with `table`."""
        return [row for row in self.rows if row.name.partition(".")[0] == table]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the sketched day; places in percent of its length."""

    kind: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """A plain day in a sentence and as marks; `hours` are the places of full hours and their labels."""

    says: str
    cues: str
    how: str
    marks: Sequence[Mark]
    hours: Sequence[tuple[float, str]]


def sections(loaded: Config) -> list[Section]:
    """All settings by group, in the order of the list."""
    faults = {fault.key: fault.says for fault in loaded.faults}
    return [
        Section(
            group, title, [_row(key, loaded.settings, faults.get(key.name, "")) for key in KEYS if key.group == group]
        )
        for group, title in GROUPS.items()
    ]


def sketch(settings: Settings) -> Sketch:
    """A plain day with these settings."""
    day = plan(settings)
    begins, whole = day.work[0][0], day.ends - day.work[0][0]

    def place(minute: float) -> float:
        return round(100 * (minute - begins) / whole, 2)

    marks = [Mark("work", place(start), round(100 * (end - start) / whole, 2)) for start, end in day.work]
    marks += [Mark(each.reminder, place(each.at), round(each.length_s / 0.6 / whole, 2)) for each in day.breaks]
    step = 60 if whole <= 10 * 60 else 120
    hours = [(place(at), _clock(at)) for at in range(-(-begins // step) * step, day.ends + 1, step)]
    says = wording.pace(day.count("micro"), day.count("long"), _clock(day.ends))
    cues = wording.cues(day.cues) if any(each.on for each in settings.cues) else ""
    return Sketch(says, cues, _how(day.work), marks, hours)


def _how(work: Sequence[tuple[int, int]]) -> str:
    begins, ends = _clock(work[0][0]), _clock(work[-1][1])
    if len(work) == 2:
        says = _("A plain day from {begins} to {ends}, away from {leaves} to {back}, with every break taken.")
        return says.format(begins=begins, ends=ends, leaves=_clock(work[0][1]), back=_clock(work[1][0]))
    return _("A plain day from {begins} to {ends} with every break taken.").format(begins=begins, ends=ends)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _row(key: Key, settings: Settings, says: str) -> Row:
    plain, usual = key.plain(settings), key.usual(settings)
    return Row(
        name=key.name,
        title=key.title,
        effect=key.effect,
        control=CONTROLS[type(key.kind)],
        value=text(plain),
        chosen=frozenset([plain] if isinstance(plain, str) else plain if isinstance(plain, list) else ["on"] * plain),
        options=key.kind.words if isinstance(key.kind, Choice | Several) else {},
        usual=_in_words(key.kind, usual),
        differs=plain != usual,
        says=says,
    )


def _in_words(kind: Kind, plain: Plain) -> str:
    if isinstance(plain, bool):
        return _("on") if plain else _("off")
    if isinstance(kind, Choice) and isinstance(plain, str):
        return vocabulary.presets().get(plain) or kind.words[plain]
    if isinstance(kind, Several) and isinstance(plain, list):
        return ", ".join(kind.words[each] for each in plain)
    return text(plain) or _("none")
