"""A heat map of counts: one row an actor, a country or a topic, one column a topic or a year. No streamlit.

Cells are tinted, never filled to the full, so that the numbers in them can be read on the light and on the dark ground.
Names of rows stand above their cells: there is no margin to cut them off, and on a phone the cells have all the width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from core import wording
from dashboard.charts.timeline import plain, wrapped
from dashboard.components.palette import COLOURS

BETWEEN = "|"
"""Parts the row from the column in the key of a cell."""
_LABEL, _CELL, _HEAD = 22, 30, 44
"""Pixels: a row's name, its cells, the title."""
MOST_YEARS = 16
"""Columns of years at most; of more, several years share one."""
_FEWEST = 6
"""Columns for which there is room at least, so that a single one is no beam."""
_LETTER, _NARROW = 6.1, 20
"""Pixels: a letter of a column's name, a column on a phone."""
_TINT = (0.05, 0.55)
"""Of the lowest and the highest number."""


@dataclass(frozen=True)
class Cells:
    """What a heat map shows. Row and column ids have no BETWEEN in them, save that a column may end with them."""

    rows: Sequence[tuple[str, str]]
    """id, name: from top to bottom."""
    columns: Sequence[tuple[str, str]]
    """id, name: from left to right."""
    numbers: dict[tuple[str, str], float]
    """row id, column id -> what the colour says. Cells that are not in it are empty."""
    labels: dict[tuple[str, str], str]
    """What is written in a cell."""
    unit: str = ""
    """Of what is written; said once above, as cells have no room for it on a phone."""

    def said(self, row: str, column: str) -> str:
        """What is written in a cell, with its unit."""
        return f"{self.labels[row, column]} {self.unit}".rstrip()


def matrix(
    cells: Cells, title: str, sentence: Callable[[str, str, str], str], *, picked: str | None = None
) -> go.Figure:
    """The heat map. `sentence`: row's name, column's name, what the cell says -> what hovering says; `picked`: key of
    the cell that is chosen."""
    height = _LABEL + _CELL + 6
    middles = [number * height + _LABEL + _CELL / 2 for number in range(len(cells.rows))]
    most = max(cells.numbers.values(), default=1.0)
    low, high = _TINT
    places = [
        (x, y, row, column)
        for y, row in zip(middles, cells.rows, strict=True)
        for x, column in enumerate(cells.columns)
        if (row[0], column[0]) in cells.numbers
    ]
    keys = [f"{row[0]}{BETWEEN}{column[0]}" for _, _, row, column in places]
    labels = [cells.labels[row[0], column[0]] for _, _, row, column in places]
    # Put in all at once: one by one, a figure takes the longer for each the more it has.
    shapes = [
        _box(x, y, fillcolor=_tint(low + (high - low) * cells.numbers[row[0], column[0]] / most), layer="below")
        for x, y, row, column in places
    ]
    shapes += [
        _box(x, y, line={"width": 2.5, "color": COLOURS[1]})
        for key, (x, y, _, _) in zip(keys, places, strict=True)
        if key == picked
    ]
    figure = go.Figure()
    figure.add_scatter(
        x=[x for x, *_ in places], y=[y for _, y, *_ in places], mode="markers+text", showlegend=False,
        text=labels, textfont={"size": 12 if len(cells.columns) <= 14 else 10},
        marker={"symbol": "square", "size": _CELL - 6, "opacity": 0, "color": COLOURS[0]},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=keys, hoverinfo="text",
        hovertext=[
            wrapped(sentence(row[1], column[1], cells.said(row[0], column[0]))) for _, _, row, column in places
        ],
    )  # fmt: skip
    steep = _steep(cells.columns)
    longest = max((len(_short(name)) for _, name in cells.columns), default=0)
    # Names that lean reach beyond the columns after them, the further on a phone, where those are narrow.
    beyond = [
        round(0.5 * _LETTER * len(_short(name)) - _NARROW * place)
        for place, (_, name) in enumerate(reversed(cells.columns))
    ]  # fmt: skip
    # The title, and names that lean by 60 degrees or lie flat.
    head = _HEAD + round(0.87 * _LETTER * longest) + 8 if steep else _HEAD + 14
    figure.update_layout(
        title={"text": f"{title} In {cells.unit}" if cells.unit else title, "font": {"size": 15}, "x": 0, "y": 1,
               "yanchor": "top", "pad": {"t": 8}},
        height=height * len(cells.rows) + head + 16,
        margin={"l": 8, "r": max(8, *beyond) if steep else 8, "t": head, "b": 10},
        dragmode=False, hovermode="closest", hoverdistance=40, shapes=shapes,
        annotations=_row_names(cells, middles) + _column_names(cells, steep),
    )  # fmt: skip
    figure.update_xaxes(range=[-0.5, max(_FEWEST, len(cells.columns)) - 0.5], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height * len(cells.rows), 0], visible=False, fixedrange=True)
    return figure


def _box(x: float, y: float, **more: Any) -> dict[str, Any]:
    """A cell's frame or ground."""
    corners = {"x0": x - 0.47, "x1": x + 0.47, "y0": y - _CELL / 2, "y1": y + _CELL / 2}
    return {"type": "rect", "line": {"width": 0}} | corners | more


def _row_names(cells: Cells, middles: Sequence[float]) -> list[dict[str, Any]]:
    return [
        {"text": plain(wording.clipped(name, 40)), "x": 0, "xref": "paper", "xanchor": "left",
         "y": y - _CELL / 2 - _LABEL + 3, "yanchor": "top", "showarrow": False, "font": {"size": 13}}
        for (_, name), y in zip(cells.rows, middles, strict=True)
    ]  # fmt: skip


def _column_names(cells: Cells, steep: bool) -> list[dict[str, Any]]:
    return [
        {"text": plain(_short(name)), "x": x, "y": 0, "yshift": 4, "textangle": -60 if steep else 0,
         "xanchor": "left" if steep else "center", "yanchor": "bottom", "showarrow": False,
         "font": {"size": 12}}
        for x, (_, name) in enumerate(cells.columns)
    ]  # fmt: skip


def year_spans(years: Sequence[int]) -> list[tuple[int, int]]:
    """First and last year of each column: single years, or 2, 5, 10, 20 or 50 together where there are too many."""
    if not years:
        return []
    low, high = min(years), max(years)
    step = next((step for step in (1, 2, 5, 10, 20, 50) if (high // step - low // step) < MOST_YEARS), 100)
    return [(at, at + step - 1) for at in range(low // step * step, high + 1, step)]


def _short(name: str) -> str:
    """A column's name as it is written: topics have up to 31 letters."""
    return wording.clipped(name, 34)


def _steep(columns: Sequence[tuple[str, str]]) -> bool:
    """Whether names of columns are too long to lie beside each other on a phone."""
    return len(columns) * max((len(_short(name)) for _, name in columns), default=0) > 44


def _tint(share: float) -> str:
    red, green, blue = (int(COLOURS[0][at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:.3f})"
