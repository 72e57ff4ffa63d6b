"""Where the engine and the second reading of facts.md differ, left out of random draws until decided.

`test_undecided.py` holds the smallest example of each. When one is decided, its function goes. What the
second reading does not read at all is left out as well: two sources that speak about one key, which the
stories of *Contradictory and odd facts* are about.
"""

from hypothesis import assume

from tests.laws import oracle
from tests.laws.settling import AS_OF

_BASES = (
    ("job_started", "job_ended"),
    ("benefit_started", "benefit_ended"),
    ("attached", "left"),
)


def decided(drawn, journey):
    """Give terms and a journey on which facts.md is read in one way only."""
    assume(not has_stretches_without_days(drawn, journey))
    assume(not has_two_sources_about_one_key(drawn, journey))
    return drawn | {
        "clauses": {
            name: decided_clause(drawn, clause) for name, clause in drawn["clauses"].items()
        }
    }


def has_two_sources_about_one_key(drawn, journey):
    """Find a key of which two sources told a start or an end: one came by correcting the other."""
    live = oracle.live(journey, trust=drawn["trust"])
    return any(
        len({fact.source for fact in facts if fact.kind in kinds and fact.key == key}) > 1
        for facts in oracle.people(live, as_of=AS_OF).values()
        for kinds in _BASES
        for key in {fact.key for fact in facts if fact.kind in kinds}
    )


def has_stretches_without_days(drawn, journey):
    """Find an end that closes a later start with no days."""
    live = oracle.live(journey, trust=drawn["trust"])
    return any(
        last is not None and last < start.happened_on
        for facts in oracle.people(live, as_of=AS_OF).values()
        for opens, closes in _BASES
        for start, last in oracle.periods(facts, opens, closes)
    )


def decided_clause(drawn, clause):
    """Leave out conditions as of a day of attainment that may be unknown."""
    if "on" in clause:
        return clause
    fixed = drawn["classifications"]["group"]["as_of"] != "attained"
    when = [
        words
        for words in clause.get("when", [])
        if "day" in words or (fixed if "classification" in words else _as_of(words) != "attained")
    ]
    return {**clause, "when": when}


def _as_of(words):
    return (words.get("signal") or words["determined"])["as_of"]
