"""Value tables: what one more attainment of each clause is worth, and what a table cannot know."""

from array import array
from datetime import date

import pytest

from tallystick.terms import (
    CANNOT_SAY,
    VALUE_MARKS,
    Contract,
    read_terms,
    value_table,
    value_tables,
)

HEAD = """
language = 1
name = "small"
title = "Small"
version = "1"
in_force_from = 2024-01-01
bound_on = "attached"
currency = "GBP"
time_zone = "Europe/London"
referral_opens_spell = false

[signals]
in_work = { before_first = "no" }

[parameters.discount]
unit = "percent"
default = "10"
says = "A discount."
source = "fixture: 1"

[classifications.band]
says = "The band of need."
source = "fixture: 1"
as_of = "attached"

[classifications.band.values]
low = { says = "Low." }
high = { says = "High.", starts_on = 2024-07-01 }

[tables.fee]
says = "The fee, raised in 2025."
source = "fixture: 1"
unit = "minor"
dimensions = ["band"]
rows = [
    { band = "low", ends_on = 2025-01-01, value = 300, source = "fixture: 1" },
    { band = "low", starts_on = 2025-01-01, value = 400, source = "fixture: 1" },
    { band = "high", starts_on = 2024-07-01, value = 500, source = "fixture: 1" },
]

[tables.weeks]
says = "How many weeks."
source = "fixture: 1"
unit = "weeks"
dimensions = []
rows = [{ value = 2, source = "fixture: 1" }]

[tables.most]
says = "How many times."
source = "fixture: 1"
unit = "number"
dimensions = []
rows = [{ value = 2, source = "fixture: 1" }]
"""

FEE = 'price = { lookup = { table = "fee", as_of = "attached" } }'
LATE = 'price = { lookup = { table = "fee", as_of = "attained" } }'
TEN = "price = { amount = 10 }"
ON = 'on = { kind = "contacted" }'
WEEKS = 'at_least = { lookup = { table = "weeks", as_of = "attached" } }'


@pytest.fixture
def terms(tmp_path):
    """Read terms with one clause, `enough`, and whatever stands beside it."""

    def read(clause, beside=""):
        said = 'says = "A clause."\nsource = "fixture: 1"\n'
        file = tmp_path / "terms.toml"
        file.write_text(f"{HEAD}\n[clauses.enough]\n{said}{clause}\n{beside}", encoding="utf-8")
        return read_terms(file)

    return read


@pytest.fixture
def rows(terms):
    """Give group, ordinal, what is needed and the amount of each row on a day."""

    def given(clause, beside="", *, day=date(2024, 8, 1), **asked):
        table = value_table(terms(clause, beside), day=day, **asked)
        cells = (table.group, table.ordinal, table.needed, table.amount)
        return [(*table.groups[group], *rest) for group, *rest in zip(*cells, strict=True)]

    return given


@pytest.fixture
def marks(terms):
    """Give the marks of the clause `enough`."""

    def given(clause, beside=""):
        table = value_tables(terms(clause, beside))[0]
        return table.marks[table.clauses.index("enough")]

    return given


def test_there_is_a_table_for_each_range_of_dates(terms):
    """Ann's fee is raised in 2025, and the band high begins in July 2024."""
    tables = value_tables(terms(f"{ON}\n{FEE}\nnth = 1"))
    assert [(table.starts_on, table.ends_on) for table in tables] == [
        (date(2024, 1, 1), date(2024, 7, 1)),
        (date(2024, 7, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), None),
    ]
    assert [list(table.amount) for table in tables] == [[300], [300, 500], [400, 500]]
    assert [table.groups for table in tables] == [(("low",),), *[(("low",), ("high",))] * 2]


@pytest.mark.parametrize(
    ("day", "amount"), [(date(2024, 12, 31), 300), (date(2025, 1, 1), 400), (date(2040, 1, 1), 400)]
)
def test_a_day_has_the_table_whose_dates_hold_it(rows, day, amount):
    assert rows(f"{ON}\n{FEE}\nnth = 1", day=day)[0] == ("low", 1, 1, amount)


def test_no_table_holds_a_day_before_the_terms(rows):
    with pytest.raises(ValueError, match="2023-12-31 lies before 2024-01-01"):
        rows(f"{ON}\n{FEE}", day=date(2023, 12, 31))


def test_the_arrays_can_be_read_without_copying(terms):
    """The simulator takes them as they are: whole numbers of eight bytes."""
    table = value_tables(terms(f"{ON}\n{TEN}"))[0]
    for column in (table.clause, table.group, table.ordinal, table.needed, table.amount):
        assert isinstance(column, array)
        assert (column.typecode, len(column)) == ("q", 1)
    assert (table.clauses, table.units, table.dimensions) == (("enough",), ("facts",), ("band",))


@pytest.mark.parametrize(
    ("clause", "unit", "needed"),
    [
        ('reach = { days = "in_work", at_least = { days = 5 } }', "days", [5]),
        (f'reach = {{ days = "in_work", {WEEKS} }}', "days", [14]),
        ('reach = { days = "in_work", at_least = { months = 6 } }', "months", [6]),
        ('reach = { sum = { kind = "worked" }, at_least = { hours = 2 } }', "minutes", [120]),
        ('reach = { sum = { kind = "earned" }, at_least = { amount = 9 } }', "minor", [9]),
        ('reach = { count = { kind = "contacted" }, at_least = { number = 3 } }', "number", [3]),
        (
            (
                'reach = { periods = { of = "week", in_which = { days = "in_work", '
                "at_least = { days = 1 } } }, at_least = { number = 4 } }"
            ),
            "calendar weeks",
            [4],
        ),
        (
            (
                'reach = { days = "in_work", at_least = { days = 5 }, repeat = { every = { days = 2 }, '
                'up_to = { lookup = { table = "most", as_of = "attached" } } } }'
            ),
            "days",
            [5, 2],
        ),
        (
            (
                'reach = { days = "in_work", at_least = { days = 5 }, repeat = { every = { days = 2 }, '
                "up_to = { number = 3 } } }\nnth = 3"
            ),
            "days",
            [9],
        ),
        (f'{ON}\nat_most = {{ number = 2, per = "spell" }}', "facts", [1, 1]),
        (f"{ON}\nnth = 3", "facts", [3]),
        ('determined = { name = "met" }', "", [CANNOT_SAY]),
        ('on = { line_of = "outcome" }', "", [CANNOT_SAY]),
    ],
)
def test_what_is_needed_has_a_unit(terms, clause, unit, needed):
    """Bea reads how much of what completes each attainment, the one before it behind her."""
    beside = '[determined.met]\nsays = "Met."\nsource = "fixture: 1"\nunit = "yes_no"'
    table = value_table(terms(f"{clause}\n{TEN}", beside), day=date(2024, 2, 1))
    assert (table.units, list(table.needed)) == ((unit,), needed)


def part(price, percent, rounding, per="line", **more):
    """Write a percentage of a price; `to` may be said besides."""
    words = {"percent": percent, "rounding": rounding, "per": per, **more}
    said = ", ".join(f'{word} = "{value}"' for word, value in words.items())
    return f"percent_of = {{ price = {{ {price} }}, {said} }}"


SUM = "plus = [{ amount = 5 }, { amount = 10 }]"
LESS = part("amount = 20", "discount", "up").replace("percent =", "one_hundred_less =")


@pytest.mark.parametrize(
    ("price", "amounts"),
    [
        (part("amount = 15", "50", "half_up"), [8, 8]),
        (part("amount = 15", "50", "down"), [7, 7]),
        (part("amount = 15", "50", "up"), [8, 8]),
        (part("amount = 15", "50", "half_up", "total"), [8, 7]),
        (part("amount = 160", "100", "half_up", to="major"), [200, 200]),
        (LESS, [18, 18]),
        (part(SUM, "10", "down"), [1, 1]),
        ('plus = [{ amount = 5 }, { lookup = { table = "fee", as_of = "attached" } }]', [305, 305]),
        ("minus = [{ amount = 50 }, { amount = 20 }, { amount = 9 }]", [21, 21]),
        ("minus = [{ amount = 50 }, { amount = 60 }]", [0, 0]),
        ("min = [{ amount = 50 }, { amount = 60 }]", [50, 50]),
        ("max = [{ amount = 50 }, { amount = 60 }]", [60, 60]),
    ],
)
def test_a_price_is_worked_out_and_rounded_as_settling_does(rows, price, amounts):
    clause = f'{ON}\nprice = {{ {price} }}\nat_most = {{ number = 2, per = "spell" }}'
    assert [row[-1] for row in rows(clause, day=date(2024, 2, 1))] == amounts


def test_a_percentage_is_the_contracts_own(rows):
    price = (
        'price = { percent_of = { price = { amount = 200 }, percent = "discount", '
        'rounding = "down", per = "line" } }'
    )
    own = Contract("north", "small", "1", "council", "charity", parameters={"discount": "25"})
    day = date(2024, 2, 1)
    assert rows(f"{ON}\n{price}\nnth = 1", day=day)[0][-1] == 20
    assert rows(f"{ON}\n{price}\nnth = 1", day=day, contract=own)[0][-1] == 50


CAP = '[caps.most]\nsays = "A cap."\nsource = "fixture: 1"\nclauses = ["enough"]\nper = "spell"\n'


@pytest.mark.parametrize(
    ("limit", "amounts"),
    [
        ("amount = 25", [10, 10, 5, 0]),
        ('lookup = { table = "fee", as_of = "attached" }', [10, 10, 10, 10]),
    ],
)
def test_a_cap_on_the_clause_alone_cuts_what_is_left(rows, limit, amounts):
    clause = f'{ON}\n{TEN}\nat_most = {{ number = 4, per = "spell" }}'
    assert [row[-1] for row in rows(clause, CAP + limit, day=date(2024, 2, 1))] == amounts


def test_who_is_not_in_the_group_that_a_clause_asks_for_has_no_row(rows):
    when = 'when = [{ classification = { name = "band", is_any_of = ["high"] } }]'
    assert rows(f"{ON}\n{TEN}\n{when}\nnth = 1") == [("high", 1, 1, 10)]


OTHER = f"""
[clauses.other]
says = "Another."
source = "fixture: 1"
on = {{ kind = "attached" }}
{TEN}
"""
GROUP = """
[groups.one]
says = "One of two."
source = "fixture: 1"
only_one_of = ["enough", "other"]
per = "spell"
"""
WORKING = 'when = [{ signal = { name = "in_work", state = "yes", as_of = "attained" } }]'


@pytest.mark.parametrize(
    ("mark", "clause", "beside"),
    [
        ("after", 'nth = 1\nafter = { clause = "other", state = "attained" }', OTHER),
        ("at_most", 'at_most = { number = 1, per = "person" }', ""),
        ("at_most", 'at_most = { number = 1, per = "employer" }', ""),
        ("cap", "nth = 1", CAP.replace('["enough"]', '["enough", "other"]') + "amount = 5\n" + OTHER),
        ("cap", "nth = 1", CAP.replace("spell", "person") + "amount = 5"),
        ("cap", "nth = 1", CAP + "amount = 5\nuntil = 2030-01-01"),
        ("cap", "nth = 1", CAP.replace("spell", "line") + "amount = 5"),
        ("cap", "nth = 1", CAP.replace("spell", "contract") + "amount = 5"),
        (
            "cap",
            "nth = 1",
            CAP.replace("caps", "pots").replace("spell", "contract")
            + 'amount = 5\nallocate = "refusal"',
        ),
        ("floor", "nth = 1", CAP.replace("caps", "floors").replace("spell", "line") + "amount = 5"),
        ("groups", "nth = 1", OTHER + GROUP),
        ("repeats", "", ""),
        ("when", f"nth = 1\n{WORKING}", ""),
    ],
)  # fmt: skip
def test_what_the_rows_do_not_know_is_marked(marks, mark, clause, beside):
    """Cal is told what the arrays leave out, by name; the control has none of it."""
    job = 'on = { kind = "job_started" }'
    assert marks(f"{job}\n{TEN}\n{clause}", beside) == (mark,)
    assert marks(f"{job}\n{TEN}\nnth = 1") == ()
    assert mark in VALUE_MARKS


@pytest.mark.parametrize(
    "count",
    [
        'at_least = { days = 5 }, per = "employer"',
        "at_least = { days = 5 }, window = { rolling = { weeks = 2 } }",
        "at_least = { months = 5, plus_days = 1 }",
    ],
)
def test_a_count_that_needs_more_than_an_amount_is_marked(marks, count):
    assert marks(f'reach = {{ days = "in_work", {count} }}\n{TEN}') == ("count",)


def test_a_clause_read_by_two_days_is_marked(marks):
    """Its threshold goes by the attachment, and its price by the attainment: two tables may differ."""
    assert marks(f'reach = {{ days = "in_work", {WEEKS} }}\n{LATE}') == ("days",)
    assert marks(f'reach = {{ days = "in_work", {WEEKS} }}\n{FEE}') == ()


def test_a_total_that_is_rounded_while_rates_change_is_marked(marks):
    price = (
        'price = { percent_of = { price = { lookup = { table = "fee", as_of = "attained" } }, '
        'percent = "50", rounding = "down", per = "total" } }'
    )
    assert marks(f"{ON}\n{price}\nnth = 1") == ("days",)


STEPS = """
[tables.step]
says = "So much for the first, and less for the second."
source = "fixture: 1"
unit = "minor"
dimensions = ["ordinal"]
rows = [
    { ordinal = "1", value = 30, source = "fixture: 1" },
    { ordinal = "2", value = 25, source = "fixture: 1" },
]
"""
STEP = 'lookup = { table = "step", as_of = "attached" }'


def test_a_clause_by_ordinal_has_a_row_for_each_ordinal_of_its_table(rows, marks):
    """The third fact would be refused, and no row stands for every one of them."""
    found = rows(f"{ON}\nprice = {{ {STEP} }}", STEPS)[:2]
    assert found == [("low", 1, 1, 30), ("low", 2, 1, 25)]
    assert marks(f"{ON}\nprice = {{ {STEP} }}", STEPS) == ()


def test_an_ordinal_that_has_no_row_has_no_amount(rows):
    found = rows(f"{ON}\nprice = {{ {STEP} }}\nat_most = {{ number = 3, per = 'spell' }}", STEPS)[
        :3
    ]
    assert found == [("low", 1, 1, 30), ("low", 2, 1, 25), ("low", 3, 1, CANNOT_SAY)]


def test_a_total_by_ordinal_adds_up_what_each_is_worth(rows):
    """Half of 30 is 15; half of 55 is 27.5, which is rounded down to 27: the second line has 12."""
    price = (
        f"percent_of = {{ price = {{ {STEP} }}, percent = '50', rounding = 'down', per = 'total' }}"
    )
    found = rows(f"{ON}\nprice = {{ {price} }}", STEPS)
    assert [row[-1] for row in found if row[0] == "low"] == [15, 12]


CHANGED = """
[[clauses.enough.changes]]
starts_on = 2024-10-01
says = "Twice as long, for more."
source = "fixture: 1"
reach = { days = "in_work", at_least = { weeks = 4 } }
price = { amount = 25 }
"""


def test_a_clause_that_changes_has_the_rows_of_the_version_of_their_days(rows, marks, terms):
    """Bo looks ahead from September, and from October on."""
    two_weeks = f'reach = {{ days = "in_work", at_least = {{ weeks = 2 }} }}\n{TEN}'
    assert rows(two_weeks, CHANGED, day=date(2024, 9, 30))[0] == ("low", 1, 14, 10)
    assert rows(two_weeks, CHANGED, day=date(2024, 10, 1))[0] == ("low", 1, 28, 25)
    assert marks(two_weeks, CHANGED) == ("changes",)
    assert "changes" in VALUE_MARKS
    assert date(2024, 10, 1) in {
        table.starts_on for table in value_tables(terms(two_weeks, CHANGED))
    }


REST = """
[clauses.rest]
says = "What is left."
source = "fixture: 1"
reconcile = { of = ["enough"], at = { clauses = ["seen"], nth = 2 } }

[clauses.seen]
says = "A meeting."
source = "fixture: 1"
on = { kind = "contacted" }
at_most = { number = 2, per = "spell" }
price = { amount = 0 }
"""


def test_what_is_left_of_a_clause_may_have_been_paid_and_has_no_amount_that_can_be_said(
    marks, terms
):
    """Whoever has enough after the second meeting is paid nothing for it: it was paid as what was left."""
    enough = f'reach = {{ days = "in_work", at_least = {{ days = 5 }} }}\n{TEN}'
    assert marks(enough, REST) == ("reconcile",)
    table = value_tables(terms(enough, REST))[0]
    rest = table.clauses.index("rest")
    assert table.marks[rest] == ("price", "reconcile")
    assert [table.amount[row] for row, each in enumerate(table.clause) if each == rest] == [
        CANNOT_SAY
    ] * 1
    assert "reconcile" in VALUE_MARKS


HOLE = """
[tables.wage]
says = "A figure that nobody has for half a year."
source = "fixture: 1"
unit = "minor"
dimensions = []
rows = [
    { value = 20, ends_on = 2024-05-01, source = "fixture: 1" },
    { value = 30, starts_on = 2024-11-01, source = "fixture: 1" },
]
holes = [{ says = "It is lost.", starts_on = 2024-05-01, ends_on = 2024-11-01 }]
"""
WAGE = '{ lookup = { table = "wage", as_of = "attached" } }'


@pytest.mark.parametrize(
    ("clause", "row"),
    [
        (f"{ON}\nprice = {WAGE}\nnth = 1", (1, CANNOT_SAY)),
        (f'reach = {{ sum = {{ kind = "earned" }}, at_least = {WAGE} }}\n{TEN}', (CANNOT_SAY, 10)),
    ],
)
def test_what_lies_in_a_hole_of_a_table_cannot_be_said(rows, clause, row):
    assert rows(clause, HOLE)[0] == ("low", 1, *row)


def test_what_a_cap_leaves_cannot_be_said_in_a_hole_of_its_table(rows):
    cap = """
[caps.most]
says = "No more than the wage."
source = "fixture: 1"
clauses = ["enough"]
lookup = { table = "wage", as_of = "attached" }
per = "spell"
"""
    assert rows(f"{ON}\n{TEN}\nnth = 1", f"{HOLE}{cap}")[0] == ("low", 1, 1, CANNOT_SAY)


MOST = 5_218
"""One attainment a week, for a hundred years."""


@pytest.mark.parametrize("number", [MOST - 1, MOST, 100_000])
def test_no_clause_has_more_rows_than_a_week_each_for_a_hundred_years(rows, number):
    """Ann wrote 100,000 where she meant 100. The rows have an end, for each of the two bands."""
    reach = (
        'reach = { days = "in_work", at_least = { days = 1 }, repeat = { every = { days = 1 }, '
        f"up_to = {{ number = {number} }} }} }}"
    )
    assert len(rows(f"{reach}\n{TEN}")) == 2 * min(number, MOST)


@pytest.mark.parametrize("number", [MOST - 1, MOST, 100_000])
def test_a_fact_that_is_paid_so_often_has_no_more_rows_either(rows, number):
    most = f'at_most = {{ number = {number}, per = "spell" }}'
    assert len(rows(f"{ON}\n{most}\n{TEN}")) == 2 * min(number, MOST)


def test_only_the_last_of_very_many_still_needs_all_of_them(rows):
    """Bea is paid with the 6,000th day alone, which takes all those before it."""
    reach = (
        'reach = { days = "in_work", at_least = { days = 1 }, repeat = { every = { days = 1 }, '
        "up_to = { number = 100_000 } } }"
    )
    assert {needed for _, _, needed, _ in rows(f"{reach}\nnth = 6_000\n{TEN}")} == {6_000}
