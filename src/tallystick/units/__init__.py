"""What a number means: money in minor units, exact shares, days, calendars and keys.

Everything here rests on the standard library alone and loses nothing on the way, and no more does the
one way in which files are written: whole, or not at all.
"""

from tallystick.units._column import Column
from tallystick.units._days import (
    DAYS_IN_A_WEEK,
    MINUTES_IN_A_WEEK,
    Calendar,
    counted,
    day_in_words,
    minutes_in_words,
    month_end,
    months_after,
    parse_day,
    working_days_after,
)
from tallystick.units._keys import join_key, split_key
from tallystick.units._money import (
    LARGEST_AMOUNT,
    MINOR_UNITS_IN_ONE,
    minor_units_in_words,
    money_in_words,
    parse_percent,
    percent_in_words,
    round_half_up,
    share_out,
)
from tallystick.units._nearest import did_you_mean, in_a_row
from tallystick.units._places import check_places
from tallystick.units._whole_files import BytesWriter, UnableToWrite, Writer, write_whole

__all__ = [
    "BytesWriter",
    "Calendar",
    "check_places",
    "Column",
    "counted",
    "day_in_words",
    "DAYS_IN_A_WEEK",
    "did_you_mean",
    "in_a_row",
    "join_key",
    "LARGEST_AMOUNT",
    "MINOR_UNITS_IN_ONE",
    "minor_units_in_words",
    "MINUTES_IN_A_WEEK",
    "minutes_in_words",
    "money_in_words",
    "month_end",
    "months_after",
    "parse_day",
    "parse_percent",
    "percent_in_words",
    "round_half_up",
    "share_out",
    "split_key",
    "UnableToWrite",
    "working_days_after",
    "write_whole",
    "Writer",
]
