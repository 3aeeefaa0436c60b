"""One routine from its file: a plan that names its exercises, and becomes a routine once all of them are known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from deskbreak.core.routine import Exercise, Routine, Step
from deskbreak.library.exercise import FALLBACK, MOST_REPS, read_id, texts
from deskbreak.library.table import Table, hint
from deskbreak.library.wording import promises_nothing
from deskbreak.words import gettext as _

OFF = 0.1
"""How far the length of a routine may lie from what it is meant to take, as a share of that."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine whose exercises are named only."""

    id: str
    name: str
    purpose: str
    target_s: int
    steps: tuple[tuple[str, int], ...]
    check_first: bool
    language: str

    def routine(self, exercises: Mapping[str, Exercise]) -> Routine:
        """The routine made of `exercises`.

        One that lies too far off its target, because the person put an exercise of their own in it, is meant to take
        what it takes: a promise of two minutes that last three would be worse than a routine of three.
        """
        steps = tuple(Step(exercises[name], reps) for name, reps in self.steps)
        routine = Routine(self.id, self.name, self.purpose, self.target_s, steps, self.check_first, self.language)
        return replace(routine, target_s=round(routine.seconds)) if is_off(routine) else routine


def is_off(routine: Routine) -> bool:
    """Whether the routine takes much longer or shorter than it is meant to."""
    return abs(routine.seconds - routine.target_s) > OFF * routine.target_s


def read_plan(table: Table, path: Path, exercises: Mapping[str, Exercise], faulty: set[str], language: str) -> Plan:
    """The plan in `table`; where faults were told, it is not to be used. `faulty` are exercises that had faults."""
    name = read_id(table, path)
    target_s = table.whole("target_s", 10, 3600)
    steps = tuple(_step(each, exercises, faulty) for each in table.tables("steps"))
    check_first = table.flag("check_first")
    words = {code: _words(each, code) for code, each in texts(table).items()}
    spoken = language if language in words else FALLBACK
    title, purpose = words.get(spoken, ("", ""))
    table.close()
    if not steps:
        table.fault(_('A routine needs at least one step, such as { exercise = "chin-tuck", reps = 3 }.'), "steps")
    plan = Plan(name, title, purpose, target_s, steps, check_first, spoken)
    if steps and all(each in exercises for each, _reps in steps):
        _check_length(table, plan, exercises)
    return plan


def _step(table: Table, exercises: Mapping[str, Exercise], faulty: set[str]) -> tuple[str, int]:
    name = table.text("exercise")
    if name in faulty and name not in exercises:
        table.fault(_("The exercise “{name}” has a fault of its own.").format(name=name), "exercise")
    elif name and name not in exercises:
        says = _("There is no exercise “{name}”.").format(name=name)
        table.fault(says + hint(name, exercises), "exercise")
    step = (name, table.whole("reps", 1, MOST_REPS))
    table.close()
    return step


def _words(table: Table, language: str) -> tuple[str, str]:
    words = {key: table.text(key) for key in ("name", "purpose")}
    for key, text in words.items():
        promises_nothing(table, language, text, key)
    table.close()
    return words["name"], words["purpose"]


def _check_length(table: Table, plan: Plan, exercises: Mapping[str, Exercise]) -> None:
    steps = tuple(Step(exercises[name], reps) for name, reps in plan.steps)
    routine = Routine(plan.id, plan.name, plan.purpose, plan.target_s, steps)
    if is_off(routine):
        says = _("The steps take {real:.0f} s, more than a tenth off these {target} s. Change the steps or the target.")
        table.fault(says.format(real=routine.seconds, target=plan.target_s), "target_s")
