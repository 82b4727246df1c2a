"""The pieces of the map page. The address holds cities or countries, whose journey, what is in sight and the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import places as profiles
from core.tables import Tables
from core.wording import known, rows
from dashboard.charts import map as drawing
from dashboard.components import details, download, links, page, selection, store, table, told_by, view
from dashboard.components.fold import fold
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

LEAD = (
    "Where meetings were, and the way of a visitor from one to the next. Choose a circle to see its meetings. For "
    "example: where does a foreign minister go first?"
)
STOPS = 30
"""Stops of a journey that are drawn at a time; more would lie on one another."""
OFFERED = 2_000
_FARTHEST = 1_000
"""Degrees."""
EXTENTS = {"fit": "What is there", "world": "The world"}


@dataclass(frozen=True)
class Counted:
    """All that the page counts of a View, each meeting once."""

    places: pd.DataFrame
    nowhere: Mapping[str, Sequence[str]]
    travellers: pd.DataFrame


def show(here: Here) -> None:
    """Controls, the map of all meetings or of one visitor's journey, what it leaves out, the same as a table."""
    if not len(here.tables.meetings):
        page.none_of(here.view, "meetings", "There are statements here, but no meeting",
                     "Take one of the filters out to see meetings:" if here.view.chips() else
                     "These reports tell of none.")  # fmt: skip
    by = view.own("by") if view.own("by") in profiles.BY else "city"
    extent = view.own("extent") if view.own("extent") in EXTENTS else "fit"
    who = view.own("who")
    counted = _counted(here.snapshot.version, store.key(here.view), by, here.tables.once)
    _controls(here, by, extent, who, counted)
    if who:
        _journey(here, who)
    else:
        _places(here, by, extent == "world", counted)


@st.cache_resource(max_entries=8, show_spinner=False)
def _counted(version: str, key: str, by: str, _tables: Tables) -> Counted:
    return Counted(
        profiles.places(_tables, by), profiles.nowhere(_tables, by), profiles.travellers(_tables)
    )  # fmt: skip


@st.cache_resource(max_entries=16, show_spinner=False)
def _stops(version: str, key: str, who: str, _tables: Tables) -> pd.DataFrame:
    return profiles.journey(_tables, who)


def _controls(here: Here, by: str, extent: str, who: str | None, counted: Counted) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        if not who:
            st.session_state.update(map_by=by, map_extent=extent)
            st.segmented_control(
                "A circle for each", list(profiles.BY), key="map_by", format_func=profiles.BY.get, required=True,
                width="content", on_change=lambda: view.set_own(by=st.session_state["map_by"], picked=None),
            )  # fmt: skip
            st.segmented_control(
                "In sight", list(EXTENTS), key="map_extent", format_func=EXTENTS.get, required=True, width="content",
                on_change=lambda: view.set_own(extent=st.session_state["map_extent"], sight=None),
            )  # fmt: skip
        first = counted.travellers.head(OFFERED)
        names = {row["actor_id"]: f"{row['name']} ({wording.count(row['places'], 'place')})" for row in rows(first)}
        if who and who not in names:
            names = {who: store.name("actors", who)} | names
        st.session_state["map_who"] = who
        st.selectbox(
            "Journey of", list(names), key="map_who", format_func=lambda one: names.get(one, one), width=300,
            placeholder="All meetings",
            help="People who were seen in several places at meetings that took place. With a filter by actor, "
                 "only meetings with them are on the map.",
            on_change=lambda: view.set_own(who=st.session_state["map_who"], picked=None, page=None, sight=None),
        )  # fmt: skip


def _places(here: Here, by: str, whole: bool, counted: Counted) -> None:
    placed = counted.places
    drawn = placed[placed["latitude"].notna()]
    if not len(drawn):
        st.html(tag("p", "Of none of these meetings it is known where it was.", class_="lead", role="status"))
    else:

        def draw(picked: str | None) -> None:
            figure = drawing.meetings(drawn, here.palette, by, picked=picked, whole=whole)
            shape = drawing.shape(figure)
            selection.plot(
                drawing.part(figure, _sight()), "place", zooms=True, shape=shape,
                alt=f"Map of meetings, a circle for each {profiles.BY[by].lower()}. The table below says the same.",
            )  # fmt: skip
            told = told_by.counted_once(len(here.tables.once.reports))
            st.caption(_note(by, placed, drawn, counted.nowhere) + told)

        def chosen(key: str) -> None:
            row = next((row for row in rows(placed) if row["place"] == key), None)
            ids = profiles.meetings_at(here.tables.once, key, by)
            title = ", ".join(filter(None, [row["city"], wording.country(row["country"])])) if row else key
            details.quotes_and_meetings(here, meeting_ids=ids, quote_ids=_said(here, ids), title=wording.plain(title))

        selection.beside("place", draw, chosen)
    with fold("The same as a table", "table"):
        columns = {"name": profiles.BY[by], "country": "Country", "meetings": "Meetings", "there": "Took place",
                   "days": "Days", "point": "Degrees north, east"}  # fmt: skip
        if by == "country":
            columns = {name: label for name, label in columns.items() if name != "country"}
        lines = [_line(here, row, by) for row in rows(placed.head(table.MOST))]
        st.html(table.table(columns, lines, "Places of meetings", numbers=("meetings", "there")))
        if len(placed) > table.MOST:
            st.caption(f"The first {table.MOST} of {len(placed):,}; the file has them all.")
    download.csv_button(placed, None, "map-places")
    _unplaced(here, counted.nowhere)


def _sight() -> drawing.Extent | None:
    """The part of the map that the address holds; None where it holds none that there is."""
    try:
        west, east, south, north = map(float, (view.own("sight") or "").split("_"))
    except ValueError:
        return None
    is_one = -_FARTHEST <= west < east <= _FARTHEST and -_FARTHEST <= south < north <= _FARTHEST
    return (west, east, south, north) if is_one else None


def _line(here: Here, row: dict[str, object], by: str) -> dict[str, str | Markup | None]:
    days = wording.period(row["first"], row["last"])
    point = f"{row['latitude']:.1f}, {row['longitude']:.1f}" if known(row["latitude"]) else "not known"
    if known(row["latitude"]) and not row["exact"]:
        point += " (seat of government)"
    return {
        "name": drawing.name_of(row) if by == "country" or known(row["city"]) else "in the country",
        "country": wording.country(row["country"]), "days": days, "point": point, "there": f"{row['there']:,}",
        "meetings": _chooses(here, "place", str(row["place"]), f"{row['meetings']:,}"),
    }  # fmt: skip


def _note(by: str, placed: pd.DataFrame, drawn: pd.DataFrame, nowhere: Mapping[str, Sequence[str]]) -> str:
    what = ("place", "places") if by == "city" else ("country", "countries")
    words = f"Shows {wording.count(int(drawn['meetings'].sum()), 'meeting')} in {wording.count(len(drawn), *what)}."
    if not all(drawn["exact"]):
        words += " What is only known to have been in a country is drawn at its government’s seat."
    left = []
    if lost := int(placed.loc[placed["latitude"].isna(), "meetings"].sum()):
        left.append(f"{wording.count(lost, 'meeting')} in towns of which it is not known where they lie, in the table")
    if unknown := len(nowhere["unknown"]):
        left.append(f"{wording.count(unknown, 'meeting')} of which no place is told")
    if apart := len(nowhere["apart"]):
        left.append(f"{wording.count(apart, 'meeting')} by phone or video")
    words += f" Left out: {wording.listed(left)}." if left else " None is left out."
    return f"{words} Outlines: Natural Earth, borders as they are held."


def _unplaced(here: Here, nowhere: Mapping[str, Sequence[str]]) -> None:
    names = {"unknown": "without a known place", "apart": "by phone or video"}
    for kind, ids in nowhere.items():
        if ids:
            with fold(f"{wording.count(len(ids), 'meeting')} {names[kind]}", kind):
                details.quotes_and_meetings(here, meeting_ids=ids, key=f"nowhere_{kind}")


def _journey(here: Here, who: str) -> None:
    name = store.name("actors", who)
    stops = _stops(here.snapshot.version, store.key(here.view), who, here.tables.once)
    if not len(stops):
        st.html(tag("p", f"Of no meeting of {name} that took place are day and place both known.", class_="lead",
                    role="status"))  # fmt: skip
        st.button("All meetings", key="all_meetings",
                  on_click=lambda: view.set_own(who=None, picked=None, page=None, sight=None))  # fmt: skip
        return
    pages = -(-len(stops) // STOPS)
    number = min(max(view.number("page", 1), 1), pages)
    drawn = stops.iloc[(number - 1) * STOPS : number * STOPS]

    def draw(picked: str | None) -> None:
        figure = drawing.journey(drawn, name, picked=picked)
        shape = drawing.shape(figure)
        selection.plot(
            drawing.part(figure, _sight()), "stop", zooms=True, shape=shape,
            alt=f"Map of the places where {name} was, joined in their order. The table below says the same.",
        )  # fmt: skip
        st.caption(_stops_note(stops, drawn, pages))

    def chosen(key: str) -> None:
        row = next((row for row in rows(stops) if str(row["stop"]) == key), None)
        ids = list(row["meeting_ids"]) if row else []
        title = f"{drawing.name_of(row)}, {wording.period(row['first'], row['last'])}" if row else ""
        details.quotes_and_meetings(here, meeting_ids=ids, quote_ids=_said(here, ids), title=wording.plain(title))

    selection.beside("stop", draw, chosen)
    if pages > 1:
        turn_pages(pages, number, sight=None)
    with fold("The same as a table", "table"):
        lines = [
            {
                "stop": _chooses(here, "stop", str(row["stop"]), f"{row['stop']}"), "city": row["city"],
                "country": wording.country(row["country"]), "days": wording.period(row["first"], row["last"]),
                "meetings": f"{row['meetings']:,}",
            }
            for row in rows(drawn)
        ]  # fmt: skip
        columns = {"stop": "Stop", "city": "City", "country": "Country", "days": "Days", "meetings": "Meetings"}
        st.html(table.table(columns, lines, f"Journey of {name}", numbers=("meetings",)))
    ids = ["; ".join(one) for one in stops["meeting_ids"]]
    download.csv_button(stops.assign(meeting_ids=ids), None, "map-journey")


def _stops_note(stops: pd.DataFrame, drawn: pd.DataFrame, pages: int) -> str:
    words = f"Shows {wording.count(len(drawn), 'stop')}"
    words += f" of {len(stops):,}; the others on other pages" if pages > 1 else ""
    lost = int(drawn["latitude"].isna().sum())
    words += f". Left out: {wording.count(lost, 'stop')} of which it is not known where they lie" if lost else ""
    return f"{words}. A stop is where meetings took place in person, on days that are known; where only the country " \
           "is known, it is drawn at its government’s seat. Outlines: Natural Earth."  # fmt: skip


def _said(here: Here, meeting_ids: Sequence[str]) -> list[str]:
    quotes = here.tables.once.quotes
    return list(quotes.loc[quotes["meeting_id"].isin(list(meeting_ids)), "quote_id"])


def _chooses(here: Here, chart: str, key: str, label: str) -> Markup:
    kept = {name: view.own(name) for name in ("by", "extent", "who", "page")}
    return link(links.url("map", here.view, **kept, picked=selection.written(chart, key)), label)
