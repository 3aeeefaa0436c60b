"""No launcher: macOS wants an application bundle for one, and for links too."""

from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _


class NoLauncher:
    """Says what to do instead."""

    tested = False

    def install(self) -> list[str]:
        """Refuse."""
        raise DeskbreakError(_why())

    def remove(self) -> list[str]:
        """There is nothing to take out."""
        return [_why()]

    def standing(self) -> list[str]:
        """Nothing can be in place."""
        return [_why()]


def _why() -> str:
    return _(
        "macOS knows programs and links by application bundles, and deskbreak is none: "
        "call `deskbreak run` or `deskbreak autostart on`, and `deskbreak link ADDRESS` for a link."
    )
