"""A door on this machine that only its owner can come through: a Unix socket, or on Windows a port and a secret."""

import json
import os
import socket
import sys
from pathlib import Path

TIMEOUT_S = 30.0
"""For connecting, and for an answer: milliseconds pass, unless the disk hangs or a process has to start first."""


def listen(path: Path) -> tuple[socket.socket, str]:
    """Open the door at `path`, whatever a dead process left there. The listener, and the secret to be told first.

    The secret is empty where the file's own rights keep strangers out. Raises `OSError`.
    """
    path.unlink(missing_ok=True)
    return _listen(path)


def connect(path: Path) -> tuple[socket.socket, str]:
    """Come to the door at `path`: the connection, and the secret to tell first. Raises `OSError` or `ValueError`."""
    return _connect(path)


if sys.platform == "win32":
    import secrets

    def knows(secret: str, told: object) -> bool:
        """Whether `told` is the secret; takes the same time wherever they differ."""
        return secrets.compare_digest(str(told).encode(), secret.encode())

    def _listen(path: Path) -> tuple[socket.socket, str]:
        listener = socket.create_server(("127.0.0.1", 0))
        secret = secrets.token_urlsafe(32)
        path.write_text(json.dumps({"port": listener.getsockname()[1], "secret": secret}), "utf-8")
        return listener, secret

    def _connect(path: Path) -> tuple[socket.socket, str]:
        door = json.loads(path.read_text("utf-8"))
        return socket.create_connection(("127.0.0.1", int(door["port"])), timeout=TIMEOUT_S), str(door["secret"])

else:

    def knows(secret: str, told: object) -> bool:
        """Whether `told` is the secret: there is none where the file's rights do."""
        return told == secret

    def _listen(path: Path) -> tuple[socket.socket, str]:
        listener = socket.socket(socket.AF_UNIX)
        mask = os.umask(0o177)
        try:
            listener.bind(str(path))
        except OSError:
            listener.close()
            raise
        finally:
            os.umask(mask)
        listener.listen(16)
        return listener, ""

    def _connect(path: Path) -> tuple[socket.socket, str]:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT_S)
        try:
            connection.connect(str(path))
        except OSError:
            connection.close()
            raise
        return connection, ""
