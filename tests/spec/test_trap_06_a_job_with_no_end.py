"""A job of which nobody has told an end is open through the day of settlement.

It trips people because nobody sends a fact that nothing happened: is a job from which nothing has been
heard for months still one? The word that decides it is `stands_for_days` of a signal. Without it a job
stands until its end is told; with it, so many days after the last fact that supports it the job becomes
unknown. Unknown is never no: what the days since would have completed waits, and says for what.
"""

from tests.spec import test_counting_days as days
from tests.spec import test_what_is_unknown as unknown

TITLE = "Trap 6: a job with no end"

RETOLD = (
    days.test_a_job_with_no_end_is_open_through_the_day_of_settlement,
    days.test_a_job_with_no_end_is_not_open_beyond_the_day_of_settlement,
    unknown.test_a_fact_stands_through_the_last_of_its_days,
    unknown.test_a_day_later_it_is_unknown_and_not_over,
    unknown.test_a_confirmation_makes_its_own_day_known,
)
