"""`python -m deskbreak.window.webview`: one page in a native window, in a process of its own.

Its toolkit wants the main thread and is heavy, so neither the resident nor the server has it. The address comes in on
standard input; "shown", or what is wrong, goes out on standard output. Needs pywebview (the extra "window").
"""

import argparse
import sys

from deskbreak.window.launch import SHOWN

CLOSES = "window.close = () => location.replace('about:blank')"
"""Toolkits do not let a page close a window that it did not open; ours asks by leaving for nowhere."""


def main() -> int:
    """Show the page until it, or its window, is closed; the exit status."""
    parser = argparse.ArgumentParser(prog="deskbreak.window.webview", description=__doc__)
    parser.add_argument("--full-screen", action="store_true")
    full_screen: bool = parser.parse_args().full_screen
    try:
        import webview

        window = webview.create_window("Deskbreak", sys.stdin.readline().strip(), fullscreen=full_screen)

        def loaded() -> None:
            if not (window.get_current_url() or "").startswith("http://"):
                window.destroy()
                return
            sys.stdout.write(SHOWN + "\n")
            sys.stdout.flush()
            window.run_js(CLOSES)

        window.events.loaded += loaded
        webview.start()
    except Exception as fault:  # each toolkit fails in its own way
        sys.stdout.write(f"{fault}\n".replace("\n", " ").strip() + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
