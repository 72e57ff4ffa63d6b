"""The engines by name, and what those need that are not in the core."""

from importlib import import_module
from types import ModuleType
from typing import Final

from tallystick.settlement._call import UnableToSettle
from tallystick.units import did_you_mean

EngineName = str
"""An engine by its name: one of `ENGINES`, or a Spark Connect endpoint, `sc://host:port`."""

ENGINES: Final[tuple[EngineName, ...]] = ("reference", "duckdb")
"""The engines by name: the one that defines the meaning, and the one for millions of people."""

_ENDPOINT: Final = "sc://"


def is_endpoint(name: str) -> bool:
    """Tell whether an engine is a Spark Connect endpoint."""
    return name.startswith(_ENDPOINT)


def shown(name: str) -> str:
    """Name an engine as anybody may read it: what follows an endpoint's address may be a secret."""
    return name.partition(";")[0]


def check_engine(name: str) -> None:
    """Refuse an engine that is not there, before any work is done.

    Raises `UnableToSettle` when there is none of that name, or what it needs is not installed.
    """
    if name not in ENGINES and not is_endpoint(name):
        nearest = did_you_mean(name, known=ENGINES)
        raise UnableToSettle(
            f"There is no engine {shown(name)!r}. Name {', '.join(ENGINES)}, or a Spark Connect endpoint "
            f"as sc://host:port.{nearest}"
        )
    if name != "reference":
        columnar("_spark" if is_endpoint(name) else "_duckdb", engine=name)


def columnar(module: str, *, engine: EngineName) -> ModuleType:
    """Give a module of the columnar engine.

    Raises `UnableToSettle` when what it needs is not installed.
    """
    try:
        return import_module(f"tallystick.settlement._columnar.{module}")
    except ImportError as error:
        lock = "spark" if is_endpoint(engine) else "engine"
        raise UnableToSettle(
            f"The engine {shown(engine)} needs {error.name or error}, which is not installed. Install "
            f"what requirements/{lock}.lock names, or settle with the engine reference."
        ) from None
