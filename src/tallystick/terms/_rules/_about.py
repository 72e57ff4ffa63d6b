"""Rules of what a clause is about: a fee of the contract asks nothing of a person, nor a person's of it."""

from collections.abc import Iterator
from typing import Final

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import Draft
from tallystick.terms._every import Every
from tallystick.terms._lengths import Lookup
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._mistakes import Fault, Place
from tallystick.terms._rules._prices import each_part
from tallystick.terms._tables import ORDINAL
from tallystick.units import in_a_row

_START: Final = "contract_start"
_OF_A_PERSON: Final = ("when", "unless_seen", "claimed")
"""The words of a clause that ask for facts about a person."""


def faults_of_about(draft: Draft) -> Iterator[Fault]:
    """Find fees of the contract that ask for a person, and what is about both at once."""
    for name, clause in draft.clauses.items():
        place: Place = ("clauses", name)
        yield from _faults_of_order(draft, name, clause, place)
        if clause.about == "contract":
            yield from _faults_of_words(clause, place)
            for part, where in each_part(clause.price, (*place, "price")):
                if part.lookup is not None:
                    yield from _faults_of_lookup(draft, part.lookup, (*where, "lookup"))
        elif clause.every is not None and clause.every.anchor == _START:
            found = f'from = "{_START}" stands in a clause that is about a person'
            remedy = 'Write from = "attached" or "referred", or about = "contract".'
            yield Fault((*place, "every", "from"), found, remedy)
    for name, group in draft.groups.items():
        word = "of" if group.only_one_of is None else "only_one_of"
        for clause_name in _about_the_contract(draft, group.only_one_of or group.of or ()):
            found = f"{clause_name} is about the contract, and a group chooses for a person"
            yield Fault(("groups", name, word), found, "Take it out of the group.")
    for section, limits in (("caps", draft.caps), ("floors", draft.floors)):
        for name, limit in limits.items():
            yield from _faults_of_limit(draft, limit, (section, name))


def _about_the_contract(draft: Draft, names: tuple[str, ...]) -> list[str]:
    clauses = draft.clauses
    return [name for name in names if name in clauses and clauses[name].about == "contract"]


def _faults_of_order(draft: Draft, name: str, clause: Clause, place: Place) -> Iterator[Fault]:
    """Find a clause that follows one which is about something else."""
    after = clause.after
    before = draft.clauses.get(after.clause) if after is not None else None
    if after is None or before is None:
        return
    if before.about != clause.about:
        about = {"person": "a person", "contract": "the contract"}
        found = f"{name} follows {after.clause}, which is about {about[before.about]}"
        remedy = f"Let it follow a clause that is about {about[clause.about]}."
        yield Fault((*place, "after"), found, remedy)
    elif clause.about == "contract" and after.state == "paid":
        found = "a fee of the contract goes by the days of the contract, and by no payment"
        yield Fault((*place, "after", "state"), found, 'Write state = "attained".')


def _faults_of_words(clause: Clause, place: Place) -> Iterator[Fault]:
    """Find words of a clause about the contract that only a person's facts could answer."""
    if clause.every is None:
        found = (
            f"{clause.word} waits for facts about a person, and the clause is about the contract"
        )
        yield Fault((*place, clause.word), found, "Write every, or take about out.")
    else:
        yield from _faults_of_every(clause.every, (*place, "every"))
    for word in _OF_A_PERSON:
        if getattr(clause, word):
            found = f"{word} asks for facts about a person, and the clause is about the contract"
            yield Fault((*place, word), found, "Take it out.")
    if clause.at_most is not None and clause.at_most.per != "contract":
        found = f"at_most counts per {clause.at_most.per}, and the clause is about the contract"
        yield Fault((*place, "at_most", "per"), found, 'Write per = "contract".')


def _faults_of_every(every: Every, place: Place) -> Iterator[Fault]:
    if every.anchor is not None and every.anchor != _START:
        found = (
            f'from = "{every.anchor}" is a day of a person, and the clause is about the contract'
        )
        yield Fault((*place, "from"), found, f'Write from = "{_START}".')
    if every.while_ is not None:
        found = "while names what is true of a person, and the clause is about the contract"
        yield Fault((*place, "while"), found, "Take it out.")
    if every.through is not None and every.through.lookup is not None:
        found = "through is looked up for a person, and the clause is about the contract"
        yield Fault((*place, "through"), found, "Write it in days, weeks or months.")
    if every.on_early_end is not None:
        found = "on_early_end stands in a fee of the contract, whose days are known when it is paid"
        yield Fault((*place, "on_early_end"), found, "Take it out.")


def _faults_of_lookup(draft: Draft, lookup: Lookup, place: Place) -> Iterator[Fault]:
    """Find a value for the contract that goes by something of a person."""
    if lookup.as_of != "attained":
        found = f'"{lookup.as_of}" is a day of a person, and the fee is of the contract'
        yield Fault((*place, "as_of"), found, 'Look it up as of "attained".')
    table = draft.tables.get(lookup.table)
    of_persons = [name for name in table.dimensions if name != ORDINAL] if table else []
    if of_persons:
        by = in_a_row(of_persons)
        found = f"the table {lookup.table} goes by {by} of a person, and the fee is of the contract"
        remedy = "Look up a table that goes by ordinal, or by its days alone."
        yield Fault((*place, "table"), found, remedy)


def _faults_of_limit(draft: Draft, limit: Cap | Floor, place: Place) -> Iterator[Fault]:
    """Find a limit over persons and the contract at once, or over the one per the other."""
    over = _about_the_contract(draft, limit.clauses)
    others = [name for name in limit.clauses if name in draft.clauses and name not in over]
    if limit.per == "contract":
        if limit.lookup is not None:
            found = "the limit over all that is paid under a contract is looked up as of one day"
            yield Fault((*place, "lookup"), found, "Write it as an amount.")
    elif over and others:
        found = (
            f"the limit is over fees of the contract ({in_a_row(over)}), and over what is paid for "
            f"persons ({in_a_row(others)})"
        )
        remedy = 'Write a limit for each, or per = "contract".'
        yield Fault((*place, "clauses"), found, remedy)
    elif over and limit.per != "line":
        found = f"the limit is per {limit.per}, and over fees of the contract: {in_a_row(over)}"
        yield Fault((*place, "per"), found, 'Write per = "contract" or "line".')
    elif over and limit.lookup is not None:
        yield from _faults_of_lookup(draft, limit.lookup, (*place, "lookup"))
