"""The command line: words in, one call, an answer out.

Results go to standard output, all else to standard error; the exit code says how it went.
"""

from tallystick.cli import (  # noqa: F401 - they add commands
    _comparing,
    _money,
    _offering,
    _references,
    _starting,
    _terms,
    _trying,
    _worth,
)
from tallystick.cli._app import app
from tallystick.cli._main import main

__all__ = ["app", "main"]
