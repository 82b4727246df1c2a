"""Bars: topics over time in lanes of their own, and several sides beside each other. No streamlit.

As on the timeline, heights are in pixels and names stand above their bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core import wording
from dashboard.charts.timeline import TIME_AXIS, plain, wrapped
from dashboard.components.palette import COLOURS, NEUTRAL

PATTERNS = ("", "/", "x", ".")
"""Of the first, second, third and fourth side: told apart without their colours."""
_LABEL, _HIGH, _GAP = 22, 44, 8
_BAR = 13
_AFTER = {"day": pd.DateOffset(days=1), "month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}


@dataclass(frozen=True)
class Side:
    """One of several that are compared."""

    key: str
    name: str
    colour: str


def over_time(
    counted: pd.DataFrame, topics: Sequence[str], step: str, what: str, *, share: bool, picked: str | None = None
) -> go.Figure:
    """Topics over time (`subjects.over_time`), one lane each in this order; `what`: the singular of what is counted;
    `share`: heights are shares of a period's rows, else numbers. A bar's key: topic|first day|last day."""
    drawn = counted[counted["topic"].isin(list(topics))]
    lanes = {topic: number for number, topic in enumerate(topics)}
    value = "share" if share else "rows"
    most = float(drawn[value].max()) if len(drawn) else 1.0
    height = _LABEL + _HIGH + _GAP
    first = pd.to_datetime(drawn["first"]).astype("datetime64[s]")
    after = (first + _AFTER[step]).astype("datetime64[s]")
    bottom = [lanes[topic] * height + _LABEL + _HIGH for topic in drawn["topic"]]
    keys = [
        period_key(topic, low.date(), (high - timedelta(days=1)).date())
        for topic, low, high in zip(drawn["topic"], first, after, strict=True)
    ]
    figure = go.Figure()
    figure.add_bar(
        x=(first + (after - first) / 2).tolist(), width=[920 * s for s in (after - first).dt.total_seconds()],
        base=bottom, y=[-_HIGH * float(number) / most for number in drawn[value]], customdata=keys, hoverinfo="text",
        hovertext=[_time_sentence(row, step, what) for row in wording.rows(drawn)], showlegend=False,
        marker={"color": [COLOURS[1] if key == picked else COLOURS[0] for key in keys], "line": {"width": 0}},
        unselected={"marker": {"opacity": 0.5}},
    )  # fmt: skip
    for topic, number in lanes.items():
        rows = drawn[drawn["topic"] == topic]
        top = f"at most {wording.percent(float(rows['share'].max()))}" if share and len(rows) else None
        total = f"{plain(wording.clipped(topic, 34))} · {int(rows['rows'].sum()):,}"
        figure.add_annotation(
            text=f"{total}, {top}" if top else total, x=0, xref="paper", xanchor="left", y=number * height + 3,
            yanchor="top", showarrow=False, font={"size": 13},
        )  # fmt: skip
        figure.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=number * height + _LABEL + _HIGH,
            y1=number * height + _LABEL + _HIGH, line={"color": NEUTRAL, "width": 1}, opacity=0.6,
        )  # fmt: skip
    plural = "share of all" if share else f"{what}s"
    figure.update_layout(
        title={"text": "When was each topic spoken of?" if what == "statement" else "When did meetings deal with it?",
               "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        height=height * len(topics) + 110, margin={"l": 40, "r": 12, "t": 44, "b": 48},
        dragmode=False, hovermode="closest", bargap=0.08,
    )  # fmt: skip
    span = _span(first, after)
    figure.update_xaxes(TIME_AXIS | {"fixedrange": True} | ({"range": span} if span else {}))
    figure.update_yaxes(
        range=[height * len(topics), 0], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True,
        title={"text": f"{plural.capitalize()} a {step}", "standoff": 4}, automargin=False,
    )  # fmt: skip
    return figure


def period_key(topic: str, first: date, last: date) -> str:
    """What a bar of `over_time` is called in an address."""
    return f"{topic}|{first:%Y-%m-%d}|{last:%Y-%m-%d}"


def beside(
    rows: Sequence[tuple[str, str]], sides: Sequence[Side], numbers: dict[tuple[str, str], int], wholes: Sequence[int],
    title: str, unit: tuple[str, str], *, picked: str | None = None,
) -> go.Figure:  # fmt: skip
    """Sides beside each other: for each row (id, name) a bar of each side, as long as its share of the side's whole.

    `numbers`: row id, side key -> number; `unit`: singular and plural of what is counted. A bar's key: row id|side key.
    """
    height = _LABEL + _BAR * len(sides) + _GAP
    figure = go.Figure()
    longest = 0.0
    for order, (side, whole) in enumerate(zip(sides, wholes, strict=True)):
        lengths, centres, texts, keys, hover = [], [], [], [], []
        for place, (row, name) in enumerate(rows):
            number = numbers.get((row, side.key), 0)
            share = number / whole if whole else 0.0
            lengths.append(share)
            centres.append(place * height + _LABEL + _BAR * order + _BAR / 2)
            texts.append(f" {number:,} ({wording.percent(share)})" if number else " 0")
            keys.append(f"{row}|{side.key}")
            counted = wording.count(number, *unit)
            of = f", {wording.percent(share)} of all" if number else ""
            hover.append(wrapped(f"{side.name}: {counted} with or on {name}{of}. Choose it to see them."))
        longest = max([longest, *lengths])
        figure.add_bar(
            orientation="h", x=lengths, y=centres, width=_BAR - 2, name=plain(wording.clipped(side.name, 34)),
            customdata=keys, text=texts, textposition="outside", constraintext="none",
            textfont={"size": 12}, cliponaxis=False,
            hoverinfo="text", hovertext=hover, showlegend=True, unselected={"marker": {"opacity": 0.5}},
            marker={
                "color": side.colour,
                "line": {"color": [COLOURS[1] if key == picked else side.colour for key in keys],
                         "width": [3 if key == picked else 1 for key in keys]},
                "pattern": {"shape": PATTERNS[order % len(PATTERNS)], "fgcolor": side.colour,
                            "bgcolor": "rgba(0,0,0,0)", "solidity": 0.4} if PATTERNS[order % len(PATTERNS)] else {},
            },
        )  # fmt: skip
    names = [
        {"text": plain(wording.clipped(name, 40)), "x": 0, "xref": "paper", "xanchor": "left",
         "y": place * height + 3, "yanchor": "top", "showarrow": False, "font": {"size": 13}}
        for place, (_, name) in enumerate(rows)
    ]  # fmt: skip
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        annotations=names, height=height * len(rows) + 64 + 24 * len(sides),
        margin={"l": 8, "r": 8, "t": 40, "b": 16 + 24 * len(sides)}, barmode="overlay",
        dragmode=False, hovermode="closest", hoverdistance=12,
        legend={"orientation": "v", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False, "traceorder": "normal", "font": {"size": 13}},
    )  # fmt: skip
    # Room for the number behind the longest bar, on a phone as well.
    figure.update_xaxes(range=[0, (longest or 1) * 1.35], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height * len(rows), 0], visible=False, fixedrange=True)
    return figure


def _time_sentence(row: dict[str, Any], step: str, what: str) -> str:
    when = wording.day(row["first"]) if step == "day" else wording.period(row["first"], None, step)
    on = "on" if step == "day" else "in"
    said = f"{row['topic']}: {wording.count(int(row['rows']), what)} {on} {when}"
    return wrapped(f"{said}, {wording.percent(row['share'])} of those with a topic. Choose it to see them.")


def _span(first: pd.Series, after: pd.Series) -> list[datetime] | None:
    if not len(first):
        return None
    low, high = first.min(), after.max()
    room = max((high - low) * 0.02, timedelta(hours=12))
    return [low - room, high + room]
