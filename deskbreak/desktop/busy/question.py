"""A sense that asks a service on the session bus, and asks again whenever a signal says the answer may have changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus, End
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import PROPERTIES, Address, Incoming, Reply, Rule
from deskbreak.words import gettext as _

ANSWER_S = 2.0
"""What does not answer by then is taken as unable to tell."""

Ask = Callable[[Loop, Bus, Callable[[Reply], None]], Callable[[], None]]
"""Asks, and hands over what comes back within `ANSWER_S`, an error too. What it returns lets go of what was opened."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask whom, how to read the answer, and which signals mean: ask again."""

    name: str
    """Who is asked, for a person."""
    ask: Ask
    read: "Callable[[tuple[Any, ...]], bool | Question]"
    """Whether the reason holds, or what to ask instead. Raises `LookupError`, `TypeError` or `ValueError` for a body
    that makes no sense."""
    again: tuple[Rule, ...] = ()
    concerns: Callable[[Incoming], bool] = lambda signal: True
    """Whether one of these signals is about the answer."""
    unset: str = ""
    """The error that stands for a setting nobody ever made, which is a no."""


def call(to: Address, member: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Ask:
    """Ask by calling a method."""

    def ask(_loop: Loop, bus: Bus, then: Callable[[Reply], None]) -> Callable[[], None]:
        bus.call(to, member, signature, body, then, within=ANSWER_S)
        return lambda: None

    return ask


def get(of: Address, name: str) -> Ask:
    """Ask for a property."""
    return call(Address(of.service, of.path, PROPERTIES), "Get", "ss", (of.interface, name))


def changed(of: Address) -> Rule:
    """The signal that a property has changed."""
    return Rule(of.service, PROPERTIES, "PropertiesChanged", of.path, of.interface)


def truth(value: object) -> bool:
    """`value`, where it is a truth value at all."""
    if isinstance(value, bool):
        return value
    raise TypeError(value)


class ServiceSense:
    """Asks one service, and follows it when it goes and comes. It is never started by us."""

    def __init__(
        self, loop: Loop, bus: Bus, part: str, service: str, first: Question, *, on: str, off: str, missing: str
    ) -> None:
        """Nothing is asked before `listen`; any thread. `on`, `off` and `missing` are sentences; the first two may
        name who told as {name}."""
        self._loop = loop
        self._bus = bus
        self._service = service
        self._first = first
        self._on, self._off, self._missing = on, off, missing
        self._listening: _Listening | None = None
        self._backend = Backend(part, first.name, _("It is asked when a break is due."))

    @property
    def backend(self) -> Backend:
        """Who was asked last, and what the answer was; any thread."""
        return self._backend

    def listen(self, tell: Tell) -> None:
        """Ask now, and again at each change, until `rest`; edge thread."""

        def found(name: str, answer: bool | str) -> None:
            part = self._backend.part
            if isinstance(answer, str):
                self._backend = Backend(part, name, answer, state="unavailable")
            else:
                why = (self._on if answer else self._off).format(name=name)
                self._backend = Backend(part, name, why, state="busy" if answer else "ready")
            tell(frozenset({part}) if answer is True else frozenset())

        self._listening = _Listening(self._loop, self._bus, found)
        self._listening.begin(self._service, self._first, self._missing)

    def rest(self) -> None:
        """Ask and hear no more; edge thread."""
        if self._listening is not None:
            self._listening.end()
            self._listening = None


class _Listening:
    """From one `listen` to its `rest`: an answer that comes later finds nobody."""

    def __init__(self, loop: Loop, bus: Bus, found: Callable[[str, bool | str], None]) -> None:
        self._loop = loop
        self._bus = bus
        self._found = found
        self._open = True
        self._ends: list[End] = []
        self._ends_of_question: list[End] = []
        self._pending: object | None = None
        """The question that waits for its answer."""
        self._stale = False
        """Whether that answer may be old already."""
        self._cancel: Callable[[], None] = lambda: None

    def begin(self, service: str, first: Question, missing: str) -> None:
        def owned(owner: str) -> None:
            self._drop_question()
            if owner:
                self._turn_to(first)
            else:
                self._found(first.name, missing)

        def lost(says: str) -> None:
            self.end()
            self._found(first.name, says)

        if not self._bus.open:
            lost(_("The session bus is gone."))
            return
        self._until_end(self._bus.on_end(lost))
        self._until_end(self._bus.watch(service, owned))

    def end(self) -> None:
        self._open = False
        self._drop_question()
        for end in self._ends:
            end()

    def _until_end(self, end: End) -> None:
        # What was told within may have ended it all.
        if self._open:
            self._ends.append(end)
        else:
            end()

    def _drop_question(self) -> None:
        self._pending, self._stale = None, False
        self._cancel()
        ends, self._ends_of_question = self._ends_of_question, []
        for end in ends:
            end()

    def _turn_to(self, question: Question) -> None:
        def hear(signal: Incoming) -> None:
            if question.concerns(signal):
                self._ask(question)

        self._drop_question()
        self._ends_of_question = [self._bus.subscribe(rule, hear) for rule in question.again]
        self._ask(question)

    def _ask(self, question: Question) -> None:
        if self._pending is not None:
            self._stale = True
            return
        pending = self._pending = object()

        def answered(reply: Reply) -> None:
            if self._pending is not pending:
                return
            stale, self._pending, self._stale = self._stale, None, False
            if stale:
                self._ask(question)
            self._take(question, reply)

        self._cancel = question.ask(self._loop, self._bus, answered)

    def _take(self, question: Question, reply: Reply) -> None:
        if reply.error:
            unset = reply.error == question.unset
            says = _("{name} does not tell: {says}").format(name=question.name, says=reply.says)
            self._found(question.name, False if unset else says)
            return
        try:
            answer = question.read(reply.body)
        except (LookupError, TypeError, ValueError):
            says = _("{name} gave an answer that makes no sense.").format(name=question.name)
            self._found(question.name, says)
            return
        if isinstance(answer, Question):
            self._turn_to(answer)
        else:
            self._found(question.name, answer)
