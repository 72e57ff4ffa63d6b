"""Clauses may exclude each other, or all of them together may pay once.

Which one stands is decided by what is certain on the day of settlement. While something in doubt could be
the one, whatever it would displace waits with it. In the code this is Note [One of several].
"""

from datetime import date

TITLE = "One of several"

NEED = """
    [classifications.need_band]
    says = "How much help a person needs, as known on the day of each step."
    as_of = "attained"
    values = { high = {}, low = {} }
"""


def paid_or_self_employed(*, per="spell", order="", opens_spell="true"):
    return f"""
    referral_opens_spell = {opens_spell}

    [clauses.paid]
    says = "1,000 pounds for each start in paid work."
    on = {{ kind = "job_started", codes = ["employed"] }}
    price = {{ amount = 1000_00 }}

    [clauses.self_employed]
    says = "800 pounds for each start in self-employment."
    on = {{ kind = "job_started", codes = ["self_employed"] }}
    price = {{ amount = 800_00 }}

    [clauses.staying]
    says = "50 pounds for each time that somebody in paid work was still in it."
    on = {{ kind = "in_work_confirmed" }}
    after = {{ clause = "paid", state = "attained" }}
    price = {{ amount = 50_00 }}

    [groups.way]
    says = "Self-employed or paid, never both."
    only_one_of = ["paid", "self_employed"]
    per = "{per}"
    {order}
"""


A_STEP_OR_A_JOB = f"""
    {NEED}

    [clauses.first_step]
    says = "300 pounds for a step with a person in high need."
    on = {{ kind = "step_reached" }}
    when = [{{ classification = {{ name = "need_band", is_any_of = ["high"] }} }}]
    price = {{ amount = 300_00 }}

    [clauses.first_job]
    says = "1,000 pounds for a start in work."
    on = {{ kind = "job_started" }}
    price = {{ amount = 1000_00 }}

    [groups.first]
    says = "A step or a job, whichever comes first."
    only_one_of = ["first_step", "first_job"]
    per = "person"
"""


def one_result(*, choose, per="person"):
    return f"""
    referral_opens_spell = true
    {NEED}

    [clauses.training]
    says = "300 pounds for a step with a person in high need."
    on = {{ kind = "step_reached" }}
    when = [{{ classification = {{ name = "need_band", is_any_of = ["high"] }} }}]
    price = {{ amount = 300_00 }}

    [clauses.job]
    says = "1,000 pounds for a start in work."
    on = {{ kind = "job_started" }}
    price = {{ amount = 1000_00 }}

    [groups.result]
    says = "One result counts: the {choose}."
    choose = "{choose}"
    of = ["training", "job"]
    per = "{per}"
    """


A_WEEK_OR_A_STEP = """
    [signals]
    in_work = { before_first = "no", stands_for_days = 3 }

    [clauses.step]
    says = "300 pounds for a step."
    on = { kind = "step_reached" }
    price = { amount = 300_00 }

    [clauses.week]
    says = "What the table says for a week in work."
    reach = { days = "in_work", at_least = { weeks = 1 } }
    price = { lookup = { table = "fee", as_of = "attained" } }

    [tables.fee]
    says = "The fee for a week in work."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2024-02-01, value = 100_00 }, { starts_on = 2024-02-01, value = 400_00 }]

    [groups.result]
    says = "One result counts."
    of = ["step", "week"]
    per = "spell"
"""

IN_DOUBT = """
    happened_on | kind         | key
    ------------+--------------+-------
    2023-12-04  | referred     |
    2024-01-01  | job_started  | bakery
    2024-01-15  | step_reached | maths
"""


def test_the_clause_that_is_attained_first_stands_and_the_other_does_not(pays):
    """Ada starts in paid work, then for herself, then in paid work again. Both paid starts count, and
    what follows paid work does too."""
    pays(
        paid_or_self_employed(),
        journey="""
            person | happened_on | kind              | key      | code
            -------+-------------+-------------------+----------+--------------
            ada    | 2024-01-08  | referred          |          |
            ada    | 2024-02-05  | job_started       | bakery   | employed
            ada    | 2024-03-04  | job_started       | flowers  | self_employed
            ada    | 2024-04-01  | job_started       | mill     | employed
            ada    | 2024-04-08  | in_work_confirmed | mill     |
        """,
        lines="""
            clause  | ordinal | attained_on | amount
            --------+---------+-------------+--------
            paid    | 1       | 2024-02-05  | 1000_00
            paid    | 2       | 2024-04-01  | 1000_00
            staying | 1       | 2024-04-08  | 50_00
        """,
    )


def test_a_day_sooner_and_the_other_clause_stands(pays):
    """Ben starts for himself on the eve of his paid job. Nothing follows paid work that does not stand."""
    pays(
        paid_or_self_employed(),
        journey="""
            person | happened_on | kind              | key     | code
            -------+-------------+-------------------+---------+--------------
            ben    | 2024-01-08  | referred          |         |
            ben    | 2024-02-04  | job_started       | flowers | self_employed
            ben    | 2024-02-05  | job_started       | bakery  | employed
            ben    | 2024-04-08  | in_work_confirmed | bakery  |
        """,
        lines="""
            subject | clause        | ordinal | attained_on | amount
            --------+---------------+---------+-------------+-------
            ben     | self_employed | 1       | 2024-02-04  | 800_00
        """,
    )


BOTH_ON_ONE_DAY = """
    person | happened_on | kind        | key     | code
    -------+-------------+-------------+---------+--------------
    cat    | 2024-01-08  | referred    |         |
    cat    | 2024-02-05  | job_started | flowers | self_employed
    cat    | 2024-02-05  | job_started | bakery  | employed
"""


def test_on_one_day_the_clause_stands_whose_name_comes_first(pays):
    """Cat starts both on one day. Nothing else is said, so that paid goes before self_employed."""
    pays(
        paid_or_self_employed(),
        journey=BOTH_ON_ONE_DAY,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            cat     | paid   | 2024-02-05  | 1000_00
        """,
    )


def test_on_one_day_the_clause_stands_that_the_terms_put_first(pays):
    """These terms say which goes first."""
    pays(
        paid_or_self_employed(order='order = ["self_employed", "paid"]'),
        journey=BOTH_ON_ONE_DAY,
        lines="""
            subject | clause        | attained_on | amount
            --------+---------------+-------------+-------
            cat     | self_employed | 2024-02-05  | 800_00
        """,
    )


TWO_SPELLS = """
    person | happened_on | kind        | key        | code
    -------+-------------+-------------+------------+--------------
    dan    | 2024-01-08  | referred    | referral-1 |
    dan    | 2024-02-05  | job_started | bakery     | employed
    dan    | 2024-06-03  | referred    | referral-2 |
    dan    | 2024-07-01  | job_started | flowers    | self_employed
    dan    | 2024-08-05  | job_started | mill       | employed
"""


def test_in_a_new_spell_another_clause_may_stand(pays):
    """Dan comes back in June and starts for himself."""
    pays(
        paid_or_self_employed(per="spell"),
        journey=TWO_SPELLS,
        lines="""
            subject | clause        | spell | attained_on | amount
            --------+---------------+-------+-------------+--------
            dan     | paid          | 1     | 2024-02-05  | 1000_00
            dan     | self_employed | 2     | 2024-07-01  | 800_00
        """,
    )


def test_for_a_person_one_clause_stands_in_all_spells(pays):
    """Under these terms it is paid work for ever."""
    pays(
        paid_or_self_employed(per="person"),
        journey=TWO_SPELLS,
        lines="""
            subject | clause | spell | attained_on | amount
            --------+--------+-------+-------------+--------
            dan     | paid   | 1     | 2024-02-05  | 1000_00
            dan     | paid   | 2     | 2024-08-05  | 1000_00
        """,
    )


def test_what_may_have_come_first_makes_the_other_wait(pays):
    """Nobody has said how great Eve's need was when she took her first step. If it was high, the step
    stands and her job does not."""
    pays(
        A_STEP_OR_A_JOB,
        journey="""
            person | happened_on | kind         | key    | code
            -------+-------------+--------------+--------+-----
            eve    | 2024-01-08  | referred     |        |
            eve    | 2024-02-05  | step_reached | maths  |
            eve    | 2024-03-04  | job_started  | bakery |
        """,
        waiting="""
            subject | clause     | attained_on | unknown                                  | settled_by
            --------+------------+-------------+------------------------------------------+-----------
            eve     | first_step | 2024-02-05  | need_band as of 2024-02-05               | as high or
            eve     | first_job  | 2024-03-04  | which of first_job and first_step counts | as high or
        """,
    )


def test_what_can_no_longer_come_first_is_no_claim(pays):
    """Finn's step, of which nobody knows either, came after his job: it stands for nothing."""
    pays(
        A_STEP_OR_A_JOB,
        journey="""
            person | happened_on | kind         | key    | code
            -------+-------------+--------------+--------+-----
            finn   | 2024-01-08  | referred     |        |
            finn   | 2024-02-05  | job_started  | bakery |
            finn   | 2024-02-06  | step_reached | maths  |
        """,
        lines="""
            subject | clause    | attained_on | amount
            --------+-----------+-------------+--------
            finn    | first_job | 2024-02-05  | 1000_00
        """,
    )


def test_where_all_are_in_doubt_each_waits_for_its_own_reason(pays):
    """Of Gus there is a step alone, of which nobody knows whether it counts."""
    pays(
        A_STEP_OR_A_JOB,
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+------
            gus    | 2024-01-08  | referred     |
            gus    | 2024-02-05  | step_reached | maths
        """,
        waiting="""
            subject | clause     | attained_on | unknown
            --------+------------+-------------+---------------------------
            gus     | first_step | 2024-02-05  | need_band as of 2024-02-05
        """,
    )


def test_a_correction_may_let_the_other_clause_stand(pays):
    """Finn's step turns out to have been a month sooner, in high need. It stands, and his job does not."""
    pays(
        A_STEP_OR_A_JOB,
        journey="""
            person | happened_on | kind         | key       | code | corrects
            -------+-------------+--------------+-----------+------+-----------
            finn   | 2024-01-08  | referred     |           |      |
            finn   | 2024-01-08  | classified   | need_band | high |
            finn   | 2024-02-05  | job_started  | bakery    |      |
            finn   | 2024-02-06  | step_reached | maths     |      |
            finn   | 2024-01-10  | step_reached | maths     |      | provider/4
        """,
        lines="""
            subject | clause     | attained_on | amount
            --------+------------+-------------+-------
            finn    | first_step | 2024-01-10  | 300_00
        """,
    )


A_STEP_AFTER_A_JOB = """
    person | happened_on | kind         | key       | code
    -------+-------------+--------------+-----------+-----
    hal    | 2024-01-08  | referred     |           |
    hal    | 2024-01-08  | classified   | need_band | high
    hal    | 2024-02-05  | job_started  | bakery    |
    hal    | 2024-03-04  | step_reached | maths     |
"""


def test_the_first_of_all_counts_and_nothing_after_it(pays):
    """Hal starts in work and takes a step later."""
    pays(
        one_result(choose="first"),
        journey=A_STEP_AFTER_A_JOB,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            hal     | job    | 2024-02-05  | 1000_00
        """,
    )


def test_until_it_comes_a_later_one_takes_nothing_back(pays):
    """Only the last result counts. On the eve of Hal's step his job is the last, and is owed."""
    pays(
        one_result(choose="last"),
        journey=A_STEP_AFTER_A_JOB,
        as_of=date(2024, 3, 3),
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            hal     | job    | 2024-02-05  | 1000_00
        """,
    )


def test_a_later_one_that_counts_instead_takes_an_earlier_payment_back(pays):
    """A day later he has taken the step. It pays 300 pounds, and the 1,000 for his job are owed no more:
    one more result leaves him 700 pounds down."""
    pays(
        one_result(choose="last"),
        journey=A_STEP_AFTER_A_JOB,
        as_of=date(2024, 3, 4),
        lines="""
            subject | clause   | attained_on | amount | working
            --------+----------+-------------+--------+-------------------
            hal     | training | 2024-03-04  | 300_00 | 300 − 1,000 = −700
        """,
    )


def test_the_dearest_of_all_counts(pays):
    """Hal's job is worth more than his step."""
    pays(
        one_result(choose="best"),
        journey=A_STEP_AFTER_A_JOB,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+------------
            hal     | job    | 1       | 2024-02-05  | 1000_00 | 1,000 > 300
        """,
    )


TWO_JOBS_IN_TWO_SPELLS = """
    person | happened_on | kind        | key
    -------+-------------+-------------+-----------
    ida    | 2024-01-08  | referred    | referral-1
    ida    | 2024-02-05  | job_started | bakery
    ida    | 2024-06-03  | referred    | referral-2
    ida    | 2024-07-01  | job_started | mill
    ida    | 2024-08-05  | job_started | inn
"""


def test_of_two_that_are_worth_the_same_the_first_is_the_dearest(pays):
    """Ida's three jobs are worth the same. The first one counts, in whichever spell."""
    pays(
        one_result(choose="best"),
        journey=TWO_JOBS_IN_TWO_SPELLS,
        lines="""
            subject | clause | spell | ordinal | attained_on | amount
            --------+--------+-------+---------+-------------+--------
            ida     | job    | 1     | 1       | 2024-02-05  | 1000_00
        """,
    )


def test_of_each_spell_one_counts_where_the_terms_say_so(pays):
    """The last of each spell: what comes in June takes nothing of the spring back."""
    pays(
        one_result(choose="last", per="spell"),
        journey=TWO_JOBS_IN_TWO_SPELLS,
        lines="""
            subject | clause | spell | ordinal | attained_on | amount
            --------+--------+-------+---------+-------------+--------
            ida     | job    | 1     | 1       | 2024-02-05  | 1000_00
            ida     | job    | 2     | 1       | 2024-08-05  | 1000_00
        """,
    )


A_STEP_IN_DOUBT_BEFORE = """
    person | happened_on | kind         | key
    -------+-------------+--------------+-------
    jon    | 2024-01-08  | referred     |
    jon    | 2024-02-05  | step_reached | maths
    jon    | 2024-03-04  | job_started  | bakery
"""


def test_what_may_be_the_first_makes_the_first_that_is_certain_wait(pays):
    """Nobody knows whether Jon's step counts. If it does, it is the first."""
    pays(
        one_result(choose="first"),
        journey=A_STEP_IN_DOUBT_BEFORE,
        waiting="""
            subject | clause   | attained_on | unknown
            --------+----------+-------------+-------------------------------
            jon     | training | 2024-02-05  | need_band as of 2024-02-05
            jon     | job      | 2024-03-04  | which of job and training counts
        """,
    )


def test_what_cannot_be_the_last_is_no_claim_whatever_is_unknown_of_it(pays):
    """Whether Jon's step counts or not, his job came after it. It is the last for certain."""
    pays(
        one_result(choose="last"),
        journey=A_STEP_IN_DOUBT_BEFORE,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            jon     | job    | 2024-03-04  | 1000_00
        """,
    )


def test_what_would_be_worth_less_is_no_claim_whatever_is_unknown_of_it(pays):
    """Whether his step counts or not, his job is worth more."""
    pays(
        one_result(choose="best"),
        journey=A_STEP_IN_DOUBT_BEFORE,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            jon     | job    | 2024-03-04  | 1000_00
        """,
    )


def test_what_has_an_open_day_may_yet_be_the_last(pays):
    """Kay's week in work could be complete on 7 January at the earliest, or on any day after it: her step
    of the 15th may not be the last."""
    pays(
        f'{A_WEEK_OR_A_STEP}choose = "last"',
        journey=IN_DOUBT,
        waiting="""
            clause | attained_on | unknown
            -------+-------------+---------------------------------
            week   | 2024-01-07  | whether in_work holds on 3 days
            step   | 2024-01-15  | which of step and week counts
        """,
    )


def test_what_has_an_open_day_may_yet_be_the_dearest(pays):
    """In January a week pays less than the step, and in February more."""
    pays(
        f'{A_WEEK_OR_A_STEP}choose = "best"',
        journey=IN_DOUBT,
        waiting="""
            clause | attained_on | unknown
            -------+-------------+---------------------------------
            week   | 2024-01-07  | whether in_work holds on 3 days
            step   | 2024-01-15  | which of step and week counts
        """,
    )


def test_what_is_refused_may_have_been_the_one(pays):
    """Lea's need is given as great, which these terms do not know. If her first step counts, it is the one,
    since both steps are worth the same and it came first. So the second waits."""
    pays(
        one_result(choose="best"),
        journey="""
            person | happened_on | kind         | key       | code
            -------+-------------+--------------+-----------+------
            lea    | 2024-01-08  | referred     |           |
            lea    | 2024-01-08  | classified   | need_band | great
            lea    | 2024-02-05  | step_reached | maths     |
            lea    | 2024-03-01  | classified   | need_band | high
            lea    | 2024-03-04  | step_reached | baking    |
        """,
        waiting="""
            subject | clause   | ordinal | attained_on | unknown                          | settled_by
            --------+----------+---------+-------------+----------------------------------+----------------
            lea     | training | 2       | 2024-03-04  | which of job and training counts | what mends that
        """,
        refused="""
            subject | clause   | ordinal | attained_on | rule          | found
            --------+----------+---------+-------------+---------------+---------------------
            lea     | training | 1       | 2024-02-05  | unknown_value | need_band is 'great'
        """,
        findings="""
            rule          | person | events     | found
            --------------+--------+------------+---------------------
            unknown_value | lea    | provider/2 | need_band is 'great'
        """,
    )


def test_where_nothing_is_certain_whatever_may_be_chosen_waits(pays):
    """Max has taken two steps, and nobody knows whether either counts. Each waits for its own reason."""
    pays(
        one_result(choose="last"),
        journey="""
            person | happened_on | kind         | key
            -------+-------------+--------------+-------
            max    | 2024-01-08  | referred     |
            max    | 2024-02-05  | step_reached | maths
            max    | 2024-03-04  | step_reached | baking
        """,
        waiting="""
            subject | clause   | ordinal | attained_on | unknown
            --------+----------+---------+-------------+---------------------------
            max     | training | 1       | 2024-02-05  | need_band as of 2024-02-05
            max     | training | 2       | 2024-03-04  | need_band as of 2024-03-04
        """,
    )


BEST_OF_A_FEE = """
    [signals]
    attached = { before_first = "no" }

    [clauses.fee]
    says = "310 pounds in advance for each month of being attached, but once, and by days."
    price = { amount = 310_00 }
    at_most = { number = 1, per = "person" }

    [clauses.fee.every]
    period = { calendar_months = 1 }
    from = "attached"
    while = "attached"
    pay = "advance"
    part_period = "pro_rata"
    on_early_end = "recover"

    [clauses.met]
    says = "50 pounds for a contact."
    on = { kind = "contacted" }
    price = { amount = 50_00 }

    [groups.one]
    says = "The dearer of a fee and a contact."
    choose = "best"
    of = ["fee", "met"]
    per = "person"
"""


def test_a_fee_for_part_of_a_month_is_worth_its_part(pays):
    """Una is attached on 27 March: five of March's 31 days are 50 pounds, as much as a contact, and come
    first. Vic is a day later. Wes is attached from 1 March and leaves after the 4th, so that all but four
    days are taken back; Xia leaves after the 5th."""
    pays(
        BEST_OF_A_FEE,
        journey="""
            person | happened_on | kind      | key
            -------+-------------+-----------+----
            una    | 2024-03-01  | referred  |
            una    | 2024-03-27  | attached  | u
            una    | 2024-04-02  | contacted |
            vic    | 2024-03-01  | referred  |
            vic    | 2024-03-28  | attached  | v
            vic    | 2024-04-02  | contacted |
            wes    | 2024-03-01  | referred  |
            wes    | 2024-03-01  | attached  | w
            wes    | 2024-03-04  | left      | w
            wes    | 2024-03-20  | contacted |
            xia    | 2024-03-01  | referred  |
            xia    | 2024-03-01  | attached  | x
            xia    | 2024-03-05  | left      | x
            xia    | 2024-03-20  | contacted |
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount  | working
            --------+--------+---------+-------------+---------+---------------
            una     | fee    | 1       | 2024-03-27  | 50_00   | 310 × 5 / 31
            vic     | met    | 1       | 2024-04-02  | 50_00   | more than 40
            wes     | met    | 1       | 2024-03-20  | 50_00   | more than 40
            xia     | fee    | 1       | 2024-03-01  | 310_00  |
            xia     | fee    | 2       | 2024-03-06  | -260_00 | 310 × 26 / 31
        """,
    )


def test_where_nobody_knows_what_is_taken_back_of_a_fee_both_wait(pays):
    """North says that Yul left on 4 March, and south on the 6th: the fee may be worth 40 pounds or 60.
    Zoe had no contact, and her fee is paid whatever is taken back of it."""
    pays(
        BEST_OF_A_FEE,
        journey="""
            person | happened_on | kind      | key | source | ref
            -------+-------------+-----------+-----+--------+----
            yul    | 2024-03-01  | referred  |     | north  | 1
            yul    | 2024-03-01  | attached  | y   | north  | 2
            yul    | 2024-03-04  | left      | y   | north  | 3
            yul    | 2024-03-06  | left      | y   | south  | 4
            yul    | 2024-03-20  | contacted |     | north  | 5
            zoe    | 2024-03-01  | referred  |     | north  | 6
            zoe    | 2024-03-01  | attached  | z   | north  | 7
            zoe    | 2024-03-04  | left      | z   | north  | 8
            zoe    | 2024-03-06  | left      | z   | south  | 9
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount
            --------+--------+---------+-------------+-------
            zoe     | fee    | 1       | 2024-03-01  | 310_00
        """,
        waiting="""
            subject | clause | ordinal | attained_on | unknown
            --------+--------+---------+-------------+----------------------------------
            yul     | fee    | 1       | 2024-03-01  | whether attached holds on 2 days
            yul     | met    | 1       | 2024-03-20  | which of fee and met counts
            zoe     | fee    | 2       | 2024-03-05  | whether attached holds on 2 days
        """,
        findings="""
            rule             | person
            -----------------+-------
            sources_disagree | yul
            sources_disagree | zoe
        """,
    )
