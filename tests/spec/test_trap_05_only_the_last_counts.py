"""A rule that counts only the latest outcome lets a later one remove an earlier payment.

It trips people because more success can pay less: what was owed on Sunday is not owed on Monday, though
nothing went wrong and no fact was corrected. The word that decides it is `choose = "last"` of a group;
with `choose = "first"` or `choose = "best"` a later outcome takes nothing back that was worth more. The
line that is no longer owed is simply absent: the ledger books the difference.
"""

from tests.spec import test_one_of_several as several

TITLE = "Trap 5: only the last outcome counts"

RETOLD = (
    several.test_until_it_comes_a_later_one_takes_nothing_back,
    several.test_a_later_one_that_counts_instead_takes_an_earlier_payment_back,
    several.test_the_first_of_all_counts_and_nothing_after_it,
    several.test_the_dearest_of_all_counts,
)
