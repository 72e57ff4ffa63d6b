"""People who were promised: so many a month, and their journeys as somebody supposes them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.simulation import EXPECTED, Promised, generate_promised, people_at

THROUGH = date(2025, 12, 31)
SUPPOSED = {name: each.value for name, each in EXPECTED.items()}
CERTAIN = {
    **SUPPOSED,
    "attached_per_hundred": 100,
    "attached_within_days": 0,
    "job_per_hundred": 100,
    "job_within_weeks": 0,
    "keeps_13_weeks_per_hundred": 100,
    "keeps_26_weeks_per_hundred": 100,
    "keeps_52_weeks_per_hundred": 0,
}


def generate(people=1, *, supposed=CERTAIN, through=THROUGH, **more):
    promised = [Promised(date(2024, 4, 1), people, {"group": "A"})]
    given = {"seed": 3, "contract": "c", **more}
    return generate_promised(promised, expected=supposed, through=through, **given).to_pylist()


def days_of(rows, kind):
    return [row["happened_on"] for row in rows if row["kind"] == kind]


def test_the_referrals_of_a_month_are_spread_over_its_days():
    """Ann's three come on the 1st, the 11th and the 21st of April."""
    days = days_of(generate(3), "referred")
    assert days == [date(2024, 4, 1), date(2024, 4, 11), date(2024, 4, 21)]


def test_a_job_lasts_between_the_marks_that_it_keeps_and_does_not():
    """Each of Ben's people keeps a job for 26 weeks and not for 52: 182 to 363 days."""
    rows = generate(200)
    lasted = [
        (end - start).days + 1
        for start, end in zip(days_of(rows, "job_started"), days_of(rows, "job_ended"), strict=True)
    ]
    assert min(lasted) >= 26 * 7
    assert max(lasted) < 52 * 7
    assert len(set(lasted)) > 50


def test_nobody_stays_longer_than_is_said():
    """Cat's people leave on the last day of week 12, and claim from the next day."""
    rows = generate(2, stays_at_most=84)
    assert days_of(rows, "job_ended") == [
        start + timedelta(days=83) for start in days_of(rows, "job_started")
    ]
    kept = {**CERTAIN, "keeps_52_weeks_per_hundred": 100}
    assert days_of(generate(2, supposed=kept), "job_ended") == []
    assert len(days_of(generate(2, supposed=kept, stays_at_most=84), "job_ended")) == 2


def test_pay_is_told_by_the_month_and_by_days():
    """Dan begins on 1 April 2024 at £1,000 a month, and is followed through 15 June of 30 days."""
    supposed = {**CERTAIN, "pay_a_month": 1000_00}
    rows = generate(supposed=supposed, through=date(2024, 6, 15))
    earned = [(row["happened_on"], row["quantity"]) for row in rows if row["kind"] == "earned"]
    assert earned == [
        (date(2024, 4, 30), 1000_00),
        (date(2024, 5, 31), 1000_00),
        (date(2024, 6, 15), 500_00),
    ]
    assert days_of(rows, "left") == []


def test_somebody_who_is_never_attached_has_no_more_to_tell():
    """Eve's people are referred, and not seen again."""
    rows = generate(supposed={**CERTAIN, "attached_per_hundred": 0})
    assert {row["kind"] for row in rows} == {"referred", "classified", "benefit_started"}
    rows = generate(supposed={**CERTAIN, "job_per_hundred": 0})
    assert days_of(rows, "attached")
    assert not days_of(rows, "job_started")


def test_people_are_handed_over_when_they_are_attached():
    """Fay's come by way of the prime."""
    rows = generate(below="ours")
    given = [row["contract"] for row in rows if row["kind"].startswith("hand")]
    assert given == ["ours", "ours"]
    assert len({row["ref"] for row in rows}) == len(rows)


@given(st.integers(1, 300), st.integers(1, 300))
def test_the_first_people_do_not_depend_on_how_many_follow(fewer, more):
    """Gus is promised more, and the first stay who they were."""
    fewer, more = sorted((fewer, more))
    promised = [Promised(date(2024, 4, 1), 1, {})] * more
    one, other = (
        generate_promised(each, expected=SUPPOSED, seed=1, contract="c", through=THROUGH)
        for each in (promised[:fewer], promised)
    )
    assert other.slice(0, one.num_rows).equals(one)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.booleans())
def test_whoever_is_there_at_less_is_there_at_more(months, is_sorted):
    """Hal's 33 per cent are among the 67, and nobody is lost to rounding by more than one in a group."""
    promised = [
        Promised(date(2024, 1, 1), people, {"g": str(number % 2 if is_sorted else 0)})
        for number, people in enumerate(months)
    ]
    chosen = people_at(promised, percents=[100, 67, 33])
    assert set(chosen[33]) <= set(chosen[67]) <= set(chosen[100])
    assert len(chosen[100]) == sum(months)
    for percent, names in chosen.items():
        assert abs(len(names) - sum(months) * percent / 100) <= 2


@pytest.mark.parametrize(("people", "kept"), [(1, (1, 1, 0)), (2, (2, 1, 0)), (100, (100, 67, 33))])
def test_how_many_come_at_less(people, kept):
    """Ida counts: two thirds of 1 is 1 to the nearest, a half of that up, and 33 of 67 parts of 1 is 0."""
    chosen = people_at([Promised(date(2024, 1, 1), people, {})], percents=[100, 67, 33])
    assert tuple(map(len, chosen.values())) == kept
