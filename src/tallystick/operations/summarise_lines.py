"""Summarise lines: a file of them added up, drawn, and laid out for a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.reports import (
    Content,
    Summary,
    Workbook,
    chart_of,
    is_workbook,
    picture_of,
    read_lines,
    summarise,
    table_of_summary,
    write_files,
)
from tallystick.units import UnableToWrite

_DRAWING_ENDING: Final = ".svg"
_PICTURE_ENDING: Final = ".png"
# What a workbook without a line is dated, as Excel dates the parts of every file.
_NO_DAY: Final = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Summarised:
    """The lines of a file, and what they come to."""

    lines: pa.Table
    summary: Summary


@dataclass(frozen=True, slots=True)
class SummaryFiles:
    """Where a summary is to be written: its chart and its table, each where it has a place."""

    chart: Path | None = None
    out: Path | None = None

    @property
    def table(self) -> Path | None:
        """The place of the table: the one that was named, else one beside the chart."""
        if self.out is not None or self.chart is None:
            return self.out
        return self.chart.with_name(f"{self.chart.stem}-table.csv")

    @property
    def places(self) -> list[Path]:
        """Every file that is to be written."""
        return [place for place in (self.chart, self.table) if place is not None]


def summarise_lines(path: Path) -> Summarised:
    """Add up a file of lines by clause, by group, by month and by payee.

    Raises `UnableToReadLines` when it is no file of lines, and `UnableToSummarise` when its lines are
    in two currencies.
    """
    lines = read_lines(path)
    return Summarised(lines, summarise(lines))


def check_chart(place: Path | None) -> None:
    """Refuse the place of a chart that is named as neither form of one; None is left out."""
    if place is not None and place.suffix.lower() not in {_DRAWING_ENDING, _PICTURE_ENDING}:
        message = f"{place}: a chart is SVG or PNG. Name it {place.stem}.svg or {place.stem}.png."
        raise UnableToWrite(message)


def write_summary(summarised: Summarised, *, files: SummaryFiles) -> None:
    """Write a summary as files, all of them or none: its chart, and its table beside it.

    The chart is PNG where its name ends so, else SVG; the table is a workbook, which holds the lines as
    well, Parquet or CSV. Raises `UnableToWrite`, with nothing written, when one cannot be.
    """
    contents: dict[Path, Content] = {}
    if files.chart is not None:
        contents[files.chart] = _chart(summarised.summary, place=files.chart)
    if files.table is not None:
        contents[files.table] = _table(summarised, place=files.table)
    write_files(contents)


def _chart(summary: Summary, *, place: Path) -> str | bytes:
    if place.suffix.lower() == _PICTURE_ENDING:
        return picture_of(summary)
    return chart_of(summary)


def _table(summarised: Summarised, *, place: Path) -> pa.Table | Workbook:
    """Lay a summary out; a workbook bears the last day on which a line was attained."""
    if not is_workbook(place):
        return table_of_summary(summarised.summary)
    lines = summarised.lines
    # From the lines, so that the same lines give the same bytes.
    day = pc.max(lines["attained_on"]).as_py() or _NO_DAY
    return Workbook({"lines": lines}, as_of=day, summary=summarised.summary)
