"""The worth of a journey in words: how much more of what would bring the next payment."""

from datetime import date

import pytest

from tallystick.operations import find_worth, tell_coming, tell_supposed, tell_worth
from tests.spec.comparing import path_of_terms

ATTACHED = """
happened_on | kind     | key  | code | quantity
------------+----------+------+------+---------
2024-01-01  | referred |      |      |
2024-01-01  | attached |      |      |
"""


@pytest.fixture
def found(tmp_path):
    """Find the worth of a drawn journey under terms with one clause, which pays 70 pounds for a count."""

    def worth(measure, *rows):
        text = f"""
        [clauses.enough]
        says = "70 pounds for enough of it."
        reach = {{ {measure} }}
        price = {{ amount = 70_00 }}
        """
        journey = tmp_path / "journey.txt"
        journey.write_text("\n".join([ATTACHED.strip(), *rows]), encoding="utf-8")
        return find_worth(path_of_terms(text, folder=tmp_path), journey=journey)

    return worth


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (
            'sum = { kind = "earned" }, at_least = { amount = 100_50 }',
            "£100.50 more in a fact earned would bring £70.",
        ),
        (
            'sum = { kind = "worked" }, at_least = { hours = 2 }',
            "2 hours more in a fact worked would bring £70.",
        ),
        (
            'sum = { kind = "service_used" }, at_least = { number = 1 }',
            "1 unit more in a fact service_used would bring £70.",
        ),
        (
            'count = { kind = "contacted" }, at_least = { number = 2 }',
            "2 more facts contacted would bring £70.",
        ),
        (
            (
                'periods = { of = "week", in_which = { count = { kind = "contacted" }, '
                "at_least = { number = 1 } } }, at_least = { number = 1 }"
            ),
            "1 following week with enough contacted would bring £70.",
        ),
    ],
)
def test_what_is_short_is_told_in_its_own_unit(found, measure, said):
    """Ann reads how much more would bring the 70 pounds: pounds, minutes, units, facts or weeks."""
    assert tell_coming(found(measure)) == [f"enough: {said}"]


def test_a_job_off_benefit_and_what_must_come_first_are_told(tmp_path):
    """Cy is on benefit, and has no job. A week in work and off benefit would bring the outcome, and what
    follows the outcome waits for that."""
    text = """
        [signals]
        off = { is = "in_work and not on_benefit" }

        [clauses.outcome]
        says = "70 pounds for a week in work and off benefit."
        reach = { days = "off", at_least = { weeks = 1 } }
        price = { amount = 70_00 }

        [clauses.stay]
        says = "10 pounds for each contact after it."
        after = { clause = "outcome", state = "attained" }
        on = { kind = "contacted" }
        price = { amount = 10_00 }
    """
    journey = tmp_path / "journey.txt"
    rows = [ATTACHED.strip(), "2024-01-02 | benefit_started | award | JSA |"]
    journey.write_text("\n".join(rows), encoding="utf-8")
    worth = find_worth(path_of_terms(text, folder=tmp_path), journey=journey)
    assert tell_coming(worth) == [
        "outcome: 7 days in work and off benefit, from the next day on, would bring £70.",
        "stay: it follows outcome, which must be attained before it.",
    ]


def test_the_day_from_which_a_fact_would_bring_something_is_told(tmp_path):
    """Dee's sanction of a week runs through 8 January, and a contact pays only while none does."""
    text = """
        [signals]
        sanctioned = { before_first = "no" }

        [clauses.contact]
        says = "10 pounds for a contact, while no sanction runs."
        on = { kind = "contacted" }
        when = [{ signal = { name = "sanctioned", state = "no", as_of = "attained" } }]
        price = { amount = 10_00 }
    """
    journey = tmp_path / "journey.txt"
    rows = [ATTACHED.strip(), "2024-01-02 | sanction_decided | doubt | applied | 1"]
    journey.write_text("\n".join(rows), encoding="utf-8")
    worth = find_worth(path_of_terms(text, folder=tmp_path), journey=journey)
    assert tell_coming(worth) == [
        "contact: 1 more fact contacted, on 9 January 2024 or later, would bring £10."
    ]


def test_a_unit_less_is_told_in_its_own_unit(found):
    """Bea used two units of a service, and two were wanted."""
    service = 'sum = { kind = "service_used" }, at_least = { number = 2 }'
    said = tell_supposed(found(service, "2024-01-09 | service_used | gym | | 2"))
    assert said == [
        "If the fact service_used of 9 January 2024 had been 1 unit less: £70 would be lost (enough 1)."
    ]


def test_the_worth_of_a_journey_is_told_before_a_pot(tmp_path):
    """Di's start may be cut by what everybody else is owed, which no journey of one person tells."""
    text = """
        [clauses.start]
        says = "100 pounds for a start."
        on = { kind = "attached" }
        price = { amount = 100_00 }

        [pots.budget]
        says = "What there is."
        source = "fixture: a pot"
        clauses = ["start"]
        amount = 10_00
        allocate = "pro_rata"
    """
    journey = tmp_path / "journey.txt"
    journey.write_text(ATTACHED.strip(), encoding="utf-8")
    found = find_worth(path_of_terms(text, folder=tmp_path), journey=journey)
    assert tell_worth(found).endswith(
        "earned £100 in 1 line as of 1 January 2024, of which £100 has fallen due. That is before budget, "
        "by which it may be less: that depends on everybody."
    )


A_QUARTER = """
    [clauses.start]
    says = "Each start, which is watched."
    on = { kind = "attached" }
    price = { amount = 0 }

    [clauses.contact]
    says = "10 pounds for a contact."
    on = { kind = "contacted" }
    price = { amount = 10_00 }

    [cohorts.all]
    says = "Everybody who starts."
    source = "fixture: a cohort"
    entry = "start"

    [bands.volume]
    says = "40 pounds a start."
    source = "fixture: bands"
    unit = "number"
    rows = [{ from = 1, value = 40_00 }]

    [over.volume_fee]
    says = "Each start by its place."
    source = "fixture: a fee"
    cohort = "all"
    position = "entry"
    price = { band = { by = "volume", mode = "marginal" } }

    [pots.budget]
    says = "What there is for starts."
    source = "fixture: a pot"
    clauses = ["start", "volume_fee"]
    amount = 10_00
    allocate = "pro_rata"
"""


def test_what_a_cohort_pays_is_named_and_a_pot_of_others_is_not(tmp_path):
    """Eli's start brings £40 for everybody together, and £0 in a line of his own, which no pot can cut."""
    journey = tmp_path / "journey.txt"
    journey.write_text(ATTACHED.strip(), encoding="utf-8")
    found = find_worth(path_of_terms(A_QUARTER, folder=tmp_path), journey=journey)
    assert tell_worth(found).endswith(
        "earned £0 in 1 line as of 1 January 2024, of which £0 has fallen due. What volume_fee pays for "
        "everybody together is no part of it."
    )


@pytest.mark.parametrize(
    ("until", "named"),
    [
        ("until = 2025-01-01", ""),
        ("", " What comes is before budget, by which it may be less: that depends on everybody."),
    ],
)
def test_nothing_earned_yet_may_come_before_a_limit(tmp_path, until, named):
    """Fay has earned nothing. What a contact would bring is before a cap, if that still holds."""
    text = f"""
        [clauses.contact]
        says = "10 pounds for each contact."
        on = {{ kind = "contacted" }}
        price = {{ amount = 10_00 }}

        [caps.budget]
        says = "What there is."
        source = "fixture: a cap"
        clauses = ["contact"]
        amount = 100_00
        per = "contract"
        {until}
    """
    journey = tmp_path / "journey.txt"
    journey.write_text(ATTACHED.strip(), encoding="utf-8")
    found = find_worth(
        path_of_terms(text, folder=tmp_path), journey=journey, as_of=date(2025, 1, 1)
    )
    assert tell_worth(found) == f"cat earned nothing as of 1 January 2025.{named}"


def test_what_comes_and_is_watched_is_no_sum_ahead(tmp_path):
    """Gus stays in work: a week of it is watched, and nothing more is earned by it."""
    text = """
        [clauses.week]
        says = "A week in work, which is watched."
        reach = { days = "in_work", at_least = { weeks = 1 } }
        price = { amount = 0 }
    """
    journey = tmp_path / "journey.txt"
    rows = [ATTACHED.strip(), "2024-01-02 | job_started | shop | employed |"]
    journey.write_text("\n".join(rows), encoding="utf-8")
    found = find_worth(path_of_terms(text, folder=tmp_path), journey=journey)
    assert tell_coming(found) == [
        "week: £0 for number 1 on 8 January 2024, 6 days on; due on 8 January 2024."
    ]
