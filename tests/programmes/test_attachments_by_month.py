"""Attachments by month, worked out again from the published and derived points, to the person."""

import csv
from datetime import date
from itertools import pairwise

import pytest

from tallystick.units import month_end

# (first month, months, people), as the evidence's README works them out.
STRETCHES = [
    ("2011-06", 8, 693_000 - 3 * 58_000),
    ("2012-02", 3, 3 * 58_000),
    ("2012-05", 3, 837_000 - 693_000),
    ("2012-08", 11, 1_270_000 - 837_000),
    ("2013-07", 9, 1_480_000 - 1_270_000),
]


def spread(people, *, months):
    """Spread people evenly over months, one more in each of the first where some are left."""
    each, left = divmod(people, months)
    return [each + 1] * left + [each] * (months - left)


def months_from(first, *, months):
    year, month = map(int, first.split("-"))
    return [
        f"{year + (month - 1 + on) // 12}-{(month - 1 + on) % 12 + 1:02d}" for on in range(months)
    ]


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def attachments(work_programme):
    return rows_of(work_programme / "evidence" / "attachments_by_month.csv")


@pytest.fixture(scope="module")
def figures(work_programme):
    return rows_of(work_programme / "evidence" / "figures.csv")


def test_every_month_is_what_the_points_and_rates_leave_for_it(attachments):
    worked_out = [
        {"month": month, "attachments": str(people), "mark": "derived"}
        for first, months, people_in_all in STRETCHES
        for month, people in zip(
            months_from(first, months=months), spread(people_in_all, months=months), strict=True
        )
    ]
    assert attachments == worked_out


def test_the_months_add_up_to_every_point_on_its_day(attachments, figures):
    points = {
        date.fromisoformat(row["day"]): int(row["value"])
        for row in figures
        if row["figure"] == "attachments so far"
    }
    assert len(points) == 4
    for day, people in points.items():
        so_far = [
            int(row["attachments"])
            for row in attachments
            if month_end(date.fromisoformat(f"{row['month']}-01")) <= day
        ]
        assert sum(so_far) == people


def test_the_first_eight_months_are_the_published_rate_to_the_nearest_thousand(attachments):
    """8 × 65,000 would be 520,000; the published total leaves 693,000 − 174,000 = 519,000."""
    first_eight = [int(row["attachments"]) for row in attachments[:8]]
    assert sum(first_eight) == 519_000
    assert {round(people / 1000) * 1000 for people in first_eight} == {65_000}


def test_no_two_months_of_one_stretch_differ_by_more_than_one_person(attachments):
    start = 0
    for _, months, _ in STRETCHES:
        people = [int(row["attachments"]) for row in attachments[start : start + months]]
        assert all(before - 1 <= after <= before for before, after in pairwise(people))
        start += months
    assert start == len(attachments)
