"""Lines added up: by clause, by group, by month and by payee, each to the same whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.lines import table_of_lines
from tallystick.reports import Part, UnableToSummarise, summarise
from tallystick.reports._summary import dimensions_of
from tests.reports.conftest import OUTCOME


def _parts(way):
    return [(part.name, part.count, part.amount) for part in way.parts]


@pytest.fixture
def lines(table, outcome):
    """Lay out four lines: Cat's fee and outcome, Dan's fee to another payee, and a fee without rate."""
    fee = replace(
        outcome,
        clause="attachment",
        amount=400_00,
        period="2011-07",
        rate="attachment_fee[payment_group=PG2]@2011-06-01",
    )
    dan = replace(
        fee,
        subject="dan",
        payee="charity",
        amount=600_00,
        rate="attachment_fee[payment_group=PG6]@2011-06-01",
    )
    return table(outcome, fee, dan, replace(dan, clause="service", rate=None, amount=25_00))


def test_lines_are_added_up_in_four_ways(lines):
    """Wes wants to know where £2,225 went: to whom, for what, for whom, and when."""
    summary = summarise(lines)
    whole = 1200_00 + 400_00 + 600_00 + 25_00
    assert summary.whole == Part("all lines", 4, whole, "GBP")
    assert summary.whole.money == "£2,225"
    assert [way.by for way in summary.breakdowns] == ["clause", "payment_group", "month", "payee"]
    assert _parts(summary.by_clause) == [
        ("attachment", 2, 400_00 + 600_00),
        ("job_outcome", 1, 1200_00),
        ("service", 1, 25_00),
    ]
    assert _parts(summary.by_group) == [
        ("PG2", 2, 1200_00 + 400_00),
        ("PG6", 1, 600_00),
        ("no rate", 1, 25_00),
    ]
    assert _parts(summary.by_month) == [
        ("2011-07", 3, 400_00 + 600_00 + 25_00),
        ("2012-08", 1, 1200_00),
    ]
    assert _parts(summary.by_payee) == [
        ("charity", 2, 600_00 + 25_00),
        ("provider", 2, 1200_00 + 400_00),
    ]


def test_groups_are_named_in_full_where_tables_are_looked_up_by_different_things(table, outcome):
    """Xia's fee goes by need and her outcome by group: 1 of the one is not 1 of the other."""
    fee = replace(outcome, clause="fee", rate="fee[need_band=1]@2011-06-01")
    flat = replace(outcome, clause="flat", rate="flat[]@2011-06-01")
    grouped = replace(outcome, rate="price[payment_group=1]@2011-06-01")
    summary = summarise(table(fee, flat, grouped))
    assert summary.by_group.by == "group"
    assert [part.name for part in summary.by_group.parts] == [
        "everybody",
        "need_band=1",
        "payment_group=1",
    ]


def test_a_table_of_two_dimensions_gives_groups_of_two_words(table, outcome):
    """Yan's area has a comma in its name, and is one value none the less."""
    rate = "price[payment_group=PG2,area=Leeds, west]@2011-06-01"
    summary = summarise(table(replace(outcome, rate=rate)))
    assert summary.by_group.by == "payment_group, area"
    assert _parts(summary.by_group) == [("PG2, Leeds, west", 1, 1200_00)]
    assert dimensions_of(rate) == {"payment_group": "PG2", "area": "Leeds, west"}


def test_rows_that_were_looked_up_by_several_values_are_told_with_each_of_them(table, outcome):
    """Lee's price is a row for the north and one for the south: neither has all of the money."""
    both = "fee[area=north]@2011-06-01 + extra[area=south]@2011-06-01"
    alike = "fee[area=south]@2011-06-01 + extra[area=south]@2011-06-01"
    lines = table(replace(outcome, rate=both), replace(outcome, ordinal=2, rate=alike))
    assert [part.name for part in summarise(lines).by_group.parts] == ["north + south", "south"]


def test_bands_are_groups_by_their_ends(table, outcome):
    """Zed adds up what the first two places were paid, and what the rest were."""
    rates = [f"volume[{ends}]@2024-04-01" for ends in ("1-2", "1-2", "3-")]
    lines = [replace(outcome, ordinal=n, rate=rate) for n, rate in enumerate(rates, start=1)]
    summary = summarise(table(*lines))
    assert summary.by_group.by == "volume"
    assert _parts(summary.by_group) == [("1-2", 2, 2400_00), ("3-", 1, 1200_00)]


def test_no_lines_come_to_nothing(table):
    """Zoe's month brought nothing, which is a sum, too."""
    summary = summarise(table())
    assert (summary.whole.count, summary.whole.amount) == (0, 0)
    assert not any(way.parts for way in summary.breakdowns)


def test_money_in_two_currencies_has_no_sum(table, outcome):
    """Abe put the Norwegian contract's lines with the British ones."""
    with pytest.raises(UnableToSummarise) as refused:
        summarise(table(outcome, replace(outcome, ordinal=2, currency="NOK")))
    assert str(refused.value) == (
        "The lines are in GBP and NOK, and money in two currencies has no sum. "
        "Summarise each currency by itself."
    )


@pytest.mark.parametrize("rate", ["about half", "fee[PG2]@2011-06-01", "fee[group=PG2]@June"])
def test_a_rate_in_another_form_is_refused(table, outcome, rate):
    """Bea wrote a rate of her own into the file."""
    with pytest.raises(UnableToSummarise) as refused:
        summarise(table(replace(outcome, rate=rate)))
    assert str(refused.value) == (
        f"The rate {rate!r} is not written as table[dimension=value,…]@2011-06-01. "
        "Summarise lines as tallystick settle wrote them."
    )


def test_sums_beyond_what_sixty_four_bits_hold_are_exact(table, outcome):
    """Col's ten lines of the largest number that a column holds come to ten times that number."""
    largest = 2**63 - 1
    lines = table(*(replace(outcome, ordinal=n, amount=largest) for n in range(1, 11)))
    assert summarise(lines).whole.amount == 10 * largest


LINES = st.lists(
    st.builds(
        lambda **changes: replace(OUTCOME, **changes),
        clause=st.sampled_from(["a", "b"]),
        payee=st.sampled_from(["x", "y"]),
        period=st.sampled_from(["2012-01", "2012-02"]),
        rate=st.sampled_from([None, "t[group=1]@2012-01-01", "t[group=2]@2012-01-01"]),
        amount=st.integers(-3, 10**12),
    ),
    max_size=12,
)


@given(LINES)
def test_every_way_of_adding_up_comes_to_the_whole(lines):
    """Law L4, for sums: the parts come to the whole, to the penny and to the line."""
    summary = summarise(table_of_lines(lines))
    assert summary.whole.amount == sum(line.amount for line in lines)
    for way in summary.breakdowns:
        assert sum(part.amount for part in way.parts) == summary.whole.amount
        assert sum(part.count for part in way.parts) == len(lines)
