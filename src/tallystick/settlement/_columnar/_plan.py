"""The whole settlement as a program: histories, spells, signals, clauses, prices, and who is set aside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

import ibis
from ibis.expr import types as ir

from tallystick.settlement._columnar._bounds import (
    bounding,
    days_needed,
    days_of,
    with_enough,
)
from tallystick.settlement._columnar._classified import odd_classifications, of_spells
from tallystick.settlement._columnar._clauses import attainments
from tallystick.settlement._columnar._counts import Known
from tallystick.settlement._columnar._decisions import decisions
from tallystick.settlement._columnar._groups import candidates, chosen, only_one_of
from tallystick.settlement._columnar._histories import (
    histories,
    odd_referrals,
    placed,
    seen,
    spells,
)
from tallystick.settlement._columnar._idioms import HISTORY, matched, named_table
from tallystick.settlement._columnar._lines import OWED_SCHEMA, capped, claimed
from tallystick.settlement._columnar._near_misses import nearly_counts
from tallystick.settlement._columnar._not_in_columns import are_set_aside, measures
from tallystick.settlement._columnar._odd_keys import (
    READ,
    in_doubt,
    named,
    odd_periods,
    read_odd_keys,
)
from tallystick.settlement._columnar._periods import (
    plain_periods,
    started_twice,
    starts_and_ends,
    with_odd_keys,
)
from tallystick.settlement._columnar._program import Program
from tallystick.settlement._columnar._rates import Rates, rows_of_rates
from tallystick.settlement._columnar._reach import known_states
from tallystick.settlement._columnar._stretches import (
    CHANGING_HOURS,
    SUPPORTING,
    changed_twice,
    meant_by,
    stretches,
    told,
)
from tallystick.settlement._columnar._told import chosen_facts
from tallystick.settlement._columnar._tracks import PERIODS_OF, bases_of, changes_of, track
from tallystick.terms import Clause, Contract, Terms, claiming_one_fact

NUMBERED = ibis.table(
    {
        "subject": "int64",
        "person": "string",
        "day": "int32",
        "kind": "string",
        "contract": "string",
        "source": "string",
        "ref": "string",
        "organisation": "string",
        "counterparty": "string",
        "key": "string",
        "job": "string",
        "code": "string",
        "quantity": "int64",
    },
    name="numbered",
)
"""The facts that came in at the door: live, up to the day, each with its person's number."""


@ibis.udf.scalar.builtin(name="first_subject")
def _first_subject() -> int:  # type: ignore[empty-body]
    """Give the number of the first person of the bucket."""


@ibis.udf.scalar.builtin(name="last_subject")
def _last_subject() -> int:  # type: ignore[empty-body]
    """Give the number of the last person of the bucket."""


def _facts(terms: Terms) -> ir.Table:
    """Give the facts of the people of one bucket, each with its place by day, source and ref.

    Who told each is kept where the terms say whose decisions count.
    """
    within = NUMBERED.subject.between(_first_subject(), _last_subject())
    facts = placed(NUMBERED.filter(within)).drop("person", "ref")
    has_deciders = any(words.deciders is not None for words in terms.determined.values())
    return facts if has_deciders else facts.drop("organisation")


CONTRACTS = ibis.table(
    {
        "contract": "string",
        "contract_number": "int32",
        "payer": "string",
        "payee": "string",
        "starts": "int32",
        "ends": "int32",
    },
    name="contracts",
)
"""The contracts that are settled, numbered in order, their dates as days since 1970."""


@dataclass(frozen=True)
class _Written:
    """Terms as far as a program depends on them, told apart by how they are written."""

    terms: Terms = field(compare=False)
    text: str


def program_for(terms: Terms, *, contracts: Sequence[Contract]) -> Program:
    """Give the program that settles facts under terms, written when they are first met.

    Under words that have no columns, and contracts below others, everybody is left to the reference.
    """
    if are_set_aside(terms, contracts=contracts):
        program = Program()
        facts = program.keep("facts", _facts(terms))
        return _all_set_aside(program, program.keep("people", histories(facts, CONTRACTS)))
    parts = (
        terms.head,
        terms.signals,
        terms.classifications,
        terms.determined,
        terms.tables,
        terms.clauses,
        terms.groups,
        terms.caps,
        terms.floors,
        # The days off of a calendar stand in a table; what it covers stands in the program.
        [(name, each.starts_on, each.ends_on) for name, each in terms.calendars.items()],
    )
    return _program(_Written(terms, repr(parts)))


@lru_cache(maxsize=32)
def _program(written: _Written) -> Program:
    return program_of(written.terms)


JOINING = ["merged", "unmerged"]
"""The kinds of fact that say who is one with whom; each line of such people cites them."""


def program_of(terms: Terms) -> Program:
    """Write the program that settles facts under terms.

    It reads `numbered`, `contracts`, `prices`, `due_days` and the tables of rates, and writes `people`
    (histories with their subject), `settled` (the claims that are lines) and `aside`.
    """
    program = Program()
    everything = program.keep("facts", _facts(terms))
    people = program.keep("people", histories(everything, CONTRACTS))
    facts = program.keep("seen", seen(everything, people, kinds=kinds_of(terms)))
    known = _known(program, people, facts, terms)
    if any("job_started" in _triggering(clause) for clause in terms.clauses.values()):
        program.set_aside(started_twice(facts))
    for first, second in claiming_one_fact(terms):
        # Whoever has a fact that both claim is told so, in words.
        program.set_aside(_meant_by(_meant_by(facts, terms.clauses[first]), terms.clauses[second]))
    found: dict[str, ir.Table] = {}
    for place, (name, clause) in enumerate(terms.clauses.items()):
        follows = found[clause.after.clause] if clause.after else None
        found[name] = attainments(
            program, clause, name=f"clause_{place}", known=known, follows=follows
        )
        found |= _left_in_groups(program, found, last=name, terms=terms)
    for number, group in enumerate(terms.groups.values()):
        if group.choose is not None:
            listed = candidates(group, found, terms=terms, known=known, people=people)
            found |= chosen(program, group, listed, found=found, name=f"group_{number}")
    priced = claimed(program, found, terms=terms, known=known, people=people)
    owed = capped(program, priced, terms=terms, known=known)
    aside = program.keep("aside", program.aside)
    subjects = matched(people, aside, ["history"], how="semi").select("subject").distinct()
    subjects = program.keep("aside_subjects", subjects)
    program.keep("settled", matched(owed, subjects, ["subject"], how="anti"))
    reported = matched(people, program.reported, ["history"], how="semi").select("subject")
    reported = matched(reported.distinct(), subjects, ["subject"], how="anti")
    program.keep("reported_subjects", reported)
    return program


def _meant_by(facts: ir.Table, clause: Clause) -> ir.Table:
    assert clause.on is not None
    return chosen_facts(facts, clause.on)


def _left_in_groups(
    program: Program, found: dict[str, ir.Table], *, last: str, terms: Terms
) -> dict[str, ir.Table]:
    """Give what is left of clauses that exclude each other, once the last of them is worked out."""
    left: dict[str, ir.Table] = {}
    for number, group in enumerate(terms.groups.values()):
        if last in (group.only_one_of or ()) and group.is_whole_with(last, found):
            left |= only_one_of(program, group, found, name=f"group_{number}")
    return left


def _all_set_aside(program: Program, people: ir.Table) -> Program:
    """Leave everybody to the reference; see Note [Words without columns]."""
    subjects = program.keep("aside_subjects", people.select("subject").distinct())
    none = ibis.literal(value=False)
    program.keep("settled", named_table("owed", OWED_SCHEMA).filter(none))
    program.keep("reported_subjects", subjects.filter(none))
    return program


def _known(program: Program, people: ir.Table, facts: ir.Table, terms: Terms) -> Known:
    opened = program.keep("opened", spells(people, facts, terms=terms))
    program.report(odd_referrals(people, opened, facts))
    program.set_aside(facts.filter(facts.kind.isin(JOINING)))
    odd = odd_classifications(opened, facts, terms=terms)
    if odd is not None:
        program.report(odd)
    decided = decisions(program, facts, terms)
    tables = {name: _rates_table(name, terms) for name in terms.tables}
    rates = Rates(tables, facts, terms)
    opened = rates.of_spells(of_spells(opened, facts, terms=terms))
    opened = program.keep("spells", opened)
    tracks = _tracks(program, people, facts, terms)
    states = _states(program, tracks, terms)
    return Known(opened, tracks, states, facts, rates, decided)


def _states(
    program: Program, tracks: Mapping[str, ir.Table], terms: Terms
) -> Mapping[str, ir.Table]:
    """Write states as numbers, for the signals whose days are counted."""
    reaches = [reach for clause in terms.clauses.values() for _, reach in clause.counts]
    counted = {name for reach in reaches for name in reach.signals}
    return {
        name: program.keep(f"states_{number}", known_states(tracks[name]))
        for number, name in enumerate(tracks)
        if name in counted
    }


def _rates_table(name: str, terms: Terms) -> ir.Table:
    return named_table(rates_name(name, terms), rows_of_rates(terms.tables[name]).schema)


def rates_name(name: str, terms: Terms) -> str:
    """Name the engine's table for a table of the terms."""
    return f"rates_{list(terms.tables).index(name)}"


def _tracks(
    program: Program, people: ir.Table, facts: ir.Table, terms: Terms
) -> Mapping[str, ir.Table]:
    names = signals_of(terms)
    bases = dict.fromkeys(base for name in names for base in bases_of(name, terms=terms))
    laid = {
        base: _laid(program, base, people, facts, terms, number)
        for number, base in enumerate(bases)
    }
    tracks: dict[str, ir.Table] = {}
    for number, name in enumerate(names):
        own = {base: laid[base] for base in bases_of(name, terms=terms)}
        counted = _counted(own, name=name, terms=terms)
        chosen, changes = people, {base: one.changes for base, one in own.items()}
        if counted is not None:
            chosen = program.keep(f"counted_{number}", counted)
            changes = {base: _of(chosen, table) for base, table in changes.items()}
        laid_out = track(chosen, changes, name=name, terms=terms)
        tracks[name] = program.keep(f"track_{number}", laid_out)
    return tracks


@dataclass(frozen=True, slots=True)
class _Laid:
    """One signal that facts give: how its days are counted, and its changes."""

    days: ir.Table
    changes: ir.Table


def _counted(laid: Mapping[str, _Laid], *, name: str, terms: Terms) -> ir.Table | None:
    """Choose the histories in which the days of a signal can matter; none where they are not bounded."""
    needed, bound = days_needed(name, terms), bounding(name, terms)
    if needed is None or bound is None:
        return None
    return with_enough([laid[base].days for base in bound], needed=needed)


def _of(chosen: ir.Table, changes: ir.Table) -> ir.Table:
    return matched(changes, chosen, HISTORY, how="semi")


def _laid(  # noqa: PLR0917
    program: Program, base: str, people: ir.Table, facts: ir.Table, terms: Terms, number: int
) -> _Laid:
    """Write out the changes of one signal that facts give, and set aside whose periods are in doubt."""
    signal = terms.signal(base)
    opens, closes = PERIODS_OF[terms.base_of(base)]
    told_of = facts.filter(facts.kind.isin([opens, closes]))
    program.set_aside(nearly_counts(told_of, base=base))
    if signal.sources is not None:
        facts = facts.filter(facts.source.isin(list(signal.sources)))
    ends = program.keep(f"ends_{number}", starts_and_ends(facts, opens=opens, closes=closes))
    odd = program.keep(f"odd_{number}", with_odd_keys(ends))
    periods = plain_periods(ends, odd=odd)
    if base in always_read(terms):
        reading = partial(read_odd_keys, opens=opens, closes=closes, trust=_ranks(terms))
        told_by = named(odd, people, NUMBERED)
        read = program.keep_read(f"told_{number}", told_by, read=reading, schema=READ)
        program.set_aside(in_doubt(read))
        periods = periods.union(odd_periods(odd, read))
    else:
        program.set_aside(odd)
    if signal.weekly_minutes_at_least is not None:
        program.set_aside(changed_twice(facts))
    meant = program.keep(f"periods_{number}", meant_by(periods, signal))
    laid = stretches(meant, facts, signal=signal)
    changes = changes_of(laid, told(meant, facts, signal=signal))
    return _Laid(days_of(laid), program.keep(f"changes_{number}", changes))


def _ranks(terms: Terms) -> dict[str, int]:
    return {source: rank for rank, source in enumerate(terms.head.trust)}


def always_read(terms: Terms) -> set[str]:
    """List the signals that the reference reads of everybody, and so tells what is odd about them.

    Another it reads only of those in whom something comes before a count of it, or before a guard.
    """
    counted = {
        name
        for clause in terms.clauses.values()
        if clause.reach is not None and clause.after is None
        for name in clause.reach.signals
    }
    return {base for name in counted for base in bases_of(name, terms=terms)}


def signals_of(terms: Terms) -> list[str]:
    """List the signals that the clauses ask about."""
    names = [name for clause in terms.clauses.values() for name in _asked_by(clause)]
    return list(dict.fromkeys(names))


def _asked_by(clause: Clause) -> Iterator[str]:
    for _, reach in clause.counts:
        yield from reach.signals
    yield from (when.signal.name for when in clause.when if when.signal is not None)


def kinds_of(terms: Terms) -> set[str]:
    """List the kinds of fact that matter under terms."""
    bases = {base for name in signals_of(terms) for base in bases_of(name, terms=terms)}
    periods = {kind for base in bases for kind in PERIODS_OF[terms.base_of(base)]}
    triggers = {kind for clause in terms.clauses.values() for kind in _triggering(clause)}
    always = {"referred", "attached", "classified", *JOINING, *SUPPORTING, *CHANGING_HOURS}
    decided = {"determined"} if terms.determined else set()
    return periods | triggers | decided | always


def _triggering(clause: Clause) -> Iterator[str]:
    """List the kinds of fact that a clause waits for, or counts."""
    if clause.on is not None:
        yield clause.on.kind
    if clause.reach is not None:
        for within in measures(clause.reach):
            told = within.count or within.sum
            if told is not None:
                yield told.kind
    if clause.unless_seen is not None and clause.unless_seen.on is not None:
        yield clause.unless_seen.on.kind
