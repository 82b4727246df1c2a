"""How right the program is: shares with their intervals, and how sure it was against how right. No streamlit."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from core import wording
from dashboard.charts.timeline import plain
from dashboard.components.palette import COLOURS, NEUTRAL

PARTS = {"quotes": "Statements", "meetings": "Meetings"}
SHAPES = {"quotes": "circle", "meetings": "diamond-open"}
"""Told apart without their colours."""
_COLOURS = {"quotes": COLOURS[0], "meetings": COLOURS[1]}
_LABEL, _LINE = 25, 14
"""Pixels: a group's name, one share below it."""


def shares(frame: pd.DataFrame, title: str) -> go.Figure:
    """Rows of core.quality.SHARES: for each group and measure a mark at the share and a line over its interval."""
    figure = go.Figure()
    known = frame[frame["share"].notna().to_numpy(bool)]
    heads: list[tuple[str, int]] = []
    at, place = [], 0
    for row in wording.rows(known):
        head = row["label"] if "label" in row else row["group"]
        if not heads or heads[-1][0] != head:
            place += _LABEL if heads else 0
            heads.append((head, place))
            place += _LABEL
        at.append(place)
        place += _LINE
    for part, name in PARTS.items():
        own = [(row, y) for row, y in zip(wording.rows(known), at, strict=True) if row["part"] == part]
        if own:
            low, high = ([abs((row[end] if row[end] is not None else row["share"]) - row["share"]) for row, _ in own]
                         for end in ("low", "high"))  # fmt: skip
            figure.add_scatter(
                x=[row["share"] for row, _ in own], y=[y for _, y in own], mode="markers", name=name,
                marker={"symbol": SHAPES[part], "size": 10, "color": _COLOURS[part]},
                error_x={"type": "data", "array": high, "arrayminus": low, "thickness": 2, "width": 4,
                         "color": _COLOURS[part]},
                hoverinfo="text", hovertext=[_sentence(row, name) for row, _ in own],
            )  # fmt: skip
    for head, y in heads:
        figure.add_annotation(
            text=plain(wording.clipped(head, 44)), x=0, xref="paper", xanchor="left", y=y, yanchor="top",
            showarrow=False, font={"size": 13},
        )  # fmt: skip
    bottom = place + 10
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        height=bottom + 130, margin={"l": 8, "r": 16, "t": 40, "b": 84}, dragmode=False, hovermode="closest",
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False},
    )  # fmt: skip
    low_end = 0.0 if not len(known) else max(0.0, float(known["low"].fillna(known["share"]).min()) - 0.05)
    figure.update_xaxes(
        range=[min(low_end, 0.9) if known["measure"].ne("kappa").all() else -1, 1.02],
        tickformat=".0%", title={"text": "Share, with its 95 % interval"}, nticks=6, fixedrange=True, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(range=[bottom, -4], visible=False, fixedrange=True)
    return figure


def calibration(frame: pd.DataFrame, title: str) -> go.Figure:
    """Rows of core.quality.CALIBRATION: how right the rows are that were so sure; on the line they are as right."""
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", name="As right as it is sure", hoverinfo="skip",
        line={"color": NEUTRAL, "dash": "dash", "width": 1.5},
    )  # fmt: skip
    most = max([1, *frame["rows"].tolist()])
    for part, name in PARTS.items():
        rows = list(wording.rows(frame[(frame["part"] == part).to_numpy(bool)]))
        if rows:
            figure.add_scatter(
                x=[row["stated"] for row in rows], y=[row["right"] for row in rows], mode="markers", name=name,
                marker={"symbol": SHAPES[part], "color": _COLOURS[part],
                        "size": [8 + 14 * (row["rows"] / most) ** 0.5 for row in rows]},
                error_y={"type": "data", "array": [row["high"] - row["right"] for row in rows],
                         "arrayminus": [row["right"] - row["low"] for row in rows], "thickness": 1.5, "width": 4,
                         "color": _COLOURS[part]},
                hoverinfo="text",
                hovertext=[
                    f"{name}: {wording.count(row['rows'], 'row')}, on average {wording.percent(row['stated'])} sure, "
                    f"{wording.percent(row['right'])} right."
                    for row in rows
                ],
            )  # fmt: skip
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        height=440, margin={"l": 64, "r": 16, "t": 40, "b": 110}, dragmode=False, hovermode="closest",
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False},
    )  # fmt: skip
    figure.update_xaxes(range=[-0.03, 1.03], tickformat=".0%", title={"text": "How sure it was"}, fixedrange=True)
    figure.update_yaxes(range=[-0.03, 1.03], tickformat=".0%", title={"text": "How right it was"}, fixedrange=True)
    return figure


def _sentence(row: dict[str, object], name: str) -> str:
    between = (
        f", between {wording.percent(row['low'])} and {wording.percent(row['high'])}"
        if row["low"] is not None and row["measure"] != "kappa" else ""
    )  # fmt: skip
    value = f"{row['share']:.2f}" if row["measure"] == "kappa" else wording.percent(row["share"])
    return f"{name}, {plain(str(row['group']))}: {row['measure']} {value}{between}; {row['rows']:,} rows."
