"""The languages the person reads, the most wanted first, as the operating system tells."""

import os
import sys
from collections.abc import Mapping

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What gettext goes by, the strongest first; everywhere the way to have one program speak another language."""


def wanted(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Names such as "de_AT" or "de-AT"; an empty list where nothing is known, which means English."""
    for name in VARIABLES:
        if environment.get(name):
            return environment[name].split(":")
    return _of_the_system()


if sys.platform == "win32":

    def _of_the_system() -> list[str]:
        # https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getuserdefaultlocalename
        import ctypes

        name = ctypes.create_unicode_buffer(85)
        length = ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))
        return [name.value] if length else []

elif sys.platform == "darwin":

    def _of_the_system() -> list[str]:
        # A program started from the Dock has no variables; `defaults` reads what the system's own settings wrote.
        import re
        import subprocess

        try:
            told = subprocess.run(
                ["/usr/bin/defaults", "read", "-g", "AppleLanguages"], capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return []
        return re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", told.stdout)

else:

    def _of_the_system() -> list[str]:
        return []
