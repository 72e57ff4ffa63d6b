"""What generated journeys assume: how many, how likely, how long. No figure here was ever published."""

from datetime import date
from typing import Final

# Note [What is assumed of generated people]
# The mix of groups was backed out of what was paid for job outcomes, and waits for the department's
# own table. Every chance below was set by hand so that nearly three people in ten earn a job outcome,
# the groups in the order in which they are known to have fared. None is an estimate of anything.

GENERATED_THROUGH: Final = date(2015, 12, 31)
"""The last day on which a generated fact happens."""

FIRST_REFERRAL: Final = date(2011, 6, 1)
LAST_REFERRAL: Final = date(2014, 3, 31)
FIRST_REFERRAL_OF: Final = {"PG9": date(2012, 3, 5)}
"""Groups that came later than the programme."""

MIX_PER_THOUSAND: Final = {
    "PG1": 190,
    "PG2": 420,
    "PG3": 200,
    "PG4": 15,
    "PG5": 25,
    "PG6": 90,
    "PG7": 30,
    "PG8": 6,
    "PG9": 24,
}
BENEFIT_OF: Final = {"PG5": "ESA", "PG6": "ESA", "PG7": "ESA", "PG8": "IB"}
"""The benefit that each group is on; the others are on JSA."""

FINDS_JOB_IN_A_WEEK: Final = {
    "PG1": 0.018,
    "PG2": 0.016,
    "PG3": 0.010,
    "PG4": 0.006,
    "PG5": 0.006,
    "PG6": 0.005,
    "PG7": 0.003,
    "PG8": 0.004,
    "PG9": 0.012,
}
LOSES_JOB_IN_A_WEEK: Final = 0.090
LOSES_JOB_IN_A_WEEK_LATER: Final = 0.020
WEEKS_UNTIL_LATER: Final = 13
LOOKS_FOR_WORK_WEEKS: Final = 112
"""A little longer than the 104 weeks of the programme, so that some jobs come too late."""

ATTACHED_PER_HUNDRED: Final = 94
ATTACHED_WITHIN_DAYS: Final = 21
NEXT_JOB_AT_ONCE_PER_HUNDRED: Final = 15
SELF_EMPLOYED_PER_HUNDRED: Final = 12

SILENT_PER_HUNDRED: Final = 2
"""People of whose benefits the department says nothing, so that claims wait."""
LATE_PER_HUNDRED: Final = 8
"""Jobs after whose start a benefit runs on for a while."""
LATE_WITHIN_DAYS: Final = 42
CLAIMS_AGAIN_PER_HUNDRED: Final = 85
CLAIMS_AGAIN_WITHIN_DAYS: Final = 14

ODD_PER_HUNDRED: Final = 10
"""People with one odd fact; with ten facts a person, about one fact in a hundred."""

_MIX_IN_WORDS: Final = ", ".join(
    f"{group} {share / 10:g} %" for group, share in MIX_PER_THOUSAND.items()
)

ASSUMPTIONS: Final = (
    "Every person and every organisation is generated.",
    "The prices are published; the rest of the terms is marked where it is assumed.",
    f"The mix of payment groups is an assumption: {_MIX_IN_WORDS}.",
    "How soon people find work is an assumption: one weekly chance for each group.",
    "How soon they lose it is an assumption: the same chances for all groups.",
    f"That {ATTACHED_PER_HUNDRED} people in 100 are attached, within three weeks, is an assumption.",
    f"That the department says nothing about {SILENT_PER_HUNDRED} people in 100 is an assumption.",
    f"That {ODD_PER_HUNDRED} people in 100 have an odd fact is an assumption.",
)
"""What a reader of generated figures must be told, in sentences."""
