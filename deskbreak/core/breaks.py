"""Breaks from their offer to their outcome: the rows that belong together, put together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from deskbreak.core.correction import Verdict, by_hand, correctable
from deskbreak.core.entry import Outcome, Row


@dataclass(frozen=True, slots=True)
class Offer:
    """A break that was offered: its prompts and snoozes, in the order they were written."""

    rows: tuple[Row, ...] = ()
    overtaken: bool = False
    """An absence counted for a longer break: whether this one was still wanted, what follows tells."""

    @property
    def reminder(self) -> str | None:
        """Which reminder it was in the end: a longer one takes the place of a shorter one that was put off."""
        return self.rows[-1].entry.reminder if self.rows else None

    @property
    def prompts(self) -> list[float]:
        """When it was shown, in epoch seconds."""
        return [row.entry.at for row in self.rows if row.entry.kind == "prompt"]

    @property
    def snoozes(self) -> list[float]:
        """For how long it was put off each time, in seconds."""
        return [row.entry.seconds or 0.0 for row in self.rows if row.entry.kind == "snooze"]


@dataclass(frozen=True, slots=True)
class Break:
    """One break; `row` is what ended it, or what it began with where it has not ended.

    `at` is when it began (epoch seconds): started, else offered, else ended. `outcome` is the person's last word,
    `recorded` what the program saw, both `None` while it lasts; `verdict` is what was said of it, if anything.
    """

    row: Row
    at: float
    outcome: Outcome | None = None
    recorded: Outcome | None = None
    verdict: Verdict | None = None
    offer: Offer = Offer()
    started: float | None = None
    felt: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether the person added it."""
        return by_hand(self.row.entry)

    @property
    def correctable(self) -> bool:
        """Whether anything else can be said of it."""
        return correctable(self.row.entry)


def breaks(rows: Iterable[Row]) -> Iterator[Break]:
    """Every break in `rows`, which are as recorded and in the order they were written; one that lasts comes last."""
    reading = _Reading()
    for row in rows:
        yield from reading.take(row)
    yield from reading.rest()


class _Reading:
    """What has begun and not ended, while rows are gone through."""

    def __init__(self) -> None:
        self._offer = Offer()
        self._answered = False
        self._started: Row | None = None
        self._ended: Break | None = None

    def take(self, row: Row) -> Iterator[Break]:
        entry = row.entry
        match entry.kind:
            case "prompt":
                self._offer = _with(self._offer if self._goes_on(row) else Offer(), row)
                self._answered = False
            case "snooze":
                self._offer = _with(self._offer, row)
                self._answered = True
            case "start":
                self._started = row
                self._answered = True  # one too short for what is due leaves that to go on
            case "felt" if self._ended is not None and self._ended.started is not None:
                self._ended = replace(self._ended, felt=str(entry.detail.get("value", "")))
        if by_hand(entry):
            yield self._end(row)
        elif entry.outcome is not None:
            yield from self._told()
            self._ended = self._end(row)  # told once it is known how it felt

    def rest(self) -> Iterator[Break]:
        yield from self._told()
        if self._started is not None:
            at = self._started.entry.at
            yield Break(self._started, at, offer=self._taken(self._started), started=at)
        elif self._offer.rows and not self._offer.overtaken:
            yield Break(self._offer.rows[0], self._offer.rows[0].entry.at, offer=self._offer)

    def _told(self) -> Iterator[Break]:
        if self._ended is not None:
            yield self._ended
        self._ended = None

    def _end(self, row: Row) -> Break:
        entry = row.entry
        offer, started = self._taken(row), None
        if entry.kind == "end" and not by_hand(entry) and self._started is not None:
            started, self._started = self._started.entry.at, None
        if entry.kind == "natural":
            self._offer = replace(self._offer, overtaken=True)
        absence = (entry.seconds or 0.0) if entry.kind == "natural" else 0.0
        begun = started if started is not None else next(iter(offer.prompts), entry.at - absence)
        return Break(row, min(begun, entry.at), entry.outcome, entry.outcome, offer=offer, started=started)

    def _taken(self, row: Row) -> Offer:
        """The offer that `row` answers, which is then done with."""
        reminder = row.entry.reminder
        if reminder is None or reminder != self._offer.reminder:
            return Offer()
        offer, self._offer = self._offer, Offer()
        return offer

    def _goes_on(self, prompt: Row) -> bool:
        """Whether `prompt` offers once more what was offered before."""
        if prompt.entry.detail.get("shown") != 1:
            return True
        return self._answered and (not self._offer.overtaken or self._offer.reminder == prompt.entry.reminder)


def _with(offer: Offer, row: Row) -> Offer:
    return Offer((*offer.rows, row))
