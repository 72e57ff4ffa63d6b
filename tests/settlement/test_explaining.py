"""Any claim in words: what the contract says, what was counted, the rate, and the facts behind it."""

import textwrap
from datetime import date

import pytest

from tallystick.settlement import UnableToExplain, UnableToSettle, explain_line, explain_person

TERMS = """
    trust = ["department"]

    [parameters.discount]
    unit = "percent"
    default = "6"
    says = "What the provider offered to take off."

    [signals]
    on_benefit = { before_first = "unknown", sources = ["department"] }
    working_off_benefit = { is = "in_work and not on_benefit" }

    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [tables.weeks_wanted]
    says = "The weeks that make an outcome."
    unit = "weeks"
    dimensions = ["need_band"]
    rows = [
        { need_band = "high", value = 1, source = "published: A1" },
        { need_band = "low", value = 2, source = "published: A1" },
    ]

    [tables.outcome_price]
    says = "The price of an outcome."
    unit = "minor"
    dimensions = ["need_band"]
    rows = [
        { need_band = "high", value = 1200_25, source = "published: A2" },
        { need_band = "low", value = 800_00, source = "published: A2" },
    ]

    [tables.times]
    says = "The most payments for staying."
    unit = "number"
    dimensions = ["need_band"]
    rows = [
        { need_band = "high", value = 2, source = "derived: A3" },
        { need_band = "low", value = 1, source = "derived: A3" },
    ]

    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    source = "published: A4"
    on = { kind = "attached" }
    price = { amount = 400_00 }

    [clauses.outcome]
    says = "The price of an outcome, less the discount, for the weeks that the table wants."
    source = "published: A5"

    [clauses.outcome.reach]
    days = "working_off_benefit"
    at_least = { lookup = { table = "weeks_wanted", as_of = "attached" } }

    [clauses.outcome.price.percent_of]
    price = { lookup = { table = "outcome_price", as_of = "attached" } }
    one_hundred_less = "discount"
    rounding = "half_up"
    per = "line"

    [clauses.staying]
    says = "100 pounds for every week after the outcome."
    source = "published: A6"
    after = { clause = "outcome", state = "attained" }
    price = { amount = 100_00 }

    [clauses.staying.reach]
    days = "working_off_benefit"
    at_least = { weeks = 1 }

    [clauses.staying.reach.repeat]
    every = { weeks = 1 }
    up_to = { lookup = { table = "times", as_of = "attached" } }

    [clauses.training]
    says = "80 pounds for a course that is passed once the outcome is attained."
    source = "published: A7"
    after = { clause = "outcome", state = "attained" }
    on = { kind = "step_reached" }
    price = { amount = 80_00 }
    due = { days = 30 }

    [caps.everything]
    says = "No more than 1,600 pounds for a person in all."
    clauses = ["attachment", "outcome", "staying", "training"]
    amount = 1600_00
    per = "person"
"""

CAT = """
    ref | happened_on | kind            | key       | code | counterparty | corrects
    ----+-------------+-----------------+-----------+------+--------------+-----------
    b1  | 2023-10-02  | benefit_started |           | JSA  |              |
    r1  | 2024-01-08  | referred        |           |      |              |
    c1  | 2024-01-08  | classified      | need_band | high |              |
    a1  | 2024-01-15  | attached        |           |      |              |
    b2  | 2024-02-04  | benefit_ended   |           | JSA  |              |
    j1  | 2024-02-12  | job_started     | bakery    |      | crumb        |
    j2  | 2024-02-05  | job_started     | bakery    |      | crumb        | provider/j1
    j3  | 2024-02-08  | job_ended       | bakery    |      | crumb        |
    j4  | 2024-02-15  | job_started     | shop      |      | corner       |
    s1  | 2024-02-17  | step_reached    | forklift  |      |              |
    j5  | 2024-02-25  | job_ended       | shop      |      | corner       |
"""


@pytest.fixture
def explained(terms_of, journey, as_of):
    """Explain one line of drawn facts, or everything about a person."""
    terms = terms_of(TERMS)

    def explain(facts=CAT, *, key=None, person=None, on=as_of, contracts=(), under="story"):
        asked = {"terms": terms, "as_of": on, "contracts": contracts}
        events = journey(facts, contract=under)
        if key is not None:
            return explain_line(events, key=key, **asked)
        return explain_person(events, person=person, **asked)

    return explain


def story_of(text):
    return textwrap.dedent(text).strip()


def test_a_line_is_explained_down_to_the_last_fact(explained):
    """Mo keeps the books of a charity of five. She asks why the outcome is what it is, and wants to
    check it with a pencil: 4 + 3 = 7 days, and 94 per cent of 120,025 pence is 112,823.5."""
    key = "story/outcome/cat/1/1/commissioner/provider"
    assert explained(key=key) == story_of("""
        £1,128.24 for outcome 1 of cat under story.
        Attained on 17 February 2024; due on 17 February 2024. commissioner pays provider.
        Line story/outcome/cat/1/1/commissioner/provider

        The clause: The price of an outcome, less the discount, for the weeks that the table wants. [published: A5]

        The days on which working_off_benefit was yes:
          5 February 2024 to 8 February 2024: 4 days, 4 so far
          15 February 2024 to 17 February 2024: 3 days, 7 so far
          7 days complete the count on 17 February 2024.
          The count wanted: 1 week, by weeks_wanted[need_band=high]@2020-01-01 [published: A1].

        What it is worth:
          £1,200.25, by outcome_price[need_band=high]@2020-01-01 [published: A2]
          100 % less the contract's discount of 6 % is 94 %
          94 % of £1,200.25 is 112,823.5 minor units, rounded £1,128.24

        Because of facts 1, 2, 3, 4, 5, 6 and 7.

        The facts:
          1. 2 October 2023: benefit started, award award-1, benefit JSA; from department [department/b1]
          2. 8 January 2024: classified, classification need_band, its value high; from provider [provider/c1]
          3. 15 January 2024: attached, referral referral-1; from provider [provider/a1]
          4. 4 February 2024: benefit ended, award award-1, benefit JSA; from department [department/b2]
          5. 5 February 2024: job started, job bakery, employer crumb; from provider [provider/j2] corrects [provider/j1], which said 12 February 2024: job started, job bakery, employer crumb; from provider [provider/j1]
          6. 8 February 2024: job ended, job bakery, employer crumb; from provider [provider/j3]
          7. 15 February 2024: job started, job shop, employer corner; from provider [provider/j4]
    """)  # noqa: E501 - the words as they are printed


WHAT_HALF_KIT_HAS = """
    source   | ref | person | happened_on | kind         | key       | code
    ---------+-----+--------+-------------+--------------+-----------+-----
             | r1  | kit    | 2024-01-08  | referred     |           |
             | c1  | kit    | 2024-01-08  | classified   | need_band | high
             | a1  | kit    | 2024-01-15  | attached     |           |
             | j1  | kit    | 2024-02-05  | job_started  | bakery    |
             | j2  | kit    | 2024-02-20  | job_started  | bakery    |
    platform | m1  | cat    | 2024-03-01  | merged       | kit       |
"""


def test_a_person_is_explained_with_what_waits_and_what_is_odd(explained):
    """Kit was merged into Cat, nothing is known about benefits, and the job was started twice. Mo asks
    for Kit, whom she knows, and reads about Cat."""
    assert explained(WHAT_HALF_KIT_HAS, person="kit") == story_of("""
        £400 is owed in 1 line as of 31 December 2024, of which £400 has fallen due.

        £400 for attachment 1 of cat under story.
        Attained on 15 January 2024; due on 15 January 2024. commissioner pays provider.
        Line story/attachment/cat/1/1/commissioner/provider

        The clause: 400 pounds for starting work with a person. [published: A4]

        What it is worth:
          £400, by the clause

        Because of facts 2 and 4.

        ----------------------------------------

        outcome 1 of cat under story waits. It could be attained on 11 February 2024 at the earliest, and would then be worth £1,128.24 before any limit. Unknown:
          - whether on_benefit holds on 7 days between 2024-02-05 and 2024-02-11. It would be settled by facts from department that start or end the benefit.

        The clause: The price of an outcome, less the discount, for the weeks that the table wants. [published: A5]

        The days on which working_off_benefit was yes, or may have been:
          5 February 2024 to 11 February 2024: 7 days, 7 so far
          7 days would complete the count on 11 February 2024.
          The count wanted: 1 week, by weeks_wanted[need_band=high]@2020-01-01 [published: A1].

        Because of facts 1, 2, 3 and 4.

        The facts:
          1. 8 January 2024: classified, classification need_band, its value high; from provider [provider/c1]
          2. 15 January 2024: attached, referral referral-1; from provider [provider/a1]
          3. 5 February 2024: job started, job bakery; from provider [provider/j1]
          4. 1 March 2024: merged, the other person kit; from platform [platform/m1]

        What is odd about the facts:
          - bakery was started again while it was open; the earlier start stands [provider/j1 provider/j2]. Void the second start, or give another job or award a key of its own.
    """)  # noqa: E501 - the words as they are printed


def test_what_is_odd_is_told_under_whichever_reference_it_was_sent(explained):
    """A correction of something that never came was sent for Kit. Mo asks for Cat, who is the same."""
    facts = """
        source   | ref | person | happened_on | kind     | key | corrects
        ---------+-----+--------+-------------+----------+-----+------------
                 | r1  | kit    | 2024-01-08  | referred |     |
                 | a1  | kit    | 2024-01-15  | attached |     | provider/a0
        platform | m1  | cat    | 2024-03-01  | merged   | kit |
    """
    said = explained(facts, person="cat")
    assert (
        "it corrects provider/a0, which has not arrived; until it does, it is not used [provider/a1]."
        in said
    )


def test_a_fact_under_a_contract_that_is_not_listed_is_told_to_whoever_asks_why(explained):
    """Both of Cat's facts name a contract that is misspelt. On the day of the attachment Mo reads why
    nothing is owed; on its eve there is one such fact, and no word of the other."""
    odd = (
        "the contract stroy is not listed, so the fact counts under none [provider/{}]. "
        "List the contract, or correct its name."
    )
    facts = """
        ref | happened_on | kind
        ----+-------------+---------
        r1  | 2024-01-08  | referred
        a1  | 2024-01-15  | attached
    """
    told = explained(facts, person="cat", under="stroy", on=date(2024, 1, 15))
    assert told == (
        "Nothing is owed as of 15 January 2024.\n\nThere is no claim.\n\n"
        f"What is odd about the facts:\n  - {odd.format('r1')}\n  - {odd.format('a1')}"
    )
    earlier = explained(facts, person="cat", under="stroy", on=date(2024, 1, 14))
    assert earlier.endswith(f"What is odd about the facts:\n  - {odd.format('r1')}")


def test_what_is_odd_about_somebody_else_is_not_told(explained):
    """The contract is misspelt in a fact about Dan, too. Mo asks for Cat, and reads about Cat alone."""
    facts = """
        person | ref | happened_on | kind
        -------+-----+-------------+---------
        cat    | r1  | 2024-01-08  | referred
        dan    | r2  | 2024-01-08  | referred
    """
    told = explained(facts, person="cat", under="stroy")
    assert "[provider/r1]" in told
    assert "[provider/r2]" not in told


def test_the_number_of_a_repeated_claim_is_told_with_the_most_there_can_be(explained):
    """The week after the outcome is the first of two, and Mo is told where the two come from."""
    said = explained(key="story/staying/cat/1/1/commissioner/provider")
    assert "It follows outcome, and counts from the day after that was attained.\n" in said
    assert "  18 February 2024 to 24 February 2024: 7 days, 7 so far\n" in said
    cited = "This is number 1 of at most 2, by times[need_band=high]@2020-01-01 [derived: A3]."
    assert cited in said


def test_a_fact_may_follow_on_the_very_day_and_the_words_say_so(explained):
    """Cat passed her course on the day of her outcome. That counts, and Mo must not read otherwise."""
    said = explained(key="story/training/cat/1/1/commissioner/provider")
    follows = "It follows outcome, and counts facts on or after the day on which that was attained."
    assert follows in said
    assert "the day after" not in said


def test_what_a_cap_cuts_is_told_with_the_cap(explained):
    """400 + 1,128.24 leave 71.76 of 1,600. The course of 80 pounds on the same day is cut to it, and is
    due thirty days later."""
    said = explained(key="story/training/cat/1/1/commissioner/provider")
    assert said.startswith(
        "£71.76 for training 1 of cat under story.\nAttained on 17 February 2024; "
    )
    assert "due on 18 March 2024, 30 days later." in said
    worth = "  £80, by the clause\n  Cut to £71.76, which is all that is left under everything\n"
    assert worth in said


def test_what_is_owed_and_what_is_due_are_told_apart(explained):
    """On 1 March the course is owed, and not yet due."""
    said = explained(person="cat", on=date(2024, 3, 1))
    assert said.startswith(
        "£1,600 is owed in 4 lines as of 1 March 2024, of which £1,528.24 has fallen due."
    )


def test_a_contracts_own_figure_is_the_one_that_is_told(explained, contract):
    """Under a contract whose discount is the whole price, the words still say of what it is the whole."""
    key = "north/outcome/cat/1/1/council/charity"
    bound = contract("north", parameters={"discount": "100"})
    said = explained(key=key, under="north", contracts=[bound])
    assert "  100 % less the contract's discount of 100 % is 0 %\n" in said
    assert "  0 % of £1,200.25 is £0, rounded £0\n" in said


def test_a_percentage_that_is_paid_is_told_as_it_is(terms_of, journey, as_of):
    """Under a contract that pays an eighth, nothing is taken off, and the words do not say so."""
    terms = terms_of("""
        [parameters.upfront]
        unit = "percent"
        default = "12.5"
        says = "The part that is paid at the start."

        [clauses.upfront]
        says = "The part of 400 pounds that is paid at the start."
        on = { kind = "attached" }

        [clauses.upfront.price.percent_of]
        price = { amount = 400_00 }
        percent = "upfront"
        rounding = "half_up"
        per = "line"
    """)
    key = "story/upfront/cat/1/1/commissioner/provider"
    said = explain_line(journey(), terms=terms, as_of=as_of, key=key)
    assert said.partition("What it is worth:\n")[2].partition("\n\n")[0].splitlines() == [
        "  £400, by the clause",
        "  The contract's upfront is 12.5 %",
        "  12.5 % of £400 is £50, rounded £50",
    ]


def test_a_refused_claim_is_explained_with_what_to_do(explained):
    """Cat is in a band that was never agreed."""
    facts = CAT.replace("| high", "| hihg")
    said = explained(facts, key="story/outcome/cat/1/1/commissioner/provider")
    assert said.startswith(
        "outcome 1 of cat under story, of 17 February 2024 at the earliest, is refused under the rule "
        "unknown_value: "
        "need_band is 'hihg' as of 2024-01-15, which is not one of high and low. "
        "Correct the classification. Did you mean high?"
    )
    assert "What it is worth" not in said


def test_a_claim_of_a_later_spell_says_which(terms_of, journey, as_of):
    """Cat was referred twice, under terms by which a return opens a spell."""
    terms = terms_of("""
        referral_opens_spell = true

        [clauses.attachment]
        says = "400 pounds for starting work with a person."
        on = { kind = "attached" }
        price = { amount = 400_00 }
    """)
    facts = """
        happened_on | kind
        ------------+---------
        2024-01-08  | referred
        2024-06-03  | referred
        2024-06-10  | attached
    """
    key = "story/attachment/cat/2/1/commissioner/provider"
    said = explain_line(journey(facts), terms=terms, as_of=as_of, key=key)
    assert said.startswith("£400 for attachment 1 of cat under story, spell 2.\n")


def test_a_correction_by_a_source_with_a_space_in_its_name_is_told(explained):
    """References are percent-encoded, and people write them plainly; the words find the row either way."""
    facts = """
        source     | ref | happened_on | kind       | key       | code | corrects
        -----------+-----+-------------+------------+-----------+------+--------------
                   | r1  | 2024-01-08  | referred   |           |      |
                   | c1  | 2024-01-08  | classified | need_band | high |
        north west | a1  | 2024-01-16  | attached   |           |      |
        north west | a2  | 2024-01-15  | attached   |           |      | north west/a1
    """
    said = explained(facts, key="story/attachment/cat/1/1/commissioner/provider")
    assert "[north%20west/a2] corrects [north%20west/a1], which said 16 January 2024" in said


def test_nothing_owed_is_an_answer(explained):
    """Cat was referred, and that is all."""
    said = explained(CAT, person="cat", on=date(2024, 1, 8))
    assert said == "Nothing is owed as of 8 January 2024.\n\nThere is no claim."


def test_before_the_first_fact_there_is_no_claim_either(explained):
    """On the eve of her referral nobody had heard of Cat under this contract."""
    said = explained(CAT, person="cat", on=date(2024, 1, 7))
    assert said == "Nothing is owed as of 7 January 2024.\n\nThere is no claim."


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "outcome/cat",
            (
                "'outcome/cat' is no line key. "
                "Write contract/clause/subject/spell/ordinal/payer/payee, as in the lines file."
            ),
        ),
        (
            "story/outcom/cat/1/1/commissioner/provider",
            (
                "There is no line story/outcom/cat/1/1/commissioner/provider as of 31 December 2024. "
                "cat has 4 lines; ask for the person to see them all. "
                "Did you mean story/outcome/cat/1/1/commissioner/provider?"
            ),
        ),
        (
            "story/outcome/cat/1/1/commissioner/somebody",
            (
                "There is no line story/outcome/cat/1/1/commissioner/somebody as of 31 December 2024. "
                "cat has 4 lines; ask for the person to see them all. "
                "Did you mean story/outcome/cat/1/1/commissioner/provider?"
            ),
        ),
        (
            "story/outcome/kat/1/1/commissioner/provider",
            "No fact that stands is about kat. Did you mean cat?",
        ),
    ],
)
def test_a_line_that_is_not_there_is_refused_with_the_nearest(explained, key, message):
    """Mo mistypes a key, in four ways."""
    with pytest.raises(UnableToExplain) as refusal:
        explained(key=key)
    assert str(refusal.value) == message


def test_of_one_line_it_is_said_that_there_is_one(explained):
    """On the day of her attachment Cat has one line, and Mo asks for another."""
    with pytest.raises(UnableToExplain, match="cat has 1 line; ask"):
        explained(key="story/outcome/cat/1/1/commissioner/provider", on=date(2024, 1, 15))


def test_a_person_of_whom_nothing_stands_is_refused(explained):
    """Mo asks for somebody who is in no file."""
    with pytest.raises(UnableToExplain) as refusal:
        explained(person="zoe")
    assert str(refusal.value) == "No fact that stands is about zoe."


def test_what_cannot_be_settled_cannot_be_explained(explained, contract):
    """The refusal is the settlement's own."""
    with pytest.raises(UnableToSettle, match="binds version 2"):
        explained(person="cat", contracts=[contract(version="2")])


def test_how_often_a_claim_may_repeat_is_left_out_while_it_is_unknown(terms_of, journey, as_of):
    """Nobody has said how often Cat may be paid for. The words say what is unknown, and guess nothing."""
    terms = terms_of("""
        [classifications.pace]
        says = "How often a person is paid for."
        as_of = "attached"
        values = { quick = {}, slow = {} }

        [tables.times]
        says = "How many payments there are."
        unit = "number"
        dimensions = ["pace"]
        rows = [{ pace = "quick", value = 1 }, { pace = "slow", value = 2 }]

        [clauses.staying]
        says = "100 pounds for every five days in work, so many times."
        price = { amount = 100_00 }

        [clauses.staying.reach]
        days = "in_work"
        at_least = { days = 5 }
        repeat = { every = { days = 5 }, up_to = { lookup = { table = "times", as_of = "attached" } } }
    """)
    facts = """
        happened_on | kind        | key
        ------------+-------------+-------
        2024-01-08  | referred    |
        2024-01-15  | attached    |
        2024-02-05  | job_started | bakery
    """
    said = explain_person(journey(facts), terms=terms, as_of=as_of, person="cat")
    assert "staying 1 of cat under story waits. It could be attained on 9 February 2024" in said
    assert "  - pace as of 2024-01-15. It would be settled by a fact that classifies pace" in said
    assert "of at most" not in said


def test_a_claim_that_no_other_fact_is_behind_cites_what_puts_the_person_under_the_contract(
    terms_of, journey, as_of
):
    """Nobody has said whether Cat is on benefit, and the clause looks at no other fact. That she was
    referred is why there is a claim at all."""
    terms = terms_of("""
        [clauses.on_benefit]
        says = "1 pound for a week on benefit."
        reach = { days = "on_benefit", at_least = { weeks = 1 } }
        price = { amount = 1_00 }
    """)
    said = explain_person(journey(), terms=terms, as_of=as_of, person="cat")
    assert "on_benefit 1 of cat under story waits." in said
    assert "Because of fact 1." in said
    assert "1. 8 January 2024: referred" in said


@pytest.mark.parametrize(
    ("started_on", "told"),
    [
        ("2012-12-31", ""),
        ("2013-01-01", ", and in the run of days that held that day, which went on"),
    ],
)
def test_days_past_the_window_are_told_by_the_run_that_held_its_last_day(
    terms_of, journey, started_on, told
):
    """Una's 182 days from New Year's Eve end on day 728; from New Year's Day they end on day 729."""
    terms = terms_of("""
        [clauses.outcome]
        says = "100 pounds for 182 days in work, begun within 728 days of the referral."
        price = { amount = 100_00 }

        [clauses.outcome.reach]
        days = "in_work"
        at_least = { days = 182 }
        window = { from = "referred", through = { days = 728 }, then = "end_of_run" }
    """)
    events = journey(f"""
        happened_on  | kind        | key
        -------------+-------------+-------
        2011-07-04   | referred    |
        {started_on} | job_started | bakery
    """)
    said = explain_person(events, terms=terms, as_of=date(2013, 12, 31), person="cat")
    assert "£100 is owed" in said
    window = "which the person was referred, through 30 June 2013, day 728"
    assert f"{window}{told}." in said
