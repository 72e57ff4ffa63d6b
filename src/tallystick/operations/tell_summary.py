"""Tell a summary: rows of words and figures, ready to be drawn."""

from dataclasses import dataclass

from tallystick.reports import Breakdown, Part, Summary


@dataclass(frozen=True, slots=True)
class SumsInWords:
    """Lines added up in one way: names, a row for each part, and the row of the whole."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]


def tell_summary(summary: Summary) -> list[SumsInWords]:
    """Write a summary as rows: one table by clause, by group, by month and by payee, in this order."""
    return [_in_words(way, summary.whole) for way in summary.breakdowns]


def _in_words(way: Breakdown, whole: Part) -> SumsInWords:
    return SumsInWords(
        names=(way.by, "lines", "money"),
        rows=tuple(_row(part.name, part) for part in way.parts),
        whole=_row("all", whole),
    )


def _row(name: str, part: Part) -> tuple[str, ...]:
    return (name, f"{part.count:,}", part.money)
