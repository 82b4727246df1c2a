"""The lanes of a timeline: each meeting a mark, or meetings of a day, a month or a year as bars. No streamlit.

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

QUESTIONS = {
    "actor": "When did these actors meet?",
    "country": "When did these countries meet?",
    "topic": "When were these topics talked about?",
}

_LABEL, _BAR, _LEVEL, _GAP = 24, 7, 14, 8
"""Pixels: a lane's name, one row of visits, one row of marks in it, what parts it from the next."""
_THICK = 4
"""Pixels: a visit's bar."""
_SIZE, _LINE = 10, 1.6
"""Pixels: a mark with its outline is as wide as its place on a phone (see ACROSS)."""
_TALLEST, _LOWEST = 40, 6
"""Pixels: the bars of meetings that are drawn together."""
OPEN = "Planned, refused or only asked for"
"""What to call meetings that did not take place, where they are drawn together."""
SIDES = {"l": 36, "r": 8}
"""Pixels beside both figures, so that a day stands in the same place in both."""
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


def filling(colour: str, pattern: str) -> dict[str, Any]:
    """How a bar is drawn: filled, or hatched with a pattern of Plotly's."""
    return {
        "color": colour, "line": {"color": colour, "width": 1},
        "pattern": {"shape": pattern, "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)", "solidity": 0.3},
    }  # fmt: skip


def plain(text: str) -> str:
    """Text as it can stand in a figure: Plotly reads a few tags and entities, none of which it finds here."""
    visible = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(text.split()))
    return visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def each(
    drawn: pd.DataFrame,
    names: pd.DataFrame,
    hover: Mapping[str, str],
    span: tuple[date, date],
    palette: Palette,
    by: str,
    picked: Sequence[str] = (),
) -> go.Figure:
    """Every meeting of `lanes.marks` as a mark, and above the marks of a lane a bar for each that lasted; `hover`:
    meeting_id -> sentence (see `sentences`)."""
    drawn = drawn.assign(at=_place(drawn, span), colour=drawn["row"].map(_colours(names, by, palette)))
    low, high = padded(span)
    place = (high - low) / ACROSS
    drawn["level"] = stacked(drawn["row"].tolist(), drawn["at"].tolist(), [at + place for at in drawn["at"]])
    visits = drawn[drawn["lasting"]]
    visits = visits.assign(level=stacked(visits["row"].tolist(), visits["first"].tolist(), visits["after"].tolist()))
    marked, barred = (
        [int(number) for number in (rows.groupby("row")["level"].max() + 1).reindex(range(len(names)), fill_value=0)]
        for rows in (drawn, visits)
    )
    bars = [_BAR * number for number in barred]
    tops, heights = _lanes([bar + _LEVEL * number for bar, number in zip(bars, marked, strict=True)])
    drawn["y"] = [
        tops[row] + _LABEL + bars[row] + level * _LEVEL + _LEVEL / 2
        for row, level in zip(drawn["row"], drawn["level"], strict=True)
    ]
    figure = go.Figure()
    _visits(figure, visits, tops, bars, heights)
    _ranges(figure, drawn[~drawn["exact"]])
    for status, rows in drawn.groupby("status", sort=False):
        figure.add_scatter(
            x=rows["at"].tolist(), y=rows["y"].tolist(), mode="markers", name=str(status), showlegend=False,
            legendgroup=status, customdata=rows["meeting_id"].tolist(), hoverinfo="text",
            hovertext=[hover.get(meeting, "") for meeting in rows["meeting_id"]],
            marker={"symbol": SHAPES[str(status)], "size": _SIZE, "color": rows["colour"].tolist(),
                    "line": {"width": _LINE, "color": rows["colour"].tolist()}},
            unselected={"marker": {"opacity": 0.35}},
        )  # fmt: skip
    _ring(figure, drawn[drawn["meeting_id"].isin(picked)])
    _legend(figure, [status for status in SHAPES if status in set(drawn["status"])])
    return _laid_out(figure, names, tops, heights, span, by)


def together(
    bins: pd.DataFrame, names: pd.DataFrame, span: tuple[date, date], palette: Palette, by: str, step: str,
    picked: Sequence[str] = (),
) -> go.Figure:  # fmt: skip
    """Meetings of a lane drawn together (`lanes.binned`) as bars: filled where they took place, hatched where not."""
    tops, heights = _lanes([_TALLEST] * len(names))
    most = max(1, int(bins["meetings"].max())) if len(bins) else 1
    bins = bins.assign(
        at=bins["first"] + (bins["after"] - bins["first"]) / 2,
        wide=[920 * seconds for seconds in (bins["after"] - bins["first"]).dt.total_seconds()],
        foot=[tops[row] + _LABEL + _TALLEST for row in bins["row"]],
        tall=(bins["meetings"] * _TALLEST / most).clip(lower=_LOWEST),
        colour=bins["row"].map(_colours(names, by, palette)),
        key=[
            bin_key(lane, first, after)
            for lane, first, after in zip(bins["lane"], bins["first"], bins["after"], strict=True)
        ],
    )
    bins["filled"] = bins["tall"] * bins["there"] / bins["meetings"]
    bins["y"] = bins["foot"] - _TALLEST / 2
    figure = go.Figure()
    for name, pattern, foot, tall in (
        ("Took place", "", bins["foot"], bins["filled"]),
        (OPEN, "/", bins["foot"] - bins["filled"], bins["tall"] - bins["filled"]),
    ):
        # A trace a colour: where each bar has a colour of its own, the browser makes a pattern for each.
        for colour, rows in bins.assign(foot=foot, tall=tall)[tall > 0].groupby("colour", sort=False):
            figure.add_bar(
                x=rows["at"].tolist(), y=(-rows["tall"]).tolist(), base=rows["foot"].tolist(),
                width=rows["wide"].tolist(), hoverinfo="skip", showlegend=False,
                selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
                marker=filling(str(colour), pattern),
            )  # fmt: skip
        figure.add_bar(x=[None], y=[None], name=name, marker=filling(NEUTRAL, pattern))
    # What is pointed at and chosen: as tall as the lane, however low or narrow its bar.
    figure.add_scatter(
        x=bins["at"].tolist(), y=bins["y"].tolist(), mode="markers", showlegend=False, customdata=bins["key"].tolist(),
        hoverinfo="text", hovertext=[_bin_sentence(row, names, step) for row in bins.to_dict("records")],
        marker={"symbol": "square", "size": _TALLEST, "opacity": 0, "color": NEUTRAL},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip
    _ring(figure, bins[bins["key"].isin(picked)])
    scale = f"; the tallest bar stands for {wording.count(most, 'meeting')}"
    return _laid_out(figure, names, tops, heights, span, by, scale).update_layout(barmode="overlay")


def bin_key(lane: str | None, first: datetime, after: datetime) -> str:
    """What a bar of `together` is called in an address: first day, last day, lane."""
    last = after - timedelta(days=1)
    return f"{first:%Y-%m-%d}/{last:%Y-%m-%d}/{lane if known(lane) else ''}"


def sentences(
    meetings: Sequence[Mapping[str, Any]], participants: Mapping[str, list[str]], reports: Mapping[str, int]
) -> dict[str, str]:
    """meeting_id -> what hovering over a mark says, for rows of `meetings`. `reports`: how many tell of it, where
    several do."""
    return {
        str(row["meeting_id"]): wrapped(
            sentence(row, participants.get(row["meeting_id"], []), reports.get(row["meeting_id"], 1))
        )
        for row in meetings
    }


def sentence(meeting: Mapping[str, Any], names: Sequence[str], reports: int = 1) -> str:
    """The visit of Anna Berg took place on 8 August 2005 in Damascus, Syria. Told by 3 reports."""
    who = f" of {wording.listed(list(names), 4)}" if names else ""
    said = f"The {meeting['kind']}{who} {SAID[meeting['status']]}{_when(meeting)}{_where(meeting)}".rstrip(",")
    words = [f"{said}."]
    if reports > 1:
        words.append(f"Told by {wording.count(reports, 'report')}.")
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


def period_name(first: date, step: str) -> str:
    """What to call the day, month or year that begins on this day."""
    return wording.day(first) if step == "day" else wording.period(first, None, step)


def _bin_sentence(row: Mapping[str, Any], names: pd.DataFrame, step: str) -> str:
    name = str(names["name"].iloc[row["row"]])
    there = int(row["there"])
    on = "on" if step == "day" else "in"
    meetings = wording.count(int(row["meetings"]), "meeting")
    when = period_name(row["first"].date(), step)
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


def _visits(
    figure: go.Figure, visits: pd.DataFrame, tops: Sequence[int], bars: Sequence[int], heights: Sequence[int]
) -> None:
    """Each a bar above the marks of its lane, empty where nobody came; below it, faintly, its days down to the lane's
    end, so that what happened on them lies inside."""
    for (colour, there), rows in visits.groupby(["colour", "there"], sort=False):
        x: list[Any] = []
        y: list[Any] = []
        below: list[Any] = []
        for first, after, row, level in zip(rows["first"], rows["after"], rows["row"], rows["level"], strict=True):
            top, bottom = tops[row] + _LABEL + level * _BAR, tops[row] + heights[row] - _GAP + 2
            x += [first, after, after, first, first, None]
            y += [top, top, top + _THICK, top + _THICK, top, None]
            below += [top, top, bottom, bottom, top, None]
        if there:
            figure.add_scatter(
                x=x, y=below, mode="lines", fill="toself", fillcolor=_faint(str(colour)), hoverinfo="skip",
                showlegend=False, line={"width": 0},
            )  # fmt: skip
        figure.add_scatter(
            x=x, y=y, mode="lines", fill="toself" if there else None, fillcolor=colour, hoverinfo="skip",
            showlegend=False, line={"color": colour, "width": 1},
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
    figure.add_scatter(
        x=rows["at"].tolist(), y=rows["y"].tolist(), mode="markers", hoverinfo="skip", name="chosen", showlegend=True,
        marker={"symbol": "circle-open", "size": _SIZE + 9, "color": COLOURS[1], "line": {"width": 2.5}},
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
    scale: str = "",
) -> go.Figure:
    total = sum(heights)
    labels = [
        {"text": f"{plain(wording.clipped(str(name), 34))} · {meetings:,}", "x": 0, "xref": "paper", "xanchor": "left",
         "xshift": 4, "y": top + 3, "yanchor": "top", "showarrow": False, "font": {"size": 13},
         "align": "left"}
        for name, meetings, top in zip(names["name"], names["meetings"], tops, strict=True)
    ]  # fmt: skip
    between = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top, "layer": "below",
         "line": {"color": NEUTRAL, "width": 1}, "opacity": 0.35}
        for top in tops[1:]
    ]  # fmt: skip
    lane = {"text": f"One lane {'an' if by == 'actor' else 'a'} {by}{scale}", "font": {"size": 13}}
    figure.update_layout(
        # The lanes' name stands above them: beside them it would take a tenth of a phone's width.
        title={"text": QUESTIONS[by], "subtitle": lane, "font": {"size": 15}, "x": 0, "y": 1, "yanchor": "top",
               "pad": {"t": 8}},
        annotations=labels, shapes=between,
        height=max(220, total + 172), margin=SIDES | {"t": 104, "b": 64},
        dragmode=False, hovermode="closest", hoverdistance=12,
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0, "itemclick": False,
                "itemdoubleclick": False, "font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(TIME_AXIS | {"range": padded(span), "side": "top", "showgrid": True, "fixedrange": True})
    figure.update_yaxes(
        range=[total, 0], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True, automargin=False
    )
    return figure


def padded(span: tuple[date, date]) -> list[datetime]:
    """The ends of a time axis for these days, both included."""
    first = datetime.combine(span[0], datetime.min.time())
    after = datetime.combine(min(span[1], date(9999, 12, 30)), datetime.min.time()) + timedelta(days=1)
    # A day at each side, so that marks at the edge are whole; a week where all is on one day or two.
    more = max((after - first) * 0.03, timedelta(days=1 if (after - first).days > 6 else 2))
    low, high = datetime(1, 1, 1), datetime(9999, 12, 31)
    return [max(first, low + more) - more, min(after, high - more) + more]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"
