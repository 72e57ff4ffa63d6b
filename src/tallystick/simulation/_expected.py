"""What is supposed of people who were promised, where nobody says otherwise. No figure was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tallystick.simulation._assumptions import (
    ATTACHED_PER_HUNDRED,
    ATTACHED_WITHIN_DAYS,
    FINDS_JOB_IN_A_WEEK,
    LOOKS_FOR_WORK_WEEKS,
    LOSES_JOB_IN_A_WEEK,
    LOSES_JOB_IN_A_WEEK_LATER,
    MIX_PER_THOUSAND,
    WEEKS_UNTIL_LATER,
)

# Note [What is supposed of people who were promised]
# These are the figures of the people who are generated for the demonstration, as one figure for everybody:
# the weekly chances there, over the mix of groups there, come to so many in a hundred. They were set by
# hand. Whoever judges an offer gives their own, and the page says which are whose.

_BY_HAND: Final = "the generated people of Tallystick, whose figures were set by hand"
_THOUSAND: Final = 1000
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Expectation:
    """A number that is supposed, with what it says in a sentence and where it is from."""

    says: str
    value: int
    source: str
    most: int

    def said(self, value: int) -> str:
        """Say the assumption with a number of its own."""
        return self.says.format(f"{value:,}")


def _starts_a_job() -> int:
    chances = (
        share * (1 - (1 - FINDS_JOB_IN_A_WEEK[group]) ** LOOKS_FOR_WORK_WEEKS)
        for group, share in MIX_PER_THOUSAND.items()
    )
    return round(_HUNDRED * sum(chances) / _THOUSAND)


def _keeps_it(weeks: int) -> int:
    first = (1 - LOSES_JOB_IN_A_WEEK) ** WEEKS_UNTIL_LATER
    later = (1 - LOSES_JOB_IN_A_WEEK_LATER) ** (weeks - WEEKS_UNTIL_LATER)
    return round(_HUNDRED * first * later)


def _keeps(weeks: int) -> Expectation:
    says = f"Of 100 people who start a job, {{}} are still in it after {weeks} weeks."
    return Expectation(says, _keeps_it(weeks), _BY_HAND, _HUNDRED)


EXPECTED: Final[Mapping[str, Expectation]] = {
    "attached_per_hundred": Expectation(
        "Of 100 people referred, {} are attached.", ATTACHED_PER_HUNDRED, _BY_HAND, _HUNDRED
    ),
    "attached_within_days": Expectation(
        "They are attached within {} days of the referral, any day as likely.",
        ATTACHED_WITHIN_DAYS,
        _BY_HAND,
        1000,
    ),
    "job_per_hundred": Expectation(
        "Of 100 people attached, {} start a job.", _starts_a_job(), _BY_HAND, _HUNDRED
    ),
    "job_within_weeks": Expectation(
        "They start it within {} weeks of being attached, any day as likely.",
        LOOKS_FOR_WORK_WEEKS,
        _BY_HAND,
        1000,
    ),
    "keeps_13_weeks_per_hundred": _keeps(13),
    "keeps_26_weeks_per_hundred": _keeps(26),
    "keeps_52_weeks_per_hundred": _keeps(52),
    "leaves_after_weeks": Expectation("Help ends {} weeks after it began.", 104, _BY_HAND, 1000),
    "hours_a_week": Expectation(
        "Each job is of {} hours a week.",
        35,
        "nobody: full time, so that no rule of hours bites",
        168,
    ),
    "pay_a_month": Expectation(
        "Each job pays {} minor units a month, told by payroll; with 0 nobody tells of pay.",
        0,
        "nobody",
        10_000_000,
    ),
}
"""What is supposed of journeys, by name: the number that holds where nobody gives another."""

ALSO_SUPPOSED: Final = (
    "Every person is generated. The referrals of a month are spread evenly over its days.",
    "Each person has one job at most. Whoever keeps it for 52 weeks keeps it through the last day.",
    (
        "Everybody has been on a benefit (JSA) for a year when referred, is off it in work, and back on "
        "it after."
    ),
    "Nothing else happens: no step, no claim, no decision by others, no sanction.",
)
"""What is supposed whoever gives the figures, in sentences."""
