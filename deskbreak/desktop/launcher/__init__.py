"""Deskbreak among the system's programs: a launcher with its icon, and the links that it opens.

There is one for a person; it calls the profile that it was installed with.
"""

import sys

from deskbreak.desktop.launcher.base import Launcher

if sys.platform == "win32":

    def chosen(profile: str) -> Launcher:
        """The one of this system; nothing is looked at yet."""
        from deskbreak.desktop.launcher.windows import WindowsLinks
        from deskbreak.desktop.registry import Registry

        return WindowsLinks(profile, Registry())

elif sys.platform == "darwin":

    def chosen(profile: str) -> Launcher:
        """The one of this system; nothing is looked at yet."""
        from deskbreak.desktop.launcher.nothing import NoLauncher

        return NoLauncher()

else:

    def chosen(profile: str) -> Launcher:
        """The one of this system; nothing is looked at yet."""
        from deskbreak.desktop.launcher.xdg import XdgLauncher

        return XdgLauncher(profile)
