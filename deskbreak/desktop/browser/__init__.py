"""Which browser the person reads the web with, found where each system keeps it.

Python's `webbrowser` shows a page in it as a tab; to open a window of its own one has to know which browser it is.
"""

import sys

from deskbreak.desktop.browser.base import Default


def default() -> Default | None:
    """The default browser; `None` where there is none to be found. Blocks for as long as a program takes to answer."""
    return _default()


if sys.platform == "win32":

    def _default() -> Default | None:
        from deskbreak.desktop.browser import windows
        from deskbreak.desktop.registry import Registry

        return windows.default(Registry().read)

elif sys.platform == "darwin":

    def _default() -> Default | None:
        from deskbreak.desktop.browser import macos

        return macos.default(macos.handlers())

else:

    def _default() -> Default | None:
        from deskbreak.desktop.browser import linux

        return linux.default()
