"""Summarise lines: a file of them added up, drawn, and laid out for a spreadsheet."""

from datetime import date
from pathlib import Path
from typing import Final

import pyarrow.compute as pc

from tallystick.reports import (
    Summary,
    Workbook,
    chart_of,
    picture_of,
    read_lines,
    summarise,
    write_bytes,
    write_tables,
    write_text,
)

_PICTURE_ENDING: Final = ".png"
# What a workbook without a line is dated, as Excel dates the parts of every file.
_NO_DAY: Final = date(1980, 1, 1)


def summarise_lines(path: Path) -> Summary:
    """Add up a file of lines by clause, by group, by month and by payee.

    Raises `UnableToReadLines` when it is no file of lines, and `UnableToSummarise` when its lines are
    in two currencies.
    """
    return summarise(read_lines(path))


def draw_summary(summary: Summary, *, chart: Path) -> None:
    """Draw a summary into a file: PNG where its name ends so, else SVG.

    Raises `UnableToWrite`, with nothing written, when the file cannot be.
    """
    if chart.suffix.lower() == _PICTURE_ENDING:
        write_bytes(picture_of(summary), path=chart)
    else:
        write_text(chart_of(summary), path=chart)


def write_summary(summary: Summary, *, lines: Path, workbook: Path) -> None:
    """Write a summary as a workbook, with the lines of which it is the sum in a sheet of their own.

    It bears the last day on which a line was attained, so that the same lines give the same bytes.
    Raises `UnableToReadLines`, or `UnableToWrite` with nothing written.
    """
    read = read_lines(lines)
    day = pc.max(read["attained_on"]).as_py() or _NO_DAY
    write_tables({workbook: Workbook({"lines": read}, as_of=day, summary=summary)})
