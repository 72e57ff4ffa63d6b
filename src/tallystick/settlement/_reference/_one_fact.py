"""Facts that attain more than one clause: exceptions, and what is odd about the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tallystick.events import Event, Finding
from tallystick.settlement._reference._attainments import Attainment, what_settles
from tallystick.settlement._reference._guards import looked_at
from tallystick.settlement._reference._history import History, Spell
from tallystick.settlement._reference._known import Unknown
from tallystick.terms import Clause, Terms, claiming_one_fact, waits_for
from tallystick.units import in_a_row

# Note [Two clauses, one fact]
# Where two clauses are attained by the same fact, both are paid for it. That may be meant, and then the
# terms say so: one names the other as `beside` it, or as its exception, or follows it, or both stand in
# one group. Where they do not, it is odd, whoever is owed what. Counts and sums go by many facts, and a
# month may serve several milestones, so that this is asked of `on` alone; a clause that pays nothing is
# only watched.

Attained = Mapping[str, Sequence[Attainment]]


def excepted(
    found: Sequence[Attainment],
    *,
    clause: Clause,
    attained: Attained,
    history: History,
    spell: Spell,
) -> Iterator[Attainment]:
    """Leave out what a fact attained that attained an exception as well; what may have done so waits.

    What keeps the exception from having a fact is cited, since it gives the clause its attainment; and
    what left one out, by those that come after it.
    """
    behind: tuple[Event, ...] = ()
    for one in found:
        claims = [each for name in clause.except_ for each in _of(attained[name], one.fact)]
        doubtful = [each for each in claims if each.unknown]
        behind = (*behind, *_looked_at(one, clause, attained, history, spell))
        if claims and len(doubtful) < len(claims):
            behind = (*behind, *one.because)
            continue
        judged = replace(one, because=(*one.because, *behind))
        if doubtful:
            what = f"whether the fact counts for {in_a_row(clause.except_, joined_by='or')}"
            unknown = Unknown(what, what_settles(doubtful))
            judged = replace(judged, unknown=(*judged.unknown, unknown))
        yield judged


def _of(attained: Sequence[Attainment], fact: Event | None) -> list[Attainment]:
    return [one for one in attained if one.fact is fact]


def _looked_at(
    one: Attainment, clause: Clause, attained: Attained, history: History, spell: Spell
) -> Iterator[Event]:
    """List the facts that say whether the exceptions have one attainment's fact."""
    assert one.fact is not None
    for name in clause.except_:
        words = history.terms.clauses[name]
        assert words.on is not None
        if words.on.takes(one.fact):
            yield from looked_at(one, clause=words, history=history, spell=spell)
            for other in waits_for(clause, history.terms.groups):
                yield from (fact for each in attained[other] for fact in each.because)


def claimed_twice(attained: Attained, terms: Terms, *, history: History) -> Iterator[Finding]:
    """Find the facts of a spell that several clauses claim which do not say so, each fact once."""
    claimed: dict[int, tuple[Event, set[str]]] = {}
    for pair in claiming_one_fact(terms):
        first, second = ({id(one.fact): one.fact for one in attained[name]} for name in pair)
        for place, fact in second.items():
            if fact is not None and place in first:
                claimed.setdefault(place, (fact, set()))[1].update(pair)
    for fact, names in claimed.values():
        clauses = [name for name in terms.clauses if name in names]
        alike, says = ("both", "neither says so") if len(clauses) <= _PAIR else _SEVERAL
        yield Finding(
            "two_clauses_one_fact",
            f"{in_a_row(clauses)} are {alike} attained by this fact, and {says}",
            f"Nothing, if {alike} are to be paid; then let the terms say so, with beside.",
            person=fact.person or history.subject,
            events=(fact.reference,),
        )


_PAIR: Final = 2
_SEVERAL: Final = ("all", "do not say so of each other")
"""How more clauses than a pair are told of."""
