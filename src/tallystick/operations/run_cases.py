"""Running the cases of a programme: each is settled, and what comes out held against what was drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow as pa

from tallystick.feeds import Case, draw_table, read_case
from tallystick.settlement import (
    EngineName,
    UnableToSettle,
    check_engine,
    lines_with_because,
    settle,
)
from tallystick.terms import Contract, Terms, assumed_contract, read_terms

CASES_FOLDER: Final = "cases"

_NOT_THERE: Final = "expected and not there"
_NOT_EXPECTED: Final = "there and not expected"

_IN_WORDS: Final = ("unknown", "settled_by", "found", "remedy")
"""Columns of sentences: a case draws the part of them that matters."""

_SHOWN: Final = {
    "lines": ("subject", "clause", "ordinal", "attained_on", "amount"),
    "waiting": ("subject", "clause", "ordinal", "attained_on", "unknown"),
    "refused": ("subject", "clause", "ordinal", "attained_on", "rule", "found"),
    "findings": ("rule", "person", "events", "found"),
}
"""The columns that a difference shows where the case draws none."""


class UnableToRunCases(Exception):
    """Raised when a programme has no cases to run, or one names what its terms do not have."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case came out; `difference` is a drawn table for each kind of row that differs.

    It is empty where everything that the case draws is there and nothing else is.
    """

    name: str
    title: str
    difference: str

    @property
    def holds(self) -> bool:
        """Tell whether the case came out as it was drawn."""
        return not self.difference


def run_cases(programme: Path, *, engine: EngineName = "reference") -> list[CaseResult]:
    """Settle every case of a programme, and compare each with the rows that it draws.

    `programme` is the folder that holds `terms.toml` and `cases`. Raises `UnableToRunCases` when it
    has no cases, `UnableToReadTerms` and `UnableToReadCase` when one of its files cannot be read, and
    `UnableToSettle` when the engine is not there.
    """
    check_engine(engine)
    terms = read_terms(programme)
    folder = terms.path.parent / CASES_FOLDER
    paths = sorted(folder.glob("*.toml"), key=_place)
    if not paths:
        message = f"{folder} holds no case. Write one there, such as 01-out-of-a-job.toml."
        raise UnableToRunCases(message)
    cases = [read_case(path, contract=terms.name) for path in paths]
    return [_run(case, terms=terms, engine=engine) for case in cases]


def _place(path: Path) -> tuple[int, str]:
    """Put cases in the order of the numbers that their names begin with, 9 before 10."""
    number = path.stem.partition("-")[0]
    return (int(number) if number.isdecimal() else 0, path.stem)


def _run(case: Case, *, terms: Terms, engine: EngineName) -> CaseResult:
    contract = replace(
        assumed_contract(terms),
        starts_on=case.starts_on,
        ends_on=case.ends_on,
        parameters=dict(case.parameters),
    )
    try:
        settled = settle(
            case.events, terms=terms, contracts=[contract], as_of=case.as_of, engine=engine
        )
    except UnableToSettle as refusal:
        raise UnableToRunCases(f"{case.name}: {refusal}") from None
    came_out = {
        "lines": _listed(settled.lines, case, terms=terms, contract=contract),
        "waiting": settled.waiting,
        "refused": settled.refused,
        "findings": settled.findings,
    }
    drawn = (_drawn_difference(case, table, rows) for table, rows in came_out.items())
    return CaseResult(case.name, case.title, "\n\n".join(filter(None, drawn)))


def _listed(lines: pa.Table, case: Case, *, terms: Terms, contract: Contract) -> pa.Table:
    """List the facts behind each line, as a case may draw them, whichever engine gave it."""
    if "because" in lines.column_names:
        return lines
    return lines_with_because(
        lines, events=case.events, terms=terms, contracts=[contract], as_of=case.as_of
    )


def _drawn_difference(case: Case, table: str, came_out: pa.Table) -> str:
    expected = case.expected[table]
    columns = tuple(expected[0]) if expected else _SHOWN[table]
    differing = [
        {"difference": difference, **{name: _shown(row[name]) for name in columns}}
        for difference, row in _differences(expected, came_out.to_pylist())
    ]
    return f"{table}\n{draw_table(differing)}" if differing else ""


def _differences(
    expected: Sequence[Mapping[str, object]], came_out: Sequence[Mapping[str, object]]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    left = list(came_out)
    for row in expected:
        found = next((other for other in left if _matches(row, other)), None)
        if found is None:
            yield _NOT_THERE, row
        else:
            left.remove(found)
    for other in left:
        yield _NOT_EXPECTED, other


def _matches(expected: Mapping[str, object], came_out: Mapping[str, object]) -> bool:
    return all(_agrees(name, cell, came_out[name]) for name, cell in expected.items())


def _agrees(column: str, expected: object, came_out: object) -> bool:
    if column in _IN_WORDS:
        return str(expected) in str(came_out)
    if isinstance(came_out, list):
        return expected == tuple(came_out)
    return expected == came_out


def _shown(cell: object) -> object:
    return " ".join(map(str, cell)) if isinstance(cell, list | tuple) else cell
