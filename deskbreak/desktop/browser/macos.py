"""The default browser on macOS: whom Launch Services lets handle http. Never run there yet."""

import plistlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from deskbreak.desktop.browser.base import Default

PREFERENCES = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
SAFARI = "com.apple.safari"
"""Stands nowhere while nothing else was chosen."""


def default(handlers: Sequence[Mapping[str, Any]]) -> Default:
    """The browser, by the `handlers` that Launch Services lists; identifiers are in lower case there."""
    for each in handlers:
        if each.get("LSHandlerURLScheme") == "http" and isinstance(each.get("LSHandlerRoleAll"), str):
            return _of(str(each["LSHandlerRoleAll"]))
    return _of(SAFARI)


def handlers() -> list[Mapping[str, Any]]:
    """What Launch Services has written down for this person; empty where that cannot be read."""
    try:
        listed = plistlib.loads((Path.home() / PREFERENCES).read_bytes()).get("LSHandlers", [])
    except (OSError, ValueError, AttributeError, ExpatError):
        return []
    return [each for each in listed if isinstance(each, dict)]


def _of(bundle: str) -> Default:
    # Without -n a browser that runs already would be brought to the front, and not be given the arguments.
    return Default(bundle, ("open", "-n", "-b", bundle, "--args"), tested=False)
