"""Some of what a contract pays for is decided by somebody: a tribunal, a panel, an evaluator.

A decision comes as a fact of the kind `determined`, whose key is the name of what is decided. It holds
from its day until another value is decided. The same value told again says how far the decision stands:
what rests on it is owed provisionally while it is provisional or under appeal, and firmly once it is final.
A decision that is withdrawn is as if it had never been made. In the code this is Note [How decisions stand].
"""

from datetime import date

TITLE = "What others decide"


def good_cause(*, trust="", declared=""):
    return f"""
    {trust}
    [determined.good_cause]
    says = "Whether a tribunal found that a person had good cause."
    unit = "yes_no"
    {declared}

    [clauses.found]
    says = "120 pounds when a tribunal finds good cause."
    determined = {{ name = "good_cause", is = "yes" }}
    price = {{ amount = 120_00 }}
"""


FOUND = good_cause()
TRIBUNAL_FIRST = good_cause(trust='trust = ["tribunal"]')
TRIBUNAL_ONLY = good_cause(declared='deciders = ["tribunal"]')

TEN_PER_CENT = """
    [determined.distance]
    says = "How much nearer to work a person has come, as an evaluator finds."
    unit = "percent"
    scale = 1

    [clauses.closer]
    says = "75 pounds for coming at least 10 per cent nearer to work."
    determined = { name = "distance", at_least = "10.0" }
    price = { amount = 75_00 }
"""

EACH_LEVEL = """
    [determined.level]
    says = "The level that an assessor finds."
    unit = "number"

    [clauses.level]
    says = "50 pounds for each new level that an assessor finds."
    determined = { name = "level" }
    price = { amount = 50_00 }
"""

AFTER_THE_START = """
    [determined.good_cause]
    says = "Whether a tribunal found that a person had good cause."
    unit = "yes_no"

    [clauses.start]
    says = "50 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 50_00 }

    [clauses.found]
    says = "120 pounds when a tribunal finds good cause, on the day of the start or later."
    after = { clause = "start", state = "attained" }
    determined = { name = "good_cause", is = "yes" }
    price = { amount = 120_00 }
"""

EACH_REFERRAL = """
    referral_opens_spell = true

    [determined.good_cause]
    says = "Whether a tribunal found that a person had good cause."
    unit = "yes_no"

    [clauses.found]
    says = "120 pounds when a tribunal finds good cause, for each referral."
    determined = { name = "good_cause", is = "yes" }
    price = { amount = 120_00 }
"""


def real_job(*, as_of):
    return f"""
    [determined.real_job]
    says = "Whether the department takes the job for a real one."
    unit = "yes_no"

    [clauses.job]
    says = "300 pounds for a job that the department takes for a real one."
    on = {{ kind = "job_started" }}
    when = [{{ determined = {{ name = "real_job", is = "yes", as_of = "{as_of}" }} }}]
    price = {{ amount = 300_00 }}
"""


REAL_JOB = real_job(as_of="attained")
REAL_AT_ATTACHMENT = real_job(as_of="attached")

AND_TRAINING = f"""
    {REAL_JOB}
    [clauses.training]
    says = "40 pounds for a step of training once the job is paid."
    after = {{ clause = "job", state = "attained" }}
    on = {{ kind = "step_reached" }}
    price = {{ amount = 40_00 }}
"""

UNDER_A_CAP = """
    [determined.good_cause]
    says = "Whether a tribunal found that a person had good cause."
    unit = "yes_no"

    [clauses.found]
    says = "120 pounds when a tribunal finds good cause."
    determined = { name = "good_cause", is = "yes" }
    price = { amount = 120_00 }

    [clauses.step]
    says = "100 pounds for each step of training."
    on = { kind = "step_reached" }
    price = { amount = 100_00 }

    [caps.whole]
    says = "No person brings in more than 250 pounds."
    clauses = ["found", "step"]
    amount = 250_00
    per = "person"
"""


def test_a_decision_pays_on_the_day_from_which_it_holds(pays):
    """The tribunal finds for cat on 5 March. That is the day of the line, and the decision is final."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity
            ------------+------------+------------+-------+---------
            2024-01-08  | referred   |            |       |
            2024-03-05  | determined | good_cause | final | 1
        """,
        lines="""
            attained_on | amount | standing
            ------------+--------+---------
            2024-03-05  | 120_00 | firm
        """,
    )


def test_a_decision_against_pays_nothing(pays):
    """Ada's tribunal finds no good cause: 0 is no, and what is asked for is yes."""
    pays(
        FOUND,
        journey="""
            person | happened_on | kind       | key        | code  | quantity
            -------+-------------+------------+------------+-------+---------
            ada    | 2024-01-08  | referred   |            |       |
            ada    | 2024-03-05  | determined | good_cause | final | 0
        """,
    )


def test_what_is_decided_and_not_for_good_is_owed_provisionally(pays):
    """Ada's decision is final, ben's is provisional, and eve's was final until somebody appealed."""
    pays(
        FOUND,
        journey="""
            person | happened_on | kind       | key        | code         | quantity
            -------+-------------+------------+------------+--------------+---------
            ada    | 2024-01-08  | referred   |            |              |
            ada    | 2024-03-05  | determined | good_cause | final        | 1
            ben    | 2024-01-08  | referred   |            |              |
            ben    | 2024-03-05  | determined | good_cause | provisional  | 1
            eve    | 2024-01-08  | referred   |            |              |
            eve    | 2024-03-05  | determined | good_cause | final        | 1
            eve    | 2024-04-02  | determined | good_cause | under_appeal | 1
        """,
        lines="""
            subject | attained_on | amount | standing
            --------+-------------+--------+------------
            ada     | 2024-03-05  | 120_00 | firm
            ben     | 2024-03-05  | 120_00 | provisional
            eve     | 2024-03-05  | 120_00 | provisional
        """,
    )


def test_the_same_value_told_again_is_no_second_decision(pays):
    """Cat's decision is provisional in March, under appeal in April, and final in June: one line, which
    keeps the day of the decision and is firm in the end."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code         | quantity
            ------------+------------+------------+--------------+---------
            2024-01-08  | referred   |            |              |
            2024-03-05  | determined | good_cause | provisional  | 1
            2024-04-02  | determined | good_cause | under_appeal | 1
            2024-06-11  | determined | good_cause | final        | 1
        """,
        lines="""
            ordinal | attained_on | amount | standing
            --------+-------------+--------+---------
            1       | 2024-03-05  | 120_00 | firm
        """,
    )


def test_a_line_is_provisional_through_the_eve_of_the_day_on_which_the_decision_is_final(pays):
    """The appeal of cat is turned down on 11 June. On the 10th nobody could know that."""
    pays(
        FOUND,
        as_of=date(2024, 6, 10),
        journey="""
            happened_on | kind       | key        | code         | quantity
            ------------+------------+------------+--------------+---------
            2024-01-08  | referred   |            |              |
            2024-03-05  | determined | good_cause | under_appeal | 1
            2024-06-11  | determined | good_cause | final        | 1
        """,
        lines="""
            attained_on | amount | standing
            ------------+--------+------------
            2024-03-05  | 120_00 | provisional
        """,
    )


def test_on_the_day_on_which_the_decision_is_final_its_line_is_firm(pays):
    """The same a day later: the line is firm, and its day and its amount are what they were."""
    pays(
        FOUND,
        as_of=date(2024, 6, 11),
        journey="""
            happened_on | kind       | key        | code         | quantity
            ------------+------------+------------+--------------+---------
            2024-01-08  | referred   |            |              |
            2024-03-05  | determined | good_cause | under_appeal | 1
            2024-06-11  | determined | good_cause | final        | 1
        """,
        lines="""
            attained_on | amount | standing
            ------------+--------+---------
            2024-03-05  | 120_00 | firm
        """,
    )


def test_a_decision_that_is_withdrawn_was_never_made(pays):
    """The tribunal withdraws ben's decision, and the line that rested on it is simply not there. Cat's
    was withdrawn as well, and decided again in July: that is the first decision that counts."""
    pays(
        FOUND,
        journey="""
            person | happened_on | kind       | key        | code      | quantity
            -------+-------------+------------+------------+-----------+---------
            ben    | 2024-01-08  | referred   |            |           |
            ben    | 2024-03-05  | determined | good_cause | final     | 1
            ben    | 2024-05-07  | determined | good_cause | withdrawn | 1
            cat    | 2024-01-08  | referred   |            |           |
            cat    | 2024-03-05  | determined | good_cause | final     | 1
            cat    | 2024-05-07  | determined | good_cause | withdrawn | 1
            cat    | 2024-07-02  | determined | good_cause | final     | 1
        """,
        lines="""
            subject | ordinal | attained_on | amount | standing
            --------+---------+-------------+--------+---------
            cat     | 1       | 2024-07-02  | 120_00 | firm
        """,
    )


def test_a_line_stands_through_the_eve_of_the_withdrawal(pays):
    """Ben's decision is withdrawn on 7 May. As of the 6th it stands, and is owed."""
    pays(
        FOUND,
        as_of=date(2024, 5, 6),
        journey="""
            person | happened_on | kind       | key        | code      | quantity
            -------+-------------+------------+------------+-----------+---------
            ben    | 2024-01-08  | referred   |            |           |
            ben    | 2024-03-05  | determined | good_cause | final     | 1
            ben    | 2024-05-07  | determined | good_cause | withdrawn | 1
        """,
        lines="""
            subject | attained_on | amount | standing
            --------+-------------+--------+---------
            ben     | 2024-03-05  | 120_00 | firm
        """,
    )


def test_the_decision_before_one_that_is_withdrawn_holds_again(pays):
    """Cat's yes of March was followed by a no in May, which is withdrawn in June: it is yes since March,
    and the yes of July says only that the decision of March is final."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code        | quantity
            ------------+------------+------------+-------------+---------
            2024-01-08  | referred   |            |             |
            2024-03-05  | determined | good_cause | provisional | 1
            2024-05-07  | determined | good_cause | final       | 0
            2024-06-04  | determined | good_cause | withdrawn   | 0
            2024-07-02  | determined | good_cause | final       | 1
        """,
        lines="""
            ordinal | attained_on | amount | standing
            --------+-------------+--------+---------
            1       | 2024-03-05  | 120_00 | firm
        """,
    )


def test_a_withdrawal_of_nothing_changes_nothing(pays):
    """What is withdrawn was never sent. Somebody should look, and that is all."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code      | quantity
            ------------+------------+------------+-----------+---------
            2024-01-08  | referred   |            |           |
            2024-03-05  | determined | good_cause | withdrawn | 1
        """,
        findings="""
            rule              | events     | found
            ------------------+------------+----------------------------------------------
            withdrawn_nothing | provider/2 | nothing was decided before that still holds
        """,
    )


def test_a_court_that_reverses_a_decision_corrects_it(pays):
    """Two years on a court finds that there was no good cause. Its word takes the place of the tribunal's,
    on the day of that decision: the line is gone, and a ledger takes back what it had booked."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity | ref   | corrects
            ------------+------------+------------+-------+----------+-------+----------------
            2024-01-08  | referred   |            |       |          |       |
            2024-03-05  | determined | good_cause | final | 1        | first |
            2024-03-05  | determined | good_cause | final | 0        | court | provider/first
        """,
    )


def test_a_later_decision_is_no_correction_and_takes_nothing_back(pays):
    """Cat had good cause from March and none from May on: what March paid stays paid."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity
            ------------+------------+------------+-------+---------
            2024-01-08  | referred   |            |       |
            2024-03-05  | determined | good_cause | final | 1
            2024-05-07  | determined | good_cause | final | 0
        """,
        lines="""
            attained_on | amount | standing
            ------------+--------+---------
            2024-03-05  | 120_00 | firm
        """,
    )


def test_what_is_asked_for_can_come_to_hold_again(pays):
    """Yes in March, no in May, and yes again in July: two decisions for cat, and two lines."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code        | quantity
            ------------+------------+------------+-------------+---------
            2024-01-08  | referred   |            |             |
            2024-03-05  | determined | good_cause | final       | 1
            2024-05-07  | determined | good_cause | final       | 0
            2024-07-02  | determined | good_cause | provisional | 1
        """,
        lines="""
            ordinal | attained_on | amount | standing
            --------+-------------+--------+------------
            1       | 2024-03-05  | 120_00 | firm
            2       | 2024-07-02  | 120_00 | provisional
        """,
    )


def test_a_figure_is_reached_exactly_and_is_missed_by_a_tenth(pays):
    """With a scale of 1 a quantity of 100 is 10.0 per cent, and 99 is 9.9."""
    pays(
        TEN_PER_CENT,
        journey="""
            person | happened_on | kind       | key      | code  | quantity
            -------+-------------+------------+----------+-------+---------
            ada    | 2024-01-08  | referred   |          |       |
            ada    | 2024-03-05  | determined | distance | final | 100
            ben    | 2024-01-08  | referred   |          |       |
            ben    | 2024-03-05  | determined | distance | final | 99
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------
            ada     | 2024-03-05  | 75_00  | 100 / 10 = 10.0 per cent
        """,
    )


def test_a_figure_that_rises_further_is_not_reached_again(pays):
    """Cat comes 10 per cent nearer, then 30: the 10 were reached once. After a fall to 5 they are again."""
    pays(
        TEN_PER_CENT,
        journey="""
            happened_on | kind       | key      | code  | quantity
            ------------+------------+----------+-------+---------
            2024-01-08  | referred   |          |       |
            2024-03-05  | determined | distance | final | 100
            2024-05-07  | determined | distance | final | 300
            2024-07-02  | determined | distance | final | 50
            2024-09-03  | determined | distance | final | 120
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-03-05  | 75_00
            2       | 2024-09-03  | 75_00
        """,
    )


def test_without_a_question_each_new_value_counts(pays):
    """An assessor finds level 2, says so again, and then finds level 3: two levels."""
    pays(
        EACH_LEVEL,
        journey="""
            happened_on | kind       | key   | code        | quantity
            ------------+------------+-------+-------------+---------
            2024-01-08  | referred   |       |             |
            2024-03-05  | determined | level | provisional | 2
            2024-03-19  | determined | level | final       | 2
            2024-07-02  | determined | level | provisional | 3
        """,
        lines="""
            ordinal | attained_on | amount | standing
            --------+-------------+--------+------------
            1       | 2024-03-05  | 50_00  | firm
            2       | 2024-07-02  | 50_00  | provisional
        """,
    )


def test_two_values_on_one_day_leave_it_unknown(pays):
    """Two panels decide about cat on one day, one yes and one no, and nobody is trusted before the other."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity | source
            ------------+------------+------------+-------+----------+--------
            2024-01-08  | referred   |            |       |          |
            2024-03-05  | determined | good_cause | final | 1        | north
            2024-03-05  | determined | good_cause | final | 0        | south
        """,
        waiting="""
            attained_on | unknown                                          | settled_by
            ------------+--------------------------------------------------+--------------
            2024-03-05  | what good_cause is decided to be as of 2024-03-05 | a correction
        """,
        findings="""
            rule               | events          | found
            -------------------+-----------------+------------------------------
            two_values_one_day | north/2 south/3 | decided twice on 2024-03-05
        """,
    )


def test_of_two_values_on_one_day_that_of_the_trusted_source_counts(pays):
    """The tribunal is trusted before the office, and says yes; what the office says has no effect."""
    pays(
        TRIBUNAL_FIRST,
        journey="""
            happened_on | kind       | key        | code  | quantity | source
            ------------+------------+------------+-------+----------+---------
            2024-01-08  | referred   |            |       |          |
            2024-03-05  | determined | good_cause | final | 0        | office
            2024-03-05  | determined | good_cause | final | 1        | tribunal
        """,
        lines="""
            attained_on | amount
            ------------+-------
            2024-03-05  | 120_00
        """,
    )


def test_one_value_from_two_sources_stands_as_far_as_both_say(pays):
    """Both say yes of the same day, one of them provisionally: the value is known, the standing is not
    better than the lesser of the two."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code        | quantity | source
            ------------+------------+------------+-------------+----------+--------
            2024-01-08  | referred   |            |             |          |
            2024-03-05  | determined | good_cause | final       | 1        | north
            2024-03-05  | determined | good_cause | provisional | 1        | south
        """,
        lines="""
            attained_on | amount | standing
            ------------+--------+------------
            2024-03-05  | 120_00 | provisional
        """,
    )


def test_what_comes_after_an_unknown_value_may_be_no_news(pays):
    """What was decided of cat in March is unknown. The yes of May is news only if March was a no, so that
    both wait; the no of July ends the doubt, and the yes of September is certain."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity | source
            ------------+------------+------------+-------+----------+--------
            2024-01-08  | referred   |            |       |          |
            2024-03-05  | determined | good_cause | final | 1        | north
            2024-03-05  | determined | good_cause | final | 0        | south
            2024-05-07  | determined | good_cause | final | 1        | north
            2024-07-02  | determined | good_cause | final | 0        | north
            2024-09-03  | determined | good_cause | final | 1        | north
        """,
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            3       | 2024-09-03  | 120_00
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+----------------------------------------------
            1       | 2024-03-05  | what good_cause is decided to be as of 2024-03-05
            2       | 2024-05-07  | what good_cause is decided to be as of 2024-03-05
        """,
        findings="""
            rule               | events          | found
            -------------------+-----------------+-----------------------------
            two_values_one_day | north/2 south/3 | decided twice on 2024-03-05
        """,
    )


def test_two_values_of_which_neither_pays_are_no_claim(pays):
    """North says 5 per cent and south 6: whichever it is, it is less than 10, and nothing waits."""
    pays(
        TEN_PER_CENT,
        journey="""
            happened_on | kind       | key      | code  | quantity | source
            ------------+------------+----------+-------+----------+--------
            2024-01-08  | referred   |          |       |          |
            2024-03-05  | determined | distance | final | 50       | north
            2024-03-05  | determined | distance | final | 60       | south
        """,
        findings="""
            rule               | events          | found
            -------------------+-----------------+-----------------------------
            two_values_one_day | north/2 south/3 | decided twice on 2024-03-05
        """,
    )


def test_a_value_and_a_withdrawal_on_one_day_leave_both_unknown(pays):
    """North withdraws the yes of March on the day on which south decides no: neither is trusted before the
    other, so that nobody knows whether March stands. The yes of July may be news, and waits as well."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code      | quantity | source
            ------------+------------+------------+-----------+----------+--------
            2024-01-08  | referred   |            |           |          |
            2024-03-05  | determined | good_cause | final     | 1        | north
            2024-05-07  | determined | good_cause | withdrawn | 1        | north
            2024-05-07  | determined | good_cause | final     | 0        | south
            2024-07-02  | determined | good_cause | final     | 1        | north
        """,
        waiting="""
            ordinal | attained_on | unknown
            --------+-------------+--------------------------------------------------
            1       | 2024-03-05  | what good_cause is decided to be as of 2024-05-07
            2       | 2024-07-02  | what good_cause is decided to be as of 2024-05-07
        """,
        findings="""
            rule               | events          | found
            -------------------+-----------------+-----------------------------
            two_values_one_day | north/3 south/4 | decided twice on 2024-05-07
        """,
    )


def test_a_withdrawal_and_a_first_value_on_one_day_leave_the_value_unknown(pays):
    """South decides yes on the day on which north withdraws what it never sent: cat may have a yes."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code      | quantity | source
            ------------+------------+------------+-----------+----------+--------
            2024-01-08  | referred   |            |           |          |
            2024-05-07  | determined | good_cause | withdrawn | 1        | north
            2024-05-07  | determined | good_cause | final     | 1        | south
        """,
        waiting="""
            attained_on | unknown
            ------------+--------------------------------------------------
            2024-05-07  | what good_cause is decided to be as of 2024-05-07
        """,
        findings="""
            rule               | events          | found
            -------------------+-----------------+-----------------------------
            two_values_one_day | north/2 south/3 | decided twice on 2024-05-07
        """,
    )


def test_only_what_a_named_decider_decides_counts(pays):
    """The terms let only the tribunal decide. The provider's yes has no effect, and a capital letter is
    enough to be passed over, which somebody should look at."""
    pays(
        TRIBUNAL_ONLY,
        journey="""
            person | happened_on | kind       | key        | code  | quantity | organisation
            -------+-------------+------------+------------+-------+----------+-------------
            ada    | 2024-01-08  | referred   |            |       |          |
            ada    | 2024-03-05  | determined | good_cause | final | 1        | tribunal
            ben    | 2024-01-08  | referred   |            |       |          |
            ben    | 2024-03-05  | determined | good_cause | final | 1        | provider
            cat    | 2024-01-08  | referred   |            |       |          |
            cat    | 2024-03-05  | determined | good_cause | final | 1        | Tribunal
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            ada     | 2024-03-05  | 120_00
        """,
        findings="""
            rule         | person | found
            -------------+--------+---------------------------------------------
            nearly_counts | cat   | the organisation is 'Tribunal' and not 'tribunal'
        """,
    )


def test_a_yes_that_is_neither_1_nor_0_is_refused(pays):
    """Somebody sends 100 for a yes. It is no answer to the question, and the claim is refused."""
    pays(
        FOUND,
        journey="""
            happened_on | kind       | key        | code  | quantity
            ------------+------------+------------+-------+---------
            2024-01-08  | referred   |            |       |
            2024-03-05  | determined | good_cause | final | 100
        """,
        refused="""
            attained_on | rule          | found
            ------------+---------------+-------------------------------------
            2024-03-05  | unknown_value | good_cause is decided to be 100
        """,
        findings="""
            rule          | events     | found
            --------------+------------+---------------------------------
            unknown_value | provider/2 | good_cause is decided to be 100
        """,
    )


def test_a_clause_that_follows_waits_for_a_decision_on_its_day_or_later(pays):
    """Ada's decision comes on the day of her start, and counts. Ben's came on the eve, and does not."""
    pays(
        AFTER_THE_START,
        journey="""
            person | happened_on | kind       | key        | code  | quantity
            -------+-------------+------------+------------+-------+---------
            ada    | 2024-01-08  | referred   |            |       |
            ada    | 2024-01-15  | attached   |            |       |
            ada    | 2024-01-15  | determined | good_cause | final | 1
            ben    | 2024-01-08  | referred   |            |       |
            ben    | 2024-01-15  | attached   |            |       |
            ben    | 2024-01-14  | determined | good_cause | final | 1
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            ada     | found  | 2024-01-15  | 120_00
            ada     | start  | 2024-01-15  | 50_00
            ben     | start  | 2024-01-15  | 50_00
        """,
    )


def test_a_decision_belongs_to_the_spell_of_its_day(pays):
    """Cat is referred again on 6 May. The decision of March belongs to the first referral, and so does
    what is said of it in June; the one that is made anew in September belongs to the second."""
    pays(
        EACH_REFERRAL,
        journey="""
            happened_on | kind       | key        | code        | quantity
            ------------+------------+------------+-------------+---------
            2024-01-08  | referred   |            |             |
            2024-03-05  | determined | good_cause | provisional | 1
            2024-05-06  | referred   |            |             |
            2024-06-11  | determined | good_cause | final       | 1
            2024-07-02  | determined | good_cause | final       | 0
            2024-09-03  | determined | good_cause | final       | 1
        """,
        lines="""
            spell | ordinal | attained_on | amount | standing
            ------+---------+-------------+--------+---------
            1     | 1       | 2024-03-05  | 120_00 | firm
            2     | 1       | 2024-09-03  | 120_00 | firm
        """,
    )


def test_a_condition_on_a_decision_has_three_answers(pays):
    """The department takes ada's job for real and not ben's; of cat's it has said nothing yet, so that
    hers waits."""
    pays(
        REAL_JOB,
        journey="""
            person | happened_on | kind        | key      | code  | quantity
            -------+-------------+-------------+----------+-------+---------
            ada    | 2024-01-08  | referred    |          |       |
            ada    | 2024-03-04  | job_started | bakery   |       |
            ada    | 2024-03-04  | determined  | real_job | final | 1
            ben    | 2024-01-08  | referred    |          |       |
            ben    | 2024-03-04  | job_started | bakery   |       |
            ben    | 2024-03-04  | determined  | real_job | final | 0
            cat    | 2024-01-08  | referred    |          |       |
            cat    | 2024-03-04  | job_started | bakery   |       |
        """,
        lines="""
            subject | attained_on | amount | standing
            --------+-------------+--------+---------
            ada     | 2024-03-04  | 300_00 | firm
        """,
        waiting="""
            subject | attained_on | unknown                                         | settled_by
            --------+-------------+-------------------------------------------------+-----------
            cat     | 2024-03-04  | what real_job is decided to be as of 2024-03-04 | a decision
        """,
    )


def test_a_condition_looks_at_the_day_that_it_names_and_no_later(pays):
    """As of the day of the job: ada's decision came on that day, ben's a day later, so that his waits, and
    the decision that came too late is named."""
    pays(
        REAL_JOB,
        journey="""
            person | happened_on | kind        | key      | code  | quantity
            -------+-------------+-------------+----------+-------+---------
            ada    | 2024-01-08  | referred    |          |       |
            ada    | 2024-03-04  | job_started | bakery   |       |
            ada    | 2024-03-04  | determined  | real_job | final | 1
            ben    | 2024-01-08  | referred    |          |       |
            ben    | 2024-03-04  | job_started | bakery   |       |
            ben    | 2024-03-05  | determined  | real_job | final | 1
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            ada     | 2024-03-04  | 300_00
        """,
        waiting="""
            subject | unknown                                 | settled_by
            --------+-----------------------------------------+--------------------------------------------
            ben     | provider/6 is of 2024-03-05, which is   | or a correction of the day of provider/6 if
        """,
    )


def test_a_condition_may_look_at_the_day_of_attachment(pays):
    """Ada's job was taken for real before she was attached. Ben was never attached, so that there is no
    such day yet."""
    pays(
        REAL_AT_ATTACHMENT,
        journey="""
            person | happened_on | kind        | key      | code  | quantity
            -------+-------------+-------------+----------+-------+---------
            ada    | 2024-01-08  | referred    |          |       |
            ada    | 2024-01-10  | determined  | real_job | final | 1
            ada    | 2024-01-15  | attached    |          |       |
            ada    | 2024-03-04  | job_started | bakery   |       |
            ben    | 2024-01-08  | referred    |          |       |
            ben    | 2024-01-10  | determined  | real_job | final | 1
            ben    | 2024-03-04  | job_started | bakery   |       |
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            ada     | 2024-03-04  | 300_00
        """,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+------------------------------------------
            ben     | 2024-03-04  | the day on which the person was attached
        """,
    )


def test_a_condition_waits_again_once_its_decision_is_withdrawn(pays):
    """The department withdraws what it had decided of cat's job: nothing is decided, and the claim waits
    for a decision that stands."""
    pays(
        REAL_JOB,
        journey="""
            happened_on | kind        | key      | code      | quantity
            ------------+-------------+----------+-----------+---------
            2024-01-08  | referred    |          |           |
            2024-03-04  | job_started | bakery   |           |
            2024-03-04  | determined  | real_job | final     | 1
            2024-04-02  | determined  | real_job | withdrawn | 1
        """,
        waiting="""
            attained_on | unknown                                                | settled_by
            ------------+--------------------------------------------------------+-----------
            2024-03-04  | what was decided of 2024-03-04 is withdrawn by provider/4 | a decision
        """,
    )


def test_a_condition_on_a_value_that_is_unknown_waits_and_on_one_that_is_none_is_refused(pays):
    """Two sources differ about ada's job, so that hers waits. Ben's yes is a 7, and his is refused."""
    pays(
        REAL_JOB,
        journey="""
            person | happened_on | kind        | key      | code  | quantity | source
            -------+-------------+-------------+----------+-------+----------+--------
            ada    | 2024-01-08  | referred    |          |       |          |
            ada    | 2024-03-04  | job_started | bakery   |       |          |
            ada    | 2024-03-04  | determined  | real_job | final | 1        | north
            ada    | 2024-03-04  | determined  | real_job | final | 0        | south
            ben    | 2024-01-08  | referred    |          |       |          |
            ben    | 2024-03-04  | job_started | bakery   |       |          |
            ben    | 2024-03-04  | determined  | real_job | final | 7        | north
        """,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+------------------------------------------------
            ada     | 2024-03-04  | what real_job is decided to be as of 2024-03-04
        """,
        refused="""
            subject | attained_on | rule
            --------+-------------+--------------
            ben     | 2024-03-04  | unknown_value
        """,
        findings="""
            rule               | person
            -------------------+-------
            two_values_one_day | ada
            unknown_value      | ben
        """,
    )


def test_what_follows_a_provisional_line_is_provisional_too(pays):
    """Cat's job is taken for real provisionally. The training that is paid after it rests on that as well."""
    pays(
        AND_TRAINING,
        journey="""
            happened_on | kind         | key      | code        | quantity
            ------------+--------------+----------+-------------+---------
            2024-01-08  | referred     |          |             |
            2024-03-04  | job_started  | bakery   |             |
            2024-03-04  | determined   | real_job | provisional | 1
            2024-04-08  | step_reached | baking   |             |
        """,
        lines="""
            clause   | attained_on | amount | standing
            ---------+-------------+--------+------------
            job      | 2024-03-04  | 300_00 | provisional
            training | 2024-04-08  | 40_00  | provisional
        """,
    )


def test_what_a_provisional_line_cuts_under_a_cap_is_provisional_too(pays):
    """250 pounds are left for cat. Her first step comes before the decision and is not touched by it; the
    second is cut to what the decision leaves, and would not be if that were reversed."""
    pays(
        UNDER_A_CAP,
        journey="""
            happened_on | kind         | key        | code        | quantity
            ------------+--------------+------------+-------------+---------
            2024-01-08  | referred     |            |             |
            2024-02-05  | step_reached | baking     |             |
            2024-03-05  | determined   | good_cause | provisional | 1
            2024-04-08  | step_reached | selling    |             |
        """,
        lines="""
            clause | attained_on | amount | standing    | working
            -------+-------------+--------+-------------+-------------------------
            step   | 2024-02-05  | 100_00 | firm        |
            found  | 2024-03-05  | 120_00 | provisional |
            step   | 2024-04-08  | 30_00  | provisional | 250 - 100 - 120 = 30 left
        """,
    )
