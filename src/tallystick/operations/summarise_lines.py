"""Summarise lines: a file of them added up, and drawn."""

from pathlib import Path

from tallystick.reports import Summary, chart_of, read_lines, summarise, write_text


def summarise_lines(path: Path) -> Summary:
    """Add up a file of lines by clause, by group, by month and by payee.

    Raises `UnableToReadLines` when it is no file of lines, and `UnableToSummarise` when its lines are
    in two currencies.
    """
    return summarise(read_lines(path))


def draw_summary(summary: Summary, *, chart: Path) -> None:
    """Draw a summary into an SVG file.

    Raises `UnableToWrite`, with nothing written, when the file cannot be.
    """
    write_text(chart_of(summary), path=chart)
