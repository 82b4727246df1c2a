"""Everybody whom the View's reports name, as a list that leads to each one's page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import actor as profiles
from core.profiles import apart
from core.tables import Tables
from dashboard.components import download, links, table, told_by, view
from dashboard.components.markup import link, tag
from dashboard.components.page import Here, nothing_left
from dashboard.components.pages import turn_pages

OFFERED = 2_000
"""Actors in the box for choosing one; the list has all of them."""
SORTS = {"busiest": "Busiest first", "name": "By name", "newest": "Latest first"}
_COLUMNS = {
    "name": "Name", "kind": "What it is", "country": "Country", "statements": "Statements", "meetings": "Meetings",
    "namings": "Times named", "first": "First day", "last": "Last day",
}  # fmt: skip


@st.cache_resource(max_entries=8, show_spinner=False)
def everybody(version: str, key: str, _tables: Tables) -> pd.DataFrame:
    """As core.profiles.actor.everybody; unnamed people come in no list, and of actors of one name each says which."""
    found = profiles.everybody(_tables)
    return apart.named(_tables, found[(found["kind"] != "unnamed").to_numpy(bool)], "actor_id", "name")


def show(here: Here, known: pd.DataFrame) -> None:
    """The list, with a field to find a name, an order and pages."""
    if not len(known):
        if here.view.chips():
            nothing_left(here.view)
        st.html(tag("p", "These reports name nobody.", class_="lead"))
        return
    sort = view.own("sort") if view.own("sort") in SORTS else "busiest"
    sought = (view.own("find") or "").strip()
    _controls(sort, sought)
    found = _ordered(_named(known, sought), sort)
    pages = max(1, -(-len(found) // table.MOST))
    number = min(max(view.number("page", 1), 1), pages)
    words = wording.count(len(found), "actor")
    if sought:
        words += f" with “{sought}” in the name"
    st.html(tag("p", f"{words}. Choose one to see its page.", class_="soft", role="status"))
    lines = [
        row | {
            "name": link(links.url("actor", here.view.with_(actors=()), who=row["actor_id"]), row["name"]),
            "country": wording.country(row["country"]), "first": wording.day(row["first"]),
            "last": wording.day(row["last"]),
        } | {name: f"{row[name]:,}" for name in ("statements", "meetings", "namings")}
        for row in wording.rows(found.iloc[(number - 1) * table.MOST : number * table.MOST])
    ]  # fmt: skip
    if lines:
        st.html(table.table(_COLUMNS, lines, "Actors", numbers=("statements", "meetings", "namings")))
    if pages > 1:
        turn_pages(pages, number)
    if note := told_by.once_note(here.tables.once):
        st.caption(note)
    download.csv_button(found, None, "actors")


def _controls(sort: str, sought: str) -> None:
    st.session_state["actors_find"] = sought
    st.session_state["actors_sort"] = sort
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.text_input(
            "Find a name", key="actors_find", type="search", width=280,
            on_change=lambda: view.set_own(find=st.session_state["actors_find"] or None, page=None),
        )  # fmt: skip
        st.selectbox(
            "Order", list(SORTS), key="actors_sort", format_func=SORTS.get, width=190,
            on_change=lambda: view.set_own(sort=st.session_state["actors_sort"], page=None),
        )  # fmt: skip


def _named(known: pd.DataFrame, sought: str) -> pd.DataFrame:
    if not sought:
        return known
    return known[known["name"].str.casefold().str.contains(sought.casefold(), regex=False).fillna(False).to_numpy(bool)]


def _ordered(found: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "name":
        return found.sort_values("name", kind="stable")
    if sort == "newest":
        return found.sort_values("last", ascending=False, kind="stable", na_position="last")
    return found
