"""How a table declares its columns: once, by the package that owns the table."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Type_co = TypeVar("Type_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[Type_co]):
    """One column of a table: what it is called, what it holds, what it means."""

    name: str
    type: Type_co
    meaning: str
    may_be_empty: bool = False
