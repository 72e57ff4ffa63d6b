"""The handbook, as tests: each is a story that a reader could check with a pencil, run on every engine.

A module is a chapter, a test is a story, and docs/build_handbook.py prints them in this order.
"""

CHAPTERS = (
    "counting_days",
    "windows",
    "starting_afresh",
    "which_attainments_count",
    "prices_and_limits",
    "what_is_unknown",
    "which_version_counts",
    "odd_facts",
    "people_who_are_one",
    "the_work_programme",
)
