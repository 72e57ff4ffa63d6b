"""Lines before and after a change of terms, compared by their keys."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest

from tallystick.lines import UPTO_SCHEMA, table_of_lines
from tallystick.reports import (
    DIFFERENCES,
    LARGEST,
    PartCompared,
    compare_lines,
    table_of_comparison,
)


@pytest.fixture
def compared(table):
    """Compare lines before with lines after, in pounds."""

    def compare(before, after):
        return compare_lines(table(*before), after=table(*after), currency="GBP")

    return compare


def test_a_line_differs_in_one_of_five_ways(compared, outcome):
    """Ann's is new and Bo's is gone; Cat gets a pound more, Dan one less, and Eve's is due a day later."""
    ann, bo, cat, dan, eve, flo = (
        replace(outcome, subject=name) for name in ["ann", "bo", "cat", "dan", "eve", "flo"]
    )
    comparison = compared(
        [bo, cat, dan, eve, flo],
        [
            ann,
            replace(cat, amount=1201_00),
            replace(dan, amount=1199_00),
            replace(eve, due_on=date(2012, 8, 6)),
            flo,
        ],
    )
    rows = comparison.lines.select(["subject", "differs", "difference"]).to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("ann", "added", 1200_00),
        ("bo", "dropped", -1200_00),
        ("cat", "more", 1_00),
        ("dan", "less", -1_00),
        ("eve", "moved", 0),
    ]
    assert comparison.counts == dict.fromkeys(DIFFERENCES, 1)
    assert comparison.same == 1
    assert comparison.whole == PartCompared("all", 5 * 1200_00, 5 * 1200_00)
    people = comparison.people
    # Eve's day is another, and her money the same; so is Flo's.
    assert (people.gaining, people.losing, people.staying) == (2, 2, 2)


def test_a_line_on_another_day_of_attainment_has_moved(compared, outcome):
    """Cat's outcome is attained a day sooner, and due on the day on which it was."""
    comparison = compared([outcome], [replace(outcome, attained_on=date(2012, 8, 4))])
    (row,) = comparison.lines.to_pylist()
    assert (row["differs"], row["difference"]) == ("moved", 0)
    assert (row["attained_on_before"], row["attained_on_after"]) == (
        date(2012, 8, 5),
        date(2012, 8, 4),
    )


def test_a_line_whose_rate_alone_is_another_is_the_same(compared, outcome):
    """Cat is paid the same on the same day, by a row that begins on another."""
    rate = "job_outcome_price[payment_group=PG2]@2012-06-01"
    comparison = compared([outcome], [replace(outcome, rate=rate)])
    assert (comparison.lines.num_rows, comparison.same) == (0, 1)


@pytest.mark.parametrize(
    "part",
    [
        {"contract": "south"},
        {"clause": "sustainment"},
        {"subject": "dan"},
        {"spell": 2},
        {"ordinal": 2},
        {"payer": "council"},
        {"payee": "charity"},
    ],
    ids=lambda part: next(iter(part)),
)
def test_a_line_with_another_key_is_another_line(compared, outcome, part):
    """One part of the key differs: the line before is gone, and there is another after."""
    comparison = compared([outcome], [replace(outcome, **part)])
    assert sorted(comparison.lines["differs"].to_pylist()) == ["added", "dropped"]
    assert comparison.whole.difference == 0


def test_a_line_of_nothing_that_comes_is_added(compared, outcome):
    """Gil's clause is watched alone: a line of £0 is there after, and was not before."""
    comparison = compared([], [replace(outcome, amount=0)])
    assert comparison.lines.select(["differs", "amount_before", "amount_after"]).to_pylist() == [
        {"differs": "added", "amount_before": None, "amount_after": 0}
    ]
    assert (comparison.people.staying, comparison.whole.difference) == (1, 0)


def test_the_money_is_compared_by_clause_and_by_group(compared, outcome):
    """Of 1,200 for PG2, 1,300 are left of the two clauses; what has no rate stands last."""
    other = replace(outcome, subject="dan", rate=outcome.rate.replace("PG2", "PG1"))
    plain = replace(outcome, clause="attachment", rate=None, amount=400_00)
    comparison = compared([outcome, other], [replace(outcome, amount=1300_00), plain])
    assert comparison.by_clause.parts == (
        PartCompared("attachment", 0, 400_00),
        PartCompared("job_outcome", 2 * 1200_00, 1300_00),
    )
    assert comparison.by_group.by == "payment_group"
    assert comparison.by_group.parts == (
        PartCompared("PG1", 1200_00, 0),
        PartCompared("PG2", 1200_00, 1300_00),
        PartCompared("no rate", 0, 400_00),
    )
    table = table_of_comparison(comparison)
    assert table.column_names == ["by", "name", "before", "after", "difference", "currency"]
    assert [tuple(map(str, row.values())) for row in table.to_pylist()] == [
        ("all", "all", "240000", "170000", "-70000", "GBP"),
        ("clause", "attachment", "0", "40000", "40000", "GBP"),
        ("clause", "job_outcome", "240000", "130000", "-110000", "GBP"),
        ("payment_group", "PG1", "120000", "0", "-120000", "GBP"),
        ("payment_group", "PG2", "120000", "130000", "10000", "GBP"),
        ("payment_group", "no rate", "0", "40000", "40000", "GBP"),
    ]


def test_a_person_with_several_lines_gains_or_loses_by_their_sum(compared, outcome):
    """Cat loses a pound on one line, and gains one on another: in all she stays as she is."""
    second = replace(outcome, ordinal=2)
    comparison = compared(
        [outcome, second],
        [replace(outcome, amount=1199_00), replace(second, amount=1201_00)],
    )
    people = comparison.people
    assert (people.gaining, people.losing, people.staying) == (0, 0, 1)
    assert people.gains == people.losses == ()
    assert comparison.counts["more"] == comparison.counts["less"] == 1


def test_cohorts_that_change_against_each_other_are_told_apart(compared, outcome):
    """The spring loses £9.24 and the summer gains it: the sum is the same, and neither of them is."""
    spring = replace(outcome, subject="cohort:bonus:2024-04-01", amount=100_00)
    summer = replace(outcome, subject="cohort:bonus:2024-07-01", amount=50_00)
    autumn = replace(outcome, subject="cohort:bonus:2024-10-01", amount=50_00)
    people = compared(
        [spring, summer, autumn],
        [replace(spring, amount=90_76), replace(summer, amount=59_24), autumn],
    ).people
    assert people.of_nobody.difference == 0
    assert people.change_count == 2
    assert [(part.name, part.difference) for part in people.changes] == [
        (spring.subject, -9_24),
        (summer.subject, 9_24),
    ]


def test_what_is_owed_for_no_person_is_no_person(compared, outcome):
    """A cohort's bonus and a fee of the contract change; nobody gains or loses by that."""
    bonus = replace(outcome, subject="cohort:bonus:2012-04-01", clause="bonus")
    fee = replace(outcome, subject="contract", clause="fee")
    comparison = compared([bonus, fee], [replace(bonus, amount=1_00), fee])
    assert comparison.people.table.num_rows == 0
    assert comparison.people.of_nobody == PartCompared("of nobody", 2400_00, 1201_00)


def test_the_ten_largest_are_named_the_first_by_name_of_those_that_are_equal(compared, outcome):
    """Twelve people gain and twelve lose: a pound, two pounds, …; two of each have the largest."""
    names = [f"p{number:02}" for number in range(24)]
    steps = [*range(1, 12), 11, *range(-1, -12, -1), -11]
    before = [replace(outcome, subject=name) for name in names]
    after = [
        replace(line, amount=line.amount + 100 * step)
        for line, step in zip(before, steps, strict=True)
    ]
    people = compared(before, after).people
    assert (people.gaining, people.losing, people.staying) == (12, 12, 0)
    assert len(people.gains) == len(people.losses) == LARGEST == 10
    assert [part.name for part in people.gains[:3]] == ["p10", "p11", "p09"]
    assert [part.difference for part in people.gains] == [
        1100, 1100, 1000, 900, 800, 700, 600, 500, 400, 300,
    ]  # fmt: skip
    assert [part.name for part in people.losses[:3]] == ["p22", "p23", "p21"]


def test_nothing_before_and_nothing_after_is_the_same(compared):
    """No line on either side: no difference, and tables with no row but the whole."""
    comparison = compared([], [])
    assert comparison.whole == PartCompared("all", 0, 0)
    assert (comparison.lines.num_rows, comparison.same, comparison.people.staying) == (0, 0, 0)
    assert table_of_comparison(comparison).num_rows == 1


def test_lines_of_a_full_run_in_columns_are_compared_too(outcome, table):
    """The columnar engine writes a place where the reference lists facts; the key is the same."""
    lines = table(outcome)
    upto = table_of_lines([outcome]).drop_columns(["because"])
    upto = upto.append_column(UPTO_SCHEMA.field("because_upto"), [[2]])
    comparison = compare_lines(upto, after=lines, currency="GBP")
    assert (comparison.lines.num_rows, comparison.same) == (0, 1)


@pytest.mark.parametrize("seed", range(20))
def test_drawn_lines_compare_as_they_do_one_by_one(compared, outcome, seed):
    """Twenty draws of lines with few keys, days and amounts, each held against a dictionary."""
    draw = np.random.default_rng([seed, *b"compare"])
    sides = [_drawn(draw, outcome), _drawn(draw, outcome)]
    comparison = compared(*sides)
    before, after = ({line.key: line for line in side} for side in sides)
    differs = {
        key: _difference(before.get(key), after.get(key)) for key in before.keys() | after.keys()
    }
    assert comparison.counts == {way: list(differs.values()).count(way) for way in DIFFERENCES}
    assert comparison.same == list(differs.values()).count(None)
    by_person = {
        name: sum(line.amount for line in sides[1] if line.subject == name)
        - sum(line.amount for line in sides[0] if line.subject == name)
        for name in {line.subject for side in sides for line in side}
    }
    people = comparison.people.table.to_pylist()
    assert {row["person"]: row["difference"] for row in people} == by_person
    assert comparison.people.gaining == sum(each > 0 for each in by_person.values())


def _drawn(draw, outcome):
    keys = product(["ann", "bo", "cat"], ["start", "job"], [1, 2])
    return [
        replace(
            outcome,
            subject=person,
            clause=clause,
            ordinal=ordinal,
            amount=int(draw.integers(-1, 2)) * 100,
            due_on=date(2012, 8, int(draw.integers(5, 7))),
        )
        for person, clause, ordinal in keys
        if draw.random() < 0.7
    ]


def _difference(before, after):
    if before is None or after is None:
        return "added" if before is None else "dropped"
    if before.amount != after.amount:
        return "more" if after.amount > before.amount else "less"
    return None if before.due_on == after.due_on else "moved"
