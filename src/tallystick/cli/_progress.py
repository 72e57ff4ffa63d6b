"""How far long work has come: a bar where there is a terminal, now and then a line where there is none."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tallystick.cli._telling import say

_SECONDS_BETWEEN_LINES = 5.0

OnProgress = Callable[[str, int, int], None]
OnWords = Callable[[str], None]


@contextmanager
def progress() -> Iterator[OnProgress]:
    """Give a function to tell of progress with: the step, how much of it is done, how much there is."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bars() as tell:
            yield tell
    else:
        yield _lines()


@contextmanager
def _bars() -> Iterator[OnProgress]:
    from rich.console import Console  # noqa: PLC0415 - see Note [A quick start]
    from rich.progress import Progress, TaskID  # noqa: PLC0415 - see Note [A quick start]

    tasks: dict[str, TaskID] = {}
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(console=console, transient=True) as bars:

        def tell(step: str, done: int, whole: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step.replace("[", "\\["), total=whole)
            bars.update(tasks[step], completed=done, total=whole)

        yield tell


def _lines() -> OnProgress:
    last = time.monotonic()

    def tell(step: str, done: int, whole: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_LINES and done < whole:
            say(f"{step}: {done * 100 // whole} %")
            last = now

    return tell


@contextmanager
def sentences() -> Iterator[OnWords]:
    """Give a function to tell in sentences what is done, and say now and then that it still goes on."""
    began = time.monotonic()
    done = Event()

    def remind() -> None:
        while not done.wait(_SECONDS_BETWEEN_LINES):
            say(f"Still at it, {time.monotonic() - began:.0f} seconds after the start.")

    reminding = Thread(target=remind, daemon=True)
    reminding.start()
    try:
        yield say
    finally:
        done.set()
        reminding.join()
