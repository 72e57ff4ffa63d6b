"""Live facts against an oracle written from facts.md, section 3, and whatever order they arrive in."""

from datetime import date

from hypothesis import event as drawn
from hypothesis import given
from hypothesis import strategies as st

from tallystick.events import Event, live_facts

TRUST = ("high", "middle")
SOURCES = ("high", "middle", "low", "other")

# Few names and three days, so that ties, circles, duplicates and voids of voids are common.
REFS = st.sampled_from("123")
REFERENCES = st.builds("{}/{}".format, st.sampled_from(SOURCES[:3]), REFS)
ROWS = st.builds(
    Event,
    source=st.sampled_from((*SOURCES, "low", "low")),
    ref=REFS,
    person=st.sampled_from(("cat", "cat", "cat", "dan")),
    kind=st.sampled_from(("job_started", "job_started", "job_ended", "voided")),
    happened_on=st.sampled_from([date(2012, 1, day) for day in (9, 10)]),
    corrects=st.one_of(st.none(), REFERENCES),
    seq=st.one_of(st.none(), st.none(), st.integers(min_value=1, max_value=3)),
)
HISTORIES = st.lists(ROWS, max_size=9, unique_by=lambda row: row.seq or object())
"""A log gives each place once; rows of a file have none."""


class Oracle:
    """What facts.md says of each row by itself, asked anew every time, with no thought for speed."""

    def __init__(self, rows):
        self.rows = self.without_duplicates(rows)
        self.by_reference = {f"{row.source}/{row.ref}": row for row in self.rows}

    @staticmethod
    def without_duplicates(rows):
        """The same pair with other content: in a log the first stands, elsewhere neither is used."""
        kept = []
        for key in {(row.source, row.ref) for row in rows}:
            same = [row for row in rows if (row.source, row.ref) == key]
            logged = [row for row in same if row.seq]
            contents = {(r.person, r.kind, r.happened_on, r.corrects) for r in same}
            if logged:
                kept.append(min(logged, key=lambda row: row.seq))
            elif len(contents) == 1:
                kept.append(same[0])
        return kept

    def target(self, row):
        return self.by_reference.get(row.corrects)

    def may_correct(self, row):
        """The source itself, and any source before it in the trust order; never the person."""
        target = self.target(row)
        order = [*TRUST, *(s for s in SOURCES if s not in TRUST)]
        before = order.index(row.source) < order.index(target.source)
        trusted = row.source == target.source or (before and row.source in TRUST)
        return trusted and (row.kind == "voided" or row.person == target.person)

    def belongs_to_a_fact(self, row, seen=()):
        """A first row does, and what corrects a row that does; a circle never comes to a first row."""
        if row.corrects is None:
            return True
        if row in seen or self.target(row) is None or not self.may_correct(row):
            return False
        return self.belongs_to_a_fact(self.target(row), (*seen, row))

    def changes(self, row, *, by_void):
        """The rows that name this one; ask only of a row that belongs to a fact."""
        return [
            change
            for change in self.rows
            if change.corrects is not None
            and self.target(change) is row
            and self.may_correct(change)
            and (change.kind == "voided") == by_void
        ]

    def stands(self, row):
        """A row stands if nothing that counts replaces it, and no void that stands takes it back."""
        replaced = any(self.counts(change) for change in self.changes(row, by_void=False))
        voided = any(self.stands(change) for change in self.changes(row, by_void=True))
        return not replaced and not voided

    def counts(self, row):
        """A correction counts while it stands, or while something that counts replaces it."""
        further = self.changes(row, by_void=False)
        return self.stands(row) or any(self.counts(change) for change in further)

    def leaves(self, row):
        """The rows of one fact that stand: one, or none, or several that contradict each other."""
        below = [
            leaf for change in self.changes(row, by_void=False) for leaf in self.leaves(change)
        ]
        return [row, *below] if self.stands(row) else below

    def first_rows(self):
        """A fact begins with a row that corrects nothing; a void is a row like any other."""
        return [
            row
            for row in self.rows
            if self.belongs_to_a_fact(row) and (row.corrects is None or row.kind == "voided")
        ]

    def live(self):
        alone = [self.leaves(row) for row in self.first_rows()]
        standing = [leaves[0] for leaves in alone if len(leaves) == 1]
        facts = [row for row in standing if row.kind != "voided"]
        return sorted(facts, key=lambda row: (row.happened_on, row.source, row.ref))

    def contradictions(self):
        return {
            frozenset(f"{leaf.source}/{leaf.ref}" for leaf in leaves)
            for leaves in map(self.leaves, self.first_rows())
            if len(leaves) > 1
        }

    def unused(self):
        """Every row that names a target and belongs to no fact is told, once."""
        return sorted(
            f"{row.source}/{row.ref}" for row in self.rows if not self.belongs_to_a_fact(row)
        )


def content(rows):
    return [(row.place, row.person, row.kind, row.corrects) for row in rows]


@given(HISTORIES)
def test_live_facts_are_those_that_the_law_names(rows):
    """Any heap of corrections, voids, voids of voids, circles and duplicates, against the oracle."""
    oracle, found = Oracle(rows), live_facts(rows, trust=TRUST)
    for finding in found.findings:
        drawn(finding.rule)
    assert content(found.events) == content(oracle.live())


@given(HISTORIES)
def test_every_contradiction_is_found_once_with_the_rows_that_contradict(rows):
    found = live_facts(rows, trust=TRUST).findings
    named = [frozenset(f.events) for f in found if f.rule == "corrections_contradict"]
    assert len(named) == len(set(named))
    assert set(named) == Oracle(rows).contradictions()


@given(HISTORIES)
def test_every_correction_that_is_not_used_is_found_once(rows):
    """Nobody's correction vanishes without a word."""
    found = live_facts(rows, trust=TRUST).findings
    told = {"corrections_contradict", "reference_used_twice"}
    assert sorted(f.events[0] for f in found if f.rule not in told) == Oracle(rows).unused()


@given(HISTORIES.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_arrival_does_not_matter(orders):
    """Law L2, for facts and for what is found about them."""
    arrived, otherwise = (live_facts(rows, trust=TRUST) for rows in orders)
    assert content(arrived.events) == content(otherwise.events)
    assert arrived.findings == otherwise.findings


@given(HISTORIES)
def test_following_corrections_twice_gives_the_same(rows):
    """Law L1: what is live has nothing left to follow, once it no longer names what it replaced."""
    once = [
        Event(row.source, row.ref, row.person, row.kind, row.happened_on)
        for row in live_facts(rows, trust=TRUST).events
    ]
    again = live_facts(once, trust=TRUST)
    assert (again.events, again.findings) == (once, [])
