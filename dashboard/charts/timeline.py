"""Two figures of one timeline: how many meetings there were, and each of them in its lanes. No streamlit.

Heights are in pixels, so that a lane is as high as what it holds, on a wide screen and on a phone. Names of lanes
stand inside the plot, above their lane: there is no margin to cut them off.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core import wording
from core.wording import known
from dashboard.charts.lanes import ACROSS, stacked
from dashboard.components.palette import COLOURS, NEUTRAL, Palette

SHAPES = {
    "held": "circle",
    "ongoing": "square",
    "recalled": "triangle-left",
    "planned": "diamond-open",
    "proposed": "diamond-wide-open",
    "invited": "triangle-up-open",
    "accepted": "triangle-right-open",
    "postponed": "hourglass-open",
    "cancelled": "x-open",
    "refused": "cross-open",
    "denied": "square-x-open",
}
"""Status -> shape of the mark. Hollow where nobody met."""

SAID = {
    "held": "took place", "ongoing": "was under way", "recalled": "had taken place before the report",
    "planned": "was planned", "proposed": "was proposed", "invited": "was an invitation",
    "accepted": "was an invitation that was accepted", "postponed": "was postponed", "cancelled": "was cancelled",
    "refused": "was refused", "denied": "was denied",
}  # fmt: skip

INK = "#000037"
"""Streamlit writes the text's own colour of the light or the dark theme in place of it."""

QUESTIONS = {
    "actor": "When did these actors meet?",
    "country": "When did these countries meet?",
    "topic": "When were these topics talked about?",
}

_LABEL, _LEVEL, _GAP = 24, 15, 8
"""Pixels: a lane's name, one row of marks in it, what parts it from the next."""
_SIZE = 11
_NOON = timedelta(hours=12)
TIME_AXIS = {
    "type": "date",
    "title": None,
    "tickformatstops": [
        {"dtickrange": [None, 86_399_999], "value": "%H:%M\n%-d %b %Y"},
        {"dtickrange": [86_400_000, "M1"], "value": "%-d %b\n%Y"},
        {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ],
    "hoverformat": "%-d %B %Y",
}


def plain(text: str) -> str:
    """Text as it can stand in a figure: Plotly reads a few tags and entities, none of which it finds here."""
    visible = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(text.split()))
    return visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def volume(counted: pd.DataFrame, step: str, span: tuple[date, date], window: tuple[date, date] | None) -> go.Figure:
    """Bars of `lanes.volume`: how many meetings began in each day, month or year. `window`: what is looked at."""
    figure = go.Figure()
    names = (("there", "Took place", COLOURS[0], ""), ("open", "Planned, refused or only asked for", NEUTRAL, "/"))
    width = [920 * seconds for seconds in (counted["after"] - counted["first"]).dt.total_seconds()]
    middle = counted["first"] + (counted["after"] - counted["first"]) / 2
    periods = [_step(first.date(), step) for first in counted["first"]]
    for column, name, colour, pattern in names:
        numbers = counted[column].tolist()
        happened = "took place" if column == "there" else "planned, refused or asked for"
        on = "on" if step == "day" else "in"
        hover = [
            f"{wording.count(number, 'meeting')} {happened} {on} {period}."
            for number, period in zip(numbers, periods, strict=True)
        ]
        figure.add_bar(
            x=middle.tolist(), y=numbers, width=width, name=name, hovertext=hover, hoverinfo="text",
            marker={
                "color": colour, "line": {"color": colour, "width": 1},
                "pattern": {"shape": pattern, "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)", "solidity": 0.3},
            },
        )  # fmt: skip
    if window is not None:
        figure.add_vrect(
            x0=window[0], x1=window[1] + timedelta(days=1), line_width=2, line_color=COLOURS[1],
            fillcolor=COLOURS[1], opacity=0.18, layer="below",
        )  # fmt: skip
    figure.update_layout(
        title={"text": f"How many meetings a {step}?", "font": {"size": 15}, "x": 0, "y": 0.97, "yanchor": "top"},
        height=200, margin={"l": 60, "r": 12, "t": 34, "b": 74}, barmode="stack", bargap=0.08,
        dragmode="select", selectdirection="h", hovermode="closest",
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "traceorder": "normal", "x": 0,
                "itemclick": False, "itemdoubleclick": False},
        newselection={"line": {"color": COLOURS[1], "width": 2}},
    )  # fmt: skip
    figure.update_xaxes(TIME_AXIS | {"range": _padded(span), "fixedrange": True})
    highest = int((counted["there"] + counted["open"]).max()) if len(counted) else 1
    figure.update_yaxes(
        title={"text": "Meetings", "standoff": 4}, rangemode="tozero", fixedrange=True, nticks=4, tickformat=",d",
        dtick=1 if highest < 4 else None, automargin=False,
    )  # fmt: skip
    return figure


def each(
    drawn: pd.DataFrame,
    names: pd.DataFrame,
    hover: Mapping[str, str],
    span: tuple[date, date],
    palette: Palette,
    by: str,
    picked: Sequence[str] = (),
) -> go.Figure:
    """Every meeting of `lanes.marks` as a mark; `hover`: meeting_id -> sentence (see `sentences`)."""
    drawn = drawn.assign(at=_place(drawn, span))
    width = (span[1] - span[0]).days + 3
    positions = [
        (at - datetime.combine(span[0], datetime.min.time())) / timedelta(days=width / ACROSS) for at in drawn["at"]
    ]
    drawn = drawn.assign(level=stacked(drawn["row"].tolist(), positions, 1.0))
    levels = drawn.groupby("row")["level"].max() + 1
    tops, heights = _lanes([int(levels.get(row, 1)) * _LEVEL for row in range(len(names))])
    drawn["y"] = [
        tops[row] + _LABEL + level * _LEVEL + _LEVEL / 2
        for row, level in zip(drawn["row"], drawn["level"], strict=True)
    ]
    drawn["colour"] = drawn["row"].map(_colours(names, by, palette))
    figure = go.Figure()
    _bands(figure, drawn[drawn["lasting"]], tops, heights)
    _ranges(figure, drawn[~drawn["exact"]])
    for status, rows in drawn.groupby("status", sort=False):
        figure.add_scatter(
            x=rows["at"].tolist(), y=rows["y"].tolist(), mode="markers", name=str(status), showlegend=False,
            legendgroup=status, customdata=rows["meeting_id"].tolist(), hoverinfo="text",
            hovertext=[hover.get(meeting, "") for meeting in rows["meeting_id"]],
            marker={"symbol": SHAPES[str(status)], "size": _SIZE, "color": rows["colour"].tolist(),
                    "line": {"width": 2, "color": rows["colour"].tolist()}},
            unselected={"marker": {"opacity": 0.35}},
        )  # fmt: skip
    _ring(figure, drawn[drawn["meeting_id"].isin(picked)])
    _legend(figure, [status for status in SHAPES if status in set(drawn["status"])])
    return _laid_out(figure, names, tops, heights, span, by)


def together(
    bins: pd.DataFrame, names: pd.DataFrame, span: tuple[date, date], palette: Palette, by: str, step: str,
    picked: Sequence[str] = (),
) -> go.Figure:  # fmt: skip
    """Meetings of a lane drawn together (`lanes.binned`): the area of a circle is their number."""
    tops, heights = _lanes([36] * len(names))
    most = max(1, int(bins["meetings"].max())) if len(bins) else 1
    colours = _colours(names, by, palette)
    bins = bins.assign(
        at=bins["first"] + (bins["after"] - bins["first"]) / 2,
        y=[tops[row] + _LABEL + 18 for row in bins["row"]],
        size=[7 + 25 * (number / most) ** 0.5 for number in bins["meetings"]],
        colour=bins["row"].map(colours),
        key=[
            bin_key(lane, first, after)
            for lane, first, after in zip(bins["lane"], bins["first"], bins["after"], strict=True)
        ],
    )
    figure = go.Figure()
    for symbol, name, rows in (
        ("circle", "some took place", bins[bins["there"] > 0]),
        ("circle-open", "none took place", bins[bins["there"] == 0]),
    ):
        if not len(rows):
            continue
        figure.add_scatter(
            x=rows["at"].tolist(), y=rows["y"].tolist(), mode="markers", name=name, showlegend=False, legendgroup=name,
            customdata=rows["key"].tolist(), hoverinfo="text",
            hovertext=[_bin_sentence(row, names, step) for row in rows.to_dict("records")],
            marker={"symbol": symbol, "size": rows["size"].tolist(), "color": rows["colour"].tolist(), "opacity": 0.8,
                    "line": {"width": 1.5, "color": rows["colour"].tolist()}},
            unselected={"marker": {"opacity": 0.3}},
        )  # fmt: skip
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=name, legendgroup=name,
            marker={"symbol": symbol, "size": _SIZE, "color": NEUTRAL, "line": {"width": 2, "color": NEUTRAL}},
        )  # fmt: skip
    _ring(figure, bins[bins["key"].isin(picked)])
    return _laid_out(figure, names, tops, heights, span, by)


def bin_key(lane: str | None, first: datetime, after: datetime) -> str:
    """What a circle of `together` is called in an address: first day, last day, lane."""
    last = after - timedelta(days=1)
    return f"{first:%Y-%m-%d}/{last:%Y-%m-%d}/{lane if known(lane) else ''}"


def sentences(meetings: Sequence[Mapping[str, Any]], participants: Mapping[str, list[str]]) -> dict[str, str]:
    """meeting_id -> what hovering over a mark says, for rows of `meetings`."""
    return {str(row["meeting_id"]): wrapped(sentence(row, participants.get(row["meeting_id"], []))) for row in meetings}


def sentence(meeting: Mapping[str, Any], names: Sequence[str]) -> str:
    """The visit of Anna Berg took place on 8 August 2005 in Damascus, Syria."""
    who = f" of {wording.listed(list(names), 4)}" if names else ""
    said = f"The {meeting['kind']}{who} {SAID[meeting['status']]}{_when(meeting)}{_where(meeting)}".rstrip(",")
    words = [f"{said}."]
    if likely := wording.percent(meeting["confidence"]):
        words.append(f"{likely} sure.")
    return " ".join(words)


def wrapped(text: str, width: int = 46) -> str:
    """Text for hovering, in lines that fit on a phone."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, width))


def _when(meeting: Mapping[str, Any]) -> str:
    when = wording.period(meeting["date_start"], meeting["date_end"], meeting["date_precision"])
    if not when:
        return "; its day is not known"
    if meeting["date_precision"] in ("month", "year"):
        return f" in {when}, on a day that is not known,"
    several = (
        known(meeting["date_end"]) and known(meeting["date_start"]) and meeting["date_end"] != meeting["date_start"]
    )
    return f" from {when}" if several else f" on {when}"


def _where(meeting: Mapping[str, Any]) -> str:
    place = ", ".join(filter(None, [meeting["city"], wording.country(meeting["country"])]))
    return f" in {place}" if place else ""


def _step(first: date, step: str) -> str:
    return wording.day(first) if step == "day" else wording.period(first, None, step)


def _bin_sentence(row: Mapping[str, Any], names: pd.DataFrame, step: str) -> str:
    name = str(names["name"].iloc[row["row"]])
    there = int(row["there"])
    on = "on" if step == "day" else "in"
    meetings = wording.count(int(row["meetings"]), "meeting")
    when = _step(row["first"].date(), step)
    return wrapped(f"{name}: {meetings} {on} {when}; {there:,} took place. Choose it to see them.")


def _place(drawn: pd.DataFrame, span: tuple[date, date]) -> list[datetime]:
    """Where a mark stands: a meeting at noon of its day, a visit where it begins, a range of days in its middle; at
    the edge of the period that is looked at, where that lies outside it."""
    low, high = (datetime.combine(day, datetime.min.time()) for day in span)
    return [
        min(max(first.to_pydatetime() if lasting else (first + (after - first) / 2).to_pydatetime(), low), high + _NOON)
        for first, after, lasting in zip(drawn["first"], drawn["after"], drawn["lasting"], strict=True)
    ]


def _lanes(inner: Sequence[int]) -> tuple[list[int], list[int]]:
    tops, heights, at = [], [], 0
    for pixels in inner:
        tops.append(at)
        heights.append(_LABEL + pixels + _GAP)
        at += heights[-1]
    return tops, heights


def _colours(names: pd.DataFrame, by: str, palette: Palette) -> dict[int, str]:
    if by == "topic":
        return dict.fromkeys(range(len(names)), COLOURS[0])
    if by == "country":
        return {row: palette.country(code) for row, code in enumerate(names["lane"])}
    return {row: palette.actor(actor) for row, actor in enumerate(names["lane"])}


def _bands(figure: go.Figure, visits: pd.DataFrame, tops: Sequence[int], heights: Sequence[int]) -> None:
    """Visits over all of a lane's height, so that what happened on them lies inside."""
    for (colour, there), rows in visits.groupby(["colour", "there"], sort=False):
        x: list[Any] = []
        y: list[Any] = []
        for first, after, row in zip(rows["first"], rows["after"], rows["row"], strict=True):
            top, bottom = tops[row] + _LABEL - 3, tops[row] + heights[row] - _GAP + 2
            x += [first, after, after, first, first, None]
            y += [top, top, bottom, bottom, top, None]
        figure.add_scatter(
            x=x, y=y, mode="lines", fill="toself" if there else None, fillcolor=_faint(str(colour)), hoverinfo="skip",
            showlegend=False, line={"color": colour, "width": 1, "dash": "solid" if there else "dash"},
        )  # fmt: skip


def _ranges(figure: go.Figure, vague: pd.DataFrame) -> None:
    """The days one of which it was, as a dotted line with ends through the mark."""
    for colour, rows in vague.groupby("colour", sort=False):
        x: list[Any] = []
        y: list[Any] = []
        for first, after, at in zip(rows["first"], rows["after"], rows["y"], strict=True):
            x += [first, first, None, first, after, None, after, after, None]
            y += [at - 4, at + 4, None, at, at, None, at - 4, at + 4, None]
        figure.add_scatter(
            x=x, y=y, mode="lines", hoverinfo="skip", showlegend=False,
            line={"color": colour, "width": 1.5, "dash": "dot"},
        )  # fmt: skip


def _ring(figure: go.Figure, rows: pd.DataFrame) -> None:
    if not len(rows):
        return
    sizes = [size + 10 for size in rows["size"]] if "size" in rows else _SIZE + 11
    figure.add_scatter(
        x=rows["at"].tolist(), y=rows["y"].tolist(), mode="markers", hoverinfo="skip", name="chosen", showlegend=True,
        marker={"symbol": "circle-open", "size": sizes, "color": COLOURS[1], "line": {"width": 2.5}},
    )  # fmt: skip


def _legend(figure: go.Figure, statuses: Sequence[str]) -> None:
    for status in statuses:
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=status, legendgroup=status,
            marker={"symbol": SHAPES[status], "size": _SIZE, "color": NEUTRAL, "line": {"width": 2, "color": NEUTRAL}},
        )  # fmt: skip


def _laid_out(
    figure: go.Figure,
    names: pd.DataFrame,
    tops: Sequence[int],
    heights: Sequence[int],
    span: tuple[date, date],
    by: str,
) -> go.Figure:
    total = sum(heights)
    for row, (name, meetings) in enumerate(zip(names["name"], names["meetings"], strict=True)):
        label = f"{plain(wording.clipped(str(name), 34))} · {meetings:,}"
        figure.add_annotation(
            text=label, x=0, xref="paper", xanchor="left", y=tops[row] + 3, yanchor="top", showarrow=False,
            font={"size": 13, "color": INK}, align="left", xshift=4,
        )  # fmt: skip
        if row:
            figure.add_shape(
                type="line", xref="paper", x0=0, x1=1, y0=tops[row], y1=tops[row], layer="below",
                line={"color": NEUTRAL, "width": 1}, opacity=0.35,
            )  # fmt: skip
    figure.update_layout(
        title={"text": QUESTIONS[by], "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top", "pad": {"t": 8}},
        height=max(220, total + 150), margin={"l": 60, "r": 12, "t": 82, "b": 64},
        dragmode=False, hovermode="closest", hoverdistance=12,
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": "toggle",
                "itemdoubleclick": False, "font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(TIME_AXIS | {"range": _padded(span), "side": "top", "showgrid": True, "fixedrange": True})
    figure.update_yaxes(
        range=[total, 0], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True,
        title={"text": f"One lane {'an' if by == 'actor' else 'a'} {by}", "standoff": 4}, automargin=False,
    )  # fmt: skip
    return figure


def _padded(span: tuple[date, date]) -> list[datetime]:
    first = datetime.combine(span[0], datetime.min.time())
    after = datetime.combine(min(span[1], date(9999, 12, 30)), datetime.min.time()) + timedelta(days=1)
    # A day at each side, so that marks at the edge are whole; a week where all is on one day or two.
    more = max((after - first) * 0.03, timedelta(days=1 if (after - first).days > 6 else 2))
    low, high = datetime(1, 1, 1), datetime(9999, 12, 31)
    return [max(first, low + more) - more, min(after, high - more) + more]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"
