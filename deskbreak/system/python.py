"""How a program of ours is started in an interpreter of its own."""

import sys


def module(name: str, *arguments: str) -> list[str]:
    """The command that runs our module `name` in this interpreter.

    What lies in the folder where it is called, such as a package that is called as we are, is no part of us.
    """
    return [sys.executable, "-P", "-m", name, *arguments]
