"""How many meetings there were, above the lanes of a timeline and in line with them. No streamlit."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from core import wording
from dashboard.charts.timeline import OPEN, SIDES, TIME_AXIS, filling, padded, period_name
from dashboard.components.palette import COLOURS, NEUTRAL


def volume(counted: pd.DataFrame, step: str, span: tuple[date, date], window: tuple[date, date] | None) -> go.Figure:
    """Bars of `lanes.volume`: how many meetings began in each day, month or year. `window`: what is looked at."""
    figure = go.Figure()
    names = (("there", "Took place", COLOURS[0], ""), ("open", OPEN, NEUTRAL, "/"))
    width = [920 * seconds for seconds in (counted["after"] - counted["first"]).dt.total_seconds()]
    middle = counted["first"] + (counted["after"] - counted["first"]) / 2
    periods = [period_name(first.date(), step) for first in counted["first"]]
    for column, name, colour, pattern in names:
        numbers = counted[column].tolist()
        happened = "took place" if column == "there" else "planned, refused or asked for"
        on = "on" if step == "day" else "in"
        hover = [
            f"{wording.count(number, 'meeting')} {happened} {on} {period}."
            for number, period in zip(numbers, periods, strict=True)
        ]
        figure.add_bar(
            x=middle.tolist(),
            y=numbers,
            width=width,
            name=name,
            hovertext=hover,
            hoverinfo="text",
            marker=filling(colour, pattern),
        )
    if window is not None:
        figure.add_vrect(
            x0=window[0], x1=window[1] + timedelta(days=1), line_width=2, line_color=COLOURS[1],
            fillcolor=COLOURS[1], opacity=0.18, layer="below",
        )  # fmt: skip
    figure.update_layout(
        title={"text": f"How many meetings a {step}?", "font": {"size": 15}, "x": 0, "y": 0.97, "yanchor": "top"},
        height=210, margin=SIDES | {"t": 48, "b": 74}, barmode="stack", bargap=0.08,
        annotations=[{"text": "Meetings", "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper",
                      "yanchor": "bottom", "showarrow": False, "font": {"size": 12}}],
        dragmode="select", selectdirection="h", hovermode="closest",
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "traceorder": "normal", "x": 0,
                "itemclick": False, "itemdoubleclick": False},
        newselection={"line": {"color": COLOURS[1], "width": 2}},
    )  # fmt: skip
    figure.update_xaxes(TIME_AXIS | {"range": padded(span), "fixedrange": True})
    highest = int((counted["there"] + counted["open"]).max()) if len(counted) else 1
    figure.update_yaxes(
        title=None, rangemode="tozero", fixedrange=True, nticks=4, tickformat="~s",
        dtick=1 if highest < 4 else None, automargin=False,
    )  # fmt: skip
    return figure
