"""The engines by name, and the one that needs more than the core to be installed."""

from importlib import import_module
from types import ModuleType
from typing import Final, Literal, get_args

from tallystick.settlement._call import UnableToSettle

EngineName = Literal["reference", "duckdb"]
"""The engines by name: the one that defines the meaning, and the one for millions of people."""

ENGINES: Final[tuple[EngineName, ...]] = get_args(EngineName)
"""Every engine there is."""


def columnar(module: str) -> ModuleType:
    """Give a module of the columnar engine.

    Raises `UnableToSettle` when what it needs is not installed.
    """
    try:
        return import_module(f"tallystick.settlement._columnar.{module}")
    except ImportError as error:
        raise UnableToSettle(
            f"The engine duckdb needs {error.name}, which is not installed. Install what "
            "requirements/engine.lock names, or settle with the engine reference."
        ) from None
