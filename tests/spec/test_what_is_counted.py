"""A clause may count days, facts, what facts add up to, or the weeks and months in which enough came about.

It may look at any so many days on end, and keep a count for each employer or job by itself. How sums are
reached is Note [First passage] in the code; which employer a job is with is Note [Whose a job is]. Terms
with one of these words are settled person by person on every engine: Note [Words without columns].
"""

from datetime import date, timedelta

TITLE = "What is counted"

CONTACTS = """
    [clauses.engaged]
    says = "50 pounds once a person has attended three times."
    reach = { count = { kind = "contacted", codes = ["attended"] }, at_least = { number = 3 } }
    price = { amount = 50_00 }
"""


def test_facts_are_counted_one_by_one(pays):
    """Cat is seen four times, and misses once. The third time that she attends completes the count."""
    pays(
        CONTACTS,
        journey="""
            happened_on | kind      | code
            ------------+-----------+---------
            2024-01-01  | referred  |
            2024-01-08  | contacted | attended
            2024-01-15  | contacted | missed
            2024-01-22  | contacted | attended
            2024-01-29  | contacted | attended
            2024-02-05  | contacted | attended
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+------------------------------------
            2024-01-29  | 50_00  | 8, 22 and 29 January; not the 15th
        """,
    )


def test_two_facts_are_not_three(pays):
    """Dan attends twice. Nothing waits, since nobody doubts what was not told."""
    pays(
        CONTACTS,
        journey="""
            person | happened_on | kind      | code
            -------+-------------+-----------+---------
            dan    | 2024-01-01  | referred  |
            dan    | 2024-01-08  | contacted | attended
            dan    | 2024-01-15  | contacted | missed
            dan    | 2024-01-22  | contacted | attended
        """,
    )


BY_KEY = """
    [clauses.plan]
    says = "300 pounds for a plan, the step that is called so, unless there was one not long before."
    on = { kind = "step_reached", keys = ["plan"] }
    price = { amount = 300_00 }

    [clauses.plan.unless_seen]
    on = { kind = "service_used", keys = ["planning"] }
    before = "attained"
    within = { weeks = 2 }

    [clauses.both]
    says = "90 pounds once a person has reached two of these steps by their means."
    price = { amount = 90_00 }

    [clauses.both.reach]
    count = { kind = "step_reached", codes = ["own"], keys = ["cv", "bank"] }
    at_least = { number = 2 }

    [clauses.other]
    says = "10 pounds for a step that is no plan; one fact is never both."
    on = { kind = "step_reached", keys = ["cv", "bank"] }
    price = { amount = 10_00 }
"""


def test_facts_are_chosen_by_their_key(pays):
    """Uma makes a plan and reaches two other steps; a service of another name was used before her plan.
    Vic used the planning service twelve days before his, and his bank was not a step of his own."""
    pays(
        BY_KEY,
        journey="""
            person | happened_on | kind         | key      | code
            -------+-------------+--------------+----------+-----
            uma    | 2024-01-01  | referred     |          |
            uma    | 2024-01-03  | service_used | debt     |
            uma    | 2024-01-08  | step_reached | cv       | own
            uma    | 2024-01-15  | step_reached | plan     | own
            uma    | 2024-01-22  | step_reached | bank     | own
            vic    | 2024-01-01  | referred     |          |
            vic    | 2024-01-03  | service_used | planning |
            vic    | 2024-01-08  | step_reached | cv       | own
            vic    | 2024-01-15  | step_reached | plan     | own
            vic    | 2024-01-22  | step_reached | bank     |
        """,
        lines="""
            subject | clause | ordinal | attained_on | amount | working
            --------+--------+---------+-------------+--------+--------------------------
            uma     | other  | 1       | 2024-01-08  | 10_00  |
            uma     | plan   | 1       | 2024-01-15  | 300_00 |
            uma     | both   | 1       | 2024-01-22  | 90_00  | 8 and 22 January, not 15
            uma     | other  | 2       | 2024-01-22  | 10_00  |
            vic     | other  | 1       | 2024-01-08  | 10_00  |
            vic     | other  | 2       | 2024-01-22  | 10_00  |
        """,
    )


def test_another_step_pays_nothing(pays):
    """Wyn reaches a step that no clause names, and one that is only spelled like it; nothing is odd."""
    pays(
        BY_KEY,
        journey="""
            person | happened_on | kind         | key    | code
            -------+-------------+--------------+--------+-----
            wyn    | 2024-01-01  | referred     |        |
            wyn    | 2024-01-15  | step_reached | plan-1 | plan
            wyn    | 2024-01-22  | step_reached | Plan   | own
        """,
    )


EARNINGS = """
    [tables.living_wage]
    says = "What an hour pays at least."
    unit = "minor"
    dimensions = []
    rows = [{ value = 1144 }]

    [clauses.outcome]
    says = "500 pounds once pay comes to 416 hours at the living wage within 638 days of the start."
    price = { amount = 500_00 }

    [clauses.outcome.reach]
    sum = { kind = "earned" }
    at_least = { lookup = { table = "living_wage", as_of = "attached", times = 416 } }
    window = { from = "attached", through = { days = 638 } }
"""


def test_pay_adds_up_to_a_threshold(pays):
    """Cat is paid 400.00 on the first of each month. 416 hours at 11.44 are 4,759.04."""
    pays(
        EARNINGS,
        journey="""
            happened_on | kind     | quantity
            ------------+----------+---------
            2024-03-25  | referred |
            2024-04-01  | attached |
            2024-05-01  | earned   | 400_00
            2024-06-01  | earned   | 400_00
            2024-07-01  | earned   | 400_00
            2024-08-01  | earned   | 400_00
            2024-09-01  | earned   | 400_00
            2024-10-01  | earned   | 400_00
            2024-11-01  | earned   | 400_00
            2024-12-01  | earned   | 400_00
            2025-01-01  | earned   | 400_00
            2025-02-01  | earned   | 400_00
            2025-03-01  | earned   | 400_00
            2025-04-01  | earned   | 400_00
            2025-05-01  | earned   | 400_00
        """,
        lines="""
            attained_on | amount | working
            ------------+--------+---------------------------------------------
            2025-04-01  | 500_00 | 11 x 400.00 = 4,400.00; 12 x 400.00 = 4,800.00
        """,
    )


def test_pay_on_the_last_day_of_the_window_counts(pays):
    """Dan is paid all of it at once, on day 638: 1 April 2024 is day 1, and 29 December 2025 day 638."""
    pays(
        EARNINGS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            dan    | 2024-03-25  | referred |
            dan    | 2024-04-01  | attached |
            dan    | 2025-12-29  | earned   | 4759_04
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            dan     | 2025-12-29  | 500_00 | 275 days of 2024 + 363 of 2025 = 638
        """,
    )


def test_pay_a_day_after_the_window_does_not(pays):
    """Eve is paid on day 639. She has nothing, and nothing waits."""
    pays(
        EARNINGS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            eve    | 2024-03-25  | referred |
            eve    | 2024-04-01  | attached |
            eve    | 2025-12-30  | earned   | 4759_04
        """,
    )


def test_a_penny_less_is_not_enough(pays):
    """Flo is paid 4,759.03."""
    pays(
        EARNINGS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            flo    | 2024-03-25  | referred |
            flo    | 2024-04-01  | attached |
            flo    | 2025-12-29  | earned   | 4759_03
        """,
    )


STEPS = """
    [clauses.step]
    says = "10 pounds for every 100 earned, three times at most."
    price = { amount = 10_00 }

    [clauses.step.reach]
    sum = { kind = "earned" }
    at_least = { amount = 100_00 }
    repeat = { every = { amount = 100_00 }, up_to = { number = 3 } }
"""


def test_what_is_left_over_counts_towards_the_next(pays):
    """Gus earns 250, and then 50: two steps at once, and the 50 that were left over make the third."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            gus    | 2024-01-01  | referred |
            gus    | 2024-02-01  | earned   | 250_00
            gus    | 2024-03-01  | earned   | 50_00
            gus    | 2024-04-01  | earned   | 500_00
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+------------------------------
            gus     | 1       | 2024-02-01  | 10_00  | 250 - 100 = 150
            gus     | 2       | 2024-02-01  | 10_00  | 150 - 100 = 50
            gus     | 3       | 2024-03-01  | 10_00  | 50 + 50 = 100; three at most
        """,
    )


def test_what_was_reached_stays_reached(pays):
    """Hal earns 100 and pays 60 back. What he reached stands; the next 100 are counted from 40."""
    pays(
        STEPS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            hal    | 2024-01-01  | referred |
            hal    | 2024-02-01  | earned   | 100_00
            hal    | 2024-02-15  | earned   | -60_00
            hal    | 2024-03-01  | earned   | 159_99
            hal    | 2024-04-01  | earned   | 1
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------------------
            hal     | 1       | 2024-02-01  | 10_00  | 100
            hal     | 2       | 2024-04-01  | 10_00  | -60 + 159.99 + 0.01 = 100
        """,
    )


EIGHTY_HOURS = """
    [clauses.hours]
    says = "600 pounds once 80 hours are worked in any six weeks with one employer."
    price = { amount = 600_00 }

    [clauses.hours.reach]
    sum = { kind = "worked" }
    at_least = { hours = 80 }
    per = "employer"
    window = { rolling = { weeks = 6 } }
"""


def test_hours_within_any_six_weeks_add_up(pays):
    """Ida works 20 hours a week in three weeks of January, none in the fourth, and 20 in the fifth."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind        | key    | counterparty | code | quantity
            -------+-------------+-------------+--------+--------------+------+---------
            ida    | 2024-01-01  | referred    |        |              |      |
            ida    | 2024-01-01  | job_started | till   | bakery       |      |
            ida    | 2024-01-07  | worked      | till   |              | week | 1200
            ida    | 2024-01-14  | worked      | till   |              | week | 1200
            ida    | 2024-01-21  | worked      | till   |              | week | 1200
            ida    | 2024-02-04  | worked      | till   |              | week | 1200
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-------------------------------------------------
            ida     | 2024-02-04  | 600_00 | 4 x 1,200 = 4,800 minutes, 1 January to 4 February
        """,
    )


def test_hours_that_lie_too_far_back_drop_out(pays):
    """Jan's first week is more than six weeks before her last. The 42 days hold three weeks, then four."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind        | key    | counterparty | code | quantity
            -------+-------------+-------------+--------+--------------+------+---------
            jan    | 2024-01-01  | referred    |        |              |      |
            jan    | 2024-01-01  | job_started | till   | bakery       |      |
            jan    | 2024-01-07  | worked      | till   |              | week | 1200
            jan    | 2024-01-28  | worked      | till   |              | week | 1200
            jan    | 2024-02-11  | worked      | till   |              | week | 1200
            jan    | 2024-02-18  | worked      | till   |              | week | 1200
        """,
    )


def test_hours_with_two_employers_do_not_add_up_for_one(pays):
    """Kim works 60 hours for the bakery and 60 for the shop within six weeks; neither comes to 80."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind        | key    | counterparty | code | quantity
            -------+-------------+-------------+--------+--------------+------+---------
            kim    | 2024-01-01  | referred    |        |              |      |
            kim    | 2024-01-07  | worked      | till   | bakery       | week | 1800
            kim    | 2024-01-14  | worked      | till   | bakery       | week | 1800
            kim    | 2024-01-21  | worked      | sales  | shop         | week | 1800
            kim    | 2024-01-28  | worked      | sales  | shop         | week | 1800
        """,
    )


def test_two_jobs_with_one_employer_are_one_employer(pays):
    """Leo has two jobs with the bakery, and 40 hours in each."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind     | key    | counterparty | code      | quantity
            -------+-------------+----------+--------+--------------+-----------+---------
            leo    | 2024-01-01  | referred |        |              |           |
            leo    | 2024-01-14  | worked   | till   | bakery       | fortnight | 2400
            leo    | 2024-01-28  | worked   | oven   | bakery       | fortnight | 2400
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------
            leo     | 2024-01-28  | 600_00 | 2,400 + 2,400 minutes
        """,
    )


def test_work_told_for_a_month_is_divided_evenly_over_its_days(pays):
    """Meg works 155 hours in January, 5 on each day of it: the 16th takes her to 80."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind     | key    | counterparty | code  | quantity
            -------+-------------+----------+--------+--------------+-------+---------
            meg    | 2024-01-01  | referred |        |              |       |
            meg    | 2024-01-31  | worked   | till   | bakery       | month | 9300
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------
            meg     | 2024-01-16  | 600_00 | 9,300 / 31 x 16 = 4,800
        """,
    )


def test_a_month_may_end_on_any_day(pays):
    """Ned is told of from 16 January to 15 February: 31 days, and 80 hours after 16 of them."""
    pays(
        EIGHTY_HOURS,
        journey="""
            person | happened_on | kind     | key    | counterparty | code  | quantity
            -------+-------------+----------+--------+--------------+-------+---------
            ned    | 2024-01-01  | referred |        |              |       |
            ned    | 2024-02-15  | worked   | till   | bakery       | month | 9300
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------------------
            ned     | 2024-01-31  | 600_00 | 16 to 31 January are 16 of 31 days
        """,
    )


WEEKS = """
    [clauses.sustained]
    says = "900 pounds for 13 weeks of at least seven hours in any 16 weeks on end."
    price = { amount = 900_00 }

    [clauses.sustained.reach]
    periods = { of = "week", in_which = { sum = { kind = "worked" }, at_least = { minutes = 420 } } }
    at_least = { number = 13 }
    window = { rolling = { weeks = 16 } }
"""


def weeks(person, *minutes):
    """Draw a row of work for each week from the Monday of 6 January 2025, and none for 0."""
    rows = f"\n            {person} | 2025-01-06 | referred | | |"
    first = date(2025, 1, 12)
    for number, worked in enumerate(minutes):
        if worked:
            ends_on = first + timedelta(weeks=number)
            rows += f"\n            {person} | {ends_on} | worked | till | week | {worked}"
    return f"""
            person | happened_on | kind | key | code | quantity
            -------+-------------+------+-----+------+---------{rows}
        """


def test_thirteen_weeks_out_of_sixteen(pays):
    """Ola has six weeks of seven hours, three without work, and seven of eight hours: the sixteenth week
    is her thirteenth."""
    pays(
        WEEKS,
        journey=weeks("ola", *[420] * 6, *[0] * 3, *[480] * 7),
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+-----------------------
            ola     | 2025-04-27  | 900_00 | 6 + 7 = 13 of 16 weeks
        """,
    )


def test_twelve_weeks_out_of_sixteen_are_not_enough(pays):
    """Pat is without work for a week more, so that her first week drops out as the last comes in."""
    pays(WEEKS, journey=weeks("pat", *[420] * 6, *[0] * 4, *[480] * 7))


def test_a_minute_less_makes_no_week(pays):
    """Quin works 419 minutes in one of sixteen weeks."""
    pays(WEEKS, journey=weeks("quin", *[420] * 6, *[0] * 3, *[480] * 6, 419))


EVERY_WEEK = """
    [clauses.every_week]
    says = "100 pounds for three weeks on end with 15 hours in every one."
    price = { amount = 100_00 }

    [clauses.every_week.reach]
    periods = { of = "week", in_which = { sum = { kind = "worked" }, at_least = { hours = 15 } } }
    at_least = { number = 3 }
    window = { rolling = { weeks = 3 } }

    [clauses.on_average]
    says = "60 pounds for three weeks on end with 15 hours a week on average."
    price = { amount = 60_00 }

    [clauses.on_average.reach]
    sum = { kind = "worked" }
    at_least = { hours = 45 }
    window = { rolling = { weeks = 3 } }
"""


def test_hours_in_every_week_and_on_average_differ(pays):
    """Rose works 14, 16 and 15 hours: 45 in three weeks, and a week of fewer than 15 among them."""
    pays(
        EVERY_WEEK,
        journey=weeks("rose", 840, 960, 900),
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+----------------
            rose    | on_average | 2025-01-26  | 60_00  | 14 + 16 + 15 = 45
        """,
    )


def test_hours_in_every_week_are_hours_on_average_too(pays):
    """Sam works 15 hours in each of three weeks, and is paid for both."""
    pays(
        EVERY_WEEK,
        journey=weeks("sam", 900, 900, 900),
        lines="""
            subject | clause     | attained_on | amount | working
            --------+------------+-------------+--------+-----------
            sam     | every_week | 2025-01-26  | 100_00 | 15, 15, 15
            sam     | on_average | 2025-01-26  | 60_00  | 3 x 15 = 45
        """,
    )


MONTHS = """
    [tables.enough]
    says = "What a month must pay to count."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2025-01-01, value = 1110_00 }, { starts_on = 2025-01-01, value = 1160_00 }]

    [clauses.milestone]
    says = "1,850 pounds for three months of enough pay within six."
    price = { amount = 1850_00 }

    [clauses.milestone.reach]
    at_least = { number = 3 }
    window = { rolling = { months = 6 } }

    [clauses.milestone.reach.periods]
    of = "month"

    [clauses.milestone.reach.periods.in_which]
    sum = { kind = "earned" }
    at_least = { lookup = { table = "enough", as_of = "attained" } }
"""


def test_each_month_goes_by_the_figure_of_its_own_day(pays):
    """Tom earns 1,110.00 a month over the turn of the year, when 1,160.00 becomes enough: November and
    December count, January does not, and February's 1,160.00 is his third month within six."""
    pays(
        MONTHS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            tom    | 2024-09-02  | referred |
            tom    | 2024-11-28  | earned   | 1110_00
            tom    | 2024-12-12  | earned   | 555_00
            tom    | 2024-12-19  | earned   | 555_00
            tom    | 2025-01-30  | earned   | 1110_00
            tom    | 2025-02-27  | earned   | 1160_00
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+----------------------------------------------
            tom     | 2025-02-28  | 1850_00 | November, December (555 + 555) and February
        """,
    )


def test_the_first_of_seven_months_is_too_far_back(pays):
    """Una's three months are August, September and February: seven months from end to end."""
    pays(
        MONTHS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            una    | 2024-07-01  | referred |
            una    | 2024-08-29  | earned   | 1110_00
            una    | 2024-09-26  | earned   | 1110_00
            una    | 2025-02-27  | earned   | 1160_00
        """,
    )


def test_the_first_of_six_months_still_counts(pays):
    """Vic's are September, October and February: six months from end to end."""
    pays(
        MONTHS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            vic    | 2024-07-01  | referred |
            vic    | 2024-09-26  | earned   | 1110_00
            vic    | 2024-10-31  | earned   | 1110_00
            vic    | 2025-02-27  | earned   | 1160_00
        """,
        lines="""
            subject | attained_on | amount  | working
            --------+-------------+---------+------------------------------------
            vic     | 2025-02-28  | 1850_00 | September to February is six months
        """,
    )


def test_a_month_without_a_figure_is_refused(pays):
    """Wyn earned before the terms were in force, when no row says what is enough. That could be a month."""
    pays(
        MONTHS,
        journey="""
            person | happened_on | kind     | quantity
            -------+-------------+----------+---------
            wyn    | 2019-09-02  | referred |
            wyn    | 2019-12-19  | earned   | 2000_00
            wyn    | 2020-01-30  | earned   | 1110_00
            wyn    | 2020-02-27  | earned   | 1110_00
        """,
        refused="""
            subject | attained_on | rule    | found
            --------+-------------+---------+-----------------------------------
            wyn     | 2020-02-29  | no_rate | enough has no rows for it on 2019-12-31
        """,
    )


SIX_MONTHS = """
    [clauses.first]
    says = "1,000 pounds after 42 days with one employer, once a person."
    at_most = { number = 1, per = "person" }
    price = { amount = 1000_00 }

    [clauses.first.reach]
    days = "in_work"
    at_least = { days = 42 }
    per = "employer"
    reset = { gap_days_allowed = 0 }

    [clauses.half_a_year]
    says = "1,000 pounds more after six months with one employer."
    at_most = { number = 1, per = "person" }
    price = { amount = 1000_00 }

    [clauses.half_a_year.reach]
    days = "in_work"
    at_least = { months = 6 }
    per = "employer"
    reset = { gap_days_allowed = 0 }
"""


def test_six_months_end_on_the_eve_of_the_same_day(pays):
    """Xia starts on 1 April and is with the shop through 30 September."""
    pays(
        SIX_MONTHS,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            xia    | 2024-03-04  | referred    |      |
            xia    | 2024-04-01  | job_started | till | shop
            xia    | 2024-09-30  | job_ended   | till | shop
        """,
        lines="""
            subject | clause      | attained_on | amount  | working
            --------+-------------+-------------+---------+-----------------------
            xia     | first       | 2024-05-12  | 1000_00 | 30 days of April + 12
            xia     | half_a_year | 2024-09-30  | 1000_00 | the eve of 1 October
        """,
    )


def test_a_day_less_is_not_six_months(pays):
    """Yan leaves on 29 September."""
    pays(
        SIX_MONTHS,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            yan    | 2024-03-04  | referred    |      |
            yan    | 2024-04-01  | job_started | till | shop
            yan    | 2024-09-29  | job_ended   | till | shop
        """,
        lines="""
            subject | clause | attained_on | amount
            --------+--------+-------------+--------
            yan     | first  | 2024-05-12  | 1000_00
        """,
    )


def test_months_from_a_day_that_the_last_month_lacks_end_with_that_month(pays):
    """Zoe starts on 31 August, and February has no 31st: her six months end on its last day."""
    pays(
        SIX_MONTHS,
        journey="""
            person | happened_on | kind        | key  | counterparty
            -------+-------------+-------------+------+-------------
            zoe    | 2024-08-05  | referred    |      |
            zoe    | 2024-08-31  | job_started | till | shop
            zoe    | 2025-02-28  | job_ended   | till | shop
        """,
        lines="""
            subject | clause      | attained_on | amount
            --------+-------------+-------------+--------
            zoe     | first       | 2024-10-11  | 1000_00
            zoe     | half_a_year | 2025-02-28  | 1000_00
        """,
    )


def test_an_agencys_worker_who_is_taken_on_has_changed_employer(pays):
    """Abe works for an agency at the shop's tills, and the shop takes him on at the same desk: neither
    has had him for six months."""
    pays(
        SIX_MONTHS,
        journey="""
            person | happened_on | kind        | key    | counterparty | code
            -------+-------------+-------------+--------+--------------+-------
            abe    | 2010-12-01  | referred    |        |              |
            abe    | 2010-12-07  | job_started | temp   | agency       | agency
            abe    | 2011-03-31  | job_ended   | temp   | agency       |
            abe    | 2011-04-01  | job_started | till   | shop         | employed
            abe    | 2011-09-29  | job_ended   | till   | shop         |
        """,
        lines="""
            subject | clause | attained_on | amount  | working
            --------+--------+-------------+---------+-------------------------------------------
            abe     | first  | 2011-01-17  | 1000_00 | 25 + 17 = 42; the shop's 42 days come later
        """,
    )


ONE_JOB = """
    [clauses.each]
    says = "100 pounds for 20 days in a job, and a day over a month is 40 pounds more."
    reach = { days = "in_work", at_least = { days = 20 }, per = "job" }
    price = { amount = 100_00 }

    [clauses.longer]
    says = "40 pounds for a month and a day in work."
    reach = { days = "in_work", at_least = { months = 1, plus_days = 1 } }
    price = { amount = 40_00 }
"""


def test_each_job_has_a_count_of_its_own(pays):
    """Cat has two jobs at once, of 20 days or more each, and another of 19."""
    pays(
        ONE_JOB,
        journey="""
            happened_on | kind        | key
            ------------+-------------+------
            2024-03-01  | referred    |
            2024-04-01  | job_started | till
            2024-04-25  | job_ended   | till
            2024-04-03  | job_started | oven
            2024-04-22  | job_ended   | oven
            2024-06-01  | job_started | van
            2024-06-19  | job_ended   | van
        """,
        lines="""
            clause | ordinal | attained_on | amount | working
            -------+---------+-------------+--------+----------------------------------------
            each   | 1       | 2024-04-20  | 100_00 | till: 1 to 20 April
            each   | 2       | 2024-04-22  | 100_00 | oven: 3 to 22 April
            longer | 1       | 2024-06-06  | 40_00  | 25 days + 6 = 31: April's 30 and a day
        """,
    )


HOLIDAYS = """
    [clauses.week]
    says = "70 pounds for five days on end in work; bank holidays neither count nor break."
    price = { amount = 70_00 }

    [clauses.week.reach]
    days = "in_work"
    at_least = { days = 5 }
    reset = { gap_days_allowed = 0 }
    excluding = "england-and-wales"
"""


def test_days_that_are_left_out_neither_count_nor_break(pays):
    """Dan works through 24 December and from the 27th. The two holidays are no gap, and do not count."""
    pays(
        HOLIDAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            dan    | 2024-12-01  | referred    |
            dan    | 2024-12-22  | job_started | till
            dan    | 2024-12-24  | job_ended   | till
            dan    | 2024-12-27  | job_started | oven
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------
            dan     | 2024-12-28  | 70_00  | 22, 23, 24, 27 and 28
        """,
    )


def test_a_day_that_is_not_left_out_breaks(pays):
    """Eve works through the 23rd: the 24th is no holiday, and a gap. She has four days from the 27th."""
    pays(
        HOLIDAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            eve    | 2024-12-01  | referred    |
            eve    | 2024-12-20  | job_started | till
            eve    | 2024-12-23  | job_ended   | till
            eve    | 2024-12-27  | job_started | oven
            eve    | 2024-12-30  | job_ended   | oven
        """,
    )


def test_a_holiday_in_work_does_not_count_either(pays):
    """Flo works from 24 to 30 December without a break: five days of it are no holidays."""
    pays(
        HOLIDAYS,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            flo    | 2024-12-01  | referred    |
            flo    | 2024-12-24  | job_started | till
            flo    | 2024-12-30  | job_ended   | till
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+---------------------------
            flo     | 2024-12-30  | 70_00  | 24, 27, 28, 29 and 30
        """,
    )


UNTIL_BOXING_DAY = """
    [clauses.week]
    says = "70 pounds for seven days in work of the eleven from referral, and of the run that holds the last."
    price = { amount = 70_00 }

    [clauses.week.reach]
    days = "in_work"
    at_least = { days = 7 }
    window = { from = "referred", through = { days = 11 }, then = "end_of_run" }
    excluding = "england-and-wales"
"""


def test_a_run_goes_on_over_a_last_day_that_is_left_out(pays):
    """The window ends on 26 December, a holiday. Guy has his job on it, so that his run holds it and goes
    on; Hal's ends on the eve, a holiday as well, and his window with the day on which he has none."""
    pays(
        UNTIL_BOXING_DAY,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            guy    | 2024-12-16  | referred    |
            guy    | 2024-12-20  | job_started | till
            hal    | 2024-12-16  | referred    |
            hal    | 2024-12-20  | job_started | till
            hal    | 2024-12-25  | job_ended   | till
            hal    | 2024-12-27  | job_started | oven
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------------------------------
            guy     | 2024-12-28  | 70_00  | 20 to 24 December: 5, and 27 and 28
        """,
    )


DAYS_IN_A_FORTNIGHT = """
    [clauses.ten]
    says = "30 pounds for ten days in work within any fourteen, twice."
    price = { amount = 30_00 }

    [clauses.ten.reach]
    days = "in_work"
    at_least = { days = 10 }
    window = { from = "referred", rolling = { days = 14 } }
    repeat = { every = { days = 10 }, up_to = { number = 2 } }
"""


def test_days_within_any_fourteen(pays):
    """Gus works five days, rests for four, and works on: on the fourteenth day ten of fourteen are his.
    They are used up, and ten new ones make the second."""
    pays(
        DAYS_IN_A_FORTNIGHT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            gus    | 2024-04-01  | referred    |
            gus    | 2024-04-01  | job_started | till
            gus    | 2024-04-05  | job_ended   | till
            gus    | 2024-04-10  | job_started | oven
        """,
        lines="""
            subject | ordinal | attained_on | amount | working
            --------+---------+-------------+--------+---------------------------
            gus     | 1       | 2024-04-14  | 30_00  | 5 + 5, from the 1st to the 14th
            gus     | 2       | 2024-04-24  | 30_00  | 15 to 24 April
        """,
    )


def test_days_of_which_a_fifteenth_would_be_the_first(pays):
    """Hal rests for a day more: of the first five days four are left when the tenth comes."""
    pays(
        DAYS_IN_A_FORTNIGHT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            hal    | 2024-04-01  | referred    |
            hal    | 2024-04-01  | job_started | till
            hal    | 2024-04-05  | job_ended   | till
            hal    | 2024-04-11  | job_started | oven
            hal    | 2024-04-15  | job_ended   | oven
        """,
    )


WEEKS_OFF_BENEFIT = """
    [signals]
    free = { is = "in_work and not on_benefit" }

    [clauses.weeks]
    says = "80 pounds for two whole weeks in work and off benefit, within three months of the start."
    price = { amount = 80_00 }

    [clauses.weeks.reach]
    periods = { of = "week", in_which = { days = "free", at_least = { weeks = 1 } } }
    at_least = { number = 2 }
    window = { from = "attached", through = { months = 3 } }
"""


def test_a_week_that_may_count_waits(pays):
    """Ida is in work for two weeks, and nobody has said whether she is on benefit."""
    pays(
        WEEKS_OFF_BENEFIT,
        journey="""
            person | happened_on | kind        | key
            -------+-------------+-------------+------
            ida    | 2024-03-25  | referred    |
            ida    | 2024-04-01  | attached    |
            ida    | 2024-04-08  | job_started | till
            ida    | 2024-04-21  | job_ended   | till
        """,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+------------------------------------
            ida     | 2024-04-21  | whether on_benefit holds on 7 days
        """,
    )


def test_weeks_are_counted_whole(pays):
    """Jan works from a Tuesday: her first whole week begins six days later. The window, three months from
    1 April, ends on 30 June, which is a Sunday; the week that it completes still counts."""
    pays(
        WEEKS_OFF_BENEFIT,
        journey="""
            person | happened_on | kind            | key     | code
            -------+-------------+-----------------+---------+-----
            jan    | 2024-03-25  | referred        |         |
            jan    | 2024-03-25  | benefit_started |         | JSA
            jan    | 2024-04-01  | attached        |         |
            jan    | 2024-06-10  | benefit_ended   |         | JSA
            jan    | 2024-06-11  | job_started     | till    |
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+----------------------------
            jan     | 2024-06-30  | 80_00  | 17 to 23 and 24 to 30 June
        """,
    )


def test_a_week_that_the_window_cuts_is_none(pays):
    """Kim starts a week later, so that her second whole week ends on 7 July, after the window."""
    pays(
        WEEKS_OFF_BENEFIT,
        journey="""
            person | happened_on | kind            | key     | code
            -------+-------------+-----------------+---------+-----
            kim    | 2024-03-25  | referred        |         |
            kim    | 2024-03-25  | benefit_started |         | JSA
            kim    | 2024-04-01  | attached        |         |
            kim    | 2024-06-17  | benefit_ended   |         | JSA
            kim    | 2024-06-18  | job_started     | till    |
        """,
    )


BY_GROUP = """
    [classifications.group]
    says = "How much help somebody needs."
    as_of = "attached"
    values = { A = {}, B = {} }

    [tables.hours]
    says = "How many minutes make a week."
    unit = "minutes"
    dimensions = ["group"]
    rows = [{ group = "A", value = 480 }, { group = "B", value = 960 }]

    [clauses.week]
    says = "20 pounds for a week with enough work for the group."
    price = { amount = 20_00 }

    [clauses.week.reach]
    at_least = { number = 1 }

    [clauses.week.reach.periods]
    of = "week"

    [clauses.week.reach.periods.in_which]
    sum = { kind = "worked" }
    at_least = { lookup = { table = "hours", as_of = "attached" } }
"""


def test_a_week_that_is_enough_for_some_waits_for_the_group(pays):
    """Leo works eight hours, which is enough in group A. Nobody has said in which group he is."""
    pays(
        BY_GROUP,
        journey="""
            person | happened_on | kind     | key  | code | quantity
            -------+-------------+----------+------+------+---------
            leo    | 2024-04-01  | referred |      |      |
            leo    | 2024-04-01  | attached |      |      |
            leo    | 2024-04-07  | worked   | till | week | 480
        """,
        waiting="""
            subject | attained_on | unknown
            --------+-------------+-----------------------
            leo     | 2024-04-07  | group as of 2024-04-01
        """,
    )


def test_a_week_that_is_enough_for_nobody_does_not_wait(pays):
    """Meg works a minute less than anybody needs."""
    pays(
        BY_GROUP,
        journey="""
            person | happened_on | kind     | key  | code | quantity
            -------+-------------+----------+------+------+---------
            meg    | 2024-04-01  | referred |      |      |
            meg    | 2024-04-01  | attached |      |      |
            meg    | 2024-04-07  | worked   | till | week | 479
        """,
    )


def test_a_week_goes_by_the_group(pays):
    """Ned works eight hours twice: in group A that is a week, and in B it is not."""
    pays(
        BY_GROUP,
        journey="""
            person | happened_on | kind       | key   | code | quantity
            -------+-------------+------------+-------+------+---------
            ned    | 2024-04-01  | referred   |       |      |
            ned    | 2024-04-01  | attached   |       |      |
            ned    | 2024-04-01  | classified | group | A    |
            ned    | 2024-04-07  | worked     | till  | week | 480
            ola    | 2024-04-01  | referred   |       |      |
            ola    | 2024-04-01  | attached   |       |      |
            ola    | 2024-04-01  | classified | group | B    |
            ola    | 2024-04-07  | worked     | till  | week | 480
        """,
        lines="""
            subject | attained_on | amount
            --------+-------------+-------
            ned     | 2024-04-07  | 20_00
        """,
    )


PAY_WITHIN_THREE_DAYS = """
    [clauses.pay]
    says = "30 pounds for 200 pounds of pay within any three days."
    reach = { sum = { kind = "earned" }, at_least = { amount = 200_00 }, window = { rolling = { days = 3 } } }
    price = { amount = 30_00 }
"""


def test_pay_that_was_taken_back_is_too_far_back_only_once_more_pay_comes(pays):
    """On 4 January what was taken back on the 1st is too far back: 2 to 4 January have 200 pounds. But a
    sum is looked at on days on which something comes. Lea has a pound more on the 4th, and Mo nothing."""
    pays(
        PAY_WITHIN_THREE_DAYS,
        journey="""
            person | happened_on | kind     | key  | quantity
            -------+-------------+----------+------+---------
            lea    | 2024-01-01  | referred |      |
            lea    | 2024-01-01  | earned   | till | -100_00
            lea    | 2024-01-03  | earned   | till | 200_00
            lea    | 2024-01-04  | earned   | till | 1_00
            mo     | 2024-01-01  | referred |      |
            mo     | 2024-01-01  | earned   | till | -100_00
            mo     | 2024-01-03  | earned   | till | 200_00
        """,
        lines="""
            subject | attained_on | amount | working
            --------+-------------+--------+------------
            lea     | 2024-01-04  | 30_00  | 200 + 1 = 201
        """,
    )
