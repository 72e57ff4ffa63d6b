"""Compare terms: the same facts settled before and after a change of terms, and what that changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from tallystick.operations._inputs import Inputs, OnProgress, read_inputs, under
from tallystick.operations._not_counted import NotCounted, not_counted
from tallystick.reports import Comparison, compare_lines
from tallystick.settlement import EngineName, Settlement, check_engine, settle
from tallystick.terms import Contract, Terms, assumed_contract, read_terms


class UnableToCompare(Exception):
    """Raised when what two terms come to cannot be held against each other; it says why."""


@dataclass(frozen=True, slots=True)
class TermsCompared:
    """What the same facts come to under two terms.

    `findings` has those about rows of files first, and then each that either settlement has.
    `not_counted` says whose money may move once what was passed over is mended. `assumed` is the contract
    that stands in for those that nobody named.
    """

    terms: tuple[Terms, Terms]
    settlements: tuple[Settlement, Settlement]
    comparison: Comparison
    findings: pa.Table
    not_counted: NotCounted
    as_of: date
    assumed: Contract | None

    @property
    def refused(self) -> int:
        """How many claims are refused, before and after together."""
        return sum(each.refused.num_rows for each in self.settlements)


def compare_terms(
    before: Path,
    *,
    after: Path,
    events: Sequence[Path],
    as_of: date,
    contracts: Path | None = None,
    engine: EngineName = "reference",
    on_progress: OnProgress | None = None,
) -> TermsCompared:
    """Settle the same facts under two terms as of a day, and compare their lines by line key.

    Both are bound by the same contracts: those that bind one of the terms bind the other as well, unless
    they are listed anew for it, each with those of its parameters and parties that the terms declare. With
    none named, the one that is assumed before is assumed after. Raises `UnableToReadTerms`,
    `UnableToReadContracts`, `UnableToReadEvents`, `UnableToSettle`, and `UnableToCompare` when the terms
    are in two currencies.
    """
    check_engine(engine)
    changed = read_terms(after)
    inputs = read_inputs(
        before,
        events=events,
        as_of=as_of,
        contracts=contracts,
        beside=[changed],
        on_progress=on_progress,
    )
    agreed = inputs.terms
    _check_currency(agreed, changed)
    named = inputs.contracts or [assumed_contract(agreed)]
    bound = _bound_by(named, terms=agreed, other=changed)
    bound_after = _bound_by(named, terms=changed, other=agreed)
    first = _settle(
        "Settling before", inputs, agreed, bound, engine=engine, on_progress=on_progress
    )
    second = _settle(
        "Settling after", inputs, changed, bound_after, engine=engine, on_progress=on_progress
    )
    return _compared(inputs, changed, first, second)


def _settle(
    step: str,
    inputs: Inputs,
    terms: Terms,
    contracts: Sequence[Contract],
    *,
    engine: EngineName,
    on_progress: OnProgress | None,
) -> Settlement:
    return settle(
        inputs.events,
        terms=terms,
        contracts=contracts,
        as_of=inputs.as_of,
        engine=engine,
        on_progress=under(step, on_progress=on_progress),
    )


def _compared(
    inputs: Inputs, changed: Terms, first: Settlement, second: Settlement
) -> TermsCompared:
    of_facts = _each_once(first.findings, second.findings)
    return TermsCompared(
        terms=(inputs.terms, changed),
        settlements=(first, second),
        comparison=compare_lines(
            first.lines, after=second.lines, currency=inputs.terms.head.currency
        ),
        findings=pa.concat_tables([inputs.findings, of_facts]),
        not_counted=not_counted(
            inputs.events,
            of_rows=inputs.findings,
            of_facts=of_facts,
            contracts=inputs.contract_names,
        ),
        as_of=inputs.as_of,
        assumed=inputs.assumed,
    )


def _check_currency(before: Terms, after: Terms) -> None:
    currencies = before.head.currency, after.head.currency
    if currencies[0] != currencies[1]:
        raise UnableToCompare(
            f"{before.path} is in {currencies[0]} and {after.path} in {currencies[1]}, and money in two "
            "currencies has no difference. Compare terms of one currency."
        )


def _bound_by(contracts: Sequence[Contract], *, terms: Terms, other: Terms) -> list[Contract]:
    """Give the contracts as they bind terms; those that bind the other alone are taken to bind these."""
    own = terms.name, terms.head.version
    others = other.name, other.head.version
    listed = {one.contract for one in contracts if (one.programme, one.version) == own}
    bound = []
    for one in contracts:
        binds = one.programme, one.version
        if binds == own or (binds == others and one.contract not in listed):
            bound.append(_with_what_is_declared(one, terms))
        elif binds != others:
            bound.append(one)
    return bound


def _with_what_is_declared(contract: Contract, terms: Terms) -> Contract:
    """Let a contract bind terms, with those alone of its parameters and parties that they declare."""
    declared = {*terms.parameters, *terms.parties}
    kept = {name: cell for name, cell in contract.parameters.items() if name in declared}
    return replace(contract, programme=terms.name, version=terms.head.version, parameters=kept)


def _each_once(*findings: pa.Table) -> pa.Table:
    """Join tables of findings; one that several of them have is told once."""
    rows = {str(row): row for table in findings for row in table.to_pylist()}
    return pa.Table.from_pylist(list(rows.values()), schema=findings[0].schema)
