"""The least and the most that each line may be, and limits that hold until a day.

A floor lifts a line, then a cap of each line cuts it, and caps over several lines cut what is left of that:
where a floor and a cap cross, the cap wins. A limit with `until` holds for what is attained before that day;
later claims are not under it, and use nothing of it.
"""

TITLE = "Limits of each line"


def by_the_hour(limits):
    return f"""
    [clauses.contact]
    says = "A pound for every hour of a contact, by the minute."
    on = {{ kind = "contacted" }}

    [clauses.contact.price.per_unit]
    price = {{ amount = 1_00 }}
    of = "quantity"
    every = 60
    rounding = "half_up"
    per = "line"

    {limits}
"""


def per_contact(limits, *, pence):
    return f"""
    referral_opens_spell = true

    [classifications.need_band]
    says = "How much help a person needs, as known on the day of attachment."
    as_of = "attached"
    values = {{ high = {{}}, low = {{}} }}

    [tables.least]
    says = "The least for a contact, by need."
    unit = "minor"
    dimensions = ["need_band"]
    rows = [{{ need_band = "high", value = 80 }}, {{ need_band = "low", value = 20 }}]

    [clauses.contact]
    says = "{pence} pence for each contact."
    on = {{ kind = "contacted" }}
    price = {{ amount = {pence} }}

    {limits}
"""


MOST = """
    [caps.each]
    says = "No contact pays more than 50 pence."
    clauses = ["contact"]
    amount = 50
    per = "line"
"""

LEAST = """
    [floors.each]
    says = "No contact pays less than 50 pence."
    clauses = ["contact"]
    amount = 50
    per = "line"
"""

LEAST_BY_NEED = """
    [floors.each]
    says = "No contact pays less than the table says."
    clauses = ["contact"]
    lookup = { table = "least", as_of = "attained" }
    per = "line"
"""

TOGETHER = """
    [caps.together]
    says = "No more than 120 pence for a person."
    clauses = ["contact"]
    amount = 1_20
    per = "person"
"""


def contacts_of(*minutes):
    rows = "".join(
        f"kim | 2024-01-{15 + number} | contacted | {each}\n" for number, each in enumerate(minutes)
    )
    return f"""
person | happened_on | kind      | quantity
-------+-------------+-----------+---------
kim    | 2024-01-08  | referred  |
{rows}"""


def test_each_line_is_cut_by_itself(pays):
    """Kim has half an hour, a minute more, and an hour. A cap of each line of 50 pence cuts the two that
    are over it, and what it cuts is lost to no other."""
    pays(
        by_the_hour(MOST),
        journey=contacts_of(30, 31, 60),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+-------------------
            1       | 2024-01-15  | 50     | 50, the most
            2       | 2024-01-16  | 50     | 51⅔, rounded 52, cut
            3       | 2024-01-17  | 50     | 100, cut
        """,
    )


def test_each_line_is_lifted_by_itself(pays):
    """A floor of 50 pence lifts the contact of 29 minutes, and leaves those of 30 and 31."""
    pays(
        by_the_hour(LEAST),
        journey=contacts_of(29, 30, 31),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+----------------------
            1       | 2024-01-15  | 50     | 48⅓, rounded 48, lifted
            2       | 2024-01-16  | 50     | 50, the least
            3       | 2024-01-17  | 52     | 51⅔, rounded 52
        """,
    )


def test_a_line_of_nothing_is_lifted_too(pays):
    """A contact of no time is a line, and each line is at least 50 pence."""
    pays(
        by_the_hour(LEAST),
        journey=contacts_of(0),
        lines="""
            ordinal | attained_on | amount
            --------+-------------+-------
            1       | 2024-01-15  | 50
        """,
    )


def test_what_is_under_a_floor_is_not_lifted_out_of_a_cap(pays):
    """Each contact of 40 pence is lifted to 50. The person's 120 pence pay two of them, and 20 pence of the
    third: a cap wins over a floor."""
    pays(
        per_contact(LEAST + TOGETHER, pence=40),
        journey=contacts_of(1, 1, 1),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+------------------------
            1       | 2024-01-15  | 50     | 40, lifted
            2       | 2024-01-16  | 50     | 40, lifted
            3       | 2024-01-17  | 20     | 120 − 50 − 50, under 50
        """,
    )


def test_a_cap_of_each_line_comes_before_one_over_several(pays):
    """Each contact of 60 pence is cut to 50, and uses up 50 of the 120 and not 60."""
    pays(
        per_contact(MOST + TOGETHER, pence=60),
        journey=contacts_of(1, 1, 1),
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+--------------
            1       | 2024-01-15  | 50     | 60, cut
            2       | 2024-01-16  | 50     | 60, cut
            3       | 2024-01-17  | 20     | 120 − 50 − 50
        """,
    )


def test_of_two_floors_the_higher_counts(pays):
    """Liv's need is high, so that the table lifts her contact further than the floor of 50 pence."""
    other = LEAST.replace("floors.each", "floors.other")
    pays(
        per_contact(LEAST_BY_NEED + other, pence=40),
        journey="""
            person | ref | happened_on | kind       | key       | code
            -------+-----+-------------+------------+-----------+-----
            liv    | r   | 2024-01-08  | referred   |           |
            liv    | n   | 2024-01-08  | classified | need_band | high
            liv    | a   | 2024-01-08  | attached   |           |
            liv    | c   | 2024-01-15  | contacted  |           |
        """,
        lines="""
            subject | amount | because                          | working
            --------+--------+----------------------------------+---------------------
            liv     | 80     | provider/a provider/n provider/c | the most of 40, 50, 80
        """,
    )


def test_a_floor_that_nobody_knows_lets_the_line_wait(pays):
    """Nobody has said what Max needs. His contact may be worth 20 pence or 80 at the least."""
    pays(
        per_contact(LEAST_BY_NEED, pence=40),
        journey="""
            person | happened_on | kind
            -------+-------------+----------
            max    | 2024-01-08  | referred
            max    | 2024-01-08  | attached
            max    | 2024-01-15  | contacted
        """,
        waiting="""
            subject | clause  | attained_on | unknown
            --------+---------+-------------+----------
            max     | contact | 2024-01-15  | need_band
        """,
    )


def test_once_his_need_is_told_and_corrected_the_floor_is_known(pays):
    """Max was said to need much, and that was wrong: a floor of 20 pence lifts nothing."""
    pays(
        per_contact(LEAST_BY_NEED, pence=40),
        journey="""
            person | ref | happened_on | kind       | key       | code | corrects
            -------+-----+-------------+------------+-----------+------+-----------
            max    | r   | 2024-01-08  | referred   |           |      |
            max    | n   | 2024-01-08  | classified | need_band | high |
            max    | m   | 2024-01-08  | classified | need_band | low  | provider/n
            max    | a   | 2024-01-08  | attached   |           |      |
            max    | c   | 2024-01-15  | contacted  |           |      |
        """,
        lines="""
            subject | amount | working
            --------+--------+---------------
            max     | 40     | more than 20
        """,
    )


def test_a_day_without_a_floor_refuses_the_line(pays):
    """Ned's contact lies before the first row of the table, and no floor is not a floor of nothing."""
    pays(
        per_contact(LEAST_BY_NEED, pence=40),
        journey="""
            person | happened_on | kind       | key       | code
            -------+-------------+------------+-----------+-----
            ned    | 2019-12-02  | referred   |           |
            ned    | 2019-12-02  | classified | need_band | low
            ned    | 2019-12-02  | attached   |           |
            ned    | 2019-12-31  | contacted  |           |
        """,
        refused="""
            subject | clause  | attained_on | rule
            --------+---------+-------------+--------
            ned     | contact | 2019-12-31  | no_rate
        """,
    )


UNTIL = "until = 2024-07-01\n"
LAST_AND_FIRST = """
    person | happened_on | kind
    -------+-------------+----------
    oda    | 2024-01-08  | referred
    oda    | 2024-06-29  | contacted
    oda    | 2024-06-30  | contacted
    oda    | 2024-07-01  | contacted
"""


def test_a_cap_that_holds_until_a_day_does_not_hold_on_it(pays):
    """The cap of 120 pence holds until 1 July. What Oda's provider does on that day is paid whole, although
    the cap is used up."""
    pays(
        per_contact(TOGETHER + UNTIL, pence=70),
        journey=LAST_AND_FIRST,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+----------
            1       | 2024-06-29  | 70     | 70
            2       | 2024-06-30  | 50     | 120 − 70
            3       | 2024-07-01  | 70     | not under it
        """,
    )


def test_a_cap_of_each_line_until_a_day(pays):
    """The eve is the last day on which a line is cut."""
    pays(
        per_contact(MOST + UNTIL, pence=70),
        journey=LAST_AND_FIRST,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+-------------
            1       | 2024-06-29  | 50     | 70, cut
            2       | 2024-06-30  | 50     | 70, cut
            3       | 2024-07-01  | 70     | not under it
        """,
    )


def test_a_floor_until_a_day(pays):
    """The eve is the last day on which a line is lifted."""
    pays(
        per_contact(LEAST + UNTIL, pence=40),
        journey=LAST_AND_FIRST,
        lines="""
            ordinal | attained_on | amount | working
            --------+-------------+--------+------------
            1       | 2024-06-29  | 50     | 40, lifted
            2       | 2024-06-30  | 50     | 40, lifted
            3       | 2024-07-01  | 40     | not lifted
        """,
    )
