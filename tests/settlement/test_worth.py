"""The worth of a journey: what it earned, what a little less would lose, and what comes next."""

from datetime import date

import pytest

from tallystick.lines import table_of_lines
from tallystick.settlement import Short, UnableToTellWorth, settle, worth_of_journey

A_DAY_A_WEEK = """
    [clauses.attachment]
    says = "100 pounds for starting work with a person."
    on = { kind = "attached" }
    at_most = { number = 1, per = "spell" }
    price = { amount = 100_00 }

    [clauses.outcome]
    says = "1,000 pounds for four weeks in work, within a year."
    price = { amount = 1000_00 }

    [clauses.outcome.reach]
    days = "in_work"
    at_least = { weeks = 4 }
    window = { from = "attached", through = { weeks = 52 } }

    [clauses.stay]
    says = "50 pounds for each week after it, up to three."
    after = { clause = "outcome", state = "attained" }
    price = { amount = 50_00 }
    due = { days = 10 }

    [clauses.stay.reach]
    days = "in_work"
    at_least = { weeks = 1 }
    window = { from = "attached", through = { weeks = 52 } }
    repeat = { every = { weeks = 1 }, up_to = { number = 3 } }
"""

ATTACHED = """
    happened_on | kind        | key  | code     | quantity | counterparty | person
    ------------+-------------+------+----------+----------+--------------+-------
    2024-01-01  | referred    |      |          |          |              |
    2024-01-01  | attached    |      |          |          |              |
"""
FOUR_WEEKS = f"""{ATTACHED}
    2024-01-08  | job_started | shop | employed |          | a shop       |
    2024-02-04  | job_ended   | shop |          |          | a shop       |
"""
STILL_THERE = f"""{ATTACHED}
    2024-01-08  | job_started | shop | employed |          | a shop       |
"""


def a_count(measure):
    """Terms with one clause, which pays 70 pounds for what is counted."""
    return f"""
    [clauses.enough]
    says = "70 pounds for enough of it."
    price = {{ amount = 70_00 }}
    reach = {{ {measure} }}
"""


@pytest.fixture
def worth(terms_of, journey):
    """Tell the worth of a drawn journey under terms that a test writes."""

    def told(text, facts, **asked):
        drawn = journey("\n".join(line for line in facts.splitlines() if line.strip()))
        return worth_of_journey(drawn, terms=terms_of(text), **asked)

    return told


def supposed(found):
    return [(one.says, one.loss, one.later) for one in found.supposed]


def coming(found, clause):
    return next(one for one in found.coming if one.clause == clause)


def test_the_lines_are_those_that_settling_gives(worth, terms_of, journey):
    """Ann's manager and the ledger are told the same: 100 + 1,000, in the order of the days."""
    found = worth(A_DAY_A_WEEK, FOUR_WEEKS)
    assert (found.person, found.as_of) == ("cat", date(2024, 2, 4))
    assert [(line.clause, line.amount) for line in found.lines] == [
        ("attachment", 100_00),
        ("outcome", 1000_00),
    ]
    facts = "\n".join(line for line in FOUR_WEEKS.splitlines() if line.strip())
    terms = terms_of(A_DAY_A_WEEK)
    settled = settle(journey(facts), terms=terms, as_of=found.as_of)
    assert table_of_lines(found.lines) == settled.lines


def test_a_day_less_at_either_end_loses_an_outcome_that_was_full_to_the_day(worth):
    """Bea's 28 days are just enough. A day less, at either end, and 1,000 pounds are gone."""
    assert supposed(worth(A_DAY_A_WEEK, FOUR_WEEKS)) == [
        ("the job shop had ended on 3 February 2024, a day earlier", 1000_00, 0),
        ("the job shop had begun on 9 January 2024, a day later", 1000_00, 0),
    ]


def test_with_a_day_to_spare_a_day_less_loses_nothing_and_two_do(worth):
    """Cal has worked 29 days. It is told that a day is nothing, and where the cliff is: two days."""
    facts = FOUR_WEEKS.replace("2024-02-04", "2024-02-05")
    assert supposed(worth(A_DAY_A_WEEK, facts)) == [
        ("the job shop had ended on 4 February 2024, a day earlier", 0, 0),
        ("the job shop had ended on 3 February 2024, 2 days earlier", 1000_00, 0),
        ("the job shop had begun on 9 January 2024, a day later", 0, 0),
        ("the job shop had begun on 10 January 2024, 2 days later", 1000_00, 0),
    ]


def test_a_job_that_goes_on_would_earn_later_what_began_later(worth):
    """Dot's job goes on. Had it ended a day ago all would be lost; had it begun a day later, nothing."""
    found = worth(A_DAY_A_WEEK, STILL_THERE, as_of=date(2024, 2, 4))
    assert supposed(found) == [
        ("the job shop had ended on 3 February 2024, a day earlier", 1000_00, 0),
        ("the job shop had begun on 9 January 2024, a day later", 0, 1000_00),
    ]
    assert [fate.outcome for fate in found.supposed[1].fates] == ["stays", "later"]
    assert found.supposed[1].fates[1].attained_on == date(2024, 2, 5)


@pytest.mark.parametrize("end", ["2024-01-08 | job_ended | shop | | | a shop |", ""])
def test_a_job_of_one_day_that_were_a_day_shorter_would_not_be(worth, end):
    """Eli worked on one day, ended or not yet, which was paid. A day less a day is no job."""
    terms = a_count('days = "in_work", at_least = { days = 1 }')
    found = worth(terms, f"{STILL_THERE}\n    {end}", as_of=date(2024, 1, 8))
    assert supposed(found) == [("there had been no job shop", 70_00, 0)]


def test_the_last_job_is_the_one_that_lasts_longest(worth):
    """Fay has left the shop and is still at the cafe, which she began before: it is the cafe's days."""
    facts = f"""{FOUR_WEEKS}
    2024-01-05  | job_started | cafe | employed |          | a cafe       |
    """
    found = worth(A_DAY_A_WEEK, facts, as_of=date(2024, 2, 10))
    assert found.supposed[0].says == "the job cafe had ended on 9 February 2024, a day earlier"


def test_what_comes_next_is_dated_as_if_things_go_on(worth):
    """Gus is 27 days into the job. Tomorrow is the outcome, and three weeks of staying follow it."""
    found = worth(A_DAY_A_WEEK, STILL_THERE, as_of=date(2024, 2, 3))
    outcome, stay = coming(found, "outcome"), coming(found, "stay")
    assert (outcome.attained_on, outcome.amount) == (date(2024, 2, 4), 1000_00)
    assert (stay.attained_on, stay.due_on) == (date(2024, 2, 11), date(2024, 2, 21))
    assert [line.amount for line in found.ahead] == [1000_00, 50_00, 50_00, 50_00]
    assert found.until == date(2029, 2, 3)


@pytest.mark.parametrize(
    ("as_of", "comes"),
    [
        (date(2027, 12, 27), (date(2027, 12, 31), None)),
        (
            date(2027, 12, 28),
            (
                date(2028, 1, 1),
                "what mends that the calendar england-and-wales covers",
            ),
        ),
    ],
)
def test_what_comes_on_a_day_that_no_calendar_knows_waits_for_the_calendar(worth, as_of, comes):
    """Hana begins a job on 25 December 2027, Iris on the 26th; four days and the next, less the holidays of
    the 27th and the 28th, are five on the 31st, the last day that the calendar covers, or on the 1st."""
    began = date(2027, 12, 25) if as_of.day == 27 else date(2027, 12, 26)
    facts = STILL_THERE.replace("2024-01-08", str(began)).replace("2024", "2027")
    asks = 'days = "in_work", at_least = { days = 5 }, excluding = "england-and-wales"'
    next_one = coming(worth(a_count(asks), facts, as_of=as_of), "enough")
    day, settled_by = comes
    assert next_one.attained_on == day
    assert (next_one.settled_by or "").startswith(settled_by or "")
    assert (next_one.settled_by is None) == (settled_by is None)


def test_nothing_comes_of_a_clause_that_has_paid_all_that_it_pays(worth):
    """Hal has been attached, which pays once; a second attachment would bring nothing."""
    next_one = coming(worth(A_DAY_A_WEEK, STILL_THERE), "attachment")
    assert (next_one.attained_on, next_one.settled_by, next_one.short) == (None, None, None)


def test_where_no_job_is_open_it_is_told_how_many_days_of_work_are_short(worth):
    """Ida's job ended a day too soon. A job from tomorrow on would bring the outcome in one day."""
    facts = FOUR_WEEKS.replace("2024-02-04", "2024-02-03")
    found = worth(A_DAY_A_WEEK, facts)
    assert coming(found, "outcome").short == Short(1, "days", None, 1000_00)
    assert coming(found, "stay").short == Short(8, "days", None, 50_00)


def test_the_job_that_is_held_out_is_one_that_the_terms_count(worth):
    """Ian has no job. Only an apprenticeship of 16 hours at the mill counts, told by the college."""
    terms = a_count('days = "trade", at_least = { weeks = 1 }')
    narrowed = (
        'of = "in_work", before_first = "no", codes = ["apprentice"], employers = ["mill"], '
        'sources = ["college"], weekly_minutes_at_least = 960'
    )
    terms = terms.replace("[clauses", f"[signals]\ntrade = {{ {narrowed} }}\n[clauses", 1)
    found = worth(terms, ATTACHED, as_of=date(2024, 3, 1))
    assert coming(found, "enough").short == Short(7, "days", None, 70_00)


def test_the_hours_of_the_last_job_are_held_out_again(worth):
    """Ivy had a job of 20 hours a week. One day of it has 171 minutes and three sevenths,
    and three days have 514 and two sevenths."""
    terms = a_count('minutes_agreed = "in_work", at_least = { minutes = 514 }')
    facts = f"""{ATTACHED}
    2024-01-08 | job_started | till | employed | 1200 | a shop |
    2024-01-08 | job_ended   | till | | | a shop |
"""
    found = worth(terms, facts, as_of=date(2024, 3, 1))
    assert coming(found, "enough").short == Short(2, "days", None, 70_00)


def test_whoever_is_on_benefit_must_be_off_it_as_well(worth):
    """Ike is on benefit and has no job. A week in work pays only for somebody who is off it."""
    terms = a_count('days = "off", at_least = { weeks = 1 }')
    declared = 'on_benefit = { before_first = "no" }\noff = { is = "in_work and not on_benefit" }'
    terms = terms.replace("[clauses", f"[signals]\n{declared}\n[clauses", 1)
    facts = f"{ATTACHED}\n    2024-01-02 | benefit_started | award | JSA | | |\n"
    found = worth(terms, facts, as_of=date(2024, 3, 1))
    assert coming(found, "enough").short == Short(7, "days off benefit", None, 70_00)


def test_what_follows_a_clause_that_never_came_says_so(worth):
    """Jim's year is over, and he never had an outcome: there is nothing to stay on after."""
    found = worth(A_DAY_A_WEEK, ATTACHED, as_of=date(2025, 6, 1))
    assert coming(found, "stay").follows == "outcome"
    assert coming(worth(A_DAY_A_WEEK, STILL_THERE, as_of=date(2026, 6, 1)), "stay").follows is None


def test_what_is_left_comes_with_the_clauses_that_bring_it(worth):
    """Jim never had an outcome, with which the rest comes; once he has had one, nothing stands before it."""
    rest = """
    [clauses.rest]
    says = "With the outcome, what is left of the weeks after it."
    reconcile = { of = ["stay"], at = { clauses = ["outcome"], nth = 1 } }
"""
    terms = A_DAY_A_WEEK + rest
    assert coming(worth(terms, ATTACHED, as_of=date(2025, 6, 1)), "rest").follows == "outcome"
    found = worth(terms, FOUR_WEEKS, as_of=date(2024, 2, 3))
    assert [(line.clause, line.amount) for line in found.lines] == [("attachment", 100_00)]
    found = worth(terms, FOUR_WEEKS, as_of=date(2026, 6, 1))
    assert [(line.clause, line.amount) for line in found.lines] == [
        ("attachment", 100_00),
        ("outcome", 1000_00),
        ("rest", 3 * 50_00),
    ]
    assert coming(found, "rest").follows is None


def test_a_job_that_would_come_too_late_is_not_held_out(worth):
    """Jon's year is over. No job from now on can bring anything."""
    found = worth(A_DAY_A_WEEK, ATTACHED, as_of=date(2025, 6, 1))
    assert coming(found, "outcome").short is None


def test_what_waits_is_told_with_what_would_settle_it(worth):
    """Of Kit nobody knows whether she is on benefit, so her outcome waits for the department's word."""
    terms = a_count('days = "off", at_least = { weeks = 1 }').replace(
        "[clauses", '[signals]\noff = { is = "in_work and not on_benefit" }\n[clauses', 1
    )
    next_one = coming(worth(terms, STILL_THERE, as_of=date(2024, 3, 1)), "enough")
    assert next_one.attained_on == date(2024, 1, 14)
    assert "benefit" in next_one.settled_by


ADDED_UP = 'at_least = { amount = 1000_00 }, sum = { kind = "earned" }'


def earned(*pounds):
    rows = "".join(
        f"    2024-02-{day:02} | earned | shop | | {much * 100} | a shop |\n"
        for day, much in enumerate(pounds, start=1)
    )
    return f"{STILL_THERE}\n{rows}"


def test_a_pound_less_loses_what_was_earned_to_the_pound(worth):
    """Liz has earned 1,000 pounds, and not one more."""
    assert supposed(worth(a_count(ADDED_UP), earned(400, 600)))[2:] == [
        ("the fact earned of 2 February 2024 had been £1 less", 70_00, 0)
    ]


def test_with_pounds_to_spare_it_is_told_how_many(worth):
    """Max has earned 1,009 pounds: nine may be missing, and not ten."""
    assert supposed(worth(a_count(ADDED_UP), earned(400, 609)))[2:] == [
        ("the fact earned of 2 February 2024 had been £1 less", 0, 0),
        ("the fact earned of 2 February 2024 had been £10 less", 70_00, 0),
    ]


def test_it_is_told_how_many_pence_are_short(worth):
    """Ned has earned 400 pounds, and 600 more would bring 70."""
    short = coming(worth(a_count(ADDED_UP), earned(400)), "enough").short
    assert short == Short(600_00, "minor", "earned", 70_00)


def test_a_fact_of_nothing_can_be_no_less(worth):
    """Oda's last pay was nothing at all."""
    assert len(supposed(worth(a_count(ADDED_UP), earned(0)))) == 2


def test_it_is_told_how_many_minutes_are_short_where_there_is_no_fact_yet(worth):
    """Pat has a job, and nobody has sent how much he worked: ten hours would do."""
    terms = a_count('sum = { kind = "worked" }, at_least = { hours = 10 }, per = "employer"')
    short = coming(worth(terms, STILL_THERE), "enough").short
    assert short == Short(600, "minutes", "worked", 70_00)


def test_a_minute_less_is_a_minute(worth):
    """Quin worked ten hours to the minute."""
    terms = a_count('sum = { kind = "worked" }, at_least = { hours = 10 }')
    facts = f"{STILL_THERE}\n    2024-01-08 | worked | shop | day | 600 | a shop |"
    assert supposed(worth(terms, facts))[1:] == [
        ("the fact worked of 8 January 2024 had been 1 minute less", 70_00, 0)
    ]


CONTACTS = a_count(
    'count = { kind = "contacted", codes = ["attended"] }, at_least = { number = 3 }'
)


def contacted(*codes):
    rows = "".join(
        f"    2024-02-{day:02} | contacted | | {code} | | |\n"
        for day, code in enumerate(codes, start=1)
    )
    return f"{ATTACHED}\n{rows}"


def test_the_last_fact_that_is_counted_may_be_what_it_hangs_on(worth):
    """Rae has been seen three times. Without the last of them nothing is owed."""
    found = worth(CONTACTS, contacted("attended", "attended", "missed", "attended"))
    assert supposed(found) == [
        ("the last fact contacted, of 4 February 2024, were missing", 70_00, 0)
    ]


def test_with_facts_to_spare_it_is_told_how_many(worth):
    """Sal has been seen four times: one may be missing, and not two."""
    assert supposed(worth(CONTACTS, contacted(*["attended"] * 4))) == [
        ("the last fact contacted, of 4 February 2024, were missing", 0, 0),
        ("the last 2 facts contacted, from 3 February 2024 on, were missing", 70_00, 0),
    ]


def test_what_two_counts_end_with_is_told_once(worth):
    """Ray's last contact completes a count of all contacts, and one of those that he attended."""
    both = CONTACTS + CONTACTS.replace("enough]", "any]").replace(', codes = ["attended"]', "")
    assert supposed(worth(both, contacted(*["attended"] * 3))) == [
        ("the last fact contacted, of 3 February 2024, were missing", 140_00, 0)
    ]


def test_it_is_told_how_many_facts_are_short(worth):
    """Tom has been seen once, and Uma never: two more would do, and three."""
    for seen, short in [(["attended"], 2), (["missed"], 3)]:
        found = coming(worth(CONTACTS, contacted(*seen)), "enough")
        assert found.short == Short(short, "facts", "contacted", 70_00)


def test_one_more_fact_may_be_all_that_a_clause_waits_for(worth):
    """Viv has reached no step; one would bring 70 pounds."""
    terms = a_count("").replace("reach = {  }", 'on = { kind = "step_reached" }')
    assert coming(worth(terms, ATTACHED), "enough").short == Short(
        1, "facts", "step_reached", 70_00
    )


@pytest.mark.parametrize(
    ("asks", "declared"),
    [
        ('name = "moved", is = "yes"', 'unit = "yes_no"'),
        ('name = "moved", is = "no"', 'unit = "yes_no"\ndeciders = ["panel"]'),
        ('name = "moved", at_least = "12.5"', 'unit = "percent"\nscale = 1'),
        ('name = "moved"', 'unit = "number"'),
    ],
)
def test_a_decision_may_be_all_that_a_clause_waits_for(worth, asks, declared):
    """Abe's panel has not met; what it is asked for would bring 70 pounds."""
    terms = a_count("").replace("reach = {  }", f"determined = {{ {asks} }}")
    terms += (
        f'\n[determined.moved]\nsays = "Whether, or how far."\nsource = "fixture: 1"\n{declared}\n'
    )
    assert coming(worth(terms, ATTACHED), "enough").short == Short(1, "facts", "determined", 70_00)


@pytest.mark.parametrize(
    ("measure", "kind", "number", "unit"),
    [
        (f"reach = {{ {ADDED_UP} }}", "earned", 1000_00, "minor"),
        ('on = { kind = "contacted" }', "contacted", 1, "facts"),
        ('determined = { name = "moved", is = "yes" }', "determined", 1, "facts"),
    ],
)
def test_what_would_bring_nothing_while_a_sanction_runs_is_told_with_the_day_after_it(
    worth, measure, kind, number, unit
):
    """Vic's sanction of two weeks runs through 14 March, and nothing is paid while it does. Under terms
    that pay only while one runs, the day of settlement will do."""
    terms = (
        a_count("").replace("reach = {  }", measure)
        + """
    when = [{ signal = { name = "sanctioned", state = "no", as_of = "attained" } }]
    [signals]
    sanctioned = { before_first = "no" }
    [determined.moved]
    says = "Whether somebody moved."
    source = "fixture: 1"
    unit = "yes_no"
"""
    )
    facts = f"{ATTACHED}\n    2024-03-01 | sanction_decided | doubt | applied | 2 | |\n"
    found = coming(worth(terms, facts, as_of=date(2024, 3, 5)), "enough")
    assert found.short == Short(number, unit, kind, 70_00, starts_on=date(2024, 3, 15))
    during = terms.replace('state = "no"', 'state = "yes"')
    found = coming(worth(during, facts, as_of=date(2024, 3, 5)), "enough")
    assert found.short == Short(number, unit, kind, 70_00)


@pytest.mark.parametrize(
    ("measure", "number", "unit"),
    [
        ('of = "week", in_which = { sum = { kind = "worked" }, at_least = { hours = 15 } }', 2, "weeks"),
        ('of = "month", in_which = { sum = { kind = "earned" }, at_least = { amount = 9_00 } }', 2, "months"),
        ('of = "week", in_which = { count = { kind = "contacted" }, at_least = { number = 2 } }', 2, "weeks"),
    ],
)  # fmt: skip
def test_it_is_told_how_many_weeks_or_months_are_short(worth, measure, number, unit):
    """Will has nothing yet of what must come about in each of two weeks, or months."""
    terms = a_count(f"periods = {{ {measure} }}, at_least = {{ number = 2 }}")
    short = coming(worth(terms, STILL_THERE), "enough").short
    assert (short.number, short.unit, short.brings) == (number, unit, 70_00)


def test_no_amount_brings_what_a_window_has_closed_on(worth):
    """Xia's window is over: however much she earns, nothing comes of it."""
    closed = f'{ADDED_UP}, window = {{ from = "attached", through = {{ days = 10 }} }}'
    assert coming(worth(a_count(closed), earned(400)), "enough").short is None


def test_a_table_tells_how_much_can_be_short(worth):
    """Yan's hours are looked up: 10, or 20 from 2025 on."""
    terms = """
    [tables.hours]
    says = "How many minutes."
    unit = "minutes"
    dimensions = []
    rows = [{ ends_on = 2025-01-01, value = 600 }, { starts_on = 2025-01-01, value = 1200 }]
    """ + a_count(
        'sum = { kind = "worked" }, at_least = { lookup = { table = "hours", as_of = "attached" } }'
    )
    assert coming(worth(terms, STILL_THERE), "enough").short.number == 600


NO_PRICE_YET = """
    [tables.fee]
    says = "The fee, which is raised on 8 January."
    unit = "minor"
    dimensions = []
    rows = [{ ends_on = 2024-01-09, value = 70_00 }, { starts_on = 2024-01-09, value = 60_00 }]

    [clauses.first_day]
    says = "The fee of the first day in work."
    reach = { days = "in_work", at_least = { days = 1 } }
    price = { lookup = { table = "fee", as_of = "attained" } }
"""


def test_a_line_may_stay_and_be_worth_less(worth):
    """Zoe began on the last day of the better price: a day later, and it is 10 pounds less."""
    found = worth(NO_PRICE_YET, STILL_THERE, as_of=date(2024, 2, 1))
    assert supposed(found)[-1] == (
        "the job shop had begun on 9 January 2024, a day later",
        10_00,
        0,
    )
    assert [fate.outcome for fate in found.supposed[-1].fates] == ["stays"]


def test_a_line_may_come_to_wait(worth):
    """Ada's job is known to go on for ten days after the last word about it, and then nobody knows."""
    terms = a_count('days = "in_work", at_least = { days = 11 }').replace(
        "[clauses",
        '[signals]\nin_work = { before_first = "no", stands_for_days = 10 }\n[clauses',
        1,
    )
    found = worth(terms, f"{STILL_THERE}\n2024-01-10 | in_work_confirmed | shop | | | a shop |",
                  as_of=date(2024, 1, 18))  # fmt: skip
    late = found.supposed[-1]
    assert late.fates[-1].outcome in {"waits", "later"}


def test_who_has_become_one_with_another_is_told_of_under_the_one_name(worth):
    """Bob turned out to be Cat; the journey is that of both, under the name that stands."""
    facts = f"{FOUR_WEEKS}\n    2024-01-02 | merged | bob | | | | cat"
    assert worth(A_DAY_A_WEEK, facts, person="bob").person == "cat"


def test_findings_about_the_facts_are_told(worth):
    """Cy's end of a job that never began is odd, and so is a fact under a contract that nobody knows."""
    facts = f"{ATTACHED}\n    2024-01-08 | job_ended | shop | | | a shop |"
    assert len(worth(A_DAY_A_WEEK, facts).findings) == 1


@pytest.mark.parametrize(
    ("facts", "asked", "said"),
    [
        (
            "2024-01-01 | attached | | | | | dan",
            {},
            "The facts are about 2 people: cat and dan. Name one, with --person.",
        ),
        (
            "\n".join(f"2024-01-01 | attached | | | | | dan-{n}" for n in range(6)),
            {},
            "The facts are about 7 people: cat, dan-0, dan-1, dan-2 and dan-3 and 2 more.",
        ),
        ("", {"person": "cot"}, "No fact is about cot. Did you mean cat?"),
    ],
)
def test_there_must_be_one_journey(worth, facts, asked, said):
    """Dee's file has several people, or not the one whom she names."""
    with pytest.raises(UnableToTellWorth) as caught:
        worth(A_DAY_A_WEEK, f"{ATTACHED}\n{facts}", **asked)
    assert str(caught.value).startswith(said)


def test_there_must_be_a_fact(terms_of, journey):
    """Eda's file has no rows; Fitz's only fact was taken back."""
    terms = terms_of(A_DAY_A_WEEK)
    nobody = journey(ATTACHED).slice(0, 0)
    with pytest.raises(UnableToTellWorth, match="has no fact about anybody"):
        worth_of_journey(nobody, terms=terms)
    taken_back = journey("""
    happened_on | kind     | corrects
    ------------+----------+-----------
    2024-01-01  | attached |
    2024-01-01  | voided   | provider/1
    """)
    with pytest.raises(UnableToTellWorth, match="No fact that stands is about cat"):
        worth_of_journey(taken_back, terms=terms)


def test_there_must_be_years_to_look_ahead(worth):
    """Gil asks as of the last day of the calendar; five years before it the boundary pair stands."""
    with pytest.raises(
        UnableToTellWorth, match="1 January 9994 there are no 5 years to look ahead"
    ):
        worth(A_DAY_A_WEEK, ATTACHED, as_of=date(9994, 1, 1))
    assert worth(A_DAY_A_WEEK, ATTACHED, as_of=date(9993, 12, 31)).until == date(9998, 12, 31)


def test_a_job_on_the_first_day_of_the_calendar_may_be_supposed_away(worth):
    """Hana's file has a job of the year 1: there is no day before it, and nothing breaks."""
    terms = a_count('days = "in_work", at_least = { days = 1 }')
    facts = STILL_THERE.replace("2024-01-08", "0001-01-01")
    assert worth(terms, facts, as_of=date(2024, 1, 8)).supposed
