"""Commitments over time: a lane for each act, or for each actor, with a bar a day, month or year. No streamlit.

As on the timeline, heights are in pixels and names stand above their bars.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from core import wording
from dashboard.charts.timeline import TIME_AXIS, plain, wrapped
from dashboard.components.palette import COLOURS, NEUTRAL

_LABEL, _HIGH, _GAP = 22, 40, 8
_LANE = _LABEL + _HIGH + _GAP
_AFTER = {"day": pd.DateOffset(days=1), "month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}


def over_time(
    counted: pd.DataFrame, by: str, lanes: Mapping[str, str], step: str, *,
    colours: Mapping[str, str] | None = None, picked: str | None = None,
) -> go.Figure:  # fmt: skip
    """`counted`, `step`: as core.profiles.commitments.over_time gives them. `lanes`: value of the column `by` -> the
    lane's name, in their order; other rows are left out. `colours`: of lanes, where they have one of their own.
    A bar's key: lane|first day|last day (see `key`)."""
    places = {lane: number for number, lane in enumerate(lanes)}
    drawn = counted[counted[by].isin(list(lanes))]
    first = pd.to_datetime(drawn["first"]).astype("datetime64[s]")
    after = (first + _AFTER[step]).astype("datetime64[s]") if len(drawn) else first
    most = int(drawn["rows"].max()) if len(drawn) else 1
    keys = [
        key(lane, low.date(), (high - timedelta(days=1)).date())
        for lane, low, high in zip(drawn[by], first, after, strict=True)
    ]
    own = colours or {}
    widths = [920 * seconds for seconds in (after - first).dt.total_seconds()]
    figure = go.Figure()
    figure.add_bar(
        x=(first + (after - first) / 2).tolist(), width=widths,
        base=[places[lane] * _LANE + _LABEL + _HIGH for lane in drawn[by]],
        y=[-_HIGH * int(rows) / most for rows in drawn["rows"]], customdata=keys, hoverinfo="text",
        hovertext=[_sentence(lanes[row[by]], row, step) for row in wording.rows(drawn)], showlegend=False,
        marker={
            "color": [own.get(lane, COLOURS[0]) for lane in drawn[by]],
            "line": {"color": COLOURS[1], "width": [3 if one == picked else 0 for one in keys]},
        },
        unselected={"marker": {"opacity": 0.5}},
    )  # fmt: skip
    for lane, number in places.items():
        total = int(drawn.loc[drawn[by] == lane, "rows"].sum())
        figure.add_annotation(
            text=f"{plain(wording.clipped(lanes[lane], 40))} · {total:,}", x=0, xref="paper", xanchor="left",
            y=number * _LANE + 3, yanchor="top", showarrow=False, font={"size": 13},
        )  # fmt: skip
        ground = number * _LANE + _LABEL + _HIGH
        figure.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=ground, y1=ground, line={"color": NEUTRAL, "width": 1},
            opacity=0.6,
        )  # fmt: skip
    says = {"text": f"A bar a {step}; the tallest stands for {wording.count(most, 'statement')}", "font": {"size": 13}}
    figure.update_layout(
        title={"text": "When was it said?", "subtitle": says, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top",
               "pad": {"t": 8}},
        height=_LANE * max(1, len(lanes)) + 112, margin={"l": 12, "r": 12, "t": 64, "b": 40}, dragmode=False,
        hovermode="closest", bargap=0.08,
    )  # fmt: skip
    room = _room(first, after)
    figure.update_xaxes(TIME_AXIS | {"fixedrange": True} | ({"range": room} if room else {}))
    figure.update_yaxes(
        range=[_LANE * max(1, len(lanes)), 0], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True,
    )  # fmt: skip
    return figure


def key(lane: str, first: date, last: date) -> str:
    """What a bar is called in an address."""
    return f"{lane}|{first:%Y-%m-%d}|{last:%Y-%m-%d}"


def read(written: str) -> tuple[str, date, date] | None:
    """Lane, first and last day of a bar's key; None where it is none."""
    lane, _, days = written.partition("|")
    first, _, last = days.partition("|")
    try:
        return lane, date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def _sentence(lane: str, row: Mapping[str, object], step: str) -> str:
    first = row["first"]
    assert isinstance(first, date)
    when = f"on {wording.day(first)}" if step == "day" else f"in {wording.period(first, None, step)}"
    return wrapped(f"{lane}: {wording.count(int(str(row['rows'])), 'statement')} {when}. Choose it to see them.")


def _room(first: pd.Series, after: pd.Series) -> list[object] | None:
    if not len(first):
        return None
    low, high = first.min(), after.max()
    more = max((high - low) * 0.02, timedelta(hours=12))
    return [low - more, high + more]
