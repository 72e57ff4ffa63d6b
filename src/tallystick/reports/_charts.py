"""Charts of a summary: drawings that say in words, too, what they show."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from xml.sax.saxutils import escape

from tallystick.reports._summary import Breakdown, Part, Summary
from tallystick.units import counted, day_in_words, money_in_words

_COLOUR: Final = "#1d5d90"
_TEXT: Final = "#1a1a1a"
_WIDTH: Final = 420
_STEP: Final = 22
_NAMES_WIDTH: Final = 180
_MINOR_IN_ONE: Final = 100
_WHOLE_UNITS_FROM: Final = 5 * _MINOR_IN_ONE
"""From which amount a scale in whole units has five labels that differ."""

_MONTHS_IN_A_YEAR: Final = 12
_MOST_MONTHS: Final = 120
_DOTS_A_PIXEL: Final = 2
_OPENING: Final = re.compile(r"(<svg\b[^>]*)>")


def chart_of(summary: Summary) -> str:
    """Draw a summary as SVG: bars by clause, by group, by month and by payee, each with its figure.

    The drawing has a title and a description for those who do not see it, and says nothing by colour
    alone. Amounts beyond 2^53 minor units are drawn to the nearest pixel, and written exactly.
    """
    # Altair and vl-convert take a second to come in, and only charts need them.
    import vl_convert  # noqa: PLC0415 - see above

    locale = locale_of(summary.whole.currency)
    drawn = vl_convert.vegalite_to_svg(_drawing(summary), format_locale=locale)
    return described(drawn, title=_title(summary), description=_description(summary))


def picture_of(summary: Summary) -> bytes:
    """Draw a summary as PNG, for where no SVG can be shown: the same bars, with the same figures.

    A picture says nothing to those who do not see it, so its place is beside the table.
    """
    import vl_convert  # noqa: PLC0415 - see chart_of

    locale = locale_of(summary.whole.currency)
    return vl_convert.vegalite_to_png(_drawing(summary), scale=_DOTS_A_PIXEL, format_locale=locale)


def _drawing(summary: Summary) -> dict[str, Any]:
    import altair as alt  # noqa: PLC0415 - see chart_of

    panels = [_panel(way) for way in _ways(summary)]
    title = alt.TitleParams(_title(summary), anchor="start", fontSize=16, color=_TEXT)
    chart = alt.vconcat(*panels, spacing=28).properties(title=title)
    whole = chart.configure_view(stroke=None).configure_axis(labelColor=_TEXT, titleColor=_TEXT)
    drawing: dict[str, Any] = whole.to_dict()
    return drawing


def _ways(summary: Summary) -> list[Breakdown]:
    """Give what is drawn: months in which nothing falls due are drawn, too, so that time runs evenly."""
    months = summary.by_month
    parts = tuple(_every_month(months)) if _span(months) <= _MOST_MONTHS else months.parts
    left_out = "" if len(parts) == _span(months) else ", months without any left out"
    by = f"month in which payment falls due{left_out}"
    drawn = replace(months, by=by, parts=parts)
    return [drawn if way is months else way for way in summary.breakdowns]


def _every_month(months: Breakdown) -> Iterator[Part]:
    """Give the months from the first to the last, each once."""
    for before, part in zip((None, *months.parts), months.parts, strict=False):
        if before is not None:
            for month in range(_number(before.name) + 1, _number(part.name)):
                year, of_year = divmod(month, _MONTHS_IN_A_YEAR)
                yield Part(f"{year:04}-{of_year + 1:02}", 0, 0, part.currency)
        yield part


def _span(months: Breakdown) -> int:
    names = [_number(part.name) for part in months.parts]
    return names[-1] - names[0] + 1 if names else 0


def _number(month: str) -> int:
    """Number a month, YYYY-MM, so that the next one has the next number."""
    year, of_year = month.split("-")
    return int(year) * _MONTHS_IN_A_YEAR + int(of_year) - 1


def _panel(way: Breakdown) -> Any:  # noqa: ANN401 - Altair has no name for a chart in layers
    import altair as alt  # noqa: PLC0415 - see chart_of

    amounts = [0, *(part.amount for part in way.parts)]
    # A quarter more than the longest bar leaves room for its figure.
    most = max(*amounts, _MINOR_IN_ONE) * 1.25
    domain = [min(amounts) / _MINOR_IN_ONE, most / _MINOR_IN_ONE]
    axis = alt.Axis(
        format="$,.0f" if most >= _WHOLE_UNITS_FROM else "$,.2f", tickCount=5, labelFlush=False
    )
    names = alt.Axis(labelLimit=_NAMES_WIDTH, minExtent=_NAMES_WIDTH)
    bars = (
        alt.Chart(
            alt.InlineData(values=[_row(part) for part in way.parts]),
            width=_WIDTH,
            height=alt.Step(_STEP),
        )
        .mark_bar(color=_COLOUR)
        .encode(
            x=alt.X("money:Q", title=None, axis=axis, scale=alt.Scale(domain=domain, nice=False)),
            y=alt.Y("name:N", title=None, sort=None, axis=names),
            description=alt.Description("told:N"),
        )
    )
    figures = bars.mark_text(align="left", dx=5, color=_TEXT).encode(x="edge:Q", text="figure:N")
    title = alt.TitleParams(f"By {_visible(way.by)}", anchor="start", color=_TEXT)
    return alt.layer(bars, figures).properties(title=title)


def _row(part: Part) -> dict[str, str | float]:
    name = _visible(part.name)
    lines = counted(part.count, noun="line")
    return {
        "name": name,
        "money": part.amount / _MINOR_IN_ONE,
        "edge": max(0, part.amount) / _MINOR_IN_ONE,
        "figure": part.money,
        "told": f"{name}: {part.money}, {lines}",
    }


def _title(summary: Summary) -> str:
    whole = summary.whole
    if not whole.count:
        return "No line: nothing is owed"
    assert summary.last_attained_on is not None, "a line has a day on which it was attained"
    day = day_in_words(summary.last_attained_on)
    lines = counted(whole.count, noun="line")
    return f"{whole.money} is owed, in {lines} attained by {day}"


def _description(summary: Summary) -> str:
    said = []
    for way in _ways(summary):
        parts = "; ".join(f"{_visible(part.name)} {part.money}" for part in way.parts)
        said.append(f"By {_visible(way.by)}: {parts or 'nothing'}.")
    return " ".join(said)


def locale_of(currency: str) -> dict[str, Any]:
    """Say where the sign of the currency stands, which the drawing library knows for dollars only."""
    before, _, after = money_in_words(0, currency=currency or "GBP").partition("0")
    return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": [before, after]}


def _visible(name: str) -> str:
    """Give a name without what no drawing can hold."""
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" else char for char in name)


def described(drawn: str, *, title: str, description: str) -> str:
    """Give a drawing its title and its description, for those who do not see it."""
    opening = _OPENING.match(drawn)
    assert opening is not None, "the drawing begins with its svg element"
    named = ' role="img" aria-labelledby="chart-title chart-description">'
    words = (
        f'<title id="chart-title">{escape(title)}</title>'
        f'<desc id="chart-description">{escape(description)}</desc>'
    )
    return f"{opening[1]}{named}{words}{drawn[opening.end() :]}\n"
