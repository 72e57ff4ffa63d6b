"""Of several attainments a clause may count a few: the nth alone, so many with each employer, those of
certain days.

What was attained and does not count leaves no claim. Where it cannot be known which one is the second,
or with which employer it was, the claim waits.
"""

from datetime import date

TITLE = "The nth, and so many with each employer"


def a_placement(*, number=1, opens_spell="false"):
    return f"""
    referral_opens_spell = {opens_spell}

    [clauses.placement]
    says = "150 pounds for a start with an employer, {number} for each employer."
    on = {{ kind = "job_started" }}
    at_most = {{ number = {number}, per = "employer" }}
    price = {{ amount = 150_00 }}
"""


AN_APPRENTICE = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of each start."
    as_of = "attained"
    values = { high = {}, low = {} }

    [clauses.placement]
    says = "150 pounds for a start with an employer while need is high, one for each employer."
    on = { kind = "job_started" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    at_most = { number = 1, per = "employer" }
    price = { amount = 150_00 }
"""

THIRD_MEETING = """
    [clauses.plan]
    says = "70 pounds for the third meeting that the person came to, by which there is a plan."
    on = { kind = "contacted", codes = ["attended"] }
    nth = 3
    price = { amount = 70_00 }
"""

SECOND_IN_NEED = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of each meeting."
    as_of = "attained"
    values = { high = {}, low = {} }

    [clauses.plan]
    says = "70 pounds for the second meeting with a person in high need."
    on = { kind = "contacted" }
    when = [{ classification = { name = "need_band", is_any_of = ["high"] } }]
    nth = 2
    price = { amount = 70_00 }
"""

SECOND_BLOCK = """
    [signals]
    in_work = { before_first = "no", stands_for_days = 13 }

    [clauses.second_week]
    says = "200 pounds for the second week of work without a break, and nothing for the first."
    nth = 2
    price = { amount = 200_00 }

    [clauses.second_week.reach]
    days = "in_work"
    at_least = { weeks = 1 }
    reset = { gap_days_allowed = 0 }
    repeat = { every = { weeks = 1 }, up_to = { number = 3 } }
"""

BY_A_TABLE = """
    [classifications.pace]
    says = "How quick a person is."
    as_of = "referred"
    values = { quick = {}, slow = {} }

    [tables.days_wanted]
    says = "The days that make a step."
    unit = "days"
    dimensions = ["pace"]
    rows = [{ pace = "quick", value = 5 }, { pace = "slow", value = 10 }]

    [clauses.second_step]
    says = "200 pounds for the second step of work, of as many days as the table wants."
    nth = 2
    price = { amount = 200_00 }

    [clauses.second_step.reach]
    days = "in_work"
    at_least = { lookup = { table = "days_wanted", as_of = "referred" } }
    repeat = { every = { days = 5 }, up_to = { number = 2 } }
"""


def in_the_year(*, name):
    return f"""
    [clauses.start]
    says = "90 pounds for a meeting, where the person was {name} in the year from April 2024."
    on = {{ kind = "contacted" }}
    when = [{{ day = {{ name = "{name}", starts_on = 2024-04-01, ends_on = 2025-04-01 }} }}]
    price = {{ amount = 90_00 }}
"""


def a_week_of_work(when):
    return f"""
    [signals]
    in_work = {{ before_first = "no", stands_for_days = 3 }}

    [clauses.outcome]
    says = "1,200 pounds for a week in work, attained on certain days."
    reach = {{ days = "in_work", at_least = {{ weeks = 1 }} }}
    when = [{{ day = {{ name = "attained", {when} }} }}]
    price = {{ amount = 1200_00 }}
"""


def test_each_employer_has_a_first(pays):
    """Cat starts twice at the bakery and once at the mill. The second start at the bakery pays nothing,
    and the one at the mill is the second that counts."""
    pays(
        a_placement(),
        journey="""
            happened_on | kind        | key      | counterparty
            ------------+-------------+----------+-------------
            2024-01-08  | referred    |          |
            2024-02-05  | job_started | weekends | bakery
            2024-03-04  | job_started | weekdays | bakery
            2024-04-01  | job_started | grinding | mill
        """,
        lines="""
            clause    | ordinal | attained_on | amount | because                                     | working
            ----------+---------+-------------+--------+---------------------------------------------+--------
            placement | 1       | 2024-02-05  | 150_00 | provider/1 provider/2                       | 1 of 1
            placement | 2       | 2024-04-01  | 150_00 | provider/1 provider/2 provider/3 provider/4 | 1 of 1
        """,
    )


def test_where_two_may_count_the_second_with_an_employer_does_and_the_third_does_not(pays):
    """Ben starts three times at the bakery. Two count."""
    pays(
        a_placement(number=2),
        journey="""
            person | happened_on | kind        | key      | counterparty
            -------+-------------+-------------+----------+-------------
            ben    | 2024-01-08  | referred    |          |
            ben    | 2024-02-05  | job_started | weekends | bakery
            ben    | 2024-03-04  | job_started | weekdays | bakery
            ben    | 2024-04-01  | job_started | nights   | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------
            ben     | 1       | 2024-02-05  | 150_00 | bakery: 1 of 2
            ben     | 2       | 2024-03-04  | 150_00 | bakery: 2 of 2
        """,
    )


def test_a_new_spell_brings_no_new_room_with_an_employer(pays):
    """Ada comes back in June, and goes back to the bakery. She was placed there before."""
    pays(
        a_placement(opens_spell="true"),
        journey="""
            person | happened_on | kind        | key        | counterparty
            -------+-------------+-------------+------------+-------------
            ada    | 2024-01-08  | referred    | referral-1 |
            ada    | 2024-02-05  | job_started | weekends   | bakery
            ada    | 2024-06-03  | referred    | referral-2 |
            ada    | 2024-07-01  | job_started | weekdays   | bakery
            ada    | 2024-08-05  | job_started | grinding   | mill
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            ada     | 1     | 1       | 2024-02-05  | 150_00
            ada     | 2     | 1       | 2024-08-05  | 150_00
        """,
    )


def test_where_nobody_names_the_employer_what_it_may_have_been_waits(pays):
    """Dan's second start may have been at the bakery or at the mill, so it waits; and so does the mill,
    since the start before it may have been the first there. The bakery has had its one for certain."""
    pays(
        a_placement(),
        journey="""
            person | happened_on | kind        | key      | counterparty
            -------+-------------+-------------+----------+-------------
            dan    | 2024-01-08  | referred    |          |
            dan    | 2024-02-05  | job_started | weekends | bakery
            dan    | 2024-03-04  | job_started | driving  |
            dan    | 2024-04-01  | job_started | grinding | mill
            dan    | 2024-05-06  | job_started | weekdays | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            dan     | 1       | 2024-02-05  | 150_00
        """,
        waiting="""
            ordinal | attained_on | unknown                               | settled_by
            --------+-------------+---------------------------------------+------------------------
            2       | 2024-03-04  | with which employer it is             | a correction of provider/3
            3       | 2024-04-01  | with which employer an earlier one is | a correction of provider/3
        """,
    )


def test_a_correction_that_names_the_employer_settles_it(pays):
    """It was the mill. Dan's second start counts, and the third, at the mill as well, does not."""
    pays(
        a_placement(),
        journey="""
            person | happened_on | kind        | key      | counterparty | corrects
            -------+-------------+-------------+----------+--------------+-----------
            dan    | 2024-01-08  | referred    |          |              |
            dan    | 2024-02-05  | job_started | weekends | bakery       |
            dan    | 2024-03-04  | job_started | driving  |              |
            dan    | 2024-04-01  | job_started | grinding | mill         |
            dan    | 2024-03-04  | job_started | driving  | mill         | provider/3
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            dan     | 1       | 2024-02-05  | 150_00
            dan     | 2       | 2024-03-04  | 150_00
        """,
    )


def test_the_start_of_a_job_names_the_employer_for_what_comes_of_it(pays):
    """Fay's provider sends word that she is still at work, and never says where. The job's start does."""
    pays(
        """
        [clauses.still_there]
        says = "40 pounds for word that a person is still at work, one for each employer."
        on = { kind = "in_work_confirmed" }
        at_most = { number = 1, per = "employer" }
        price = { amount = 40_00 }
        """,
        journey="""
            happened_on | kind              | key      | counterparty
            ------------+-------------------+----------+-------------
            2024-01-08  | referred          |          |
            2024-02-05  | job_started       | weekends | bakery
            2024-03-04  | in_work_confirmed | weekends |
            2024-04-01  | in_work_confirmed | weekends | bakery
        """,
        lines="""
            ordinal | attained_on | amount | because
            --------+-------------+--------+---------------------------------
            1       | 2024-03-04  | 40_00  | provider/1 provider/2 provider/3
        """,
    )


def test_where_there_is_room_for_all_nobody_need_name_the_employer(pays):
    """Two may count with each employer, and Eve has started twice in all. Whoever it was, both count."""
    pays(
        a_placement(number=2),
        journey="""
            person | happened_on | kind        | key      | counterparty
            -------+-------------+-------------+----------+-------------
            eve    | 2024-01-08  | referred    |          |
            eve    | 2024-02-05  | job_started | driving  |
            eve    | 2024-03-04  | job_started | weekends | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------------
            eve     | 1       | 2024-02-05  | 150_00 | 1 of 2, wherever
            eve     | 2       | 2024-03-04  | 150_00 | at most 2 of 2
        """,
    )


def test_what_is_refused_may_have_taken_the_place_of_the_next_with_that_employer(pays):
    """Finn's need is given as great, which these terms do not know. If it was high, his first start at
    the bakery is the one that counts; so the second waits, and the one at the mill does not."""
    pays(
        AN_APPRENTICE,
        journey="""
            person | happened_on | kind        | key       | code     | counterparty
            -------+-------------+-------------+-----------+----------+-------------
            finn   | 2024-01-08  | referred    |           |          |
            finn   | 2024-01-15  | classified  | need_band | great    |
            finn   | 2024-02-05  | job_started | weekends  | employed | bakery
            finn   | 2024-03-01  | classified  | need_band | high     |
            finn   | 2024-03-04  | job_started | weekdays  | employed | bakery
            finn   | 2024-04-01  | job_started | grinding  | employed | mill
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            finn    | 3       | 2024-04-01  | 150_00
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+------------------------------
            finn    | 2       | 2024-03-04  | whether an earlier one counts
        """,
        refused="""
            subject | ordinal | attained_on | rule          | found
            --------+---------+-------------+---------------+-----------------------------------
            finn    | 1       | 2024-02-05  | unknown_value | need_band is 'great' as of 2024-02-05
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+---------------------
            unknown_value | finn   | provider/2 | need_band is 'great'
        """,
    )


def test_a_fee_per_contract_is_paid_once_whatever_the_spells(pays):
    """Gus is referred and attached twice. The contract pays for him once, as it would per person."""
    pays(
        """
        referral_opens_spell = true

        [clauses.attachment]
        says = "400 pounds for starting work with a person, once under the contract."
        on = { kind = "attached" }
        at_most = { number = 1, per = "contract" }
        price = { amount = 400_00 }
        """,
        journey="""
            person | happened_on | kind     | key
            -------+-------------+----------+-----------
            gus    | 2024-01-08  | referred | referral-1
            gus    | 2024-01-15  | attached | referral-1
            gus    | 2024-06-03  | referred | referral-2
            gus    | 2024-06-10  | attached | referral-2
        """,
        lines="""
            subject | spell | ordinal | attained_on | amount
            --------+-------+---------+-------------+-------
            gus     | 1     | 1       | 2024-01-15  | 400_00
        """,
    )


def test_the_third_counts_and_none_before_it_or_after_it(pays):
    """Hal comes to four meetings and misses one. The third that he came to pays, and is the clause's
    first claim; the two before it are behind it."""
    pays(
        THIRD_MEETING,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            hal    | 2024-01-08  | referred  |
            hal    | 2024-01-15  | contacted | attended
            hal    | 2024-01-22  | contacted | missed
            hal    | 2024-01-29  | contacted | attended
            hal    | 2024-02-05  | contacted | attended
            hal    | 2024-02-12  | contacted | attended
        """,
        lines="""
            subject | ordinal | attained_on | amount | because                          | working
            --------+---------+-------------+--------+----------------------------------+--------------
            hal     | 1       | 2024-02-05  | 70_00  | provider/2 provider/4 provider/5 | 1, 2, 3 of 4
        """,
    )


def test_where_there_are_two_there_is_no_third(pays):
    """Ida comes to two meetings. There is no claim, and nothing waits."""
    pays(
        THIRD_MEETING,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            ida    | 2024-01-08  | referred  |
            ida    | 2024-01-15  | contacted | attended
            ida    | 2024-01-29  | contacted | attended
        """,
    )


def test_a_void_makes_the_fourth_the_third(pays):
    """One of Hal's meetings turns out to have been somebody else's. His last one is the third."""
    pays(
        THIRD_MEETING,
        journey="""
            person | happened_on | kind      | code     | corrects
            -------+-------------+-----------+----------+-----------
            hal    | 2024-01-08  | referred  |          |
            hal    | 2024-01-15  | contacted | attended |
            hal    | 2024-01-29  | contacted | attended |
            hal    | 2024-02-05  | contacted | attended |
            hal    | 2024-02-12  | contacted | attended |
            hal    | 2024-02-19  | voided    |          | provider/3
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            hal     | 1       | 2024-02-12  | 70_00
        """,
    )


def test_the_second_waits_for_what_the_first_waits_for(pays):
    """Nobody has said how great Jon's need was at his first meeting. If it was high, his second meeting
    is the second that counts; if it was low, the third is. Until somebody says, one claim waits."""
    pays(
        SECOND_IN_NEED,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            jon    | 2024-01-08  | referred   |           |
            jon    | 2024-01-15  | contacted  |           |
            jon    | 2024-01-20  | classified | need_band | high
            jon    | 2024-01-22  | contacted  |           |
            jon    | 2024-01-29  | contacted  |           |
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+---------------------------
            jon     | 1       | 2024-01-22  | need_band as of 2024-01-15
        """,
    )


def test_the_second_is_refused_for_what_the_first_is_refused_for(pays):
    """Kay's need is given as great at her first meeting, which these terms do not know."""
    pays(
        SECOND_IN_NEED,
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+------
            kay    | 2024-01-08  | referred   |           |
            kay    | 2024-01-12  | classified | need_band | great
            kay    | 2024-01-15  | contacted  |           |
            kay    | 2024-01-20  | classified | need_band | high
            kay    | 2024-01-22  | contacted  |           |
        """,
        refused="""
            subject | ordinal | attained_on | rule          | found
            --------+---------+-------------+---------------+--------------------------------------
            kay     | 1       | 2024-01-22  | unknown_value | need_band is 'great' as of 2024-01-15
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+---------------------
            unknown_value | kay    | provider/2 | need_band is 'great'
        """,
    )


def test_the_second_of_a_count_is_the_only_one_that_counts(pays):
    """Lea works for three weeks, and is heard of in each. The second week pays."""
    pays(
        SECOND_BLOCK,
        journey="""
            person | happened_on | kind              | key
            -------+-------------+-------------------+-------
            lea    | 2023-12-04  | referred          |
            lea    | 2024-01-01  | job_started       | bakery
            lea    | 2024-01-13  | in_work_confirmed | bakery
            lea    | 2024-01-21  | job_ended         | bakery
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+------------------------
            lea     | 1       | 2024-01-14  | 200_00 | 2 × 7 days from 1 January
        """,
    )


def test_a_day_short_of_the_second_is_nothing(pays):
    """Max works for 13 days: the first week, which pays nothing, and six days."""
    pays(
        SECOND_BLOCK,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            max    | 2023-12-04  | referred    |
            max    | 2024-01-01  | job_started | bakery
            max    | 2024-01-13  | job_ended   | bakery
        """,
    )


def test_the_second_waits_where_unknown_days_would_complete_it_and_the_first(pays):
    """Nia's job is heard of on its first day, and stands for one day more. The days after them are
    unknown until it ends, and would complete a first week and a second."""
    pays(
        """
        [signals]
        in_work = { before_first = "no", stands_for_days = 1 }

        [clauses.second_week]
        says = "200 pounds for the second week of work, and nothing for the first."
        nth = 2
        price = { amount = 200_00 }

        [clauses.second_week.reach]
        days = "in_work"
        at_least = { weeks = 1 }
        repeat = { every = { weeks = 1 }, up_to = { number = 3 } }
        """,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            nia    | 2023-12-04  | referred    |
            nia    | 2024-01-01  | job_started | bakery
            nia    | 2024-01-14  | job_ended   | bakery
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+---------------------------------
            nia     | 1       | 2024-01-14  | whether in_work holds on 5 days
        """,
    )


def test_the_second_of_a_count_waits_while_what_it_counts_by_is_unknown(pays):
    """Nobody has said how quick Oz is. If he is quick, ten days make two steps; so he waits."""
    pays(
        BY_A_TABLE,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+-------
            oz     | 2024-01-01  | referred    |
            oz     | 2024-01-01  | job_started | bakery
            oz     | 2024-01-10  | job_ended   | bakery
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+------------------------
            oz      | 1       | 2024-01-10  | pace as of 2024-01-01
        """,
    )


def test_the_second_of_a_count_is_refused_where_what_it_counts_by_is(pays):
    """Pam is said to be brisk, which these terms do not know. Ten days would be enough for some."""
    pays(
        BY_A_TABLE,
        journey="""
            person | happened_on | kind        | key    | code
            -------+-------------+-------------+--------+------
            pam    | 2024-01-01  | referred    |        |
            pam    | 2024-01-01  | classified  | pace   | brisk
            pam    | 2024-01-01  | job_started | bakery |
            pam    | 2024-01-10  | job_ended   | bakery |
        """,
        refused="""
            subject | ordinal | attained_on | rule          | found
            --------+---------+-------------+---------------+----------------
            pam     | 1       | 2024-01-10  | unknown_value | pace is 'brisk'
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+----------------
            unknown_value | pam    | provider/2 | pace is 'brisk'
        """,
    )


def test_a_day_within_the_days_named_lets_the_claim_through(pays):
    """Quin was referred on the first of the days."""
    pays(
        in_the_year(name="referred"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            quin   | 2024-04-01  | referred
            quin   | 2025-06-02  | contacted
        """,
        lines="""
            subject | attained_on | amount | because
            --------+-------------+--------+----------------------
            quin    | 2025-06-02  | 90_00  | provider/1 provider/2
        """,
    )


def test_a_day_on_the_eve_of_the_days_named_does_not(pays):
    """Ray was referred a day sooner."""
    pays(
        in_the_year(name="referred"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            ray    | 2024-03-31  | referred
            ray    | 2025-06-02  | contacted
        """,
    )


def test_the_day_on_which_they_end_is_no_longer_one_of_them(pays):
    """Sam's meetings go by their own days: the last of March counts, and the first of April does not."""
    pays(
        in_the_year(name="attained"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            sam    | 2024-01-08  | referred
            sam    | 2025-03-31  | contacted
            sam    | 2025-04-01  | contacted
        """,
        lines="""
            subject | ordinal | attained_on | amount
            --------+---------+-------------+-------
            sam     | 1       | 2025-03-31  | 90_00
        """,
    )


def test_a_day_that_nobody_knows_makes_the_claim_wait(pays):
    """Tia has never been attached."""
    pays(
        in_the_year(name="attached"),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            tia    | 2024-04-08  | referred
            tia    | 2024-06-03  | contacted
        """,
        waiting="""
            subject | ordinal | attained_on | unknown
            --------+---------+-------------+-----------------------------------------
            tia     | 1       | 2024-06-03  | the day on which the person was attached
        """,
    )


A_WEEK_IN_DOUBT = """
    person | happened_on | kind        | key
    -------+-------------+-------------+-------
    uma    | 2023-12-04  | referred    |
    uma    | 2024-01-01  | job_started | bakery
"""


def test_a_day_of_attainment_that_may_yet_be_one_of_them_waits(pays):
    """Uma's week could be complete on 7 January. That is too soon, and it may be later."""
    pays(
        a_week_of_work("starts_on = 2024-01-10"),
        journey=A_WEEK_IN_DOUBT,
        as_of=date(2024, 1, 10),
        waiting="""
            subject | attained_on | unknown
            --------+-------------+--------------------------------
            uma     | 2024-01-07  | whether in_work holds on 3 days
        """,
    )


def test_a_day_of_attainment_that_can_be_none_of_them_is_no_claim(pays):
    """The days begin on 11 January, and Uma is settled as of the 10th."""
    pays(
        a_week_of_work("starts_on = 2024-01-11"),
        journey=A_WEEK_IN_DOUBT,
        as_of=date(2024, 1, 10),
    )


def test_a_day_of_attainment_on_the_last_of_them_waits(pays):
    """Uma's week could be complete on the last of the days that count."""
    pays(
        a_week_of_work("ends_on = 2024-01-08"),
        journey=A_WEEK_IN_DOUBT,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+--------------------------------
            uma     | 2024-01-07  | whether in_work holds on 3 days
        """,
    )


def test_a_day_of_attainment_that_comes_too_late_is_no_claim(pays):
    """It cannot be complete before the 7th, and the days end with the 6th."""
    pays(a_week_of_work("ends_on = 2024-01-07"), journey=A_WEEK_IN_DOUBT)
