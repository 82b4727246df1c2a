"""The pieces of the quotes page. The address holds the search and filters (View), order, grouping, form, page, whether
each report's row is shown, and the row of the table that was chosen.

A statement that several reports bring stands here once, as on every page, unless each report's row is asked for.
"""

from __future__ import annotations

import zlib
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.store import Listed
from core.wording import known
from dashboard.components import (
    alike,
    context,
    download,
    facet_links,
    grid,
    quote_card,
    results,
    search_box,
    selection,
    store,
    told_by,
    view,
)
from dashboard.components.markup import joined, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

LEAD = (
    "Who said what, to whom and about what. Each statement leads to its place in the source. For example: what did a "
    "president say of Lebanon in 2005, and in which words?"
)
_SIZES = {"cards": results.PAGE, "context": 50, "table": 500}
"""Statements on one page."""
FORMS = {"cards": "Cards", "context": "In context", "table": "Table"}
_ICONS = {
    "cards": ":material/view_agenda:",
    "context": ":material/format_align_center:",
    "table": ":material/table_rows:",
}
_COLUMNS = {
    "speaker": "Speaker", "text": "Statement", "date": "Date", "speaker_role": "Role as stated", "type": "Type",
    "act": "Act", "meeting_kind": "Meeting", "meeting_city": "City", "participants": "Participants",
    "topics": "Topics", "attribution": "Attribution", "confidence": "Sure", "reports": "Reports", "outlet": "Outlet",
    "source": "Source",
}  # fmt: skip
_WIDTHS = {
    "speaker": 150, "text": 430, "date": 105, "speaker_role": 150, "type": 80, "act": 85, "meeting_kind": 130,
    "meeting_city": 100, "participants": 200, "topics": 200, "attribution": 95, "confidence": 65, "reports": 80,
    "outlet": 150, "source": 220,
}  # fmt: skip
"""Pixels: wide enough for each heading and what commonly stands below it."""
EVERY = "every"
"""Value of the parameter `rows` that asks for each report's row."""


def show(here: Here) -> None:
    """Search, then the statements beside their facets; or those that mean much the same as one of them."""
    if (asked := view.own("like")) is not None:
        alike.show(here, asked)
        return
    search_box.show(here.view)
    form = _choice("as", FORMS, "cards")
    sort = _choice("sort", results.SORTS, "relevance" if here.view.text else "newest")
    group = view.own("group") if form == "cards" and view.own("group") in results.GROUPS else None
    every = view.own("rows") == EVERY
    _controls(here, form, sort, group, every)
    found = here.snapshot.statements(
        here.view, sort=sort, group=group, number=view.number("page", 1), size=_SIZES[form], every_report=every
    )
    if not found.statements:
        st.html(tag("p", "The filters leave meetings, but no statement. ", class_="lead"))
        return

    # What stands in columns needs the whole width: the facets stand below it.
    listed, facets = st.columns([3, 1], gap="large") if form == "cards" else (st.container(), st.container())
    with listed:
        if form == "table":
            _table(here, found, sort, every)
        elif form == "context":
            context.show(here, found, every)
        else:
            _cards(here, found, group, every)
        if found.pages > 1 and (form != "context" or here.view.text):
            turn_pages(found.pages, found.number)
        _files(here, found, sort, every)
    with facets:
        facet_links.show(here, every_report=every)


def _files(here: Here, found: Listed, sort: str, every: bool) -> None:
    """What is listed, on all pages, as files; they are named after which rows they hold."""

    def everything() -> pd.DataFrame:
        return here.snapshot.statements(here.view, sort=sort, size=found.statements, every_report=every).records

    name = "quotes-every-report" if every else "quotes"
    download.csv_button(everything, "records", name, rows=found.statements)
    if found.repeated:
        st.caption(
            "These files have each report’s row of a statement." if every else
            "These files have each statement once. “Every report’s row” above puts in the row of each report."
        )  # fmt: skip
    download.view_buttons(here, "Who said what")


def _choice(name: str, options: dict[str, str], default: str) -> str:
    asked = view.own(name)
    return asked if asked in options else default


def _controls(here: Here, form: str, sort: str, group: str | None, every: bool) -> None:
    st.session_state["quotes_as"] = form
    st.session_state["quotes_sort"] = sort
    st.session_state["quotes_group"] = group
    st.session_state["quotes_every"] = every
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "Show as", list(FORMS), key="quotes_as", required=True, width="content",
            format_func=lambda name: f"{_ICONS[name]} {FORMS[name]}",
            on_change=lambda: view.set_own(**{"as": st.session_state["quotes_as"], "page": None, "picked": None}),
        )  # fmt: skip
        st.selectbox(
            "Order", [name for name in results.SORTS if name != "relevance" or here.view.text], key="quotes_sort",
            format_func=results.SORTS.get, width=190,
            on_change=lambda: view.set_own(sort=st.session_state["quotes_sort"], page=None),
        )  # fmt: skip
        if form == "cards":
            st.selectbox(
                "Group by", list(results.GROUPS), key="quotes_group", format_func=results.GROUPS.get,
                placeholder="Nothing", width=170,
                on_change=lambda: view.set_own(group=st.session_state["quotes_group"], page=None),
            )  # fmt: skip
        st.toggle(
            "Every report’s row", key="quotes_every",
            help="A statement that several reports bring is listed and counted once. Switch this on to see the row of "
                 "each of them.",
            on_change=lambda: view.set_own(rows=EVERY if st.session_state["quotes_every"] else None, page=None),
        )  # fmt: skip


def _cards(here: Here, found: Listed, group: str | None, every: bool) -> None:
    _count(found, every)
    made = []
    also = told_by.of_statements(here.snapshot, found.records["quote_id"].tolist(), here.view)
    for record in wording.rows(found.records):
        made.append(
            quote_card.card(
                record, here.view, here.palette, also=also.get(record["record_id"]),
                sought=lambda text: search_box.hits(here.view, text),
            )
        )  # fmt: skip
    if group:
        parts = []
        headings = results.headings(found, group)
        for heading, members in groupby(zip(headings, made, strict=True), key=lambda pair: pair[0]):
            parts += [tag("h2", heading), quote_card.cards([card for _, card in members])]
        st.html(joined(parts))
    else:
        st.html(quote_card.cards(made))


def _count(found: Listed, every: bool, more: str = "") -> None:
    words = results.counted(found, every)
    if found.rows != found.statements:
        words += f", {found.rows:,} times under their groups"
    if found.pages > 1:
        words += f"; page {found.number:,} of {found.pages:,}"
    st.html(tag("p", f"{words}.{more}" if more else words, class_="soft", role="status"))


def _table(here: Here, found: Listed, sort: str, every: bool) -> None:
    _count(found, every, " Choose a row to see it as a card.")
    chosen = here.snapshot.records_of([view.own("picked") or ""])
    if not len(chosen):
        _grid(here, found, sort, None)
        return
    left, right = st.columns([2, 1], gap="large")
    with left:
        _grid(here, found, sort, str(chosen["quote_id"].iloc[0]))
    with right, selection.rows():
        record = next(iter(wording.rows(chosen)))
        also = told_by.of_statements(here.snapshot, [record["quote_id"]], here.view).get(record["quote_id"])
        st.html(tag("h2", "The statement"))
        card = quote_card.card(record, here.view, here.palette, also=also)
        st.html(tag("div", quote_card.cards([card]), class_="compact"))


def _grid(here: Here, found: Listed, sort: str, chosen: str | None) -> None:
    records = found.records
    frame = records[list(_COLUMNS)].copy()
    frame["meeting_kind"] = frame["meeting_kind"].where(
        records["meeting_status"].isin(["held"]) | frame["meeting_kind"].isna(),
        frame["meeting_kind"] + ", " + records["meeting_status"],
    )
    for lists in ("topics", "participants"):
        frame[lists] = [list(items) if known(items) else [] for items in frame[lists]]
    ids = records["quote_id"].tolist()
    # Rows are chosen by their place: another page or order is another table.
    which = zlib.crc32(f"{store.key(here.view)} {sort} {len(ids)} {ids[0]}".encode())
    special: dict[str, Any] = {
        "date": st.column_config.DateColumn(width=_WIDTHS["date"], format="D MMM YYYY"),
        "confidence": st.column_config.NumberColumn(width=_WIDTHS["confidence"], format="percent"),
        "topics": st.column_config.ListColumn(width=_WIDTHS["topics"]),
        "participants": st.column_config.ListColumn(width=_WIDTHS["participants"]),
    }
    plain = {name: st.column_config.Column(width=width) for name, width in _WIDTHS.items()}
    grid.grid(
        frame, _COLUMNS, "quotes", which=which, config=plain | special, height=520, ordered_above=True,
        choose=lambda place: selection.choose(picked=None if place is None else ids[place]),
        marked=ids.index(chosen) if chosen in ids else None,
    )  # fmt: skip
