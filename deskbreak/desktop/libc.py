"""Calls into the C library, for what Python does not have."""

import ctypes
import errno
import os


def call(name: str, *arguments: object) -> int:
    """The result of the function `name`; raises `OSError` where there is no such function, or with its errno."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        function = getattr(library, name)
    except AttributeError as missing:
        raise OSError(errno.ENOSYS, f"the C library has no {name}") from missing
    result: int = function(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
