"""The words of a fee for time: a period, paid in advance or in arrears, for as long as something lasts."""

from typing import Literal

from pydantic import Field, model_validator

from tallystick.terms._lengths import Length
from tallystick.terms._word import FeeAnchor, Months, OneWord, Weeks, Word


class PaidPeriod(OneWord):
    """How long one period is: so many weeks, or months from a day, or months of the calendar.

    So many months from a day end on the eve of the day of the same number that many months on. Months
    of the calendar end with the month, so that the first of them may be a part period.
    """

    weeks: Weeks | None = None
    months: Months | None = None
    calendar_months: Months | None = None


class Every(Word):
    """Attained once for each period: in advance on its first day, in arrears on its last.

    The price is that of one whole period.
    """

    period: PaidPeriod
    """How long one period is."""
    anchor: FeeAnchor | None = Field(default=None, alias="from")
    """The first day of the first period; without it, the day after the clause that this one follows.

    A fee of the contract counts from `contract_start`, the contract's first day; no other does.
    """
    through: Length | None = None
    """How long it goes on, the first day included; without it there is no such end. Months of the
    calendar from the middle of one touch one more than their number: 36 months fall into 37 periods, of which
    the first and the last are parts, and with `part_period = "whole"` that is 37 whole prices."""
    while_: str | None = Field(default=None, alias="while")
    """The signal that must hold: it ends for good on the eve of the first day on which that is no."""
    pay: Literal["advance", "arrears"]
    part_period: Literal["pro_rata", "whole", "nothing"]
    """What a period comes to that is known to be shorter when it is paid: its share by days, all, or none."""
    on_early_end: Literal["recover", "keep"] | None = None
    """Whether what was paid in advance, and not used, is taken back by days.

    A fee of the contract has no such end: the days of the contract are known when it is paid.
    """

    @model_validator(mode="after")
    def _has_an_early_end_only_in_advance(self) -> "Every":
        if self.pay == "arrears" and self.on_early_end is not None:
            message = (
                'on_early_end stands beside pay = "arrears", by which nothing is paid before its time; '
                "take it out"
            )
            raise ValueError(message)
        return self
