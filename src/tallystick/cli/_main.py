"""The way in: run one command, and answer for whatever stops it."""

import os
import sys
import traceback
from collections.abc import Sequence

from tallystick.cli._app import app
from tallystick.cli._exits import ExitCode, exit_code_of
from tallystick.cli._telling import let_go, say

_INTERRUPTED = 130

_OUR_FAULT = """\
tallystick: this is our fault, not yours: {what}
Please send us these words, the command as you gave it, and what `tallystick --version` says. With
TALLYSTICK_TRACEBACK=1 set, the same command says where it happened; look it through before you send
it, since it may name people."""


def main() -> None:
    """Run the command that the program was started with, and end with its exit code."""
    _make_streams_safe()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command, and give its exit code."""
    out = sys.stdout
    try:
        app(list(arguments), prog_name="tallystick")
    except SystemExit as end:
        # Typer puts another stream in place when whoever reads a page of help has seen enough of it.
        code = end.code if isinstance(end.code, int) else ExitCode.DONE
        return code if sys.stdout is out else ExitCode.DONE
    except BrokenPipeError:
        # Only what is wrong with the words of a command goes out by Typer's own hand, when nobody reads.
        let_go(sys.stderr)
        return ExitCode.REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody is shown a traceback unasked
        return _answer_for(error)
    return ExitCode.DONE


def _answer_for(error: Exception) -> ExitCode:
    code = exit_code_of(error)
    if code is ExitCode.REFUSED:
        say(str(error))
        return code
    if os.environ.get("TALLYSTICK_TRACEBACK") == "1":
        say("".join(traceback.format_exception(error)))
    say(_OUR_FAULT.format(what=f"{type(error).__name__}: {error}".rstrip(": ")))
    return code


def _make_streams_safe() -> None:
    # A stream that was closed before we began is None; and a terminal that knows no pound sign gets
    # another mark for it, rather than a command that breaks off.
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
