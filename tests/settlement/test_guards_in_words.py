"""Which attainments count, said to whoever asks why a claim is there."""

import pytest

from tallystick.settlement import explain_person

STARTS = """
    happened_on | kind        | key      | counterparty
    ------------+-------------+----------+-------------
    2024-01-08  | referred    |          |
    2024-02-05  | job_started | weekends | bakery
    2024-03-04  | job_started | weekdays | mill
"""


@pytest.mark.parametrize(
    ("guard", "told"),
    [
        ("nth = 2", "It is number 2 of those in the spell, and the only one that counts."),
        (
            'at_most = { number = 1, per = "employer" }',
            "With each employer 1 claim can count.",
        ),
        (
            'when = [{ day = { name = "referred", starts_on = 2024-01-01, ends_on = 2025-01-01 } }]',
            "It counts where the day of referral is on or after 1 January 2024 and before 1 January 2025.",
        ),
        (
            'unless_seen = { on = { kind = "contacted" }, before = "referred", within = { days = 7 } }',
            "It counts unless a look-back sees something; that looked at 1 January 2024 to 7 January 2024.",
        ),
        (
            'unless_seen = { on = { kind = "contacted" }, before = "attained", within = { months = 1 } }',
            "It counts unless a look-back sees something; that looked at 5 January 2024 to 4 February 2024.",
        ),
        ('except = ["other"]', "No fact counts that attains other."),
        (
            "claimed = { within = { days = 7 } }",
            "It is paid if `start` is claimed from 5 February 2024 through 12 February 2024.",
        ),
        (
            'when = [{ day = { name = "attained", ends_on = 2025-01-01 } }]',
            "It counts where its day is before 1 January 2025.",
        ),
        (
            'when = [{ signal = { name = "in_work", state = "yes", as_of = "attained" } }]',
            "It counts where in_work is yes on its day.",
        ),
        (
            'when = [{ classification = { name = "need", is_any_of = ["high", "low"] } }]',
            "It counts where need is high or low as of the day of referral.",
        ),
        (
            'when = [{ determined = { name = "score", at_least = "62.5", as_of = "attained" } }]',
            "It counts where score is decided to be at least 62.5 as of its day.",
        ),
        (
            'when = [{ determined = { name = "real", is = "yes", as_of = "referred" } }]',
            "It counts where real is decided to be yes as of the day of referral.",
        ),
    ],
)
def test_which_of_several_count_is_said(terms_of, journey, as_of, guard, told):
    """Cat's bookkeeper asks why there is a claim for one of two starts, or for both."""
    terms = terms_of(f"""
        [classifications.need]
        says = "How much help a person needs."
        as_of = "referred"
        values = {{ high = {{}}, low = {{}} }}

        [determined.score]
        says = "What a test came to."
        unit = "number"
        scale = 1

        [determined.real]
        says = "Whether it is a real job."
        unit = "yes_no"

        [clauses.start]
        says = "90 pounds for a start with an employer."
        on = {{ kind = "job_started" }}
        {guard}
        price = {{ amount = 90_00 }}

        [clauses.other]
        says = "Nothing for a start as an apprentice."
        on = {{ kind = "job_started", codes = ["apprentice"] }}
        price = {{ amount = 0 }}
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert f"[fixture: a story of the handbook]\n{told}\n" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("only_one_of", "It stands because no other of step or start was attained before it."),
        ("of", "It is the last of all that attained step or start, and the only one that counts."),
    ],
)
def test_which_of_a_group_counts_is_said(terms_of, journey, as_of, words, told):
    """Cat's bookkeeper asks why one of her results counts, and not the other."""
    terms = terms_of(f"""
        [clauses.start]
        says = "90 pounds for a start with an employer."
        on = {{ kind = "job_started" }}
        price = {{ amount = 90_00 }}

        [clauses.step]
        says = "40 pounds for a step."
        on = {{ kind = "step_reached" }}
        price = {{ amount = 40_00 }}

        [groups.result]
        says = "One result counts."
        {words} = ["step", "start"]
        {'choose = "last"' if words == "of" else ""}
        per = "person"
        order = ["step", "start"]
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert f"[fixture: a story of the handbook]\n{told}\n" in said


def test_which_days_a_look_back_looked_at_is_left_out_while_it_is_unknown(terms_of, journey, as_of):
    """Cat was never attached, so that nobody knows which days to look at."""
    terms = terms_of("""
        [clauses.start]
        says = "90 pounds for a start with an employer."
        on = { kind = "job_started" }
        unless_seen = { on = { kind = "contacted" }, before = "attached", within = { days = 7 } }
        price = { amount = 90_00 }
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert "the day on which the person was attached. It would be settled" in said
    assert "look-back" not in said


def test_a_clause_that_counts_for_itself_says_so(terms_of, journey, as_of):
    """Cat's days in work were complete before her meeting, on whose day they count."""
    terms = terms_of("""
        [clauses.meeting]
        says = "20 pounds for a meeting."
        on = { kind = "contacted" }
        price = { amount = 20_00 }

        [clauses.days]
        says = "90 pounds for three days in work, once there was a meeting."
        after = { clause = "meeting", state = "attained", counting = "own" }
        reach = { days = "in_work", at_least = { days = 3 } }
        price = { amount = 90_00 }
    """)
    events = journey(f"{STARTS.rstrip()}\n    2024-04-01  | contacted   |          |\n")
    said = explain_person(events, terms=terms, as_of=as_of, person="cat")
    assert (
        "It follows meeting and counts for itself; its day is no earlier than the day on which that "
        "was attained."
    ) in said
    assert "3 days complete the count by 1 April 2024." in said


def test_of_a_clause_beside_a_group_nothing_is_said(terms_of, journey, as_of):
    """Cat's referral is paid for whatever her result is, if she was out of work on that day."""
    terms = terms_of("""
        [clauses.referral]
        says = "10 pounds for a referral of somebody out of work."
        on = { kind = "referred" }
        when = [{ signal = { name = "in_work", state = "no", as_of = "attained" } }]
        price = { amount = 10_00 }

        [clauses.start]
        says = "90 pounds for a start with an employer."
        on = { kind = "job_started" }
        price = { amount = 90_00 }

        [groups.result]
        says = "One result counts."
        choose = "first"
        of = ["start"]
        per = "person"
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert said.count("the only one that counts") == 1
    assert "It is the first of all that attained start, and the only one that counts." in said


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("employer", "Only what is with the same employer counts."),
        ("job", "Only what is in the same job counts."),
    ],
)
def test_with_whom_a_clause_goes_on_is_said(terms_of, journey, as_of, word, told):
    """Cat's bookkeeper asks why five days at the bakery are paid for, and none at the mill."""
    terms = terms_of(f"""
        [clauses.start]
        says = "90 pounds for a start with an employer."
        on = {{ kind = "job_started" }}
        at_most = {{ number = 1, per = "spell" }}
        price = {{ amount = 90_00 }}

        [clauses.stay]
        says = "10 pounds for five days more."
        after = {{ clause = "start", state = "attained", with_same = "{word}" }}
        reach = {{ days = "in_work", at_least = {{ days = 5 }}, reset = {{ on = "change" }} }}
        price = {{ amount = 10_00 }}
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert f"\nIt follows start, and counts from the day after that was attained. {told}\n" in said
    whom = {"employer": "the employer bakery", "job": "the job weekends"}[word]
    assert f"The days on which in_work was yes, for {whom} alone:" in said


def test_a_last_day_to_claim_that_nobody_knows_is_not_said(terms_of, journey, as_of):
    """Cat was never attached, and the terms count from there until when her start can be claimed."""
    terms = terms_of("""
        [clauses.start]
        says = "90 pounds for a start."
        on = { kind = "job_started" }
        claimed = { from = "attached", through = { days = 700 } }
        price = { amount = 90_00 }
    """)
    said = explain_person(journey(STARTS), terms=terms, as_of=as_of, person="cat")
    assert "is claimed from" not in said
    assert "the day on which the person was attached" in said


PAID = """
    person | happened_on | kind        | key                                       | quantity
    -------+-------------+-------------+-------------------------------------------+---------
    cat    | 2024-01-08  | referred    |                                           |
           | 2024-01-31  | paid        | story/plan/cat/1/1/commissioner/provider  | 10_00
    cat    | 2024-02-05  | job_started | weekends                                  |
"""


def test_that_something_is_to_be_paid_first_is_said(terms_of, journey, as_of):
    """Cat's bookkeeper asks why her start is paid for, and finds the payment that it follows."""
    terms = terms_of("""
        [clauses.plan]
        says = "10 pounds for a plan."
        on = { kind = "referred" }
        price = { amount = 10_00 }

        [clauses.start]
        says = "90 pounds for a start once the plan is paid."
        after = { clause = "plan", state = "paid" }
        on = { kind = "job_started" }
        price = { amount = 90_00 }
    """)
    said = explain_person(journey(PAID), terms=terms, as_of=as_of, person="cat")
    assert "It follows plan, and counts facts on or after the day on which that was paid." in said
    assert "paid, line key story/plan/cat/1/1/commissioner/provider" in said
