"""The memory of what was installed, so that exactly this can be taken out again."""

import json
from hashlib import sha256
from pathlib import Path

from deskbreak.desktop.files import put, remove


class Installed:
    """Files and folders that we made, kept in a file of their own until the last of them is gone. One thread."""

    def __init__(self, memory: Path) -> None:
        """Remember what the file `memory` holds; nothing where it holds nothing that we wrote."""
        self._memory = memory
        self.files: dict[str, str] = {}
        """The digest of each file as we wrote it, by its path."""
        self.made: list[str] = []
        """The folders, and the caches, that were not there before; a folder comes after the one around it."""
        try:
            held = json.loads(memory.read_bytes())
            self.files = {str(path): str(digest) for path, digest in held["files"].items()}
            self.made = [str(each) for each in held["made"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return

    def install(self, path: Path, content: bytes) -> bool:
        """Let `path` hold `content`, unless somebody else's file is there; whether it does. Raises `DeskbreakError`."""
        here = _digest(path)
        if here is not None and here not in {self.files.get(str(path)), sha256(content).hexdigest()}:
            return False
        self.makes(*reversed([each for each in path.parents if not each.exists()]))
        # Remembered first: should it end in between, a file too many is known, not one too few.
        self.files[str(path)] = sha256(content).hexdigest()
        self._save()
        put(path, content)
        return True

    def makes(self, *paths: Path) -> None:
        """These are about to be made by us."""
        self.made += [str(each) for each in paths if str(each) not in self.made]

    def take_out(self, *keep: Path) -> list[Path]:
        """Remove every file but `keep` that is as we wrote it; those that somebody changed. Raises `DeskbreakError`."""
        changed = []
        for name, digest in list(self.files.items()):
            path = Path(name)
            if path in keep:
                continue
            here = _digest(path)
            if here == digest:
                remove(path)
            elif here is not None:
                changed.append(path)
            del self.files[name]
        self._save()
        return changed

    def forget(self) -> None:
        """Remove the folders that we made and that are empty now, and the memory itself. Raises `DeskbreakError`."""
        remove(self._memory)
        for name in reversed(self.made):
            path = Path(name)
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()

    def _save(self) -> None:
        self.makes(*reversed([each for each in self._memory.parents if not each.exists()]))
        put(self._memory, json.dumps({"files": self.files, "made": self.made}, indent=1).encode())


def _digest(path: Path) -> str | None:
    """What the file holds, in short; `None` where there is no such file, or none that can be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError:
        return ""
