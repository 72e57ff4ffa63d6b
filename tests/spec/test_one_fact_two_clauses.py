"""A fact may be meant by two clauses. One may be the exception of the other, or stand beside it.

Where the terms do not say which, both are paid, and a finding says so: Note [Two clauses, one fact] in
the code. Terms with an exception are settled person by person on every engine:
Note [Words without columns].
"""

import pytest

TITLE = "One fact, two clauses"

STARTS = """
    [clauses.start]
    says = "90 pounds for a start in work, but an apprentice's."
    on = { kind = "job_started" }
    except = ["apprentice_start"]
    price = { amount = 90_00 }

    [clauses.apprentice_start]
    says = "250 pounds for an apprentice's start."
    on = { kind = "job_started", codes = ["apprentice"] }
    price = { amount = 250_00 }
"""


def test_what_attains_the_exception_does_not_attain_the_rest(pays):
    """Abe starts as an apprentice and then as an employee; nobody says as what he starts in the end."""
    pays(
        STARTS,
        journey="""
            happened_on | kind        | key  | code
            ------------+-------------+------+-----------
            2023-12-04  | referred    |      |
            2024-01-01  | job_started | till | apprentice
            2024-02-01  | job_started | oven | employed
            2024-03-01  | job_started | van  |
        """,
        lines="""
            clause           | ordinal | attained_on | amount
            -----------------+---------+-------------+-------
            apprentice_start | 1       | 2024-01-01  | 250_00
            start            | 1       | 2024-02-01  | 90_00
            start            | 2       | 2024-03-01  | 90_00
        """,
    )


ONE_APPRENTICE = STARTS.replace(
    'codes = ["apprentice"] }',
    'codes = ["apprentice"] }\n    at_most = { number = 1, per = "spell" }',
)


def test_where_the_exception_has_no_room_the_rest_counts(pays):
    """One apprenticeship is paid for as such. Bea's second is a start as any other, because of the first."""
    pays(
        ONE_APPRENTICE,
        journey="""
            happened_on | kind        | key  | code
            ------------+-------------+------+-----------
            2023-12-04  | referred    |      |
            2024-01-01  | job_started | till | apprentice
            2024-02-01  | job_started | oven | apprentice
        """,
        lines="""
            clause           | attained_on | amount | because
            -----------------+-------------+--------+----------------------
            apprentice_start | 2024-01-01  | 250_00 | provider/1 provider/2
            start            | 2024-02-01  | 90_00  | provider/1 provider/2 provider/3
        """,
    )


YOUNG_APPRENTICES = """
    [classifications.age]
    says = "Whether a person is young."
    as_of = "referred"
    values = { young = {}, old = {} }
""" + STARTS.replace(
    'codes = ["apprentice"] }',
    'codes = ["apprentice"] }\n'
    '    when = [{ classification = { name = "age", is_any_of = ["young"] } }]',
)


def test_an_exception_that_is_not_for_a_person_leaves_the_rest_and_one_that_may_be_waits(pays):
    """Cat is old, and her apprenticeship a start as any other. Of Dan it is not known: one of the two
    clauses will pay, and nobody can say which."""
    pays(
        YOUNG_APPRENTICES,
        journey="""
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+-----------
            cat    | 2023-12-04  | referred    |      |
            cat    | 2023-12-04  | classified  | age  | old
            cat    | 2024-01-01  | job_started | till | apprentice
            dan    | 2023-12-04  | referred    |      |
            dan    | 2024-01-01  | job_started | till | apprentice
            eve    | 2023-12-04  | referred    |      |
            eve    | 2023-12-04  | classified  | age  | ancient
            eve    | 2024-01-01  | job_started | till | apprentice
        """,
        lines="""
            subject | clause | attained_on | amount | because
            --------+--------+-------------+--------+---------------------------------
            cat     | start  | 2024-01-01  | 90_00  | provider/1 provider/2 provider/3
        """,
        waiting="""
            subject | clause           | attained_on | unknown
            --------+------------------+-------------+------------------------------------------------
            dan     | apprentice_start | 2024-01-01  | age as of 2023-12-04
            dan     | start            | 2024-01-01  | whether the fact counts for apprentice_start
        """,
        refused="""
            subject | clause           | attained_on | rule
            --------+------------------+-------------+--------------
            eve     | apprentice_start | 2024-01-01  | unknown_value
        """,
        findings="""
            person | rule
            -------+--------------
            eve    | unknown_value
        """,
    )


UNPREPARED = STARTS.replace(
    'codes = ["apprentice"] }',
    'codes = ["apprentice"] }\n'
    '    unless_seen = { on = { kind = "contacted" }, before = "attained", within = { weeks = 1 } }',
)


def test_a_look_back_that_keeps_the_exception_away_leaves_the_rest(pays):
    """Gil was met six days before his apprenticeship, and it is a start as any other. Hal was met eight days
    before his."""
    pays(
        UNPREPARED,
        journey="""
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+-----------
            gil    | 2023-12-04  | referred    |      |
            gil    | 2023-12-26  | contacted   |      | attended
            gil    | 2024-01-01  | job_started | till | apprentice
            hal    | 2023-12-04  | referred    |      |
            hal    | 2023-12-24  | contacted   |      | attended
            hal    | 2024-01-01  | job_started | till | apprentice
        """,
        lines="""
            subject | clause           | attained_on | amount | because
            --------+------------------+-------------+--------+----------------------
            gil     | start            | 2024-01-01  | 90_00  | provider/2 provider/3
            hal     | apprentice_start | 2024-01-01  | 250_00 | provider/4 provider/6
        """,
    )


def test_of_clauses_that_exclude_each_other_the_one_that_stands_is_the_exception(pays):
    """Fay's first start is an agency's, and stands alone of the two. Her apprenticeship then is not one
    that is paid as such, and so it is a start as any other; with Gus it is the other way round."""
    pays(
        STARTS
        + """
        [clauses.agency_start]
        says = "30 pounds for a start with an agency."
        on = { kind = "job_started", codes = ["agency"] }
        beside = ["start"]
        price = { amount = 30_00 }

        [groups.one]
        says = "An agency's start, or an apprentice's, whichever comes first."
        only_one_of = ["agency_start", "apprentice_start"]
        order = ["agency_start", "apprentice_start"]
        per = "person"
        """,
        journey="""
            person | happened_on | kind        | key  | code
            -------+-------------+-------------+------+-----------
            fay    | 2023-12-04  | referred    |      |
            fay    | 2024-01-01  | job_started | till | agency
            fay    | 2024-02-01  | job_started | oven | apprentice
            gus    | 2023-12-04  | referred    |      |
            gus    | 2024-01-01  | job_started | till | apprentice
            gus    | 2024-02-01  | job_started | oven | agency
        """,
        lines="""
            subject | clause           | attained_on | amount
            --------+------------------+-------------+-------
            fay     | agency_start     | 2024-01-01  | 30_00
            fay     | start            | 2024-01-01  | 90_00
            fay     | start            | 2024-02-01  | 90_00
            gus     | apprentice_start | 2024-01-01  | 250_00
            gus     | start            | 2024-02-01  | 90_00
        """,
    )


def both(*, said="", price="60_00"):
    return f"""
    [clauses.start]
    says = "90 pounds for a start in work."
    on = {{ kind = "job_started" }}
    price = {{ amount = 90_00 }}

    [clauses.uplift]
    says = "More for a start as an employee."
    on = {{ kind = "job_started", codes = ["employed", "apprentice"] }}
    price = {{ amount = {price} }}
    {said}
    """


A_START = """
    happened_on | kind        | key  | code
    ------------+-------------+------+---------
    2023-12-04  | referred    |      |
    2024-01-01  | job_started | till | employed
    2024-02-01  | job_started | oven | agency
"""


@pytest.mark.watched
def test_two_clauses_that_claim_one_fact_and_do_not_say_so_are_found(pays):
    """Hal starts as an employee: both clauses are paid, and whoever wrote them is asked if that is meant."""
    pays(
        both(),
        journey=A_START,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 60_00
            start  | 2       | 2024-02-01  | 90_00
        """,
        findings="""
            rule                 | events     | found
            ---------------------+------------+---------------------------------------------------
            two_clauses_one_fact | provider/2 | start and uplift are both attained by this fact
        """,
    )


THIRD = """
    [clauses.bonus]
    says = "10 pounds for each employee."
    on = { kind = "job_started", codes = ["employed"] }
    price = { amount = 10_00 }
"""


def test_of_three_clauses_that_claim_one_fact_one_finding_tells(pays):
    """Hal's start as an employee attains all three; the agency's attains one. Nobody is asked three times."""
    pays(
        both() + THIRD,
        journey=A_START,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            bonus  | 1       | 2024-01-01  | 10_00
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 60_00
            start  | 2       | 2024-02-01  | 90_00
        """,
        findings="""
            rule                 | events     | found
            ---------------------+------------+---------------------------------------------------------
            two_clauses_one_fact | provider/2 | start, uplift and bonus are all attained by this fact
        """,
    )


def test_what_one_of_them_claims_alone_is_not_found(pays):
    """Where the first is for employees, Ian's start as an apprentice is the second's, and nobody is asked."""
    pays(
        both().replace('"job_started" }', '"job_started", codes = ["employed"] }'),
        journey=A_START.replace("agency", "apprentice"),
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 60_00
            uplift | 2       | 2024-02-01  | 60_00
        """,
        findings="""
            rule                 | events
            ---------------------+-----------
            two_clauses_one_fact | provider/2
        """,
    )


def test_a_clause_that_stands_beside_another_says_so(pays):
    """The same terms, where the uplift says that it comes on top."""
    pays(
        both(said='beside = ["start"]'),
        journey=A_START,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 60_00
            start  | 2       | 2024-02-01  | 90_00
        """,
    )


def test_so_does_one_that_follows_another_and_one_that_pays_nothing_is_only_watched(pays):
    """A clause after another is attained by what comes on its day: that is the order, and no accident."""
    pays(
        both(said='after = { clause = "start", state = "attained" }'),
        journey=A_START,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 60_00
            start  | 2       | 2024-02-01  | 90_00
        """,
    )
    pays(
        both(price="0"),
        journey=A_START,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-01-01  | 90_00
            uplift | 1       | 2024-01-01  | 0
            start  | 2       | 2024-02-01  | 90_00
        """,
    )


def test_whoever_has_no_such_fact_has_no_finding(pays):
    """Ivy starts with an agency, which only one of the clauses means."""
    pays(
        both(),
        journey="""
            happened_on | kind        | key  | code
            ------------+-------------+------+---------
            2023-12-04  | referred    |      |
            2024-02-01  | job_started | oven | agency
        """,
        lines="""
            clause | ordinal | attained_on | amount
            -------+---------+-------------+-------
            start  | 1       | 2024-02-01  | 90_00
        """,
    )
