"""What the operating system calls the person."""

import contextlib
import getpass
import sys
from pathlib import Path


def names() -> list[str]:
    """The account's name wherever it is told, and the person's own as far as the system knows it."""
    found = [Path.home().name]
    with contextlib.suppress(KeyError, OSError, ImportError):  # an account that the system has no entry for
        found.append(getpass.getuser())
    return found + _of_the_account()


if sys.platform == "win32":

    def _of_the_account() -> list[str]:
        return []

else:

    def _of_the_account() -> list[str]:
        import os
        import pwd

        try:
            account = pwd.getpwuid(os.getuid())
        except KeyError:
            return []
        full = account.pw_gecos.split(",")[0]
        return [account.pw_name, full, *(part for part in full.split() if len(part) > 2)]
