"""When to stop and get help: the warning signs, in three tiers. Pages and the terminal show the same words."""

from dataclasses import dataclass
from typing import Literal

from deskbreak.words import gettext as _

Urgency = Literal["now", "today", "soon"]
"""How soon somebody is to be seen, the most pressing first."""
PRESSING: tuple[Urgency, ...] = ("now", "today")
"""Where nothing is offered for any place until somebody was seen."""


@dataclass(frozen=True, slots=True)
class Tier:
    """Signs that ask for the same thing: `title` says when, `act` what to do, `signs` what to look for.

    `more` is said beside `act` to somebody who has one of them; it may be empty.
    """

    id: Urgency
    title: str
    act: str
    signs: tuple[str, ...]
    more: str = ""


def harmless(urgency: Urgency) -> str:
    """What is said last to somebody who has one of the signs, and what follows from it here."""
    if urgency in PRESSING:
        return _(
            "That may have a harmless reason. It is for somebody who can examine you to say so, and for now nothing is "
            "offered for any sore place."
        )
    return _(
        "That may have a harmless reason. It is for somebody who can examine you to say so, and for now nothing is "
        "offered for this place."
    )


def red_flags(emergency: str = "") -> tuple[Tier, ...]:
    """The tiers, the most pressing first. `emergency` is the number to call; without one it is the local one."""
    call = _("Stop, and call {number} or have somebody call it. Do not wait to see if it passes.")
    local = _("Stop, and call your local emergency number or have somebody call it. Do not wait to see if it passes.")
    return (
        Tier(
            "now",
            _("Call for emergency help now"),
            call.format(number=emergency) if emergency else local,
            (
                _("Pain, pressure or tightness in the chest, with or without it reaching arm, jaw, neck or back."),
                _("A headache that comes all at once and is the worst you have known."),
                _("A face that droops, slurred speech, confusion, sudden double or lost sight, a fit, fainting."),
                _("Sudden weakness, clumsiness or loss of feeling in an arm or a leg; sudden trouble walking."),
                _("Strong pain on one side of neck or head after a blow, a manipulation or a massage."),
                _("A stiff neck with fever, a rash, drowsiness, or light that hurts your eyes."),
                _("Numbness between the legs, or new trouble passing or holding water or stool."),
                _("Any pain after a bad fall or a serious accident."),
            ),
            _("Say where you are and what you feel. Do not drive yourself, and have somebody stay with you."),
        ),
        Tier(
            "today",
            _("See a doctor today"),
            _(
                "Stop for now, and do not press or stretch the place. Call your doctor's practice today; "
                "if it is closed, the medical service for evenings and weekends."
            ),
            (
                _("Tingling, numbness or weakness in an arm or a hand that stays or spreads; things slip from it."),
                _("A feeling like an electric shock when you bend your neck."),
                _("Pain with fever, night sweats, weight loss you cannot explain, or feeling ill."),
                _("Pain that wakes you at night and that no position changes."),
                _("Past 50: a new headache with a sore scalp, a jaw that aches when you chew, or changed sight."),
                _("A new headache unlike your others: worse lying down or coughing, or growing from week to week."),
                _("A swollen arm or calf, a hot joint, or a lump that is new, hard, hot or growing."),
                _("Pain after a small knock with fragile bones, after a cancer, or with a weak immune system."),
                _("Pain in the upper back that has nothing to do with how you move."),
            ),
        ),
        Tier(
            "soon",
            _("See a doctor or physiotherapist soon"),
            _("Book a visit with a doctor or a physiotherapist in the coming days."),
            (
                _("It is no better after two or three weeks, or it keeps coming back."),
                _("It keeps you from sleep or from work."),
                _("It is worse after the exercises two days in a row."),
                _("It worries you."),
            ),
        ),
    )
