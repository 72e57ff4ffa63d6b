"""The columns that a file of events must have and may have, whatever its form."""

from collections.abc import Iterator, Sequence
from typing import Final

from tallystick.events import GIVEN_BY_A_LOG
from tallystick.feeds._batches import FILE_COLUMNS
from tallystick.feeds._cells import shown
from tallystick.feeds._header import listed
from tallystick.feeds._lines import Unreadable
from tallystick.units import did_you_mean

_NEEDED: Final = ("source", "ref", "person", "kind", "happened_on")
_MOST_LIKENED: Final = 40


def refuse_other_columns(names: Sequence[str]) -> None:
    """Refuse the names of a header that lacks a column, or has one that no file of events has."""
    complaints = [*_missing(names), *_of_a_log(names), *_unknown(names)]
    if complaints:
        raise Unreadable(" Also, ".join(complaints))


def _missing(names: Sequence[str]) -> Iterator[str]:
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        remedy = (
            "If the sender has no keys, `tallystick ref FILE --source S --by COLUMN,… --out F` "
            "makes source and ref."
            if {"source", "ref"} & {*missing}
            else "Add what is missing."
        )
        yield f"its header lacks {_columns(missing)}, which every file needs. {remedy}"


def _of_a_log(names: Sequence[str]) -> Iterator[str]:
    given = [name for name in names if name in GIVEN_BY_A_LOG]
    if given:
        yield f"its header has {_columns(given)}, which only a log gives. {_take_out(given)}."


def _unknown(names: Sequence[str]) -> Iterator[str]:
    unknown = [name for name in names if name not in {*FILE_COLUMNS, *GIVEN_BY_A_LOG}]
    if unknown:
        columns, remedy = _columns([shown(name) for name in unknown]), _take_out(unknown)
        nearest = "".join(map(_nearest, unknown[:_MOST_LIKENED]))
        yield f"its header has {columns}, which no event has. {remedy}, or rename.{nearest}"


def _columns(names: Sequence[str]) -> str:
    return f"the {'column' if len(names) == 1 else 'columns'} {listed(names)}"


def _take_out(names: Sequence[str]) -> str:
    return f"Take {'it' if len(names) == 1 else 'them'} out"


def _nearest(name: str) -> str:
    return did_you_mean(name.strip()[:_MOST_LIKENED], known=FILE_COLUMNS)
