"""What can be played, read from the index, which another process rebuilds when it is out of date."""

import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path

from deskbreak import index, resources
from deskbreak.folders import Folders
from deskbreak.index import Index, Stamp
from deskbreak.system.python import module
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""It takes about a second; after log-in on a slow and busy machine it may take a good many of them."""


def read(folders: Folders) -> Index:
    """The index of the shipped routines and the person's own. Where it is not up to date, blocks until it is.

    Where none can be made, it is empty but for the fault that says so. Raises `DeskbreakError` where the shipped
    routines are missing.
    """
    places = [resources.folder("routines"), folders.routines]
    stamp = index.stamp(places)
    known = index.read(folders.index)
    if known is not None and known.stamp == stamp:
        return known
    return _made(folders, places, stamp)


def _made(folders: Folders, places: Sequence[Path], stamp: Stamp) -> Index:
    # To read the whole library here would cost memory for the day: Python gives little of it back.
    command = module("deskbreak.indexer", str(folders.pictures), *map(str, places))
    try:
        with folders.open_log() as errors:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, timeout=PATIENCE_S, check=True
            )
    except subprocess.TimeoutExpired:
        return _none(folders, stamp, _("it took longer than {seconds:g} s").format(seconds=PATIENCE_S))
    except subprocess.CalledProcessError as fault:
        return _none(folders, stamp, _("the process that reads them ended with {n}").format(n=fault.returncode))
    except OSError as fault:
        return _none(folders, stamp, str(fault))
    made = index.load(done.stdout)
    if made is None:
        return _none(folders, stamp, _("the process that reads them wrote no index"))
    try:
        index.write(folders.index, made)
    except OSError as fault:
        log.warning("The index of the routines cannot be kept, so each start makes it again: %s", fault)
    return made


def _none(folders: Folders, stamp: Stamp, why: str) -> Index:
    says = _(
        "The routines could not be read ({why}). Until deskbreak is started again, breaks come without one."
    ).format(why=why)
    return Index(stamp, faults=(Fault(folders.index, None, "", says),))
