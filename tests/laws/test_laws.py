"""The laws of settlement, over random terms and journeys: small numbers, so that ties are common."""

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.events import Event
from tallystick.terms import UnableToReadTerms
from tests.laws import oracle
from tests.laws.drawn_journeys import PEOPLE, journeys
from tests.laws.drawn_terms import day, terms
from tests.laws.settling import (
    AS_OF,
    KINDS_OF_ROW,
    agreed,
    claim,
    claims,
    rows,
    settled,
    worth,
)
from tests.laws.undecided import decided

# Stories cover every line; under coverage the draws would only take longer.
pytestmark = [pytest.mark.no_cover, pytest.mark.long(6)]

TABLES = (*KINDS_OF_ROW, "findings")


def alike(one, other):
    """Compare every table of two settlements, row for row."""
    return all(getattr(one, name).equals(getattr(other, name)) for name in TABLES)


@given(terms(), journeys())
def test_l1_settling_twice_gives_the_same(drawn, journey):
    """Abe settles on Monday and again on Tuesday, and compares the files byte for byte."""
    assert alike(settled(journey, drawn), settled(journey, drawn))


@given(terms(), journeys(), st.data())
def test_l2_the_order_of_arrival_does_not_matter(drawn, journey, data):
    """Bea's rows come in by post, and are keyed in whatever order the envelopes are opened."""
    read = agreed(drawn)
    shuffled = data.draw(st.permutations(journey))
    again = data.draw(st.sampled_from(journey))
    assert alike(settled(journey, read), settled([*shuffled, again], read))


# L5: what needs one rate row refuses none or two.


@given(terms(), st.data())
def test_l5_check_terms_tells_of_no_row_and_of_two(drawn, data):
    """Cal takes a row out of a table, or writes one twice, and is told in which."""
    table = data.draw(st.sampled_from(sorted(drawn["tables"])))
    listed = drawn["tables"][table]["rows"]
    number = data.draw(st.integers(0, len(listed) - 1))
    changed = data.draw(
        st.sampled_from(
            [listed[:number] + listed[number + 1 :], [*listed, {**listed[number], "value": 4}]]
        )
    )
    # The last of a group's rows holds for good: without it the first simply ends.
    assume(len(changed) > len(listed) or "starts_on" not in listed[number])
    mistaken = {
        **drawn,
        "tables": {**drawn["tables"], table: {**drawn["tables"][table], "rows": changed}},
    }
    with pytest.raises(UnableToReadTerms, match=f"tables.{table}"):
        agreed(mistaken)


@pytest.mark.parametrize("times", [0, 2])
@given(terms(), journeys())
def test_l5_a_claim_that_finds_none_or_two_is_refused_and_nobody_else_waits(times, drawn, journey):
    """Dot's fee has no row, or two: her claim is refused, and everything else is as it was."""
    sound = agreed({**drawn, "caps": {}})
    fee = sound.tables["fee"]
    broken = replace(sound, tables={**sound.tables, "fee": replace(fee, rows=fee.rows * times)})
    before, after = settled(journey, sound), settled(journey, broken)
    assert sorted(claims(before)) == sorted(claims(after))
    refused = set(claims(after, "refused"))
    for row in rows(before, "lines"):
        by_fee = "fee[" in (row["rate"] or "")
        assert (claim(row) in refused) == by_fee


# L6: one more favourable fact never lowers the number of attainments, nor makes any later.


def choosing_nothing(drawn):
    """Leave out whatever chooses among attainments; work is known before it begins, and so are prices.

    A price as of the attainment may be unknown on an earlier day and known on a later one.
    """
    clauses = {
        name: {word: clause[word] for word in clause if word not in ("when", "at_most")}
        | {"price": {"amount": 15}}
        for name, clause in drawn["clauses"].items()
    }
    for clause in clauses.values():
        if "nth" in clause:
            clause.pop("changes", None)
    in_work = {**drawn["signals"]["in_work"], "before_first": "no"}
    in_work.pop("stands_for_days", None)
    signals = {**drawn["signals"], "in_work": in_work}
    return {**drawn, "signals": signals, "clauses": clauses, "caps": {}}


def attained(settlement):
    """List the days on which each clause was attained in each spell, line or refused, in order."""
    days = defaultdict(list)
    for name in ("lines", "refused"):
        for row in rows(settlement, name):
            days[row["clause"], row["subject"], row["spell"]].append(row["attained_on"])
    return {key: sorted(found) for key, found in days.items()}


def a_day_of_work(person, number):
    """Give a job of one day, under a key of its own."""
    one = Event("provider", "extra-1", person, "job_started", day(number), None, "x", None, "extra")
    return [
        replace(one, code="employed"),
        replace(one, ref="extra-2", kind="job_ended"),
    ]


@given(terms(), journeys(), st.sampled_from(PEOPLE), st.integers(0, 12))
def test_l6_one_more_day_of_work_never_lowers_or_delays_an_attainment(
    drawn, journey, person, number
):
    """Eli's provider finds one more day of work: a job of its own, with nothing else changed.

    Of clauses that choose nothing: no `when`, no `at_most`, no cap; and work before the first job
    is known to be none, since otherwise the first job makes unknown days known.
    """
    read = agreed(choosing_nothing(drawn))
    before = attained(settled(journey, read))
    after = attained(settled([*journey, *a_day_of_work(person, number)], read))
    for key, days in before.items():
        assert len(after.get(key, [])) >= len(days), key
        assert all(new <= old for old, new in zip(days, after[key], strict=False)), key


# L7: unknown never becomes zero or no.


def before_the_first(state, drawn):
    """Say what a benefit is before its first fact."""
    on_benefit = {**drawn["signals"]["on_benefit"], "before_first": state}
    return {**drawn, "signals": {**drawn["signals"], "on_benefit": on_benefit}}


def alone(drawn):
    """Let every clause stand by itself: one that follows is no candidate while the first waits."""
    clauses = {
        name: {word: clause[word] for word in clause if word != "after"}
        for name, clause in drawn["clauses"].items()
    }
    return {**drawn, "clauses": clauses}


def first_claims(settlement, *names):
    return {key for key in claims(settlement, *names) if key[3] == 1}


@given(terms(), journeys(), st.sampled_from(["yes", "no"]))
def test_l7_what_either_answer_would_pay_is_never_dropped_while_unknown(drawn, journey, answer):
    """Fia's benefit is unknown. If a yes or a no would pay, then until it comes the claim is there."""
    drawn = alone(decided(drawn, journey))
    paid = first_claims(settled(journey, before_the_first(answer, drawn)), "lines")
    unknown = first_claims(settled(journey, before_the_first("unknown", drawn)))
    assert paid <= unknown


@given(terms(), journeys(), st.sampled_from(["yes", "no"]))
def test_l7_what_is_paid_while_unknown_is_paid_whatever_the_answer(drawn, journey, answer):
    """Gus was paid while something was unknown: the answer, whichever it is, takes nothing back.

    Where a gap breaks a count, a day that is found to be one breaks it in hindsight, as facts.md
    says that an unknown day does not; so of counts that no gap breaks, and no limit cuts.
    """
    drawn = choosing_nothing(alone(drawn))
    for clause in drawn["clauses"].values():
        clause.get("reach", {}).pop("reset", None)
        window = clause.get("reach", {}).get("window", {})
        if window.pop("then", None):
            del window["run_gap_days_allowed"]
    paid = Counter(
        row[:3] for row in claims(settled(journey, before_the_first("unknown", drawn)), "lines")
    )
    answered = Counter(
        row[:3]
        for row in claims(settled(journey, before_the_first(answer, drawn)), "lines", "refused")
    )
    assert paid <= answered


def without_groups(journey):
    """Leave out what anybody said about groups, and what corrects it."""
    gone = {f"{fact.source}/{fact.ref}" for fact in journey if fact.kind == "classified"}
    kept = [fact for fact in journey if fact.kind != "classified"]
    while any(fact.corrects in gone for fact in kept):
        gone |= {f"{fact.source}/{fact.ref}" for fact in kept if fact.corrects in gone}
        kept = [fact for fact in kept if fact.corrects not in gone]
    return kept


def in_group(person, code):
    return Event(
        "department",
        f"group-{person}",
        person,
        "classified",
        day(-40),
        None,
        "x",
        None,
        "group",
        code,
    )


@given(terms(), journeys(), st.sampled_from(["A", "B"]))
def test_l7_an_unknown_group_neither_pays_nor_drops(drawn, journey, code):
    """Ida's group is unknown: what needs it waits, and what does not is as it will be."""
    read = agreed({**alone(drawn), "caps": {}})
    journey = without_groups(journey)
    unknown = settled(journey, read)
    known = settled([*journey, *(in_group(person, code) for person in PEOPLE)], read)
    assert worth(unknown).items() <= worth(known).items()
    assert first_claims(known, "lines") <= first_claims(unknown)


# L8: the facts cited for a line alone give that line again.


def with_their_chains(journey, cited):
    """Keep the rows cited, with every row that they correct or that corrects them."""
    reference = {f"{fact.source}/{fact.ref}": fact for fact in journey}
    linked = set(cited)
    while True:
        more = {
            name
            for name, fact in reference.items()
            if fact.corrects in linked
            or name in {reference[at].corrects for at in linked if at in reference}
        }
        if more <= linked:
            return [fact for name, fact in reference.items() if name in linked]
        linked |= more


def without_looking_back(drawn):
    """Count nothing across spells: that an earlier spell took no place is no fact to cite."""
    clauses = {
        name: {**clause, "at_most": {**clause["at_most"], "per": "spell"}}
        if "at_most" in clause
        else clause
        for name, clause in drawn["clauses"].items()
    }
    caps = {name: {**cap, "per": "spell"} for name, cap in drawn["caps"].items()}
    return {**drawn, "clauses": clauses, "caps": caps}


@given(terms(), journeys())
def test_l8_the_facts_cited_give_the_line_again(drawn, journey):
    """Jon is handed one line and the facts behind it, settles those, and has the line."""
    read = agreed(without_looking_back(decided(drawn, journey)))
    for line in rows(settled(journey, read), "lines"):
        behind = with_their_chains(journey, line["because"])
        again = {claim(row): row for row in rows(settled(behind, read), "lines")}
        assert again.get(claim(line)) == line


# L10: every candidate is in exactly one of lines, waiting, refused.


def engine_s(settlement):
    """Give each claim as the engine decided it, in the words of the second reading."""
    for row in rows(settlement, "lines"):
        yield (*claim(row), "owed", row["attained_on"], row["amount"])
    for name in ("waiting", "refused"):
        for row in rows(settlement, name):
            yield (*claim(row), name)


def oracle_s(found):
    """Give each claim as the second reading decided it."""
    for one in found:
        key = (one.clause, one.subject, one.spell, one.ordinal, one.stands)
        yield (*key, one.on, one.amount) if one.stands == "owed" else key


@given(terms(), journeys())
def test_l10_every_candidate_is_in_exactly_one_table(drawn, journey):
    """Kay counts candidates by hand, day by day from facts.md, and finds each of them once."""
    drawn = decided(drawn, journey)
    settlement = settled(journey, drawn)
    assert max(Counter(claims(settlement)).values(), default=1) == 1
    candidates = oracle.settled(journey, terms=drawn, as_of=AS_OF)
    assert sorted(engine_s(settlement), key=str) == sorted(oracle_s(candidates), key=str)
