"""Bands: what is paid for a number or a share, by the stretch in which it lies.

`marginal` pays each who enters by their own place, `whole` pays the whole cohort by the band in which its
measure lies, and `sliding` pays in the proportion of the measure to the end of its band.
"""

TITLE = "Bands"

PLACES = """
    [clauses.start]
    says = "Starts, which are watched."
    on = { kind = "attached" }
    price = { amount = 0 }

    [cohorts.all]
    says = "Everybody who starts under the contract."
    source = "fixture: a cohort"
    entry = "start"

    [bands.volume]
    says = "The first two starts, the next one, and the rest."
    source = "fixture: bands"
    unit = "number"
    rows = [
        { from = 1, through = 2, value = 400_00 },
        { from = 3, through = 3, value = 300_00 },
        { from = 4, value = 100_00 },
    ]

    [over.volume_fee]
    says = "The first two starts at 400 pounds, the next at 300, the rest at 100."
    source = "fixture: a fee by volume"
    cohort = "all"
    position = "entry"
    price = { band = { by = "volume", mode = "marginal" } }
"""


def test_each_start_is_paid_in_the_band_of_its_own_place(pays):
    """Five people start, two of them on one day. None of them is in two bands."""
    pays(
        PLACES,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            abe    | 2024-04-01  | referred
            abe    | 2024-04-10  | attached
            bea    | 2024-04-01  | referred
            bea    | 2024-04-09  | attached
            cal    | 2024-04-01  | referred
            cal    | 2024-04-08  | attached
            dot    | 2024-04-01  | referred
            dot    | 2024-04-09  | attached
            eve    | 2024-04-01  | referred
            eve    | 2024-05-01  | attached
        """,
        lines="""
            subject               | ordinal | attained_on | amount | rate                     | working
            ----------------------+---------+-------------+--------+--------------------------+--------
            abe                   | 1       | 2024-04-10  | 0      |                          |
            bea                   | 1       | 2024-04-09  | 0      |                          |
            cal                   | 1       | 2024-04-08  | 0      |                          |
            cohort:volume_fee:all | 1       | 2024-04-08  | 400_00 | volume[1-2]@2020-01-01   | cal
            cohort:volume_fee:all | 2       | 2024-04-09  | 400_00 | volume[1-2]@2020-01-01   | bea
            cohort:volume_fee:all | 3       | 2024-04-09  | 300_00 | volume[3-3]@2020-01-01   | dot
            cohort:volume_fee:all | 4       | 2024-04-10  | 100_00 | volume[4-]@2020-01-01    | abe
            cohort:volume_fee:all | 5       | 2024-05-01  | 100_00 | volume[4-]@2020-01-01    | eve
            dot                   | 1       | 2024-04-09  | 0      |                          |
            eve                   | 1       | 2024-05-01  | 0      |                          |
        """,
    )


BONUS_ON_PLACES = (
    PLACES
    + """
    [cohorts.quarter]
    says = "Everybody who starts in one quarter."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 3 }
    from = 2024-04-01

    [over.bonus]
    says = "Five per cent of what the places of a quarter come to."
    source = "fixture: a bonus"
    cohort = "quarter"
    count = ["start"]
    price = { percent_of = { price = { sum_of = ["volume_fee"] }, percent = "5", rounding = "half_up" } }
"""
)


def test_what_places_come_to_is_added_up_for_the_cohort_that_they_enter(pays):
    """Ray and Sam start in June, Tess in July: 5 per cent of 800 pounds, and of 300."""
    pays(
        BONUS_ON_PLACES,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ray    | 2024-06-03  | referred
            ray    | 2024-06-10  | attached
            sam    | 2024-06-03  | referred
            sam    | 2024-06-30  | attached
            tess   | 2024-06-03  | referred
            tess   | 2024-07-01  | attached
        """,
        lines="""
            subject                 | clause     | ordinal | attained_on | amount
            ------------------------+------------+---------+-------------+-------
            cohort:bonus:2024-04-01 | bonus      | 1       | 2024-06-30  | 40_00
            cohort:bonus:2024-07-01 | bonus      | 1       | 2024-09-30  | 15_00
            cohort:volume_fee:all   | volume_fee | 1       | 2024-06-10  | 400_00
            cohort:volume_fee:all   | volume_fee | 2       | 2024-06-30  | 400_00
            cohort:volume_fee:all   | volume_fee | 3       | 2024-07-01  | 300_00
            ray                     | start      | 1       | 2024-06-10  | 0
            sam                     | start      | 1       | 2024-06-30  | 0
            tess                    | start      | 1       | 2024-07-01  | 0
        """,
    )


UNKNOWN_NEED = """
    [classifications.need]
    says = "How much help a person needs."
    as_of = "attached"
    values = { high = {}, low = {} }
""" + PLACES.replace(
    'on = { kind = "attached" }',
    'on = { kind = "attached" }\n    '
    'when = [{ classification = { name = "need", is_any_of = ["high"] } }]',
)


def test_a_start_that_waits_comes_after_those_that_are_known(pays):
    """Nobody has said what Fay needs, who came first. Gus is paid for the first place, which somebody has
    in any case; the second waits for Fay."""
    pays(
        UNKNOWN_NEED,
        journey="""
            person | happened_on | kind       | key  | code
            -------+-------------+------------+------+-----
            fay    | 2024-04-01  | referred   |      |
            fay    | 2024-04-08  | attached   |      |
            gus    | 2024-04-01  | referred   |      |
            gus    | 2024-04-02  | classified | need | high
            gus    | 2024-04-15  | attached   |      |
        """,
        lines="""
            subject               | clause     | ordinal | attained_on | amount
            ----------------------+------------+---------+-------------+-------
            cohort:volume_fee:all | volume_fee | 1       | 2024-04-15  | 400_00
            gus                   | start      | 1       | 2024-04-15  | 0
        """,
        waiting="""
            subject               | clause     | ordinal | attained_on | unknown                  | settled_by
            ----------------------+------------+---------+-------------+--------------------------+-----------
            cohort:volume_fee:all | volume_fee | 2       | 2024-04-08  | whether 1 claim of start | of fay
            fay                   | start      | 1       | 2024-04-08  | need as of 2024-04-08    | classifies
        """,
    )


SHARES = """
    [clauses.start]
    says = "Starts, which are watched."
    on = { kind = "attached" }
    price = { amount = 0 }

    [clauses.placed]
    says = "A job, which is watched."
    on = { kind = "job_started" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 0 }

    [cohorts.month]
    says = "Everybody who starts in one month, until the end of the next."
    source = "fixture: a cohort"
    entry = "start"
    every = { months = 1 }
    from = 2024-04-01
    followed_for = { months = 1 }

    [bands.placements]
    says = "Nothing below half, and all of it from seven in ten on."
    source = "fixture: bands"
    unit = "percent"
    rows = [
        { from = "0", below = "50", value = 0 },
        { from = "50", below = "70", value = 20_00 },
        { from = "70", value = 20_00 },
    ]

    [over.tranche]
    says = "A third tranche of 20 pounds, in proportion between half and seven in ten."
    source = "fixture: a tranche"
    cohort = "month"
    rate = ["placed"]
    price = { band = { by = "placements", mode = "sliding", rounding = { rounding = "half_up" } } }
"""

THREE_STARTS = """
            person | happened_on | kind        | key
            -------+-------------+-------------+-----
            hal    | 2024-04-01  | referred    |
            hal    | 2024-04-08  | attached    |
            ida    | 2024-04-01  | referred    |
            ida    | 2024-04-08  | attached    |
            jon    | 2024-04-01  | referred    |
            jon    | 2024-04-08  | attached    |
            hal    | 2024-05-01  | job_started | oven
"""


def test_in_a_sliding_band_the_price_goes_by_the_end_of_the_band(pays):
    """Two of three are placed: 66 2/3 of the 70 per cent at which all of it is paid."""
    pays(
        SHARES,
        journey=THREE_STARTS
        + """\
            ida    | 2024-05-31  | job_started | till
        """,
        lines="""
            subject                   | clause  | attained_on | amount | working
            --------------------------+---------+-------------+--------+------------------------
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 19_05  | £20 × 2/3 ÷ 0.7 = 19.05
            hal                       | start   | 2024-04-08  | 0      |
            hal                       | placed  | 2024-05-01  | 0      |
            ida                       | start   | 2024-04-08  | 0      |
            ida                       | placed  | 2024-05-31  | 0      |
            jon                       | start   | 2024-04-08  | 0      |
        """,
    )


WHOLE_POUNDS = SHARES.replace(
    'rounding = { rounding = "half_up" }', 'rounding = { rounding = "half_up", to = "major" }'
)


def test_a_proportion_may_come_to_whole_pounds(pays):
    """Of the 19.05 pounds for two of three, 19 are owed."""
    pays(
        WHOLE_POUNDS,
        journey=THREE_STARTS
        + """\
            ida    | 2024-05-31  | job_started | till
        """,
        lines="""
            subject                   | clause  | attained_on | amount | working
            --------------------------+---------+-------------+--------+------------------------
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 19_00  | £20 × 2/3 ÷ 0.7 = 19.05
            hal                       | start   | 2024-04-08  | 0      |
            hal                       | placed  | 2024-05-01  | 0      |
            ida                       | start   | 2024-04-08  | 0      |
            ida                       | placed  | 2024-05-31  | 0      |
            jon                       | start   | 2024-04-08  | 0      |
        """,
    )


def test_below_the_lowest_band_that_pays_the_line_is_of_nothing(pays):
    """Ida is placed a day later, when the cohort has closed: one of three. What is owed is nothing, and
    that is said."""
    pays(
        SHARES,
        journey=THREE_STARTS
        + """\
            ida    | 2024-06-01  | job_started | till
        """,
        lines="""
            subject                   | clause  | attained_on | amount | rate
            --------------------------+---------+-------------+--------+-----------------------------
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 0      | placements[0-50]@2020-01-01
            hal                       | start   | 2024-04-08  | 0      |
            hal                       | placed  | 2024-05-01  | 0      |
            ida                       | start   | 2024-04-08  | 0      |
            ida                       | placed  | 2024-06-01  | 0      |
            jon                       | start   | 2024-04-08  | 0      |
        """,
    )


def test_above_the_highest_end_all_of_it_is_paid(pays):
    """All three are placed."""
    pays(
        SHARES,
        journey=THREE_STARTS
        + """\
            ida    | 2024-05-02  | job_started | till
            jon    | 2024-05-03  | job_started | desk
        """,
        lines="""
            subject                   | clause  | attained_on | amount
            --------------------------+---------+-------------+-------
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 20_00
            hal                       | start   | 2024-04-08  | 0
            hal                       | placed  | 2024-05-01  | 0
            ida                       | start   | 2024-04-08  | 0
            ida                       | placed  | 2024-05-02  | 0
            jon                       | start   | 2024-04-08  | 0
            jon                       | placed  | 2024-05-03  | 0
        """,
    )


FOR_EACH = SHARES.replace(
    'price = { band = { by = "placements", mode = "sliding", rounding = { rounding = "half_up" } } }',
    """
    [over.tranche.price.per_unit]
    price = { band = { by = "placements", mode = "sliding", rounding = { rounding = "half_up" } } }
    of = "entered"
""",
).replace("20 pounds,", "20 pounds for each who started,")


def test_what_a_band_pays_may_be_paid_for_each_who_entered(pays):
    """Two of three are placed, and the band pays 19.05 for that share: three times as much is owed."""
    pays(
        FOR_EACH,
        journey=THREE_STARTS
        + """\
            ida    | 2024-05-31  | job_started | till
        """,
        lines="""
            subject                   | clause  | attained_on | amount | working
            --------------------------+---------+-------------+--------+-----------------
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 57_15  | 3 x 19.05
            hal                       | start   | 2024-04-08  | 0      |
            hal                       | placed  | 2024-05-01  | 0      |
            ida                       | start   | 2024-04-08  | 0      |
            ida                       | placed  | 2024-05-31  | 0      |
            jon                       | start   | 2024-04-08  | 0      |
        """,
    )


DOUBTFUL = (
    """
    [classifications.need]
    says = "How much help a person needs."
    as_of = "attained"
    values = { high = {}, low = {} }
"""
    + SHARES.replace(
        'on = { kind = "job_started" }',
        'on = { kind = "job_started" }\n    '
        'when = [{ classification = { name = "need", is_any_of = ["high"] } }]',
    )
    + """
    [bands.jobs]
    says = "From the first job on, and more from the second."
    source = "fixture: bands"
    unit = "number"
    rows = [{ from = 1, through = 1, value = 3_00 }, { from = 2, value = 4_00 }]

    [over.jobs]
    says = "By how many jobs there are."
    source = "fixture: a count"
    cohort = "month"
    count = ["placed"]
    price = { band = { by = "jobs", mode = "whole" } }
"""
)


def test_what_slides_waits_for_whoever_may_count(pays):
    """Nobody says what Hal needs: of three one may be placed, or none, and what goes by that waits."""
    pays(
        DOUBTFUL,
        journey=THREE_STARTS,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+-------
            hal     | start  | 2024-04-08  | 0
            ida     | start  | 2024-04-08  | 0
            jon     | start  | 2024-04-08  | 0
        """,
        waiting="""
            subject                   | clause  | unknown
            --------------------------+---------+------------------
            cohort:jobs:2024-04-01    | jobs    | 1 claim of placed
            cohort:tranche:2024-04-01 | tranche | 1 claim of placed
            hal                       | placed  | need
        """,
    )


def test_below_the_first_place_of_a_band_nothing_is_paid(pays):
    """Ida starts, and nobody is placed: the bands begin with the first job, and none holds none."""
    pays(
        DOUBTFUL,
        journey="""
            person | happened_on | kind
            -------+-------------+---------
            ida    | 2024-04-01  | referred
            ida    | 2024-04-08  | attached
        """,
        lines="""
            subject                   | clause  | attained_on | amount
            --------------------------+---------+-------------+-------
            cohort:jobs:2024-04-01    | jobs    | 2024-05-31  | 0
            cohort:tranche:2024-04-01 | tranche | 2024-05-31  | 0
            ida                       | start   | 2024-04-08  | 0
        """,
    )
