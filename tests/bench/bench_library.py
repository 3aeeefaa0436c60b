"""How long it takes to read the whole library, and the index of it that the resident goes by."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from deskbreak import index, library, resources

EXERCISES = 83
ROUTINES = 16
"""As many as a whole catalogue has; the shipped ones are copied under other ids until there are so many."""
TURNS = 9
LEAST_TIMES_FASTER = 5.0


def copied(folder: Path, kind: str, number: int) -> None:
    """Fill `folder` with so many files of this kind."""
    files = sorted((resources.folder("routines") / kind).glob("*.toml"))
    (folder / kind).mkdir(parents=True)
    for copy in range(number):
        text = files[copy % len(files)].read_text("utf-8")
        stem = files[copy % len(files)].stem
        name = stem if copy < len(files) else f"{stem}-{copy}"
        (folder / kind / f"{name}.toml").write_text(text.replace(f'id = "{stem}"', f'id = "{name}"', 1), "utf-8")


def median_s(work: Callable[[], object]) -> float:
    """The median seconds that it takes."""
    times = []
    for _turn in range(TURNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def test_a_whole_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    copied(folder, "exercises", EXERCISES)
    copied(folder, "routines", ROUTINES)
    (folder / "poses.toml").write_bytes((resources.folder("routines") / "poses.toml").read_bytes())
    found = library.load([folder])
    assert (len(found.exercises), len(found.routines), found.faults) == (EXERCISES, ROUTINES, ())
    listings = {name: routine.listing() for name, routine in found.routines.items()}
    index.write(tmp_path / "index.json", index.Index(index.stamp([folder]), listings))

    def look() -> None:
        known = index.read(tmp_path / "index.json")
        assert known is not None
        assert known.stamp == index.stamp([folder])

    whole, short = median_s(lambda: library.load([folder])), median_s(look)
    print(
        f"\n{EXERCISES} exercises and {ROUTINES} routines: {1000 * whole:.0f} ms to read and check; "
        f"{1000 * short:.1f} ms by the index, once it is there."
    )
    assert whole / short > LEAST_TIMES_FASTER
