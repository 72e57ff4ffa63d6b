"""Judge an offer: what a contract pays month by month, at the volume promised and at less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import table_of_findings
from tallystick.feeds import (
    AssumptionGiven,
    Volume,
    read_assumptions,
    read_contracts,
    read_costs,
    read_volumes,
)
from tallystick.operations._inputs import Inputs, OnProgress, settled_above, under
from tallystick.reports import ClauseLost, MoneyByMonth, lost_by_clause, money_by_month
from tallystick.settlement import EngineName, Settlement, check_engine, settle
from tallystick.simulation import EXPECTED, Promised, generate_promised, people_at
from tallystick.terms import (
    Contract,
    Risk,
    Terms,
    assumed_contract,
    read_terms,
    risks_passed_down,
)
from tallystick.units import money_in_words, month_end, months_after

PERCENTS: Final = (100, 67, 33)
"""The percentages of the promised volume at which an offer is worked out, the largest first."""
WEEKS_UNTIL_LEAVING: Final = 12
"""At the end of which week of a job everybody leaves, to see what is taken back."""

_DAYS_IN_A_WEEK: Final = 7
_MONTHS_FOLLOWED: Final = 24
_KEPT: Final = tuple(name for name in EXPECTED if name.startswith("keeps_"))


class UnableToJudge(Exception):
    """Raised when an offer cannot be judged; it says where, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class OfferJudged:
    """What an offer comes to at each percentage of its volume, and what it makes its provider bear.

    `risks` is None where no contract above was given. `supposed` are the numbers that were gone by, and
    `given` those of them that somebody gave.
    """

    terms: Terms
    contract: Contract
    is_contract_assumed: bool
    above: Terms | None
    as_of: date
    is_day_assumed: bool
    seed: int
    people: Mapping[int, int]
    money: Mapping[int, MoneyByMonth]
    settlement: Settlement
    lost: tuple[ClauseLost, ...]
    leaving: int
    risks: tuple[Risk, ...] | None
    supposed: Mapping[str, int]
    given: Mapping[str, AssumptionGiven]
    has_costs: bool

    @property
    def currency(self) -> str:
        """The currency of the terms."""
        return self.terms.head.currency

    @property
    def is_odd(self) -> bool:
        """Whether there are findings or refused claims at the whole volume."""
        return bool(self.settlement.findings.num_rows or self.settlement.refused.num_rows)

    def in_words(self, amount: int) -> str:
        """Write an amount as people write it."""
        return money_in_words(amount, currency=self.currency)


@dataclass(frozen=True, slots=True)
class _Offer:
    """All that was read of an offer."""

    inputs: Inputs
    contract: Contract
    promised: Sequence[Promised]
    supposed: Mapping[str, int]
    given: Mapping[str, AssumptionGiven]
    costs: Mapping[str, int] | None
    is_contract_assumed: bool
    is_day_assumed: bool
    seed: int
    engine: EngineName

    @property
    def is_below(self) -> bool:
        """Whether people come by way of the contract above, whose lines the terms ask for."""
        return bool(self.inputs.terms.clauses_above)

    def events(self, *, stays_at_most: int | None = None) -> pa.Table:
        contract = self.contract
        return generate_promised(
            self.promised,
            expected=self.supposed,
            seed=self.seed,
            contract=contract.parent if self.is_below and contract.parent else contract.contract,
            below=contract.contract if self.is_below else None,
            through=self.inputs.as_of,
            stays_at_most=stays_at_most,
        )

    def settle(self, events: pa.Table, *, step: str, on_progress: OnProgress | None) -> Settlement:
        inputs = replace(self.inputs, events=events)
        return settle(
            events,
            terms=inputs.terms,
            contracts=inputs.contracts,
            as_of=inputs.as_of,
            above=settled_above(inputs, engine=self.engine) if self.is_below else None,
            engine=self.engine,
            on_progress=under(step, on_progress=on_progress),
        )

    def money(self, lines: pa.Table) -> MoneyByMonth:
        first = min(each.month for each in self.promised)
        return money_by_month(
            lines,
            party=self.contract.payee,
            first=f"{first:%Y-%m}",
            last=f"{self.inputs.as_of:%Y-%m}",
            costs=self.costs or {},
        )


def judge_offer(
    terms: Path,
    *,
    volumes: Path,
    seed: int,
    assumptions: Path | None = None,
    costs: Path | None = None,
    contracts: Path | None = None,
    above: Path | None = None,
    as_of: date | None = None,
    engine: EngineName = "duckdb",
    on_progress: OnProgress | None = None,
) -> OfferJudged:
    """Work an offer out at each of PERCENTS, and with everybody leaving their job early.

    Without `as_of` it is followed for two years after the last month of referrals. Raises
    `UnableToReadTerms`, `UnableToReadOffer`, `UnableToReadContracts`, `UnableToSettle` and `UnableToJudge`.
    """
    check_engine(engine)
    agreed = read_terms(terms)
    higher = read_terms(above) if above is not None else None
    promised = [_promised(volume) for volume in read_volumes(volumes, terms=agreed)]
    given = read_assumptions(assumptions, known=EXPECTED) if assumptions is not None else {}
    day = as_of or _followed_through(promised)
    bound = read_contracts(contracts, terms=agreed) if contracts is not None else None
    chain = bound or _assumed(agreed, higher, promised)
    offer = _Offer(
        inputs=_inputs(agreed, chain, day, higher),
        contract=_offered(agreed, chain, contracts),
        promised=promised,
        supposed=_supposed(given, assumptions),
        given=given,
        costs=read_costs(costs) if costs is not None else None,
        is_contract_assumed=bound is None,
        is_day_assumed=as_of is None,
        seed=seed,
        engine=engine,
    )
    _check_day(offer)
    return _judged(offer, on_progress)


def _judged(offer: _Offer, on_progress: OnProgress | None) -> OfferJudged:
    events = offer.events()
    people = people_at(offer.promised, percents=PERCENTS)
    settled = {
        percent: offer.settle(
            _of(events, names), step=f"Settling at {percent} %", on_progress=on_progress
        )
        for percent, names in people.items()
    }
    early = offer.events(stays_at_most=WEEKS_UNTIL_LEAVING * _DAYS_IN_A_WEEK)
    left_on = _leaving(events, early)
    left = offer.settle(early, step="Settling with all leaving", on_progress=on_progress)
    terms, higher = offer.inputs.terms, next(iter(offer.inputs.above), None)
    whole = settled[PERCENTS[0]]
    return OfferJudged(
        terms=terms,
        contract=offer.contract,
        is_contract_assumed=offer.is_contract_assumed,
        above=higher,
        as_of=offer.inputs.as_of,
        is_day_assumed=offer.is_day_assumed,
        seed=offer.seed,
        people={percent: len(names) for percent, names in people.items()},
        money={percent: offer.money(each.lines) for percent, each in settled.items()},
        settlement=whole,
        lost=lost_by_clause(
            whole.lines, leaving=left.lines, party=offer.contract.payee, left_on=left_on
        ),
        leaving=len(left_on),
        risks=risks_passed_down(terms, above=higher) if higher is not None else None,
        supposed=offer.supposed,
        given=offer.given,
        has_costs=offer.costs is not None,
    )


def _promised(volume: Volume) -> Promised:
    return Promised(date.fromisoformat(f"{volume.month}-01"), volume.referrals, volume.values)


def _followed_through(promised: Sequence[Promised]) -> date:
    last = max(each.month for each in promised)
    return month_end(months_after(last, months=_MONTHS_FOLLOWED))


def _check_day(offer: _Offer) -> None:
    first = min(each.month for each in offer.promised)
    if offer.inputs.as_of < first:
        raise UnableToJudge(
            f"{offer.inputs.as_of} is before {first:%Y-%m}, the first month of referrals. Name a later day."
        )


def _inputs(terms: Terms, chain: Sequence[Contract], as_of: date, above: Terms | None) -> Inputs:
    return Inputs(
        terms=terms,
        contracts=chain,
        events=pa.table({}),
        findings=table_of_findings([]),
        as_of=as_of,
        above=[above] if above is not None else [],
    )


def _assumed(terms: Terms, above: Terms | None, promised: Sequence[Promised]) -> list[Contract]:
    """Assume a contract that begins with the referrals; and one above, where the terms ask for its lines."""
    first = min(each.month for each in promised)
    own = replace(assumed_contract(terms), starts_on=first)
    if above is None or not terms.clauses_above:
        return [own]
    higher = replace(assumed_contract(above), payee="prime", starts_on=first)
    return [higher, replace(own, payer="prime", parent=higher.contract)]


def _offered(terms: Terms, chain: Sequence[Contract], contracts: Path | None) -> Contract:
    bound = [each for each in chain if each.programme == terms.name]
    if len(bound) != 1:
        raise UnableToJudge(
            f"{contracts}: {len(bound)} contracts bind {terms.name}, and an offer is one. List one, beside "
            "those above it."
        )
    (offered,) = bound
    if terms.clauses_above and offered.parent is None:
        raise UnableToJudge(
            f"{terms.path} asks for lines of the contract above, and {offered.contract} has none. Name the "
            "terms above with --above, and in a file of contracts its parent."
        )
    return offered


def _supposed(given: Mapping[str, AssumptionGiven], path: Path | None) -> dict[str, int]:
    supposed = {
        name: given[name].value if name in given else each.value for name, each in EXPECTED.items()
    }
    for name, value in supposed.items():
        if value > EXPECTED[name].most:
            raise UnableToJudge(
                f"{path}, assumption {name}: {value:,} is more than {EXPECTED[name].most:,}. Write "
                f"{EXPECTED[name].most:,} or less."
            )
    for longer, shorter in zip(_KEPT[1:], _KEPT, strict=False):
        if supposed[longer] > supposed[shorter]:
            raise UnableToJudge(
                f"{path}, assumption {longer}: {supposed[longer]} is more than {supposed[shorter]}, which "
                f"{shorter} says, and nobody keeps a job for longer who has lost it. Correct one, "
                "or write both."
            )
    return supposed


def _of(events: pa.Table, people: Sequence[str]) -> pa.Table:
    return events.filter(pc.is_in(events["person"], value_set=pa.array(people, pa.string())))


def _leaving(events: pa.Table, early: pa.Table) -> dict[str, date]:
    """Find on which day each person leaves who would otherwise have stayed."""
    ends, early_ends = (
        {
            row["person"]: row["happened_on"]
            for row in table.filter(pc.equal(table["kind"], pa.scalar("job_ended")))
            .select(["person", "happened_on"])
            .to_pylist()
        }
        for table in (events, early)
    )
    return {person: day for person, day in early_ends.items() if ends.get(person) != day}
