"""Write an offer: a page that a trustee can read, and the months as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tallystick.operations.judge_offer import OfferJudged
from tallystick.operations.tell_offer import (
    tell_cash,
    tell_leaving,
    tell_left_out,
    tell_lost,
    tell_months,
    tell_offer,
    tell_risks,
    tell_supposed_of_offer,
    tell_volumes,
)
from tallystick.operations.tell_summary import SumsInWords
from tallystick.reports import (
    MONEY_OF_MONTHS,
    Page,
    PageTable,
    Section,
    Workbook,
    chart_of_months,
    is_workbook,
    page_of,
    table_of_months,
    write_files,
)


@dataclass(frozen=True, slots=True)
class OfferFiles:
    """Where the page of an offer, and the table of its months, are to be written, if anywhere."""

    page: Path | None = None
    months: Path | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """Every file that is to be written."""
        return tuple(path for path in (self.page, self.months) if path is not None)


def write_offer(judged: OfferJudged, *, files: OfferFiles) -> None:
    """Write the page and the months of an offer, both or none.

    Raises `UnableToWrite`, with nothing written, when one cannot be.
    """
    contents: dict[Path, pa.Table | Workbook | str] = {}
    if files.page is not None:
        contents[files.page] = page_of(_page(judged))
    if files.months is not None:
        months = table_of_months(judged.money, currency=judged.currency)
        contents[files.months] = (
            Workbook({"months": months}, as_of=judged.as_of, money=frozenset(MONEY_OF_MONTHS))
            if is_workbook(files.months)
            else months
        )
    write_files(contents)


def _page(judged: OfferJudged) -> Page:
    return Page(f"Offer: {judged.terms.head.title}", list(_sections(judged)))


def _sections(judged: OfferJudged) -> Iterator[Section]:
    volumes = tell_volumes(judged)
    yield Section(
        "What was offered",
        [*tell_offer(judged), *tell_left_out(judged)],
        tables=[_table("At the whole volume and at less", volumes)],
    )
    yield Section(
        "Cash",
        tell_cash(judged),
        picture=chart_of_months(judged.money, currency=judged.currency),
        tables=[
            _table(f"Months at {percent} % of the volume", tell_months(judged, percent=percent))
            for percent in judged.money
        ],
    )
    lost = tell_lost(judged)
    yield Section(
        "If people leave early",
        tell_leaving(judged),
        tables=[_table("By clause", lost)] if lost is not None else [],
    )
    first, *listed = tell_risks(judged)
    yield Section("Risks passed down", [first], listed=[each.removeprefix("* ") for each in listed])
    yield Section(
        "What is assumed",
        ["Every figure on this page rests on these."],
        listed=tell_supposed_of_offer(judged),
        is_assumed=True,
    )


def _table(title: str, sums: SumsInWords) -> PageTable:
    return PageTable(title, sums.names, [*sums.rows, sums.whole])
