"""A trigger gives attainments; guards beside it say which of them count.

A clause may follow another, hold only under a condition, or count so many times for a person or for a
spell of theirs. A condition has three answers: where it cannot be known, the claim waits.
"""

import pytest

TITLE = "Which attainments count"

TWO_WEEKS = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [clauses.sustainment]
    says = "200 pounds for a week in work after the outcome."
    after = { clause = "outcome", state = "attained" }
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 200_00 }
"""

A_STEP_AFTER = """
    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { amount = 1200_00 }

    [clauses.training]
    says = "80 pounds for each step of training that is reached once the outcome is."
    after = { clause = "outcome", state = "attained" }
    on = { kind = "step_reached" }
    price = { amount = 80_00 }
"""

NEED = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = { high = {}, low = {} }

    [clauses.extra_help]
    says = "500 pounds for starting work with somebody whose need is high."
    on = { kind = "attached" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    price = { amount = 500_00 }
"""


def out_of_work(*, before_first):
    return f"""
    [signals]
    in_work = {{ before_first = "{before_first}" }}

    [clauses.first_help]
    says = "90 pounds for starting work with somebody who is out of work on that day."
    on = {{ kind = "attached" }}
    when = [{{ signal = {{ name = "in_work", state = "no", as_of = "attained" }} }}]
    price = {{ amount = 90_00 }}
"""


OUT_OF_WORK_WHEN_REFERRED = """
    [clauses.first_help]
    says = "90 pounds for starting work with somebody who was out of work when referred."
    on = { kind = "attached" }
    when = [{ signal = { name = "in_work", state = "no", as_of = "referred" } }]
    price = { amount = 90_00 }
"""

KNOWN_FROM_THE_FIRST = out_of_work(before_first="no")
UNKNOWN_BEFORE_THE_FIRST = out_of_work(before_first="unknown")


def a_fee(*, per, opens_spell):
    return f"""
    referral_opens_spell = {opens_spell}

    [clauses.attachment]
    says = "400 pounds for starting work with a person, once for each {per}."
    on = {{ kind = "attached" }}
    at_most = {{ number = 1, per = "{per}" }}
    price = {{ amount = 400_00 }}
"""


def a_week(*, opens_spell):
    return f"""
    referral_opens_spell = {opens_spell}

    [clauses.outcome]
    says = "1,200 pounds for a week in work."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    price = {{ amount = 1200_00 }}
"""


def test_a_count_that_follows_a_clause_begins_on_the_day_after_it(pays):
    """Cat's outcome is the seventh day. The week after it begins on the eighth and ends on the 14th."""
    pays(
        TWO_WEEKS,
        journey="""
            happened_on | kind        | key
            ------------+-------------+-------
            2023-12-04  | referred    |
            2024-01-01  | job_started | bakery
            2024-01-14  | job_ended   | bakery
        """,
        lines="""
            clause      | attained_on | amount  | because                          | working
            ------------+-------------+---------+----------------------------------+----------------------
            outcome     | 2024-01-07  | 1200_00 | provider/1 provider/2            | 7 days from 1 January
            sustainment | 2024-01-14  | 200_00  | provider/1 provider/2 provider/3 | 7 days from 8 January
        """,
    )


def test_a_day_that_served_the_first_clause_does_not_serve_the_next(pays):
    """Ben has 13 days: seven for the outcome, and six that are no week."""
    pays(
        TWO_WEEKS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            ben    | 2023-12-04  | referred    |
            ben    | 2024-01-01  | job_started | bakery
            ben    | 2024-01-13  | job_ended   | bakery
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+-----------------------
            ben     | outcome | 2024-01-07  | 1200_00 | 7 days; 13 − 7 = 6 < 7
        """,
    )


def test_a_fact_on_the_day_of_the_clause_before_it_counts(pays):
    """Ada passes her course on the very day of her outcome."""
    pays(
        A_STEP_AFTER,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+---------
            ada    | 2023-12-04  | referred     |
            ada    | 2024-01-01  | job_started  | bakery
            ada    | 2024-01-07  | step_reached | forklift
        """,
        lines="""
            subject | clause   | attained_on | amount  | working
            --------+----------+-------------+---------+--------------------------
            ada     | outcome  | 2024-01-07  | 1200_00 | 7 days from 1 January
            ada     | training | 2024-01-07  | 80_00   | on the day of the outcome
        """,
    )


def test_a_fact_on_the_eve_of_the_clause_before_it_does_not(pays):
    """Dan passes his a day sooner, when there was no outcome yet."""
    pays(
        A_STEP_AFTER,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+---------
            dan    | 2023-12-04  | referred     |
            dan    | 2024-01-01  | job_started  | bakery
            dan    | 2024-01-06  | step_reached | forklift
        """,
        lines="""
            subject | clause  | attained_on | amount  | working
            --------+---------+-------------+---------+----------------------
            dan     | outcome | 2024-01-07  | 1200_00 | 7 days from 1 January
        """,
    )


def test_a_clause_that_follows_what_never_came_is_no_claim(pays):
    """Eve takes two courses and no job. There is nothing for them to follow, and nothing waits."""
    pays(
        A_STEP_AFTER,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+---------
            eve    | 2023-12-04  | referred     |
            eve    | 2024-01-06  | step_reached | forklift
            eve    | 2024-01-07  | step_reached | baking
        """,
    )


def test_only_the_codes_that_a_clause_names_count(pays):
    """Finn is seen twice, misses once and is called once. The clause pays for being seen."""
    pays(
        """
        [clauses.meeting]
        says = "20 pounds for each meeting that the person came to."
        on = { kind = "contacted", codes = ["attended"] }
        price = { amount = 20_00 }
        """,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            finn   | 2024-01-08  | referred  |
            finn   | 2024-01-15  | contacted | attended
            finn   | 2024-01-22  | contacted | missed
            finn   | 2024-01-29  | contacted | by_phone
            finn   | 2024-02-05  | contacted | attended
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            finn    | 1       | 2024-01-15  | 20_00
            finn    | 2       | 2024-02-05  | 20_00
        """,
    )


def test_a_condition_that_holds_lets_the_claim_through(pays):
    """Gus's need is known to be high on the day of attachment."""
    pays(
        NEED,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            gus    | 2024-01-08  | referred   |           |
            gus    | 2024-01-15  | classified | need_band | high
            gus    | 2024-01-15  | attached   |           |
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            gus     | extra_help | 2024-01-15  | 500_00
        """,
    )


def test_a_condition_that_does_not_hold_leaves_no_claim(pays):
    """Hana's need is known to be low. That is an answer: nothing is owed, and nothing waits."""
    pays(
        NEED,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            hana   | 2024-01-08  | referred   |           |
            hana   | 2024-01-15  | classified | need_band | low
            hana   | 2024-01-15  | attached   |           |
        """,
    )


def test_a_condition_that_nobody_can_tell_makes_the_claim_wait(pays):
    """Nobody has said what Ira needs. That is no answer, and it is not taken for a no."""
    pays(
        NEED,
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+----
            ira    | 2024-01-08  | referred |
            ira    | 2024-01-15  | attached |
        """,
        waiting="""
            clause     | attained_on | unknown                    | settled_by
            -----------+-------------+----------------------------+---------------------------------
            extra_help | 2024-01-15  | need_band as of 2024-01-15 | a fact that classifies need_band
        """,
    )


def test_a_value_that_the_terms_do_not_know_is_refused(pays):
    """Somebody has put Jo into a band that was never agreed. That is neither a yes nor a no nor a
    silence: the fact breaks a rule of the terms, and has to be corrected."""
    pays(
        NEED,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+--------
            jo     | 2024-01-08  | referred   |           |
            jo     | 2024-01-15  | classified | need_band | highest
            jo     | 2024-01-15  | attached   |           |
        """,
        refused="""
            subject | clause     | ordinal | attained_on | rule          | found
            --------+------------+---------+-------------+---------------+-----------------------
            jo      | extra_help | 1       | 2024-01-15  | unknown_value | need_band is 'highest'
        """,
        findings="""
            rule          | person | events
            --------------+--------+-----------
            unknown_value | jo     | provider/2
        """,
    )


def test_whoever_is_at_work_on_the_day_is_not_out_of_work(pays):
    """Kit's last day in her job is the day of attachment, so she is in work on it."""
    pays(
        KNOWN_FROM_THE_FIRST,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            kit    | 2024-01-02  | job_started | bakery
            kit    | 2024-01-08  | referred    |
            kit    | 2024-01-15  | attached    |
            kit    | 2024-01-15  | job_ended   | bakery
        """,
    )


def test_whoever_lost_the_job_on_the_eve_is_out_of_work(pays):
    """Lea's last day was the day before."""
    pays(
        KNOWN_FROM_THE_FIRST,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            lea    | 2024-01-02  | job_started | bakery
            lea    | 2024-01-08  | referred    |
            lea    | 2024-01-14  | job_ended   | bakery
            lea    | 2024-01-15  | attached    |
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            lea     | first_help | 2024-01-15  | 90_00
        """,
    )


def test_whoever_has_never_been_heard_of_may_be_in_work(pays):
    """These terms do not say that everybody is out of work before the first fact about a job. Nobody
    has said anything about Max, so the claim waits."""
    pays(
        UNKNOWN_BEFORE_THE_FIRST,
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+----
            max    | 2024-01-08  | referred |
            max    | 2024-01-15  | attached |
        """,
        waiting="""
            subject | clause     | attained_on | unknown                             | settled_by
            --------+------------+-------------+-------------------------------------+-----------------
            max     | first_help | 2024-01-15  | whether in_work holds on 2024-01-15 | facts that start
        """,
    )


def test_a_condition_may_go_by_an_earlier_day(pays):
    """Una was out of work when she was referred, and had found a job by the time her provider started
    work with her. Her clause asks for the day of the referral."""
    pays(
        OUT_OF_WORK_WHEN_REFERRED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            una    | 2024-01-08  | referred    |
            una    | 2024-01-09  | job_started | bakery
            una    | 2024-01-15  | attached    |
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            una     | first_help | 2024-01-15  | 90_00
        """,
    )


def test_a_condition_as_of_the_attainment_goes_by_the_day_of_each(pays):
    """Val's clause pays for each step that she reaches while she is out of work. She was out of work
    when attached and at the first step, and in work at the second."""
    pays(
        """
        [clauses.step]
        says = "50 pounds for each step that is reached by somebody who is out of work on that day."
        on = { kind = "step_reached" }
        when = [{ signal = { name = "in_work", state = "no", as_of = "attained" } }]
        price = { amount = 50_00 }
        """,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+---------
            val    | 2024-01-08  | referred     |
            val    | 2024-01-15  | attached     |
            val    | 2024-01-22  | step_reached | forklift
            val    | 2024-01-23  | job_started  | bakery
            val    | 2024-01-29  | step_reached | licence
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            val     | step   | 2024-01-22  | 50_00
        """,
    )


@pytest.mark.watched
def test_whoever_was_at_work_on_that_earlier_day_is_left_out(pays):
    """Vic's job began on the day of his referral and was over before the attachment."""
    pays(
        OUT_OF_WORK_WHEN_REFERRED,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            vic    | 2024-01-08  | referred    |
            vic    | 2024-01-08  | job_started | bakery
            vic    | 2024-01-14  | job_ended   | bakery
            vic    | 2024-01-15  | attached    |
        """,
    )


@pytest.mark.watched
def test_a_condition_as_of_a_day_that_nobody_knows_waits(pays):
    """Nobody has said when Wyn was referred, so nobody can tell whether she was out of work then."""
    pays(
        OUT_OF_WORK_WHEN_REFERRED,
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+----
            wyn    | 2024-01-15  | attached |
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+-----------------------------------------
            wyn     | first_help | 2024-01-15  | the day on which the person was referred
        """,
        findings="""
            rule        | person | events
            ------------+--------+-----------
            no_referral | wyn    | provider/1
        """,
    )


@pytest.mark.watched
def test_the_first_that_pass_the_guards_are_the_ones_that_count(pays):
    """Nia is attached twice. The first time her need is low; only the second passes, and so it is the
    first of its kind and not the second."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs, as known on the day of each attainment."
        as_of = "attained"
        values = { high = {}, low = {} }

        [clauses.extra_help]
        says = "500 pounds, once, for starting work with somebody whose need is high."
        on = { kind = "attached" }
        when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
        at_most = { number = 1, per = "spell" }
        price = { amount = 500_00 }
        """,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            nia    | 2024-01-08  | referred   |           |
            nia    | 2024-01-08  | classified | need_band | low
            nia    | 2024-01-15  | attached   |           |
            nia    | 2024-02-01  | classified | need_band | high
            nia    | 2024-02-05  | attached   |           |
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            nia     | 1       | 2024-02-05  | 500_00
        """,
    )


def test_a_fee_per_spell_is_paid_once_in_a_spell(pays):
    """Oz is attached twice under one referral. The second time pays nothing."""
    pays(
        a_fee(per="spell", opens_spell="true"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+----
            oz     | 2024-01-08  | referred |
            oz     | 2024-01-15  | attached |
            oz     | 2024-03-04  | attached |
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            oz      | 1     | 1       | 2024-01-15  | 400_00
        """,
    )


def test_a_fee_per_spell_is_paid_again_where_a_referral_opens_a_spell(pays):
    """Pam is referred again in June, and these terms say that a return is a new spell."""
    pays(
        a_fee(per="spell", opens_spell="true"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            pam    | 2024-01-08  | referred | referral-1
            pam    | 2024-01-15  | attached | referral-1
            pam    | 2024-06-03  | referred | referral-2
            pam    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            pam     | 1     | 1       | 2024-01-15  | 400_00
            pam     | 2     | 1       | 2024-06-10  | 400_00
        """,
    )


def test_a_fee_per_person_is_paid_once_whatever_the_spells(pays):
    """Under other terms the same return opens a spell and pays no second fee."""
    pays(
        a_fee(per="person", opens_spell="true"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            pam    | 2024-01-08  | referred | referral-1
            pam    | 2024-01-15  | attached | referral-1
            pam    | 2024-06-03  | referred | referral-2
            pam    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            pam     | 1     | 1       | 2024-01-15  | 400_00
        """,
    )


def test_where_a_referral_opens_no_spell_the_first_one_stands(pays):
    """Under yet other terms there is one spell for ever. The second referral is shown as odd."""
    pays(
        a_fee(per="spell", opens_spell="false"),
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            pam    | 2024-01-08  | referred | referral-1
            pam    | 2024-01-15  | attached | referral-1
            pam    | 2024-06-03  | referred | referral-2
            pam    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            pam     | 1     | 1       | 2024-01-15  | 400_00
        """,
        findings="""
            rule            | person | events
            ----------------+--------+-----------
            second_referral | pam    | provider/3
        """,
        case="76-referred-twice",
    )


def test_a_new_spell_starts_every_count_afresh(pays):
    """Quin is referred again on his seventh day at work. The first spell ended on the eve, with six days;
    the second has a week of its own on the 13th."""
    pays(
        a_week(opens_spell="true"),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----------
            quin   | 2023-12-04  | referred    | referral-1
            quin   | 2024-01-01  | job_started | bakery
            quin   | 2024-01-07  | referred    | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount  | working
            --------+-------+---------+-------------+---------+----------------------------------
            quin    | 2     | 1       | 2024-01-13  | 1200_00 | 7 to 13 January: 7; 1 to 6: 6 < 7
        """,
    )


def test_where_there_is_one_spell_a_return_breaks_no_count(pays):
    """Where a return opens no spell, Quin's week is the seven days from New Year's Day."""
    pays(
        a_week(opens_spell="false"),
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-----------
            quin   | 2023-12-04  | referred    | referral-1
            quin   | 2024-01-01  | job_started | bakery
            quin   | 2024-01-07  | referred    | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount  | working
            --------+-------+---------+-------------+---------+------------------
            quin    | 1     | 1       | 2024-01-07  | 1200_00 | 1 to 7 January: 7
        """,
        findings="""
            rule            | person | events
            ----------------+--------+-----------
            second_referral | quin   | provider/3
        """,
    )


def test_where_the_first_may_not_count_the_next_waits_with_it(pays):
    """Nobody has said how great Oz's need was when he was first attached. If it was high, that is the
    one payment; if it was low, the second attachment is. Until somebody says, both wait."""
    pays(
        """
        [classifications.need_band]
        says = "How much help a person needs."
        as_of = "attained"

        [classifications.need_band.values]
        low = { says = "little" }
        high = { says = "much" }

        [clauses.attachment]
        says = "500 pounds, once, for starting work with a person in high need."
        on = { kind = "attached" }
        when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
        at_most = { number = 1, per = "spell" }
        price = { amount = 500_00 }
        """,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            oz     | 2024-01-08  | referred   |           |
            oz     | 2024-01-15  | attached   |           |
            oz     | 2024-02-01  | classified | need_band | high
            oz     | 2024-02-05  | attached   |           |
            oz     | 2024-02-12  | attached   |           |
        """,
        lines="",
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+-------------------------------
            oz      | 1       | 2024-01-15  | need_band as of 2024-01-15
            oz      | 2       | 2024-02-05  | whether an earlier one counts
            oz      | 3       | 2024-02-12  | whether an earlier one counts
        """,
    )


def at_most_two(*, as_of):
    return f"""
    [classifications.need_band]
    says = "How much help a person needs."
    as_of = "{as_of}"
    values = {{ low = {{ says = "little" }}, high = {{ says = "much" }} }}

    [clauses.contact]
    says = "5 pounds for each contact with a person in high need, twice."
    on = {{ kind = "contacted" }}
    when = [{{ classification = {{ name = "need_band", is_any_of = ["high"] }} }}]
    at_most = {{ number = 2, per = "person" }}
    price = {{ amount = 5_00 }}
"""


def test_of_three_the_first_two_count_where_two_may(pays):
    """Pia is contacted three times, and the clause pays twice."""
    pays(
        at_most_two(as_of="attained"),
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+---------
            pia    | 2024-01-08  | referred   |           |
            pia    | 2024-01-08  | classified | need_band | high
            pia    | 2024-01-15  | contacted  |           | attended
            pia    | 2024-01-22  | contacted  |           | attended
            pia    | 2024-01-29  | contacted  |           | attended
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            pia     | 1       | 2024-01-15  | 5_00
            pia     | 2       | 2024-01-22  | 5_00
        """,
    )


def test_those_that_may_be_the_first_two_wait_for_nothing_but_their_own_condition(pays):
    """Nobody has said how great Pia's need was in January. Her first two contacts count if it was high;
    the third counts only if one of those does not."""
    pays(
        at_most_two(as_of="attained"),
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+---------
            pia    | 2024-01-08  | referred   |           |
            pia    | 2024-01-15  | contacted  |           | attended
            pia    | 2024-01-22  | contacted  |           | attended
            pia    | 2024-02-01  | classified | need_band | high
            pia    | 2024-02-05  | contacted  |           | attended
        """,
        waiting="""
            subject | ordinal | attained_on | settled_by
            --------+---------+-------------+----------------------------------------------------------------
            pia     | 1       | 2024-01-15  | a fact that classifies need_band, dated on or before 2024-01-15
            pia     | 2       | 2024-01-22  | a fact that classifies need_band, dated on or before 2024-01-22
            pia     | 3       | 2024-02-05  | as low or high and a fact that classifies need_band, dated on
        """,
    )


def test_an_attainment_that_is_refused_for_want_of_a_rate_has_taken_its_place(pays):
    """Ron is attached twice, the first time before there was a fee. That was his one attachment that
    counts; that it has no price is to be mended, and is no reason to pay for the second."""
    pays(
        """
        [tables.fee]
        says = "The fee."
        unit = "minor"
        dimensions = []
        rows = [{ value = 400_00 }]

        [clauses.attachment]
        says = "The fee for starting work with a person, once."
        on = { kind = "attached" }
        at_most = { number = 1, per = "spell" }
        price = { lookup = { table = "fee", as_of = "attained" } }
        """,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ron    | 2019-12-16  | referred
            ron    | 2019-12-31  | attached
            ron    | 2020-01-06  | attached
        """,
        refused="""
            subject | clause     | ordinal | attained_on | rule
            --------+------------+---------+-------------+--------
            ron     | attachment | 1       | 2019-12-31  | no_rate
        """,
    )


def test_a_value_that_comes_late_for_one_spell_can_be_in_time_for_the_next(pays):
    """Pia is found to be in high need after her first attachment and before her second. It prices the
    second spell, and nothing is odd about it."""
    pays(
        """
        referral_opens_spell = true

        [classifications.need_band]
        says = "How much help a person needs."
        as_of = "attached"

        [classifications.need_band.values]
        low = { says = "little" }
        high = { says = "much" }

        [tables.fee]
        says = "The fee by need."
        unit = "minor"
        dimensions = ["need_band"]
        rows = [
            { need_band = "low", value = 100_00, source = "fixture: 1" },
            { need_band = "high", value = 300_00, source = "fixture: 1" },
        ]

        [clauses.attachment]
        says = "A fee by need for starting work with a person."
        on = { kind = "attached" }
        price = { lookup = { table = "fee", as_of = "attained" } }
        """,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            pia    | 2024-01-08  | classified | need_band | low
            pia    | 2024-01-08  | referred   |           |
            pia    | 2024-01-15  | attached   |           |
            pia    | 2024-02-01  | classified | need_band | high
            pia    | 2024-03-04  | referred   |           |
            pia    | 2024-03-11  | attached   |           |
        """,
        lines="""
            subject | spell | attained_on | amount
            --------+-------+-------------+-------
            pia     | 1     | 2024-01-15  | 100_00
            pia     | 2     | 2024-03-11  | 300_00
        """,
    )
