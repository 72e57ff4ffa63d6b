"""Tables drawn with bars, as cases and spec tests write them, read and drawn."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import pyarrow as pa

from tallystick.events import COLUMNS, KINDS, Event, faults_of_event, table_of_events
from tallystick.units import did_you_mean, parse_day

_RULE: Final = re.compile(r"[-+| ]*-[-+| ]*")
_BAR: Final = re.compile(r"(?<!\\)\|")

_NEVER_DRAWN: Final = "recorded_at"
_DRAWABLE: Final = tuple(column.name for column in COLUMNS if column.name != _NEVER_DRAWN)
_NEEDED: Final = ("happened_on", "kind")

_PERSON: Final = "cat"
_KEYS: Final = {
    "referred": "referral-1",
    "attached": "referral-1",
    "left": "referral-1",
    "benefit_started": "award-1",
    "benefit_ended": "award-1",
}
"""What a blank `key` stands for; jobs and classifications have to name theirs."""


class UnableToReadDrawnTable(Exception):
    """Raised when a drawn table cannot be read; it says which row, what was found, and what to do."""


def read_drawn_table(text: str) -> list[dict[str, str]]:
    r"""Read the rows of a table that is drawn with bars, its names above a rule.

    A bar that belongs to a cell is written `\|`. Raises `UnableToReadDrawnTable` when the second
    line is no rule, a name is missing or stands twice, or a row has more or fewer cells.

    >>> read_drawn_table('''
    ...     person | kind
    ...     -------+---------
    ...     cat    | attached
    ... ''')
    [{'person': 'cat', 'kind': 'attached'}]
    """
    return read_names_and_rows(text)[1]


def read_names_and_rows(text: str) -> tuple[list[str], list[dict[str, str]]]:
    """Read a drawn table as `read_drawn_table` does, and give its names beside its rows."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) < 2 or not _RULE.fullmatch(lines[1]):  # noqa: PLR2004 - names and a rule
        found = "a drawn table needs a line of names and a rule of dashes under it"
        raise UnableToReadDrawnTable(f"{found}. Draw -----+----- as its second line.")
    names = _cells(lines[0])
    if len(set(names)) < len(names) or not all(names):
        found = f"the line of names is {lines[0]!r}, where a name is missing or stands twice"
        raise UnableToReadDrawnTable(f"{found}. Give each column a name of its own.")
    return names, [_row(line, names, number) for number, line in enumerate(lines[2:], start=1)]


def _row(line: str, names: Sequence[str], number: int) -> dict[str, str]:
    cells = _cells(line)
    if len(cells) != len(names):
        found = f"row {number} has {len(cells)} cells, and there are {len(names)} names"
        raise UnableToReadDrawnTable(f"{found}. Draw a bar between every two cells.")
    return dict(zip(names, cells, strict=True))


def _cells(line: str) -> list[str]:
    return [cell.strip().replace(r"\|", "|") for cell in _BAR.split(line)]


def draw_table(rows: Sequence[Mapping[str, object]]) -> str:
    """Draw rows as a table with aligned bars, which `read_drawn_table` reads again.

    The names are those of the first row and then any new ones of later rows; a cell that is
    missing or None is left blank. Empty when there is no row. Raises `ValueError` when a cell
    holds a line break.

    >>> print(draw_table([{"clause": "attachment", "amount": 40000}, {"clause": "job_outcome"}]))
    clause      | amount
    ------------+-------
    attachment  | 40000
    job_outcome |
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        return ""
    cells = [names, *([_drawn(row.get(name)) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    first, *others = [_drawn_line(line, widths) for line in cells]
    rule = "-+-".join("-" * width for width in widths)
    return "\n".join([first, rule, *others])


def _drawn(cell: object) -> str:
    text = "" if cell is None else str(cell).strip()
    if len(text.splitlines()) > 1:
        message = f"{text!r} holds a line break, which no drawn table can show."
        raise ValueError(message)
    return text.replace("|", r"\|")


def _drawn_line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return " | ".join(padded).rstrip()


# Note [What a blank cell of a drawn event stands for]
# A drawn journey shows what its story is about, and leaves the rest blank: the person is cat; what
# the department knows (benefits) comes from `department` and all else from `provider`; `ref` is the
# number of the row, from 1; the organisation is the source; a kind that needs a contract gets the
# programme's; referrals and awards are the first. A job and a classification are never guessed.


def drawn_events(text: str, *, contract: str) -> pa.Table:
    """Read a drawn journey as a table of events, with what its story need not say filled in.

    Any column of an event may be drawn but `recorded_at`; `happened_on` and `kind` must be. Raises
    `UnableToReadDrawnTable` when a column is unknown, or a row is no event.

    >>> journey = drawn_events('''
    ...     happened_on | kind     | ref
    ...     ------------+----------+----
    ...     2011-07-11  | attached | a1
    ... ''', contract="north")
    >>> journey.select(["source", "ref", "person", "contract", "key"]).to_pylist()
    [{'source': 'provider', 'ref': 'a1', 'person': 'cat', 'contract': 'north', 'key': 'referral-1'}]
    """
    names, rows = read_names_and_rows(text)
    for name in names:
        if name not in _DRAWABLE:
            nearest = did_you_mean(name, known=_DRAWABLE)
            message = f"no event has a column {name!r}. Use {', '.join(_DRAWABLE)}.{nearest}"
            raise UnableToReadDrawnTable(message)
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        message = f"the column {missing[0]!r} is not drawn. Every event needs one: draw it."
        raise UnableToReadDrawnTable(message)
    return table_of_events(
        [_event(row, number, contract=contract) for number, row in enumerate(rows, start=1)]
    )


def _event(row: Mapping[str, str], number: int, *, contract: str) -> Event:
    given = {name: row.get(name) or None for name in _DRAWABLE}
    kind = given["kind"] or ""
    source = given["source"] or ("department" if kind.startswith("benefit_") else "provider")
    needs_contract = kind in KINDS and KINDS[kind].contract == "required"
    has_person = kind not in KINDS or KINDS[kind].person != "empty"
    event = Event(
        source=source,
        ref=given["ref"] or str(number),
        person=given["person"] or (_PERSON if has_person else None),
        kind=kind,
        happened_on=_day(row, number),
        contract=given["contract"] or (contract if needs_contract else None),
        organisation=given["organisation"] or source,
        counterparty=given["counterparty"],
        key=given["key"] or _KEYS.get(kind),
        code=given["code"],
        quantity=_number(row, "quantity", number),
        corrects=given["corrects"],
        seq=_number(row, "seq", number),
    )
    for fault in faults_of_event(event):
        raise _no_event(number, fault.column, fault.found, fault.remedy)
    return event


def _day(row: Mapping[str, str], number: int) -> date:
    try:
        return parse_day(row["happened_on"])
    except ValueError:
        found = f"{row['happened_on']!r} is not a day"
        raise _no_event(number, "happened_on", found, "Write a day as 2011-07-04.") from None


def _number(row: Mapping[str, str], column: str, number: int) -> int | None:
    cell = row.get(column) or None
    try:
        return None if cell is None else int(cell)
    except ValueError:
        found = f"{cell!r} is not a whole number"
        raise _no_event(number, column, found, "Write it in digits.") from None


def _no_event(number: int, column: str, found: str, remedy: str) -> UnableToReadDrawnTable:
    return UnableToReadDrawnTable(f"row {number}, column {column}: {found}. {remedy}")
