"""Words out: results to standard output, all else to standard error."""

import os
import re
import sys
from collections.abc import Sequence
from typing import TextIO

# What a file holds must not steer the terminal that shows it: control characters but the line feed,
# and those that turn the direction of writing.
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def give(text: str) -> None:
    """Print a result."""
    _print(text, sys.stdout)


def say(text: str) -> None:
    """Print a message about the work."""
    _print(text, sys.stderr)


def say_first_of(sentences: Sequence[str], *, count: int, heading: str) -> None:
    """Print the first few of many sentences, and how many more there are."""
    if not count:
        return
    say(f"{heading}:")
    for sentence in sentences:
        say(f"  {sentence}")
    if count > len(sentences):
        say(f"  and {count - len(sentences):,} more.")


def _print(text: str, stream: TextIO) -> None:
    try:
        print(_shown(text), file=stream, flush=True)
    except BrokenPipeError:
        # Whoever read this has seen enough. The work goes on, and its exit code stays its own.
        let_go(stream)


def let_go(stream: TextIO) -> None:
    """Send whatever else a stream is given to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _shown(text: str) -> str:
    return _STEERING.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
