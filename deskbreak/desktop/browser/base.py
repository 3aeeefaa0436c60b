"""A browser, and the way to open one page in a window without tabs or address bar."""

import re
from dataclasses import dataclass

_FAMILY = re.compile(r"chromium|chrome|edge|brave", re.IGNORECASE)
"""The browsers that take `--app`, by what systems call them: chromium.desktop, MSEdgeHTM, com.brave.browser."""


@dataclass(frozen=True, slots=True)
class Default:
    """The default browser: `name` is what the system calls it, `command` starts it."""

    name: str
    command: tuple[str, ...]
    tested: bool = True

    @property
    def has_app_windows(self) -> bool:
        """Whether it can open one page in a window of its own."""
        return bool(_FAMILY.search(self.name))

    def app_window(self, url: str, *, full_screen: bool) -> list[str]:
        """The command that opens `url` so. A browser that runs already takes no notice of `full_screen`."""
        return [*self.command, f"--app={url}", *(["--start-fullscreen"] if full_screen else [])]
