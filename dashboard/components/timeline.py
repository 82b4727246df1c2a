"""The pieces of the timeline. The address holds the lanes, the grain, the period looked at and what was chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from core import wording
from core.corpus import Once
from core.tables import Tables
from core.wording import rows
from dashboard.charts import lanes, timeline, volume
from dashboard.charts.lanes import Placed
from dashboard.components import details, download, grid, marks, page, period, selection, store, told_by, view
from dashboard.components.fold import fold
from dashboard.components.markup import tag
from dashboard.components.page import Here

LEAD = (
    "Who met whom, and when. Choose a mark to see the meeting and what was said at it. For example: which visits came "
    "before the agreement, and which were called off?"
)
MOST = 60
"""Meetings that a selection holds at most: their ids stand in the address."""
IN_TABLE = 2_000
"""Rows in the table on the page; a browser is not made to hold more."""
_PLOT = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d"],
}
_DAYS = ("date_start", "date_end")
_BIN = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)/(.*)", re.DOTALL)


def show(here: Here) -> None:
    """Controls, volume, lanes, what they leave out, what is chosen, the same as a table and as a file."""
    once = here.tables.once
    if not len(once.meetings):
        drop = "Take one of them out to see meetings:" if here.view.chips() else "These reports tell of none."
        page.none_of(here.view, "meetings", "There are statements here, but no meeting", drop)
    by = view.own("lane") if view.own("lane") in lanes.LANES else "actor"
    everything = _placed(here.snapshot.version, store.key(here.view), by, once)
    span = lanes.extent(everything.meetings)
    _controls(by)
    if span is None:
        st.html(tag("p", "Of none of these meetings a day is known.", class_="lead"))
        _undated(here, everything)
        return
    asked, bulk = _window(), lanes.bulk(everything.meetings)
    if bulk is None or period.is_whole() or (asked and not (bulk[0] <= asked[0] <= asked[1] <= bulk[1])):
        scope, window = span, asked
    else:
        scope, window = bulk, asked or bulk
    _volume(everything, scope, asked, bulk)
    looked_at = lanes.within(everything, window)
    names = lanes.shown(looked_at)
    drawn = lanes.marks(looked_at, names)
    picked = once.standing_for(_picked())
    if not len(drawn):
        st.html(tag("p", "No meeting is known to lie in this period.", class_="lead", role="status"))
    elif picked:
        chart, beside = st.columns([2, 1], gap="large")
        with chart:
            _lanes(here, looked_at, names, drawn, window or span, picked)
        with beside, selection.rows(lambda: view.set_own(picked=None)):
            _chosen(here, looked_at, picked)
    else:
        _lanes(here, looked_at, names, drawn, window or span, picked)
    told = told_by.counted_once(len(once.reports.keys() & set(drawn["meeting_id"])))
    st.caption(note(everything, looked_at, names, drawn) + told)
    _undated(here, looked_at)
    listed = _listed(here.snapshot.version, store.key(here.view), by, window, once, looked_at, names)
    _table(listed)
    download.csv_button(listed, None, "timeline")
    download.view_buttons(here, "Who met whom, and when")


def note(everything: Placed, looked_at: Placed, names: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """What is shown and what is left out, as sentences."""
    dated = looked_at.meetings.dropna(subset=["first"])
    number = drawn["meeting_id"].nunique()
    words = [f"Shows {wording.count(number, 'meeting')} in {wording.count(len(names), 'lane')}"]
    if len(drawn) != number:
        words[0] += (
            f", {wording.count(len(drawn), 'time')} in all: a meeting lies in the lane of each {_each(looked_at.by)}"
        )
    left = []
    if missing := len(dated) - number:
        left.append(f"{wording.count(missing, 'meeting')} only in lanes beyond the {lanes.SHOWN} busiest")
    if outside := len(everything.meetings) - len(looked_at.meetings):
        left.append(f"{wording.count(outside, 'meeting')} outside the period looked at")
    if undated := len(looked_at.undated):
        left.append(f"{wording.count(undated, 'meeting')} without a known day, listed below")
    words.append(f"Left out: {wording.listed(left)}" if left else "None is left out")
    return ". ".join(words) + "."


def _each(by: str) -> str:
    return {"actor": "actor who took part", "country": "country that took part", "topic": "topic"}[by]


@st.cache_resource(max_entries=8, show_spinner=False)
def _placed(version: str, key: str, by: str, _tables: Once) -> Placed:
    return lanes.placed(_tables, by, store.actor_names())


@st.cache_resource(max_entries=8, show_spinner=False)
def _listed(
    version: str, key: str, by: str, window: tuple[date, date] | None, _tables: Once, _looked_at: Placed,
    _names: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    return lanes.listed(_tables, _looked_at, _names)


def _controls(by: str) -> None:
    st.session_state["timeline_lane"] = by
    st.session_state["timeline_grain"] = view.own("grain") if view.own("grain") in lanes.GRAINS else "auto"
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "One lane for each", list(lanes.LANES), key="timeline_lane", required=True, width="content",
            format_func=lanes.LANES.get,
            on_change=lambda: view.set_own(lane=st.session_state["timeline_lane"], picked=None),
        )  # fmt: skip
        st.selectbox(
            "Marks", list(lanes.GRAINS), key="timeline_grain", format_func=lanes.GRAINS.get, width=170,
            help="Each meeting by itself, or those of a day, a month or a year as one bar. "
                 f"Beyond {lanes.MARKS:,} marks they are always drawn together.",
            on_change=lambda: view.set_own(grain=st.session_state["timeline_grain"], picked=None),
        )  # fmt: skip


def _window() -> tuple[date, date] | None:
    """The period looked at; what the address says wrongly is left out."""
    try:
        first, last = (date.fromisoformat(view.own(name) or "") for name in ("from_date", "to_date"))
    except ValueError:
        return None
    # The day after the last is reckoned with, and the calendar ends.
    return (first, min(last, date(9999, 12, 30))) if first <= last else None


def _volume(
    everything: Placed, span: tuple[date, date], window: tuple[date, date] | None, bulk: tuple[date, date] | None
) -> None:
    inside = lanes.within(everything, span).meetings
    counted, step, vague = lanes.volume(inside)
    st.plotly_chart(
        volume.volume(counted, step, span, window),
        key="timeline_volume", on_select=_brushed, selection_mode="box",
        config=_PLOT | {"displayModeBar": False},
        alt=f"Number of meetings a {step}, as bars. The table below has each meeting.",
    )  # fmt: skip
    words = "Drag across the bars to look at a period."
    if vague:
        words += f" Not in them: {wording.count(vague, 'meeting')} whose day is not exact enough."
    outside = len(everything.meetings) - len(inside)
    with st.container(horizontal=True, vertical_alignment="center", key="period"):
        if window is None:
            if outside:
                words += f" {wording.count(outside, 'meeting')} before or after these days: see the whole period."
            st.caption(words)
            if bulk is not None:
                period.widen(whole=span != bulk)
            return
        st.html(tag("p", "Looking at ", tag("b", wording.period(*window)), class_="period"), width="content")
        back = "Whole period" if bulk is None or span != bulk else "Where most lie"
        st.button(back, key="whole_period", icon=":material/zoom_out_map:", on_click=_look_at, args=(None,))
        st.button(
            "Filter by it", key="filter_period", icon=":material/filter_alt:", on_click=_filter_by, args=(window,),
            help="Puts these days into the filters, so that they hold on every page",
        )  # fmt: skip


def _brushed() -> None:
    boxes = st.session_state["timeline_volume"].selection.box
    if boxes:
        ends = sorted(str(end)[:10] for end in boxes[-1]["x"])
        _look_at((date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])))


def _look_at(window: tuple[date, date] | None) -> None:
    first, last = window or (None, None)
    view.set_own(from_date=first, to_date=last, picked=None)


def _filter_by(window: tuple[date, date]) -> None:
    view.set_view(view.current_view().with_(date_from=window[0], date_to=window[1]), from_date=None, to_date=None)


def _lanes(
    here: Here, looked_at: Placed, names: pd.DataFrame, drawn: pd.DataFrame, span: tuple[date, date], picked: list[str]
) -> None:
    grain = lanes.grain(drawn, view.own("grain") or "auto")
    if grain == "meeting":
        once = here.tables.once
        meetings = once.meetings[once.meetings["meeting_id"].isin(drawn["meeting_id"].unique().tolist())]
        hover = timeline.sentences(list(rows(meetings)), _present(once, meetings), once.reports)
        figure = timeline.each(drawn, names, hover, span, here.palette, looked_at.by, picked)
    else:
        figure = timeline.together(lanes.binned(drawn, grain), names, span, here.palette, looked_at.by, grain, picked)
    key = selection.widget("timeline_lanes")
    st.plotly_chart(
        figure, key=key, on_select=lambda: _took(key), selection_mode=("points", "box"), config=_PLOT,
        alt=f"{timeline.QUESTIONS[looked_at.by]} One lane each. The table below says the same.",
    )  # fmt: skip
    if grain not in ("meeting", view.own("grain")):
        st.caption(
            f"Meetings are drawn together by {grain}: there are too many for one mark each. "
            "Look at a shorter period to part them."
        )


def _present(once: Once, meetings: pd.DataFrame) -> Mapping[str, list[str]]:
    participants = once.participants
    return marks.meeting_names(
        Tables(
            participants=participants[participants["meeting_id"].isin(meetings["meeting_id"])],
            actors=once.actors,
        )
    )


def _took(key: str) -> None:
    """Put the chosen marks into the address."""
    points = st.session_state[key].selection.points
    keys = [key if isinstance(key, str) else key[0] for point in points if (key := point.get("customdata"))]
    kept = list(dict.fromkeys(keys))[:MOST]
    selection.choose(picked="|".join(kept) if kept else None)


def _picked() -> list[str]:
    return [key for key in (view.own("picked") or "").split("|") if key]


def _chosen(here: Here, looked_at: Placed, picked: list[str]) -> None:
    """What the marks stand for: meetings, or all of a bar's."""
    ids: list[str] = []
    for key in picked:
        bar = _BIN.fullmatch(key)
        if bar is None:
            ids.append(key)
            continue
        try:
            first, last = date.fromisoformat(bar[1]), date.fromisoformat(bar[2])
        except ValueError:
            continue
        ids += lanes.members(looked_at, bar[3] or None, first, last)
    ids = list(dict.fromkeys(ids))
    quotes = here.tables.once.quotes
    said = quotes.loc[quotes["meeting_id"].isin(ids), "quote_id"].tolist()
    title = wording.plain(_title(looked_at, picked, len(ids)))
    details.quotes_and_meetings(here, meeting_ids=ids, quote_ids=said, title=title)


def _title(looked_at: Placed, picked: list[str], meetings: int) -> str:
    """What to call a choice: of a bar, its lane's name."""
    bar = _BIN.fullmatch(picked[0]) if len(picked) == 1 else None
    if bar is None:
        return "The meeting chosen" if meetings == 1 else f"{wording.count(meetings, 'meeting')} chosen"
    names = dict(zip(looked_at.names["lane"], looked_at.names["name"], strict=True))
    return f"{names.get(bar[3] or None, bar[3])}: {wording.count(meetings, 'meeting')}"


def _undated(here: Here, looked_at: Placed) -> None:
    undated = looked_at.undated["meeting_id"].tolist()
    if not undated:
        return
    with fold(f"{wording.count(len(undated), 'meeting')} without a known day", "undated"):
        details.quotes_and_meetings(here, meeting_ids=undated, key="undated")


def _table(listed: pd.DataFrame) -> None:
    """The same for readers of tables, by keyboard and by ear."""
    columns = {
        "lane": "Lane", "kind": "Meeting", "status": "Status", "date_start": "First day", "date_end": "Last day",
        "date_precision": "Exact to", "city": "City", "country": "Country", "participants": "Participants",
        "reports": "Reports", "source": "Source",
    }  # fmt: skip
    with fold("The same as a table", "table"):
        if len(listed) > IN_TABLE:
            st.caption(f"The first {IN_TABLE:,} of {len(listed):,} rows; the file below has them all.")
            listed = listed.head(IN_TABLE)
        grid.grid(
            listed.assign(country=listed["country"].map(wording.country, na_action="ignore")), columns, "timeline",
            config={name: st.column_config.DateColumn(format="D MMM YYYY") for name in _DAYS},
        )  # fmt: skip
