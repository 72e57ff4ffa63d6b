"""What a line is worth, said step by step: each figure, each percentage, each rounding and each limit."""

import pytest

from tallystick.settlement import explain_line

HALF = 'percent = "50", rounding = "half_up", per = "line"'
IN_ALL = 'percent = "50", rounding = "half_up", per = "total"'


@pytest.fixture
def steps(terms_of, journey, as_of):
    """Give the steps by which a price is worked out for the last of three contacts."""
    facts = """
        happened_on | kind      | quantity
        ------------+-----------+---------
        2024-01-08  | referred  |
        2024-01-15  | contacted | 20
        2024-01-22  | contacted | 20
        2024-01-29  | contacted | 20
    """

    def told(price, *, limits=""):
        terms = terms_of(f"""
            {limits}
            [clauses.contact]
            says = "A price for each contact."
            on = {{ kind = "contacted" }}
            price = {{ {price} }}
        """)
        key = "story/contact/cat/1/3/commissioner/provider"
        said = explain_line(journey(facts), terms=terms, as_of=as_of, key=key)
        return said.partition("What it is worth:\n")[2].partition("\n\n")[0].splitlines()

    return told


def test_a_percentage_that_is_written_out_needs_no_word_about_where_it_comes_from(steps):
    price = f"percent_of = {{ price = {{ amount = 101 }}, {HALF} }}"
    assert steps(price) == [
        "  £1.01, by the clause",
        "  50 % of £1.01 is 50.5 minor units, rounded £0.51",
    ]


def test_what_is_left_of_one_hundred_is_told_in_a_step_of_its_own(steps):
    price = (
        "percent_of = { price = { amount = 101 }, one_hundred_less = "
        '"40", rounding = "down", per = "line" }'
    )
    assert steps(price) == [
        "  £1.01, by the clause",
        "  100 % less 40 % is 60 %",
        "  60 % of £1.01 is 60.6 minor units, rounded £0.60",
    ]


def test_all_of_a_price_is_told_where_that_rounds_it(steps):
    price = (
        "percent_of = { price = { amount = 101 }, "
        'percent = "100", rounding = "up", to = "major", per = "line" }'
    )
    assert steps(price) == ["  £1.01, by the clause", "  100 % of £1.01 is £1.01, rounded £2"]


def test_a_line_of_a_total_says_what_came_before_it(steps):
    """The third of three lines of 50.5 pence: 151.5 in all is 152, and 101 were paid."""
    price = f"percent_of = {{ price = {{ amount = 101 }}, {IN_ALL} }}"
    assert steps(price) == [
        "  £1.01, by the clause",
        (
            "  50 % of £1.01 is 50.5 minor units; with £1.01 for the lines before it, "
            "151.5 minor units, which rounded is £0.51 more than before"
        ),
    ]


def test_what_a_price_is_made_of_is_told_before_what_comes_of_it(steps):
    """The outer percentage rounds; the third of a penny within it is told as near as digits go."""
    third = 'percent = "33.33", rounding = "half_up", per = "line"'
    inner = f"{{ percent_of = {{ price = {{ amount = 101 }}, {third} }} }}"
    price = (
        f"max = [{{ percent_of = {{ price = {{ plus = [{inner}, {{ amount = 7 }}] }}, {HALF} }} }}, "
        "{ minus = [{ amount = 9 }, { amount = 3 }] }, { min = [{ amount = 4 }, { amount = 5 }] }]"
    )
    assert steps(price) == [
        "      £1.01, by the clause",
        "      33.33 % of £1.01 is 33.6633 minor units",
        "      £0.07, by the clause",
        "    Together these come to 40.6633 minor units",
        "    50 % of 40.6633 minor units is 20.33165 minor units, rounded £0.20",
        "      £0.09, by the clause",
        "      £0.03, by the clause",
        "    The first less all the others, and never below nothing, comes to £0.06",
        "      £0.04, by the clause",
        "      £0.05, by the clause",
        "    The least of these is £0.04",
        "  The most of these is £0.20",
    ]


def test_units_are_told_with_what_so_many_of_them_cost(steps):
    price = (
        "per_unit = { price = { amount = 1_00 }, "
        'of = "quantity", every = 60, rounding = "half_up", per = "line" }'
    )
    assert steps(price) == [
        "  £1, by the clause",
        "  20 at £1 for every 60 is about 33.333 minor units, rounded £0.33",
    ]


def test_what_a_floor_adds_and_a_cap_takes_off_are_told_last(steps):
    """A floor that no longer holds is not named."""
    limits = "".join(
        f"""
            [{name}]
            says = "A limit."
            clauses = ["contact"]
            amount = {amount}
            per = "line"
            until = {until}
        """
        for name, amount, until in [
            ("floors.high", 90, "2024-02-01"),
            ("floors.past", 95, "2024-01-29"),
            ("caps.low", 80, "2024-02-01"),
        ]
    ).replace("amount = 80", "lookup = { table = 'low', as_of = 'attained' }")
    table = """
            [tables.low]
            says = "Eighty pence."
            unit = "minor"
            dimensions = []
            rows = [{ value = 80 }]
    """
    assert steps("amount = 5", limits=table + limits) == [
        "  £0.05, by the clause",
        "  Lifted to £0.90, the least that a line is under high",
        "  Cut to £0.80, which is all that is left under low",
    ]


def test_an_instalment_says_which_one_it_is_of_the_whole(steps):
    """The third of the claims is the first instalment of the second contact."""
    price = (
        "instalments = { price = { plus = [{ amount = 100 }, { amount = 1 }] }, number = 2, "
        'every = { months = 1 }, spare = "first" }'
    )
    assert steps(price) == [
        "    £1, by the clause",
        "    £0.01, by the clause",
        "  Together these come to £1.01",
        "  Instalment 1 of 2 is £0.51; what is left over is in the first",
    ]


def test_the_day_on_which_an_instalment_falls_due_is_told(terms_of, journey, as_of):
    terms = terms_of("""
        [clauses.start]
        says = "A pound in two parts."
        on = { kind = "attached" }
        due = { days = 3 }

        [clauses.start.price.instalments]
        price = { amount = 100 }
        number = 2
        every = { months = 1 }
        spare = "last"
    """)
    key = "story/start/cat/1/2/commissioner/provider"
    said = explain_line(journey(), terms=terms, as_of=as_of, key=key)
    assert "Attained on 15 January 2024; due on 18 February 2024, as instalment 2 of 2." in said
