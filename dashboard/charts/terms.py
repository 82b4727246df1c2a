"""What an actor was, and when: offices as bars over their terms, roles as texts state them from first to last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core import wording
from core.wording import known
from dashboard.charts.timeline import TIME_AXIS, plain, wrapped
from dashboard.components.palette import COLOURS, NEUTRAL

SOURCES = {"office": "Term, by a list of office holders", "stated": "As the texts state it"}
_LABEL, _HIGH = 22, 22


def terms(roles: pd.DataFrame, today: date, *, colour: str = COLOURS[0], picked: str | None = None) -> go.Figure:
    """Rows of `profiles.actor.roles` that have a day, one lane each. An office without an end runs to the last day of
    all; `today` where none is later. The key of a role is its name."""
    drawn = [row for row in wording.rows(roles) if known(row["first"]) or known(row["last"])]
    days = [day for row in drawn for day in (row["first"], row["last"]) if known(day)]
    low, high = (min(days), max([*days])) if days else (today, today)
    if any(not known(row["last"]) for row in drawn):
        high = max(high, today)
    figure = go.Figure()
    height = _LABEL + _HIGH
    for source, name in SOURCES.items():
        lanes = [(number, row) for number, row in enumerate(drawn) if row["source"] == source]
        if not lanes:
            continue
        x: list[Any] = []
        y: list[Any] = []
        for number, row in lanes:
            at = number * height + _LABEL + 8
            x += [row["first"] or low, row["last"] or high, None]
            y += [at, at, None]
        figure.add_scatter(
            x=x, y=y, mode="lines", hoverinfo="skip", name=name, legendgroup=source, connectgaps=False,
            line={"color": colour if source == "office" else NEUTRAL, "width": 9 if source == "office" else 2},
        )  # fmt: skip
        ends = [(number, row, day) for number, row in lanes for day in _ends(row, low, high)]
        figure.add_scatter(
            x=[day for _, _, day in ends], y=[number * height + _LABEL + 8 for number, _, _ in ends], mode="markers",
            customdata=[row["role"] for _, row, _ in ends], hoverinfo="text", showlegend=False,
            hovertext=[wrapped(_sentence(row)) for _, row, _ in ends],
            marker={"size": 11, "symbol": "square" if source == "office" else "circle",
                    "color": [COLOURS[1] if row["role"] == picked else colour if source == "office" else NEUTRAL
                              for _, row, _ in ends]},
            unselected={"marker": {"opacity": 0.6}},
        )  # fmt: skip
    for number, row in enumerate(drawn):
        times = f" · {row['times']:,}" if known(row["times"]) else ""
        figure.add_annotation(
            text=f"{plain(wording.clipped(row['role'], 46))}{times}", x=0, xref="paper", xanchor="left",
            y=number * height + 3, yanchor="top", showarrow=False, font={"size": 13},
        )  # fmt: skip
    room = max(timedelta(days=round((high - low).days * 0.03)), timedelta(days=2))
    figure.update_layout(
        title={"text": "What was this actor, and when?", "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top",
               "pad": {"t": 8}},
        height=height * max(1, len(drawn)) + 150, margin={"l": 8, "r": 8, "t": 40, "b": 98},
        dragmode=False, hovermode="closest", hoverdistance=16,
        legend={"orientation": "v", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False, "font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(TIME_AXIS | {"range": [_at(low - room), _at(high + room)], "fixedrange": True})
    figure.update_yaxes(range=[height * max(1, len(drawn)), 0], visible=False, fixedrange=True)
    return figure


def _ends(row: dict[str, Any], low: date, high: date) -> Sequence[date]:
    """The days at which a role can be hit: its ends, and its middle where they lie far apart."""
    first, last = row["first"] or low, row["last"] or high
    days = {first, last} | ({first + (last - first) / 2} if row["source"] == "office" else set())
    return sorted(days)


def _sentence(row: dict[str, Any]) -> str:
    when = wording.period(row["first"], row["last"]) if known(row["last"]) else f"since {wording.day(row['first'])}"
    if row["source"] == "office":
        return f"{row['role']}: {when}, by a list of office holders. Choose it to see what was said then."
    return f"“{row['role']}”: stated {wording.count(int(row['times']), 'time')}, {when}. Choose it to see where."


def _at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())
