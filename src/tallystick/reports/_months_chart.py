"""The drawing of cash month by month, a line for each percentage of the volume."""

from collections.abc import Mapping
from typing import Any, Final

from tallystick.reports._charts import described, locale_of
from tallystick.reports._months import MoneyByMonth
from tallystick.units import money_in_words

_TEXT: Final = "#1a1a1a"
_COLOURS: Final = ("#1d5d90", "#8a4b08", "#5a2d82")
_DASHES: Final = ((1, 0), (8, 4), (2, 3))
_WIDTH: Final = 640
_HEIGHT: Final = 300
_MINOR_IN_ONE: Final = 100
_MOST_LABELS: Final = 16


def chart_of_months(money: Mapping[int, MoneyByMonth], *, currency: str) -> str:
    """Draw the cash at the end of each month as SVG, a line for each volume.

    The lines differ in dashes as well as in colour, and each month's figure stands in the table beneath.
    """
    import vl_convert  # noqa: PLC0415 - it takes a second to come in

    drawn = vl_convert.vegalite_to_svg(_drawing(money), format_locale=locale_of(currency))
    lows = "; ".join(
        f"at {percent} % it is lowest in {each.worst.month}, with "
        f"{money_in_words(each.worst.cash, currency=currency)}, and ends with "
        f"{money_in_words(each.months[-1].cash, currency=currency)}"
        for percent, each in money.items()
    )
    return described(drawn, title="Cash at the end of each month", description=f"Cash: {lows}.")


def _drawing(money: Mapping[int, MoneyByMonth]) -> dict[str, Any]:
    import altair as alt  # noqa: PLC0415 - see chart_of_months

    rows = [
        {"month": month.month, "cash": month.cash / _MINOR_IN_ONE, "volume": f"{percent} %"}
        for percent, each in money.items()
        for month in each.months
    ]
    names = [f"{percent} %" for percent in money]
    months = sorted({month.month for each in money.values() for month in each.months})
    step = -(-len(months) // _MOST_LABELS)
    axis = alt.Axis(values=months[::step], labelAngle=-45)
    scales = (
        alt.Scale(domain=names, range=list(_COLOURS)),
        alt.Scale(domain=names, range=[list(dash) for dash in _DASHES]),
    )
    chart = (
        alt.Chart(alt.InlineData(values=rows), width=_WIDTH, height=_HEIGHT)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("month:O", title="month", axis=axis),
            y=alt.Y("cash:Q", title=None, axis=alt.Axis(format="$,.0f")),
            color=alt.Color("volume:N", title="of the volume", scale=scales[0]),
            strokeDash=alt.StrokeDash("volume:N", title="of the volume", scale=scales[1]),
        )
    )
    configured = chart.configure_axis(labelColor=_TEXT, titleColor=_TEXT)
    drawing: dict[str, Any] = configured.configure_legend(
        labelColor=_TEXT, titleColor=_TEXT, symbolSize=600
    ).to_dict()
    return drawing
