"""The moments of a day in words."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import cast

from deskbreak.core.body.zone import Side, beginning
from deskbreak.core.breaks import Break
from deskbreak.core.correction import ANOTHER
from deskbreak.core.diary import Cues, Remark, Stretch
from deskbreak.core.strip import local
from deskbreak.core.wording import clock, duration, hold_reason, reminder_name
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


def routine_name(routine: str, names: Mapping[str, str]) -> str:
    """What a routine is called, which `names` has by its id; one that is gone keeps its id."""
    return names.get(routine) or (_("Another movement") if routine == ANOTHER else routine)


def title(each: Break, names: Mapping[str, str]) -> str:
    """What a break is called: its routine, which `names` has by its id, else its reminder."""
    if each.recorded == "natural":
        return _("You were away")
    offered = [row.entry.routine for row in reversed(each.offer.rows) if row.entry.routine]
    routine = each.row.entry.routine or next(iter(offered), None)
    if routine is None:
        return reminder_name(each.row.entry.reminder)
    return routine_name(routine, names)


def origin(each: Break) -> str:
    """Whose idea a break was: a reminder's or the person's."""
    if each.by_hand:
        return _("Added by you")
    if each.row.entry.reminder is None:
        return _("Started by you")
    return reminder_name(each.row.entry.reminder)


def facts(each: Break, zone: tzinfo) -> list[str]:
    """What there is to know of a break, in sentences; times by the clock where the person was."""
    entry = each.row.entry
    here = local(entry.at, entry.offset_s, zone)
    ended = clock(entry.at, here)
    told = _offered(each, here, clock(entry.at if each.started is None else each.started, here))
    match each.recorded:
        case None if each.started is not None:
            told.append(_("Under way since {time}.").format(time=clock(each.started, here)))
        case None:
            told.append(_("No answer yet."))
        case "skipped":
            told.append(_("Skipped at {time}.").format(time=ended))
        case "ignored":
            told.append(_("No answer until {time}.").format(time=ended))
        case "withdrawn":
            told.append(_("Withdrawn at {time}: a pause, your hours or a setting came first.").format(time=ended))
        case "natural":
            told.append(
                _("Back at {time} after {length}: that counts as a break.").format(
                    time=ended, length=duration(entry.seconds or 0.0)
                )
            )
        case "completed" | "partial":
            told += _played(each, here)
    felt = {
        "better": _("You felt better afterwards."),
        "same": _("You felt the same afterwards."),
        "sore": _("You felt sore afterwards."),
    }
    return [*told, *(felt[value] for value in (each.felt,) if value in felt)]


def correction(each: Break) -> str:
    """What was recorded of a break beside what the person says of it; empty where nothing was said."""
    if each.verdict is None:
        return ""
    if each.by_hand:
        return _("You added it, and took it back.")
    taken = {
        "skipped": _("Recorded as skipped; you say you took it."),
        "ignored": _("Recorded as unanswered; you say you took it."),
        "withdrawn": _("Recorded as withdrawn; you say you took it."),
    }
    absent = {
        "skipped": _("Recorded as skipped; you say you were not there."),
        "ignored": _("Recorded as unanswered; you say you were not there."),
        "withdrawn": _("Recorded as withdrawn; you say you were not there."),
    }
    return (taken if each.verdict == "completed" else absent).get(each.recorded or "", "")


def stretch(each: Stretch, zone: tzinfo) -> str:
    """A pause, a hold, standing or an absence in a sentence, which stands behind the time at which it began."""
    here = local(each.at, each.offset_s, zone)
    until = None if each.until is None else clock(each.until, here)
    match each.kind:
        case "hold" if until is not None:
            return _("Break held until {time}: {reason}.").format(time=until, reason=hold_reason(each.reason))
        case "hold":
            return _("Break held: {reason}.").format(reason=hold_reason(each.reason))
        case "stand" if until is not None:
            return _("Stood until {time}.").format(time=until)
        case "stand":
            return _("Standing.")
        case "pause" if until is not None:
            return _("Paused until {time}.").format(time=until)
        case "pause":
            return _("Paused.")
        case _ if until is not None and each.since is not None and each.until is not None:
            return _("Away until {time}: {length}.").format(time=until, length=duration(each.until - each.since))
        case _:
            return _("Away.")


def remark(each: Remark) -> str:
    """What was said of a sore place, in a sentence."""
    detail = each.entry.detail
    place = beginning(str(detail["zone"]), cast("Side", detail["side"]))
    if each.entry.kind == "spot":
        kept, dropped = _("{place}: one of your spots from then on."), _("{place}: no longer one of your spots.")
        return (kept if detail["kept"] else dropped).format(place=place)
    says = {
        "now": _("{place}: soreness {score} of 10."),
        "before": _("{place}: soreness {score} of 10, before a release or a routine for it."),
        "after": _("{place}: soreness {score} of 10 afterwards."),
    }
    return says[str(detail["moment"])].format(place=place, score=detail["score"])


def cues(each: Cues, zone: tzinfo) -> str:
    """Cues in a sentence, which stands behind the time of the first: what it said, or of several the last."""
    last, n = each.entries[-1], len(each.entries)
    until = clock(last.at, local(last.at, last.offset_s, zone))
    says = ngettext("Cue: {text}.", "{n} cues until {time}, the last one: {text}.", n)
    return says.format(n=n, time=until, text=last.detail.get("text", ""))


def _offered(each: Break, here: tzinfo, answered: str) -> list[str]:
    """How it was offered; nothing where the answer came in the same minute."""
    prompts, snoozes = each.offer.prompts, each.offer.snoozes
    told = []
    if len(prompts) > 1 or (prompts and clock(prompts[0], here) != answered):
        says = ngettext("Offered at {time}.", "Offered {n} times, first at {time}.", len(prompts))
        told.append(says.format(n=len(prompts), time=clock(prompts[0], here)))
    if snoozes:
        says = ngettext("Snoozed for {time}.", "Snoozed {n} times, for {time} in all.", len(snoozes))
        told.append(says.format(n=len(snoozes), time=duration(sum(snoozes))))
    return told


def _played(each: Break, here: tzinfo) -> list[str]:
    entry = each.row.entry
    ended = clock(entry.at, here)
    started = ended if each.started is None else clock(each.started, here)
    if each.started is None:
        told = [_("Ended at {time}.").format(time=ended)]
    elif started == ended:
        told = [_("Played at {time}.").format(time=ended)]
    else:
        told = [_("Played from {start} to {end}.").format(start=started, end=ended)]
    if entry.seconds:
        told.append(_("{time} of movement.").format(time=duration(entry.seconds)))
    steps = entry.detail.get("steps")
    if entry.outcome == "partial" and isinstance(steps, int):
        told.append(ngettext("{n} step done.", "{n} steps done.", steps).format(n=steps))
    return told
