"""Try hostile files: settle each in a process of its own, and tell how it ended and what it took.

Run as `python -m tests.hostile.trying FOLDER`, with the paths of files on standard input; it prints a
line of JSON for each. Every file is tried by a fork of one process that has everything imported.
"""

import importlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TERMS = ROOT / "programmes" / "work-programme-2011"
OUTPUTS = ("lines", "waiting", "refused", "findings")
BEFORE = "what stood here before\n"
MOST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Tried:
    """How settling one file ended: exit code, seconds, the most memory in MiB, and what was said.

    `seconds` are the processor's, since those of the clock tell of what else the machine does.
    `stands` is what lies in the folder of outputs afterwards: `before`, `new`, or what is amiss.
    """

    name: str
    code: int
    seconds: float
    peak_mib: int
    said: str
    stands: str


def try_files(paths: Iterable[Path], *, folder: Path) -> Iterator[Tried]:
    """Settle each file in a fork of this process, with outputs that stood there before."""
    # Before any fork, and not before it is needed.
    for package in ("tallystick.cli", "tallystick.operations"):
        importlib.import_module(package)
    for path in paths:
        with tempfile.TemporaryDirectory(dir=folder) as out:
            yield _try(path, out=Path(out))


def _try(path: Path, *, out: Path) -> Tried:
    for name in OUTPUTS:
        (out / f"{name}.csv").write_text(BEFORE, encoding="utf-8")
    heard = out.with_suffix(".heard")
    child = os.fork()
    if not child:
        _settle(path, out=out, heard=heard)
    _, status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    said = heard.read_text(encoding="utf-8", errors="replace")
    heard.unlink()
    code = os.waitstatus_to_exitcode(status)
    return Tried(path.name, code, round(seconds, 2), used.ru_maxrss // 1024, said, what_stands(out))


def _settle(path: Path, *, out: Path, heard: Path) -> None:
    from tallystick.cli._main import run  # noqa: PLC0415 - imported before the fork

    signal.alarm(MOST_SECONDS)
    code = 99
    try:
        opened = os.open(heard, os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, 1)
        os.dup2(opened, 2)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        os.environ["TALLYSTICK_TRACEBACK"] = "1"
        places = (
            word
            for name in OUTPUTS
            for word in ("--out" if name == "lines" else f"--{name}", str(out / f"{name}.csv"))
        )
        code = int(run(["settle", "--as-of", "2012-12-31", *places, str(TERMS), str(path)]))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def what_stands(out: Path) -> str:
    """Say whether the outputs in a folder are those from before, or new, or what is amiss."""
    expected = sorted(f"{name}.csv" for name in OUTPUTS)
    found = sorted(path.name for path in out.iterdir())
    if found != expected:
        return f"{found} lie there"
    old = [
        name
        for name in expected
        if (out / name).stat().st_size == len(BEFORE)
        and (out / name).read_text(encoding="utf-8") == BEFORE
    ]
    if old and old != expected:
        return f"{old} are old, and the others new"
    return "before" if old else "new"


def main() -> None:
    """Try the files that standard input names."""
    folder = Path(sys.argv[1])
    for tried in try_files((Path(line.rstrip("\n")) for line in sys.stdin), folder=folder):
        print(json.dumps(asdict(tried)), flush=True)  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
