#!/usr/bin/env python3
"""The workshop of Tallystick: one file that needs nothing but Python 3.11 and pip.

It makes .venv from hashed locks when it must, and then runs what was asked for.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / ".uv"
VENV = ROOT / ".venv"
STAMP = VENV / ".finished"
WINDOWS = os.name == "nt"
LOCKS = (
    "core",
    "engine",
    "spark",
    "dev",
)  # Each holds all that those before it hold, at the same versions.

WHOLE_SUITE = (
    "--cov",
    "--cov-report=term-missing:skip-covered",
    "--numprocesses=auto",
    "--maxprocesses=4",  # Each may come to hold a gigabyte.
    "--max-worker-restart=0",  # What a worker was dealt cannot be run by one that comes after it.
)

HELP = """\
python3 dev.py COMMAND [ARGUMENTS]

  demo     settle generated journeys at published prices, and show the money
  test     run the whole suite; with arguments, hand them to pytest and measure no coverage
  check    lint, formatting, types and layout, in seconds
  prove    run proofs/NAME.py, or every proof in turn
  bench    run benches/NAME.py, or every bench in turn
  docs     write docs/reference and docs/handbook again, and build the site into build/site

The first call makes .venv from the locks in requirements/; afterwards the command line is
.venv/bin/tallystick. If .venv looks wrong, delete it: the next call makes it again."""

NO_PIP = """\
dev.py: this Python has no pip, and dev.py needs it once, to fetch uv.
  On Debian and Ubuntu:  apt-get install python3-pip
  Elsewhere:             {python} -m ensurepip --upgrade
Then give the same command again."""

STOPPED = """\
dev.py: setting up stopped at this step (exit code {code}), and its own message is above:
  {step}
Most often a package registry could not be reached. Put that right and give the same command
again: what was left half made will be made afresh."""


class UnableToSetUp(Exception):
    """Say what stopped the set-up, and what to do about it."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is met by whatever Python is there
        return refuse(
            f"dev.py: this is Python {platform.python_version()}; 3.11 or newer is needed."
        )
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(HELP)
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        return refuse(f"dev.py: there is no command {name!r}.{meant(name, COMMANDS)}\n\n{HELP}")
    try:
        return COMMANDS[name](rest)
    except UnableToSetUp as refusal:
        return refuse(str(refusal))
    except KeyboardInterrupt:
        return 130


def refuse(message: str) -> int:
    """Tell the reader why nothing was done."""
    print(message, file=sys.stderr)
    return 2


def meant(name: str, known: Iterable[str]) -> str:
    """Suggest the known word that was probably meant, if there is one."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""


# The commands.


def demo(arguments: Sequence[str]) -> int:
    """Settle the generated journeys, with nothing installed but what settling millions needs."""
    set_up("engine")
    return run(program("tallystick"), "demo", *arguments)


def test(arguments: Sequence[str]) -> int:
    """Run the whole suite under coverage, a worker a core, or just what the arguments name."""
    set_up("dev")
    return run(program("python"), "-m", "pytest", *(arguments or WHOLE_SUITE))


def check(arguments: Sequence[str]) -> int:
    """Run everything that reads the code without trying it out."""
    if arguments:
        return refuse("dev.py: check takes no arguments.")
    set_up("dev")
    python = program("python")
    return run_each(
        {
            "lint": (program("ruff"), "check", "--quiet", "."),
            "formatting": (program("ruff"), "format", "--check", "--quiet", "."),
            "types": (python, "-m", "mypy"),
            "layers": (program("lint-imports"), "--no-cache"),
            "layout": (python, "-m", "pytest", "-q", "-m", "not tools", "tests/house"),
        }
    )


def prove(arguments: Sequence[str]) -> int:
    """Run the proofs that were named, or all of them."""
    return run_scripts("proofs", arguments)


def bench(arguments: Sequence[str]) -> int:
    """Run the benches that were named, or all of them."""
    return run_scripts("benches", arguments)


def docs(arguments: Sequence[str]) -> int:
    """Write the printed pages again, and build the site."""
    if arguments:
        return refuse("dev.py: docs takes no arguments.")
    set_up("dev")
    printers = [path for path in sorted((ROOT / "docs").glob("build_*.py")) if path.is_file()]
    pages = {path.stem: (program("python"), path) for path in printers}
    return run_each({**pages, "site": (program("zensical"), "build", "--clean")})


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "prove": prove,
    "bench": bench,
    "docs": docs,
}


def run_scripts(folder: str, arguments: Sequence[str]) -> int:
    """Run one script of a folder with its own arguments, or every script without any."""
    known = {path.stem: path for path in sorted((ROOT / folder).glob("[!_]*.py"))}
    name, *rest = arguments or [""]
    if not known or (name and name not in known):
        there = "".join(f"\n  {each}" for each in known) or " nothing yet"
        said = f" no {name!r}.{meant(name, known)} It has:" if name else ":"
        return refuse(f"dev.py: {folder}/ has{said}{there}")
    set_up("dev")
    chosen = {name: known[name]} if name else known
    return run_each({each: (program("python"), path, *rest) for each, path in chosen.items()})


def run_each(steps: Mapping[str, Sequence[str | Path]]) -> int:
    """Run every step, so that one look shows everything that is wrong."""
    failed = []
    for name, command in steps.items():
        print(f"\n- {name}", flush=True)
        began = time.monotonic()
        code = run(*command)
        print(f"  {'failed' if code else 'good'}, {time.monotonic() - began:.1f} s", flush=True)
        failed += [name] if code else []
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nAll good.")
    return 1 if failed else 0


def run(*command: str | Path) -> int:
    """Run a program in the project's folder and give its exit code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": path})
    return done.returncode


# Setting up.


def set_up(lock: str) -> None:
    """Make sure that .venv holds what the lock names, and the project itself."""
    if is_set_up(lock):
        return
    with nobody_else_setting_up():
        if is_set_up(lock):
            return
        STAMP.unlink(missing_ok=True)
        uv = fetch_uv()
        make_venv(uv)
        install(uv, lock=lock)
        finish(lock)


def is_set_up(lock: str) -> bool:
    """Say whether .venv was finished from these very files, and from this lock or one that holds it."""
    if not (program("python").exists() and program("tallystick").exists() and STAMP.exists()):
        return False
    made_from, _, mark = STAMP.read_text(encoding="utf-8").partition(" ")
    return mark == mark_of_the_files() and made_from in LOCKS[LOCKS.index(lock) :]


def mark_of_the_files() -> str:
    """Digest everything that .venv is made from, its place and its Python included."""
    import tomllib  # noqa: PLC0415 - so that an older Python gets as far as being told

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = [
        *(path.read_text(encoding="utf-8") for path in sorted(REQUIREMENTS.glob("*.lock"))),
        repr((project.get("project"), project.get("build-system"))),
        f"{sys.version_info[:2]} {sys.implementation.name} {platform.machine()} {ROOT}",
    ]
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()


@contextlib.contextmanager
def nobody_else_setting_up() -> Iterator[None]:
    """Let two calls at once wait for each other instead of spoiling one .venv."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and does without the wait
    except ImportError:
        yield
        return
    with (ROOT / ".dev.lock").open("w", encoding="utf-8") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def fetch_uv() -> Path:
    """Give the pinned uv, fetched into the project once."""
    uv = TOOLS / "bin" / ("uv.exe" if WINDOWS else "uv")
    pinned = REQUIREMENTS / "uv.lock"
    version = pinned.read_text(encoding="utf-8").partition("==")[2].split()[0]
    if version in printed_by(uv, "--version").split():
        return uv
    if importlib.util.find_spec("pip") is None:
        raise UnableToSetUp(NO_PIP.format(python=sys.executable))
    shutil.rmtree(TOOLS, ignore_errors=True)
    pip = (sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    there = ("--root-user-action=ignore", "--target", TOOLS, "--require-hashes", "-r", pinned)
    take_step(f"fetching uv {version} into .uv", *pip, *there)
    return uv


def make_venv(uv: Path) -> None:
    """Make .venv, unless there is one that works and has this version of Python."""
    version = ".".join(platform.python_version_tuple()[:2])
    if printed_by(program("python"), "--version").startswith(f"Python {version}."):
        return
    # By hand, because uv clears only what it takes for a whole environment.
    shutil.rmtree(VENV, ignore_errors=True)
    make = ("venv", "-q", "--no-python-downloads", "-p", sys.executable)
    take_step("making .venv", uv, *make, VENV)


def install(uv: Path, *, lock: str) -> None:
    """Put the locked packages, and then this project, into .venv."""
    there = ("-q", "--no-python-downloads", "-p", program("python"))
    locked = REQUIREMENTS / f"{lock}.lock"
    # Compiled now, once: where Python may not keep what it compiles, each start would do it again.
    sync = ("pip", "sync", *there, "--compile-bytecode", "--require-hashes")
    take_step(f"installing {locked.name}", uv, *sync, locked)
    # uv carries its own build backend, so that this fetches nothing and needs no lock.
    alone = ("--offline", "--no-deps", "--editable", ROOT)
    take_step("installing tallystick itself", uv, "pip", "install", *there, *alone)


def finish(lock: str) -> None:
    """Mark .venv as finished, in one move that cannot be half done."""
    unfinished = STAMP.with_suffix(".unfinished")
    unfinished.write_text(f"{lock} {mark_of_the_files()}", encoding="utf-8")
    unfinished.replace(STAMP)


def take_step(what: str, *command: str | Path) -> None:
    """Take one step of the set-up, or refuse with what it was."""
    print(f"dev.py: {what}", file=sys.stderr, flush=True)
    code = run(*command)
    if code:
        step = " ".join(str(word) for word in command)
        raise UnableToSetUp(STOPPED.format(code=code, step=step))


def printed_by(command: Path, *arguments: str) -> str:
    """Give what a program printed, or nothing if it is missing, broken or unhappy."""
    try:
        done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout


def program(name: str) -> Path:
    """Name a program of .venv."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
