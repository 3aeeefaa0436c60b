"""pystray's names, imported so that it opens no display on Linux. Import them from here, never from pystray."""

import os
import sys

if sys.platform == "win32" or sys.platform == "darwin":
    from pystray import Icon, Menu, MenuItem
else:
    # pystray picks its backend while it is imported, and without DISPLAY that ends in an error (pystray 0.19.5).
    # Its menus are all we need of it here, and its base class.
    _chosen = os.environ.get("PYSTRAY_BACKEND")
    os.environ["PYSTRAY_BACKEND"] = "dummy"
    try:
        from pystray import Icon, Menu, MenuItem
    finally:
        if _chosen is None:
            del os.environ["PYSTRAY_BACKEND"]
        else:
            os.environ["PYSTRAY_BACKEND"] = _chosen

__all__ = ["Icon", "Menu", "MenuItem"]
