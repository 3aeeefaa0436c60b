"""`deskbreak doctor --notify`: a test notification, and what comes back of it."""

import click

from deskbreak.cli.context import Context, Stop
from deskbreak.control.client import Client, NoResident
from deskbreak.words import gettext as _

SECONDS = 60
WELL = ("answered", "dismissed")
"""What shows that notifications are seen and heard of."""


def trial(context: Context) -> dict[str, str]:
    """What came of it, and the sentence for it; waits for a minute at most. Ends the verb where nothing runs."""
    try:
        client = Client(context.folders.socket)
    except NoResident as fault:
        raise context.no_resident() from fault
    click.echo(_("A test notification is sent. Press its button within {seconds} s.").format(seconds=SECONDS), err=True)
    with client:
        answer = next(client.stream({"do": "trial", "seconds": SECONDS}), None)
    if answer is None:
        raise Stop(_("Deskbreak ended before anything came back of the test notification."))
    if not answer.get("ok"):
        raise Stop(str(answer.get("says", "")))
    came = str(answer["came"])
    return {"came": came, "says": _says(came, str(answer["says"]))}


def _says(came: str, why: str) -> str:
    match came:
        case "answered":
            return _("The button came back: notifications and their buttons work.")
        case "dismissed":
            return _("It was shown, and somebody dismissed it. Its button was not tried.")
        case "expired":
            return _("It was shown and went away by itself: its button was not pressed, or there was none.")
        case "nothing":
            return _(
                "It was handed over, but nothing came back within {seconds} s. If you saw it and pressed its button, "
                "answer breaks from the tray icon or with `deskbreak start`, `snooze` and `skip`."
            ).format(seconds=SECONDS)
        case "text":
            return _("It was sent as plain text without a button, so nothing can come back of it.")
        case "gone":
            return _("The notification service went away while the test was under way.")
        case "failed":
            return _("It could not be shown: {why}").format(why=why)
        case _:
            return _("It was closed by the notification service or another program before it was answered.")
