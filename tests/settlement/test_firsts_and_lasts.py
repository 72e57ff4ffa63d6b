"""First and last days, the last that fits, and who came first: the edges of spells, caps and counts."""

from datetime import date

import pytest

from tallystick.settlement import ENGINES, settle
from tests.settlement.conftest import rows

FEE = """
    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 400_00 }
"""

A_SPELL_EACH = "referral_opens_spell = true\n"

FEE_BY_YEAR = """
    referral_opens_spell = true

    [tables.fee]
    says = "The fee."
    unit = "minor"
    dimensions = []
    rows = [{ starts_on = 2020-01-01, value = 400_00 }]

    [clauses.attachment]
    says = "A fee for starting work with a person, by the day of the attachment."
    on = { kind = "attached" }
    price = { lookup = { table = "fee", as_of = "attached" } }
"""

ON_THE_EVE = """
    happened_on | kind
    ------------+---------
    2024-01-08  | referred
    2024-06-02  | attached
    2024-06-03  | referred
"""

BY_BAND = """
    [classifications.need_band]
    says = "How much help a person needs."
    as_of = "attained"
    values = { high = { says = "much" }, low = { says = "little" } }

    [clauses.attachment]
    says = "400 pounds for starting work with a person in high need."
    on = { kind = "attached" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    price = { amount = 400_00 }
"""


@pytest.fixture
def settled(terms_of, journey):
    """Settle drawn facts under terms that a test writes."""
    return lambda text, facts: settle(
        journey(facts), terms=terms_of(text), as_of=date(2024, 12, 31)
    )


@pytest.mark.parametrize("text", [A_SPELL_EACH + FEE, FEE_BY_YEAR], ids=["counts", "is known"])
def test_the_eve_of_a_new_referral_belongs_to_the_spell_before(settled, text):
    """Cat is attached on 2 June, and referred again on the 3rd: the attachment is one of the first
    spell, and the day of it can be asked for there."""
    assert rows(settled(text, ON_THE_EVE).lines, "spell", "attained_on", "amount") == [
        (1, date(2024, 6, 2), 400_00)
    ]


def test_somebody_whose_first_day_is_the_day_of_settlement_is_settled(settled):
    """Cat was referred and attached on 31 December, and that is as far as anybody looks."""
    facts = """
        happened_on | kind
        ------------+---------
        2024-12-31  | referred
        2024-12-31  | attached
    """
    assert rows(settled(FEE, facts).lines, "attained_on") == [(date(2024, 12, 31),)]


def test_a_claim_that_just_fits_under_a_cap_is_not_owed_because_of_those_before_it(settled):
    """The cap is 800 pounds, and Cat's fee and her outcome come to as much. Nothing is cut, so that the
    fee is no reason for the outcome."""
    outcome_and_cap = """
    [clauses.outcome]
    says = "400 pounds for a day in work."
    reach = { days = "in_work", at_least = { days = 1 } }
    price = { amount = 400_00 }

    [caps.everything]
    says = "No more than 800 pounds for a person."
    clauses = ["attachment", "outcome"]
    amount = 800_00
    per = "person"
    """
    facts = """
        happened_on | kind        | key
        ------------+-------------+-------
        2024-01-08  | referred    |
        2024-01-15  | attached    |
        2024-02-12  | job_started | bakery
    """
    assert rows(settled(FEE + outcome_and_cap, facts).lines, "clause", "amount", "because") == [
        ("attachment", 400_00, ["provider/2"]),
        ("outcome", 400_00, ["provider/1", "provider/3"]),  # the first says under which contract
    ]


def test_what_left_an_earlier_one_out_is_a_reason_for_the_next(settled):
    """Cat's first attachment came in low need and is left out. The second is therefore the first that
    counts, because of what left the other out."""
    facts = """
        happened_on | kind       | key       | code
        ------------+------------+-----------+-----
        2024-01-08  | referred   |           |
        2024-01-08  | classified | need_band | low
        2024-01-15  | attached   |           |
        2024-02-05  | classified | need_band | high
        2024-02-12  | attached   |           |
    """
    assert rows(settled(BY_BAND, facts).lines, "ordinal", "because") == [
        (1, ["provider/2", "provider/3", "provider/4", "provider/5"])
    ]


def test_one_that_waits_takes_one_place_and_no_more(settled):
    """Three attachments may count. Nobody knows Cat's need on the day of the first, so that it waits; it
    may take one of the three places, and the next two are certain of theirs. Only the fourth would take
    the place of the first."""
    text = BY_BAND.replace(
        'on = { kind = "attached" }',
        'on = { kind = "attached" }\n    at_most = { number = 3, per = "spell" }',
    )
    facts = """
        happened_on | kind       | key       | code
        ------------+------------+-----------+-----
        2024-01-08  | referred   |           |
        2024-01-15  | attached   |           |
        2024-02-05  | classified | need_band | high
        2024-02-12  | attached   |           |
        2024-03-11  | attached   |           |
        2024-04-08  | attached   |           |
    """
    found = settled(text, facts)
    assert rows(found.lines, "ordinal", "attained_on") == [
        (2, date(2024, 2, 12)),
        (3, date(2024, 3, 11)),
    ]
    assert rows(found.waiting, "ordinal", "attained_on") == [
        (1, date(2024, 1, 15)),
        (4, date(2024, 4, 8)),
    ]


def test_a_calendar_that_ends_too_soon_is_told_with_what_to_do(terms_of, journey):
    """Cat was attached on the last day that the calendar covers."""
    due = 'due = { working_days = { number = 1, calendar = "england-and-wales" } }'
    facts = """
        happened_on | kind
        ------------+---------
        2027-01-08  | referred
        2027-12-31  | attached
    """
    found = settle(journey(facts), terms=terms_of(FEE + due), as_of=date(2027, 12, 31))
    assert rows(found.refused, "rule", "remedy") == [
        ("no_calendar", "Extend the calendar that ships with the programme.")
    ]


SHORT_AND_LONG = """
    [calendars.closures]
    file = "calendars/england-and-wales.csv"
    starts_on = 2011-01-01
    ends_on = {ends_on}

    [clauses.two]
    says = "10 pounds for two days in work; closures do not count."
    reach = {{ days = "in_work", at_least = {{ days = 2 }}, excluding = "closures" }}
    price = {{ amount = 10_00 }}
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_terms_that_differ_in_what_a_calendar_covers_are_settled_each_by_its_own(
    terms_of, journey, engine
):
    """Cat's second day is 1 January 2028. One calendar ends with 2027, and the other a day later."""
    facts = """
        happened_on | kind        | key
        ------------+-------------+-----
        2027-01-08  | referred    |
        2027-12-31  | job_started | shop
    """
    longer, short, again = (
        settle(
            journey(facts),
            terms=terms_of(SHORT_AND_LONG.format(ends_on=ends_on)),
            as_of=date(2028, 1, 2),
            engine=engine,
        )
        for ends_on in ("2028-01-02", "2028-01-01", "2028-01-02")
    )
    for found in (longer, again):
        assert rows(found.lines, "attained_on", "amount") == [(date(2028, 1, 1), 10_00)]
        assert found.refused.num_rows == 0
    assert short.lines.num_rows == 0
    remedy = "Extend the calendar that ships with the programme."
    told = rows(short.refused, "attained_on", "rule", "remedy")
    assert told == [(date(2028, 1, 1), "no_calendar", remedy)]


def test_what_is_unknown_of_days_that_a_calendar_covers_waits(terms_of, journey):
    """Cat's third day in work may be 31 December 2027, which is no holiday: the calendar is not asked."""
    signal = '[signals.in_work]\nbefore_first = "no"\nstands_for_days = 1\n'
    facts = """
        happened_on | kind        | key
        ------------+-------------+-----
        2027-01-08  | referred    |
        2027-12-29  | job_started | shop
    """
    three = SHORT_AND_LONG.replace("days = 2", "days = 3").replace("two", "three")
    terms = terms_of(three.format(ends_on="2028-01-01") + signal)
    found = settle(journey(facts), terms=terms, as_of=date(2028, 1, 2))
    assert rows(found.waiting, "attained_on") == [(date(2027, 12, 31),)]
    assert found.refused.num_rows == 0


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            """
            ref | happened_on | kind     | contract
            ----+-------------+----------+---------
            r1  | 2024-01-08  | referred | north
            a   | 2024-01-15  | attached | north
            r2  | 2024-02-05  | referred | north
            """,
            (
                "second_referral",
                "the person was referred again; the first referral stands",
                "Nothing, if it is a return; void it if it was sent by mistake.",
                "cat",
                ["provider/r2"],
            ),
        ),
        (
            """
            ref | happened_on | kind     | contract
            ----+-------------+----------+---------
            r1  | 2023-12-31  | referred | north
            a   | 2024-01-15  | attached | north
            """,
            (
                "referral_outside_contract",
                "the referral lies outside the dates of contract north",
                "Correct the day of the referral, or the dates of the contract.",
                "cat",
                ["provider/r1"],
            ),
        ),
        (
            """
            ref | happened_on | kind     | contract
            ----+-------------+----------+---------
            a   | 2024-01-15  | attached | north
            """,
            (
                "no_referral",
                "there are facts under north and no referral",
                "Send the referral.",
                "cat",
                ["provider/a"],
            ),
        ),
    ],
    ids=["a second one", "before the contract", "none"],
)
def test_what_is_odd_about_referrals_is_told_whole(terms_of, journey, contract, facts, told):
    """Cat's referral came twice, came too early for the contract, or never came."""
    found = settle(
        journey(facts),
        terms=terms_of(FEE),
        contracts=[contract("north", starts_on=date(2024, 1, 1))],
        as_of=date(2024, 12, 31),
    ).findings
    assert rows(found, "rule", "found", "remedy", "person", "events") == [told]
