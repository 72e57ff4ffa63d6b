"""Reports: tables as files that a spreadsheet opens safely, sums that tie, and charts of them.

Files are written whole or not at all, and several of them all or none.
"""

from tallystick.reports._charts import chart_of, picture_of
from tallystick.reports._comparison import (
    DIFFERENCES,
    LARGEST,
    BreakdownCompared,
    Comparison,
    PartCompared,
    PeopleCompared,
    compare_lines,
    table_of_comparison,
)
from tallystick.reports._contents import Content, is_workbook, write_files
from tallystick.reports._csv import write_csv
from tallystick.reports._excel import Workbook
from tallystick.reports._lost import ClauseLost, lost_by_clause
from tallystick.reports._months import (
    MONEY_OF_MONTHS,
    MoneyByMonth,
    MonthOfMoney,
    money_by_month,
    table_of_months,
)
from tallystick.reports._months_chart import chart_of_months
from tallystick.reports._page import Page, PageTable, Section, page_of
from tallystick.reports._parquet import write_parts
from tallystick.reports._read_lines import UnableToReadLines, read_lines
from tallystick.reports._summary import (
    Breakdown,
    Part,
    Summary,
    UnableToSummarise,
    summarise,
    table_of_summary,
)

__all__ = [
    "Breakdown",
    "BreakdownCompared",
    "chart_of",
    "chart_of_months",
    "ClauseLost",
    "compare_lines",
    "Comparison",
    "Content",
    "DIFFERENCES",
    "is_workbook",
    "LARGEST",
    "lost_by_clause",
    "money_by_month",
    "MONEY_OF_MONTHS",
    "MoneyByMonth",
    "MonthOfMoney",
    "Page",
    "page_of",
    "PageTable",
    "Part",
    "PartCompared",
    "PeopleCompared",
    "picture_of",
    "read_lines",
    "Section",
    "summarise",
    "Summary",
    "table_of_comparison",
    "table_of_months",
    "table_of_summary",
    "UnableToReadLines",
    "UnableToSummarise",
    "Workbook",
    "write_csv",
    "write_files",
    "write_parts",
]
