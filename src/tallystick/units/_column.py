"""How a table declares its columns: once, by the package that owns the table."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Type = TypeVar("Type")


@dataclass(frozen=True, slots=True)
class Column(Generic[Type]):
    """One column of a table: what it is called, what it holds, whether it may be empty, what it means."""

    name: str
    type: Type
    may_be_empty: bool
    meaning: str
