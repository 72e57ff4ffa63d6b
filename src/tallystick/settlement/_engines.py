"""The engines by name, and the one that needs more than the core to be installed."""

from importlib import import_module
from types import ModuleType
from typing import Final

from tallystick.settlement._call import UnableToSettle
from tallystick.units import did_you_mean, in_a_row

EngineName = str
"""An engine by its name, one of `ENGINES`."""

ENGINES: Final[tuple[EngineName, ...]] = ("reference", "duckdb")
"""The engines by name: the one that defines the meaning, and the one for millions of people."""


def check_engine(name: str) -> None:
    """Refuse an engine that is not there, before any work is done.

    Raises `UnableToSettle` when there is none of that name, or what it needs is not installed.
    """
    if name not in ENGINES:
        nearest = did_you_mean(name, known=ENGINES)
        raise UnableToSettle(
            f"There is no engine {name!r}. Name one of {in_a_row(ENGINES)}.{nearest}"
        )
    if name != "reference":
        columnar("_settle")


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
