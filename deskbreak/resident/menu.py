"""The tray's menu: what comes next, and every verb. Its texts are asked for when it opens."""

from collections.abc import Callable

from deskbreak.core import notices
from deskbreak.core.event import Event, Pause, PromptAnyway, Resume, Sit, Skip, Snooze, Stand, Start
from deskbreak.core.status import Status
from deskbreak.desktop.icon import Face
from deskbreak.desktop.tray.menu import Icon, Menu, MenuItem
from deskbreak.words import gettext as _

SNOOZES_MIN = (5, 10, 15, 30)
RING_STEPS = 24
"""The ring is redrawn when it has grown by one of these; less cannot be seen in 22 pixels."""


def build(
    describe: Callable[[], Status],
    post: Callable[[Event], None],
    open_page: Callable[[str], None],
    end: Callable[[], None],
    trouble: Callable[[], str],
) -> Menu:
    """The menu over these five; it calls them in the tray's thread, and none may block."""

    def posts(event: Event) -> Callable[[Icon, MenuItem], None]:
        def act(_icon: Icon, _item: MenuItem) -> None:
            post(event)

        return act

    def opens(page: str) -> Callable[[Icon, MenuItem], None]:
        def act(_icon: Icon, _item: MenuItem) -> None:
            open_page(page)

        return act

    def can(verb: str) -> Callable[[MenuItem], bool]:
        return lambda _item: verb in describe().can

    def stands(up: bool) -> Callable[[MenuItem], bool]:
        def so(_item: MenuItem) -> bool:
            standing = describe().standing
            return standing is not None and standing["up"] is up

        return so

    def left_click(_icon: Icon, _item: MenuItem) -> None:
        if describe().due:
            post(Start())
        else:
            open_page("today")

    def routines() -> tuple[MenuItem, ...]:
        return tuple(
            MenuItem(notices.start_item(fit["name"], fit["minutes"]), posts(Start(fit["id"])))
            for fit in describe().fits
        )

    pauses: tuple[tuple[str, Event], ...] = (
        (_("30 min"), Pause(30 * 60.0)),
        (_("1 h"), Pause(3600.0)),
        (_("2 h"), Pause(7200.0)),
        (_("Until tomorrow"), Pause("tomorrow")),
        (_("Until I resume"), Pause("forever")),
    )
    return Menu(
        MenuItem(_("Open"), left_click, default=True, visible=False),
        MenuItem(lambda _item: describe().says, None, enabled=False),
        MenuItem(lambda _item: trouble(), opens("today"), visible=lambda _item: bool(trouble())),
        Menu.SEPARATOR,
        MenuItem(_("Start a break now"), Menu(routines), enabled=can("start")),
        MenuItem(
            _("Snooze"),
            Menu(*(MenuItem(_("{n} min").format(n=n), posts(Snooze(n * 60.0))) for n in SNOOZES_MIN)),
            enabled=can("snooze"),
        ),
        MenuItem(_("Skip"), posts(Skip()), enabled=can("skip")),
        MenuItem(_("Prompt me anyway"), posts(PromptAnyway()), visible=can("prompt")),
        MenuItem(
            _("Pause"),
            Menu(*(MenuItem(label, posts(event)) for label, event in pauses)),
            visible=lambda _item: "resume" not in describe().can,
        ),
        MenuItem(_("Resume"), posts(Resume()), visible=can("resume")),
        MenuItem(_("I'm standing"), posts(Stand()), visible=stands(False)),
        MenuItem(_("I'm sitting"), posts(Sit()), visible=stands(True)),
        Menu.SEPARATOR,
        MenuItem(_("Today"), opens("today")),
        MenuItem(_("This week"), opens("week")),
        MenuItem(_("Settings"), opens("settings")),
        Menu.SEPARATOR,
        MenuItem(_("Quit"), lambda _icon, _item: end()),
    )


def acts(said: Status) -> tuple[object, ...]:
    """What decides which lines there are and which are grey: a change of it makes another menu."""
    return said.can, said.standing and said.standing["up"]


def face(said: Status) -> Face:
    """The icon for what is said: its shape tells the phase, its ring how near the next break is."""
    fill = round(said.progress * RING_STEPS) / RING_STEPS
    match said.phase:
        case "break":
            return Face("break", 1.0)
        case "paused":
            return Face("paused", fill)
        case "off" | "away":
            return Face("off", fill)
        case "prompting" | "snoozed" | "held":
            return Face("due", 1.0)
        case _:
            return Face("due", 1.0) if said.due else Face("counting", fill)
