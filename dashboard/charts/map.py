"""Where meetings were, on a map that is drawn from outlines of our own: Plotly's own would be fetched. No streamlit.

Degrees east and north lie at right angles, one degree north as long as one east has at the map's middle: true to shape
there, and little off elsewhere, save near the poles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core import wording
from core.wording import known
from dashboard.charts.natural_earth import WEST
from dashboard.charts.outlines import outlines
from dashboard.charts.timeline import plain, wrapped
from dashboard.components.palette import COLOURS, NEUTRAL, Palette

NAMED = 24
"""Places whose names may be written; those that would lie on another are left away."""
_WIDE, _LOWEST, _HIGHEST = 860, 260, 560
"""Pixels: the width for which the height is chosen, within limits."""
_AROUND, _BUTTONS = 74, 34
"""Pixels: above and below a map, and to its right."""
_NARROW = 350
"""Pixels: the width for which names are kept apart. On a wider screen they have more room."""
_SMALLEST, _LARGEST = 9, 40
_ROOM = 26
"""Pixels from the middle of the largest circle to the edge of the map, at least."""
_LEAST = 12.0
"""Degrees that are shown at least, so that a city lies in a country and not on a blank."""
WORLD = (WEST, WEST + 360, -56.0, 78.0)
Extent = tuple[float, float, float, float]
"""West, east, south, north."""


def meetings(
    places: pd.DataFrame, palette: Palette, by: str, *, picked: str | None = None, whole: bool = False
) -> go.Figure:
    """Rows of `profiles.places.places` that have a point, as circles: the area is the number of meetings, hollow where
    none took place. `whole`: the world, else what holds the circles. A circle's key is its `place`."""
    drawn = _placed(places)
    figure, extent = _ground(drawn, whole)
    most = max((row["meetings"] for row in drawn), default=1)
    sizes = {row["place"]: max(_SMALLEST, _LARGEST * (row["meetings"] / most) ** 0.5) for row in drawn}
    for symbol, label, rows in (
        ("circle", "some took place", [row for row in drawn if row["there"]]),
        ("circle-open", "none took place", [row for row in drawn if not row["there"]]),
    ):
        if not rows:
            continue
        colours = [palette.country(row["country"]) for row in rows]
        figure.add_scatter(
            x=[row["longitude"] for row in rows], y=[row["latitude"] for row in rows], mode="markers", name=label,
            customdata=[row["place"] for row in rows], hoverinfo="text",
            hovertext=[wrapped(_sentence(row, by)) for row in rows],
            marker={"symbol": symbol, "size": [sizes[row["place"]] for row in rows], "color": colours, "opacity": 0.8,
                    "line": {"width": 1.5, "color": [COLOURS[1] if row["place"] == picked else colour
                                                     for row, colour in zip(rows, colours, strict=True)]}},
            unselected={"marker": {"opacity": 0.45}},
        )  # fmt: skip
    _ring(figure, [row for row in drawn if row["place"] == picked], sizes)
    names = _names([(row, name_of(row), sizes[row["place"]] / 2) for row in drawn], extent)
    return _laid_out(figure, extent, "Where did they meet?", names)


def journey(stops: pd.DataFrame, name: str, *, picked: str | None = None) -> go.Figure:
    """Rows of `profiles.places.journey` that have a point, joined in their order. A stop's key is its number."""
    drawn = _placed(stops)
    figure, extent = _ground(drawn, False)
    arrows = [
        {"x": after["longitude"], "y": after["latitude"], "ax": before["longitude"], "ay": before["latitude"],
         "xref": "x", "yref": "y", "axref": "x", "ayref": "y", "showarrow": True, "arrowhead": 2, "arrowsize": 1.2,
         "arrowwidth": 1.4, "arrowcolor": COLOURS[0], "standoff": 8, "startstandoff": 6, "opacity": 0.75, "text": ""}
        for before, after in pairwise(drawn)
        if (before["longitude"], before["latitude"]) != (after["longitude"], after["latitude"])
    ]  # fmt: skip
    at: dict[tuple[float, float], list[dict[str, Any]]] = {}
    for row in drawn:
        at.setdefault((row["longitude"], row["latitude"]), []).append(row)
    rows = [here[-1] for here in at.values()]
    figure.add_scatter(
        x=[x for x, _ in at], y=[y for _, y in at], mode="markers", showlegend=False,
        customdata=[str(row["stop"]) for row in rows], hoverinfo="text",
        hovertext=[wrapped(_stops_sentence(name, here)) for here in at.values()],
        marker={"size": 13, "color": COLOURS[0], "line": {"width": 1, "color": COLOURS[0]}},
        unselected={"marker": {"opacity": 0.6}},
    )  # fmt: skip
    _ring(figure, [row for row in drawn if str(row["stop"]) == picked], {})
    names = _names([(here[-1], f"{_numbers(here)} {name_of(here[-1])}", 7.0) for here in at.values()], extent)
    title = f"Where did {plain(wording.clipped(name, 28))} travel?"
    return _laid_out(figure, extent, title, arrows + names)


def shape(figure: go.Figure) -> str:
    """How high a map is by its width (100cqw), as CSS has it, so that it fills its place at any width."""
    x, y = figure.layout.xaxis.range, figure.layout.yaxis
    share = y.scaleratio * (y.range[1] - y.range[0]) / (x[1] - x[0])
    return f"clamp(220px, calc({_AROUND}px + {share:.4f} * (100cqw - {_BUTTONS}px)), {_AROUND + _HIGHEST}px)"


def part(figure: go.Figure, sight: Extent | None) -> go.Figure:
    """A map that shows this part of it, all of it where none is given. What all is, it says itself (`meta`), by which
    the browser finds back (charts.js)."""
    x, y = figure.layout.xaxis, figure.layout.yaxis
    figure.update_layout(meta={"all": [*x.range, *y.range]})
    if sight is not None:
        x.range, y.range = sight[:2], sight[2:]
    return figure


def name_of(row: dict[str, Any]) -> str:
    """What to call a place: its city, else its country."""
    return str(row["city"]) if known(row["city"]) else wording.country(row["country"])


def _placed(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows that have a point, in degrees east of the map's edge."""
    found = [row for row in wording.rows(frame) if known(row["latitude"])]
    return [row | {"longitude": row["longitude"] + 360 * (row["longitude"] < WEST)} for row in found]


def _ground(drawn: Sequence[dict[str, Any]], whole: bool) -> tuple[go.Figure, Extent]:
    """Land and borders, and the part of them that holds these rows."""
    extent = WORLD if whole or not drawn else _around(drawn)
    figure = go.Figure()
    east, north = outlines().land
    figure.add_scatter(
        x=east, y=north, mode="lines", fill="toself", fillcolor="rgba(122,127,135,0.14)", hoverinfo="skip",
        showlegend=False, line={"color": NEUTRAL, "width": 0.8}, opacity=0.9, connectgaps=False,
    )  # fmt: skip
    east, north = outlines().borders
    figure.add_scatter(
        x=east, y=north, mode="lines", hoverinfo="skip", showlegend=False, line={"color": NEUTRAL, "width": 0.6},
        opacity=0.7,
    )  # fmt: skip
    return figure, extent


def _around(drawn: Sequence[dict[str, Any]]) -> Extent:
    east, north = [row["longitude"] for row in drawn], [row["latitude"] for row in drawn]
    wide, high = max(max(east) - min(east), _LEAST) * 1.25, max(max(north) - min(north), _LEAST) * 1.35
    x, y = (min(east) + max(east)) / 2, (min(north) + max(north)) / 2
    # The largest circle with its ring lies on the map whole, also on a phone, and the map fills its width.
    high += 2 * _ROOM * wide / _NARROW / _ratio(y)
    wide = max(wide, high * _ratio(y) * _WIDE / _HIGHEST)
    return (max(x - wide / 2, WORLD[0]), min(x + wide / 2, WORLD[1]), max(y - high / 2, WORLD[2]),
            min(y + high / 2, WORLD[3]))  # fmt: skip


def _ratio(north: float) -> float:
    """How long a degree north is, in degrees east, at so many degrees north."""
    return 1 / max(0.3, math.cos(math.radians(north)))


def _ring(figure: go.Figure, rows: Sequence[dict[str, Any]], sizes: dict[str, float]) -> None:
    if rows:
        figure.add_scatter(
            x=[row["longitude"] for row in rows], y=[row["latitude"] for row in rows], mode="markers", name="chosen",
            hoverinfo="skip", marker={"symbol": "circle-open", "color": COLOURS[1], "line": {"width": 2.5},
                                      "size": [sizes.get(row["place"], 13.0) + 10 for row in rows]},
        )  # fmt: skip


def _names(named: Sequence[tuple[dict[str, Any], str, float]], extent: Extent) -> list[dict[str, Any]]:
    """Names below their circles (of this radius), the first ones first; one that would lie on another is left away."""
    wide = _NARROW / (extent[1] - extent[0])
    taken: list[tuple[float, float, float, float]] = []
    written: list[dict[str, Any]] = []
    for row, name, radius in named[:NAMED]:
        x, y, half = row["longitude"] * wide, row["latitude"] * wide - radius, 3.6 * len(name) + 2
        box = (x - half, x + half, y - 16.0, y)
        if all(box[1] < other[0] or other[1] < box[0] or box[3] < other[2] or other[3] < box[2] for other in taken):
            taken.append(box)
            written.append(
                {"x": row["longitude"], "y": row["latitude"], "text": plain(wording.clipped(name, 28)),
                 "showarrow": False, "yshift": -radius - 1, "yanchor": "top", "font": {"size": 12}}
            )  # fmt: skip
    return written


def _laid_out(figure: go.Figure, extent: Extent, title: str, notes: list[dict[str, Any]]) -> go.Figure:
    west, east, south, north = extent
    ratio = _ratio((south + north) / 2)
    high = round(_WIDE * ratio * (north - south) / (east - west))
    figure.update_layout(
        title={"text": title, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        height=_AROUND + min(max(high, _LOWEST), _HIGHEST), margin={"l": 0, "r": _BUTTONS, "t": 40, "b": 34},
        dragmode="pan", hovermode="closest", hoverdistance=14, annotations=notes,
        # Beside the map, so that on a phone the buttons do not lie on the title.
        modebar={"orientation": "v"},
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False, "font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(range=[west, east], visible=False, constrain="domain")
    figure.update_yaxes(
        range=[south, north], visible=False, scaleanchor="x", constrain="domain",
        scaleratio=ratio,
    )  # fmt: skip
    return figure


def _sentence(row: dict[str, Any], by: str) -> str:
    where = ", ".join(filter(None, [row["city"], wording.country(row["country"])]))
    at = "" if by == "city" and row["exact"] else " Drawn at its government’s seat." if not known(row["city"]) else ""
    when = wording.period(row["first"], row["last"])
    told = f"{wording.count(row['meetings'], 'meeting')}, {row['there']:,} of them took place"
    return f"{where}: {told}{', ' + when if when else ''}.{at} Choose it to see them."


def _numbers(stops: Sequence[dict[str, Any]]) -> str:
    numbers = [f"{row['stop']}" for row in stops]
    return ", ".join(numbers) if len(numbers) <= 3 else f"{', '.join(numbers[:2])} … {numbers[-1]}"


def _stops_sentence(name: str, stops: Sequence[dict[str, Any]]) -> str:
    where = ", ".join(filter(None, [stops[0]["city"], wording.country(stops[0]["country"])]))
    when = wording.listed([wording.period(row["first"], row["last"]) for row in stops], 4)
    return f"{name} was in {where}: {when}. Choose it to see the meetings."
