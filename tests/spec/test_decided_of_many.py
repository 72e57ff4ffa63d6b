"""Where a cohort or a pot rests on decisions, one of them can hold up, or change, what many are paid.

A decision that is missing, or of which two facts differ, leaves a cohort waiting only as far as it could
change what is paid; the row names the claim, and what would settle it. One that is withdrawn takes its claim
back, whenever the cohort closed. One that is about a cohort, and no person, counts for nobody, and is a
finding. In the code this is Note [What waits in a cohort], of pots Note [What waits beside a pot], and of
what counts for nobody Note [Decided of nobody].
"""

TITLE = "What others decide of many"

DECIDED = """
    [determined.real_job]
    says = "Whether the department takes the job for a real one."
    unit = "yes_no"
"""

STARTS = """
    [clauses.start]
    says = "400 pounds for each start."
    on = { kind = "attached" }
    price = { amount = 400_00 }
"""

ASKED = """
    [clauses.job]
    says = "A first job that the department takes for a real one, which is watched."
    on = { kind = "job_started" }
    when = [{ determined = { name = "real_job", is = "yes", as_of = "attained" } }]
    at_most = { number = 1, per = "spell" }
    price = { amount = 0 }
"""

AWAITED = """
    [clauses.job]
    says = "That the department takes a job for a real one, which is watched."
    determined = { name = "real_job", is = "yes" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 0 }
"""

BONUS = """
    [cohorts.quarter]
    says = "Everybody who starts in one quarter of the year, followed for six months."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 3 }
    from = 2024-04-01
    followed_for = { months = 6 }

    [over.bonus]
    says = "Five per cent of what the starts of a quarter pay, once half of them have a real job."
    source = "fixture: a bonus"
    cohort = "quarter"
    rate = ["job"]
    at_least = { percent = "50" }
    price = { percent_of = { price = { sum_of = ["start"] }, percent = "5", rounding = "half_up" } }
"""

WHERE_ASKED = DECIDED + STARTS + ASKED + BONUS
WHERE_AWAITED = DECIDED + STARTS + AWAITED + BONUS

TWO_STARTERS = """
            person | happened_on | kind        | key      | code  | quantity | source
            -------+-------------+-------------+----------+-------+----------+-------
            abe    | 2024-04-01  | referred    |          |       |          |
            abe    | 2024-04-08  | attached    |          |       |          |
            abe    | 2024-05-06  | job_started | oven     |       |          |
            bea    | 2024-04-01  | referred    |          |       |          |
            bea    | 2024-04-08  | attached    |          |       |          |
"""

HEAD = """
            subject                 | clause | attained_on | amount | standing
            ------------------------+--------+-------------+--------+------------
            abe                     | start  | 2024-04-08  | 400_00 | firm
"""

BEA = """\
            bea                     | start  | 2024-04-08  | 400_00 | firm
"""

TWO_STARTS = HEAD + BEA


def with_abes_job_and_the_bonus(*, standing, attained_on):
    """Both starts, Abe's job as a real one, and what one of two brings when the cohort closes."""
    return (
        HEAD
        + f"""\
            abe                     | job    | {attained_on}  | 0      | {standing}
        """
        + BEA
        + f"""\
            cohort:bonus:2024-04-01 | bonus  | 2024-12-31  | 40_00  | {standing}
        """
    )


def test_a_cohort_waits_for_a_decision_that_is_missing_when_it_closes(pays):
    """Abe's job is a real one if the department says so, and it has said nothing. With his there is one of
    two, without it none: the bonus waits, and names what Abe waits for."""
    pays(
        WHERE_ASKED,
        journey=TWO_STARTERS,
        lines=TWO_STARTS,
        waiting="""
            subject                 | settled_by
            ------------------------+---------------------------------------------------------------------
            abe                     | a decision about real_job that stands, dated on or before 2024-05-06
            cohort:bonus:2024-04-01 | what settles job 1 of abe under story (a decision about real_job
        """,
    )


def test_where_a_decision_attains_the_clause_nobody_waits_for_one(pays):
    """Here it is the decision that is paid for. As long as nobody has decided anything there is no claim:
    nought of two, and nothing waits."""
    pays(WHERE_AWAITED, journey=TWO_STARTERS, lines=TWO_STARTS)


def test_a_decision_on_the_day_on_which_the_cohort_closes_counts(pays):
    """It takes effect on 31 December, when it is told makes no difference: one of two."""
    pays(
        WHERE_AWAITED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-12-31  | determined  | real_job | final | 1        |
        """,
        lines=with_abes_job_and_the_bonus(standing="firm", attained_on="2024-12-31"),
    )


def test_a_decision_a_day_after_the_cohort_has_closed_is_too_late(pays):
    """It takes effect on 1 January: there is a real job, and not in the time of this cohort."""
    pays(
        WHERE_AWAITED,
        journey=TWO_STARTERS
        + """\
            abe    | 2025-01-01  | determined  | real_job | final | 1        |
        """,
        lines=HEAD
        + """\
            abe                     | job    | 2025-01-01  | 0      | firm
        """
        + BEA,
    )


def test_two_decisions_that_contradict_each_other_leave_the_cohort_waiting(pays):
    """North says yes and south no, of one day, and nobody is trusted before the other."""
    pays(
        WHERE_AWAITED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final | 1        | north
            abe    | 2024-05-06  | determined  | real_job | final | 0        | south
        """,
        lines=TWO_STARTS,
        waiting="""
            subject                 | settled_by
            ------------------------+----------------------------------------------------------------
            abe                     | a correction or a void of north/6 or south/7
            cohort:bonus:2024-04-01 | what settles job 1 of abe under story (a correction or a void of
        """,
        findings="""
            rule               | person | remedy
            -------------------+--------+-----------------------------------------------
            two_values_one_day | abe    | Let one of them correct the other, or void one.
        """,
    )


def test_a_decision_that_waits_and_could_change_nothing_holds_nothing_up(pays):
    """Of Abe's job it is not known. Bea's is real, which is one of two with his or without."""
    pays(
        WHERE_ASKED,
        journey=TWO_STARTERS
        + """\
            bea    | 2024-05-13  | job_started | till     |       |          |
            bea    | 2024-05-13  | determined  | real_job | final | 1        |
        """,
        lines=TWO_STARTS
        + """\
            bea                     | job    | 2024-05-13  | 0      | firm
            cohort:bonus:2024-04-01 | bonus  | 2024-12-31  | 40_00  | firm
        """,
        waiting="""
            subject | clause | unknown
            --------+--------+-------------------------------
            abe     | job    | what real_job is decided to be
        """,
    )


def test_a_bonus_that_rests_on_a_provisional_decision_is_provisional(pays):
    """An appeal is running about Abe's job when the cohort closes."""
    pays(
        WHERE_ASKED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job | under_appeal | 1 |
        """,
        lines=with_abes_job_and_the_bonus(standing="provisional", attained_on="2024-05-06"),
    )


def test_a_decision_that_is_withdrawn_takes_the_bonus_back_whenever_the_cohort_closed(pays):
    """The department withdraws in February what it had decided in May. It is as if it had never been made:
    the bonus of the cohort that closed in December is no longer owed."""
    pays(
        WHERE_AWAITED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final     | 1     |
            abe    | 2025-02-03  | determined  | real_job | withdrawn | 1     |
        """,
        lines=TWO_STARTS,
    )


def test_where_a_decision_is_asked_for_the_cohort_waits_again_once_it_is_withdrawn(pays):
    """The same, where Abe's job is paid for and the decision is a condition: there is none, and both wait."""
    pays(
        WHERE_ASKED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final     | 1     |
            abe    | 2025-02-03  | determined  | real_job | withdrawn | 1     |
        """,
        lines=TWO_STARTS,
        waiting="""
            subject                 | settled_by
            ------------------------+-----------------------------------------------------------------
            abe                     | a decision about real_job that stands
            cohort:bonus:2024-04-01 | what settles job 1 of abe under story (a decision about real_job
        """,
    )


def test_a_decision_that_is_no_answer_is_refused_and_counts_for_no_cohort(pays):
    """Somebody sends 7 for a yes. Abe's claim is refused, and a claim that is refused is not counted: nought
    of two, until the quantity is corrected."""
    pays(
        WHERE_ASKED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final | 7        |
        """,
        lines=TWO_STARTS,
        refused="""
            subject | clause | found                       | remedy
            --------+--------+-----------------------------+----------------------
            abe     | job    | real_job is decided to be 7 | Correct the quantity.
        """,
        findings="""
            rule          | person
            --------------+-------
            unknown_value | abe
        """,
    )


FROM_A_POT = (
    DECIDED
    + ASKED.replace("amount = 0", "amount = 300_00").replace("which is watched", "for 300 pounds")
    + """
    [pots.budget]
    says = "What there is for jobs."
    source = "fixture: a pot"
    clauses = ["job"]
    amount = 500_00
    allocate = "priority"
    order = ["job"]
"""
)

TWO_JOBS = """
            person | happened_on | kind        | key      | code  | quantity | source
            -------+-------------+-------------+----------+-------+----------+-------
            abe    | 2024-04-01  | referred    |          |       |          |
            abe    | 2024-05-06  | job_started | oven     |       |          |
            bea    | 2024-04-01  | referred    |          |       |          |
            bea    | 2024-05-13  | job_started | till     |       |          |
            bea    | 2024-05-13  | determined  | real_job | final | 1        |
"""


def test_beside_a_pot_what_comes_after_a_missing_decision_is_provisional(pays):
    """Nothing is decided of Abe's job, which comes first. Bea is paid by what is known: if his is a real
    one, 200 pounds are left for hers."""
    pays(
        FROM_A_POT,
        journey=TWO_JOBS,
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+------------
            bea     | job    | 300_00 | provisional
        """,
        waiting="""
            subject | clause | settled_by
            --------+--------+------------------------------------------------------------------------
            abe     | job    | a decision about real_job that stands, dated on or before 2024-05-06
        """,
    )


def test_beside_a_pot_two_decisions_that_contradict_each_other_are_as_one_that_is_missing(pays):
    """North says that Abe's job is a real one and south that it is not: Bea is paid provisionally."""
    pays(
        FROM_A_POT,
        journey=TWO_JOBS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final | 1        | north
            abe    | 2024-05-06  | determined  | real_job | final | 0        | south
        """,
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+------------
            bea     | job    | 300_00 | provisional
        """,
        waiting="""
            subject | clause | settled_by
            --------+--------+---------------------------------------------
            abe     | job    | a correction or a void of north/6 or south/7
        """,
        findings="""
            rule               | person
            -------------------+-------
            two_values_one_day | abe
        """,
    )


def test_once_it_is_decided_whoever_comes_after_it_goes_short(pays):
    """Abe's job is a real one: 300 pounds, and what is left for Bea's."""
    pays(
        FROM_A_POT,
        journey=TWO_JOBS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final | 1        |
        """,
        lines="""
            subject | clause | amount | standing | working
            --------+--------+--------+----------+----------------
            abe     | job    | 300_00 | firm     |
            bea     | job    | 200_00 | firm     | 500_00 - 300_00
        """,
    )


def test_a_decision_that_is_withdrawn_leaves_the_pot_to_the_others_for_now(pays):
    """Abe's is withdrawn in June: his claim waits again, and Bea has her 300 pounds, provisionally."""
    pays(
        FROM_A_POT,
        journey=TWO_JOBS
        + """\
            abe    | 2024-05-06  | determined  | real_job | final     | 1    |
            abe    | 2024-06-03  | determined  | real_job | withdrawn | 1    |
        """,
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+------------
            bea     | job    | 300_00 | provisional
        """,
        waiting="""
            subject | clause | settled_by
            --------+--------+--------------------------------------
            abe     | job    | a decision about real_job that stands
        """,
    )


def test_a_pot_by_refusal_names_the_decision_for_which_a_claim_waits(pays):
    """300 pounds are there. Until it is known whether they are Abe's, Bea's job and Cal's after it wait or
    are paid by what is known: Bea's provisionally, and Cal's, for which nothing would be left, waits."""
    pays(
        FROM_A_POT.replace('"priority"\n    order = ["job"]', '"refusal"').replace(
            "500_00", "300_00"
        ),
        journey=TWO_JOBS
        + """\
            cal    | 2024-04-01  | referred    |          |       |          |
            cal    | 2024-05-20  | job_started | van      |       |          |
            cal    | 2024-05-20  | determined  | real_job | final | 1        |
        """,
        lines="""
            subject | clause | amount | standing
            --------+--------+--------+------------
            bea     | job    | 300_00 | provisional
        """,
        waiting="""
            subject | settled_by
            --------+-----------------------------------------------------------------
            abe     | a decision about real_job that stands
            cal     | what settles job 1 of abe under story (a decision about real_job
        """,
    )


def test_a_decision_about_a_whole_cohort_counts_for_nobody_and_is_a_finding(pays):
    """Somebody decides of the starters of spring that their jobs are real ones, in one fact that stands
    under Abe's name. The terms ask for a decision about each of them."""
    pays(
        WHERE_AWAITED,
        journey=TWO_STARTERS
        + """\
            abe    | 2024-05-06  | determined  | real_job/spring | final | 1 |
        """,
        lines=TWO_STARTS,
        findings="""
            rule              | person | found                                 | remedy
            ------------------+--------+---------------------------------------+-----------------------
            decided_of_nobody | abe    | real_job/spring is decided of a cohort | write the key real_job
        """,
    )
