"""Files that are written whole or not at all; of several, all or none."""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TextIO

Writer = Callable[[TextIO], None]
"""What fills a file of text that was opened for it."""


@dataclass(frozen=True, slots=True)
class BytesWriter:
    """What fills a file that is no text, opened for its bytes."""

    fill: Callable[[BinaryIO], None]


_MOST_TRIES: Final = 1_000


class UnableToWrite(Exception):
    """Raised when files cannot be written; it says which and why, and nothing was written."""


# Note [Either all of the files or none]
# Each file is written in full beside its place, under a name of its own, and forced to the disk. Only
# when all of them are there do they take their names; should one not get its name, those before it
# give theirs back to what stood there. A machine that loses its power between two names is the one
# case that this cannot mend: each file is still whole, and the same command writes them all again.
# Two commands that write the same files at once take turns at giving names, so that all the files
# that are left are of one of them.


def write_whole(writers: Mapping[Path, Writer | BytesWriter]) -> None:
    """Write several files, all of them or none.

    Raises `UnableToWrite`, with nothing written, when one cannot be.
    """
    finished: dict[Path, Path] = {}
    path = Path()
    try:
        for path, write in writers.items():
            # A link keeps its place, and the file that it points to is the one that is replaced.
            place = place_led_to(path)
            finished[place] = _beside(place)
            _write(write, finished[place], like=place)
        with _turn_in({place.parent for place in finished}):
            _give_names(finished)
    except OSError as error:
        reason = error.strerror or error
        message = (
            f"{path}: it cannot be written ({reason}), so nothing was. Make room there, or name "
            "a file in another folder."
        )
        raise UnableToWrite(message) from error
    finally:
        for beside in finished.values():
            beside.unlink(missing_ok=True)


def _beside(place: Path) -> Path:
    """Give a name in the same folder that nothing has yet, and take it."""
    for number in range(_MOST_TRIES):
        name = place.with_name(f".tallystick-{os.getpid()}-{number}.unfinished")
        with contextlib.suppress(FileExistsError):
            name.touch(exist_ok=False)
            return name
    raise FileExistsError(None, "too many unfinished files lie in the folder", str(place.parent))


def _write(write: Writer | BytesWriter, beside: Path, *, like: Path) -> None:
    if like.exists():
        # Whoever made the older file private meant the newer one, too.
        beside.chmod(stat.S_IMODE(like.stat().st_mode))
    if isinstance(write, BytesWriter):
        with beside.open("wb") as bytes_file:
            write.fill(bytes_file)
            bytes_file.flush()
            os.fsync(bytes_file.fileno())
        return
    with beside.open("w", encoding="utf-8", newline="") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _turn_in(folders: Iterable[Path]) -> Iterator[None]:
    """Wait until no other command gives names in these folders, and let none do so meanwhile."""
    with contextlib.ExitStack() as turns:
        # Always in one order, or two commands could wait for each other.
        for folder in sorted(folders):
            turns.enter_context(_turn_in_one(folder))
        yield


@contextlib.contextmanager
def _turn_in_one(folder: Path) -> Iterator[None]:
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and does without turns

        opened = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        # Not every disk knows turns; there each file is whole, as everywhere.
        with contextlib.suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _give_names(finished: Mapping[Path, Path]) -> None:
    older: dict[Path, Path | None] = {}
    try:
        for place, beside in finished.items():
            older[place] = _kept(place)
            beside.replace(place)
    except BaseException:
        for place, kept in older.items():
            if kept is None:
                place.unlink(missing_ok=True)
            else:
                kept.replace(place)
        raise
    finally:
        for kept in filter(None, older.values()):
            kept.unlink(missing_ok=True)
    for folder in {place.parent for place in finished}:
        _force_to_disk(folder)


def _kept(place: Path) -> Path | None:
    """Keep what stands at a place under a second name, if anything does."""
    if not place.exists():
        return None
    kept = _beside(place)
    kept.unlink()
    try:
        os.link(place, kept)
    except OSError:
        # Not every disk lets a file have two names.
        shutil.copy2(place, kept)
    return kept


def _force_to_disk(folder: Path) -> None:
    # Some systems cannot do this to a folder; the files are whole with or without it.
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def place_led_to(path: Path) -> Path:
    """Follow links; one that leads to itself is left as it is, where Path would break off."""
    return Path(os.path.realpath(path))
