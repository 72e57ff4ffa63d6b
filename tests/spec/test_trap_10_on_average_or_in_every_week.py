"""15 hours a week on average, and 15 hours in every week, are two rules.

It trips people because a steady job meets both, and a zero-hours contract one of them: a quiet week is made
good by a busy one under the first, and breaks the second. The word that decides it is what is counted: a
`sum` of the hours worked over so many weeks, or `periods` of a week, `in_which` there are so many. Where only
the hours agreed are told, `minutes_agreed` stands in the place of `sum`, under either rule.
"""

from tests.spec import test_hours_agreed as agreed
from tests.spec import test_what_is_counted as counted

TITLE = "Trap 10: on average or in every week"

RETOLD = (
    counted.test_hours_in_every_week_and_on_average_differ,
    counted.test_hours_in_every_week_are_hours_on_average_too,
    agreed.test_a_steady_job_of_15_hours_is_15_hours_on_average_and_in_every_week,
    agreed.test_a_busy_week_makes_up_for_a_quiet_one_on_average_and_not_in_every_week,
)
