"""Half a penny on each of many lines is rounded by itself, or their total is; and what does not divide
leaves a penny over, which some month must have.

It trips people because both ways are right, and differ: rounded line by line, lines can come to more than
the rounded total, and monthly parts that are each rounded need not come to the fee. The words that decide
it are `per = "line"` or `per = "total"` of a percentage, and `spare = "first"` or `spare = "last"` of
instalments. Published contracts for school leaders' courses have the spare penny in month one.
"""

from tests.spec import test_instalments as instalments
from tests.spec import test_rounding as rounding

TITLE = "Trap 4: rounded per line or per total, and the spare penny"

RETOLD = (
    rounding.test_by_line_each_half_penny_is_rounded_up,
    rounding.test_by_total_the_lines_add_up_to_the_rounded_total,
    instalments.test_a_service_fee_over_19_months,
    instalments.test_a_service_fee_that_divides_by_its_25_months,
    instalments.test_the_spare_penny_is_in_the_first,
    instalments.test_or_in_the_last,
)
