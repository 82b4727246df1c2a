"""The pieces of the quotes page. The address holds the search and filters (View), order, grouping, form and page."""

from __future__ import annotations

from itertools import groupby

import pandas as pd
import streamlit as st

from core import wording
from core.store import Listed
from core.wording import known
from dashboard.components import alike, context, download, facet_links, quote_card, results, search_box, told_by, view
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
    "speaker": "Speaker", "speaker_role": "Role as stated", "text": "Statement", "type": "Type", "act": "Act",
    "date": "Date", "meeting_kind": "Meeting", "meeting_city": "City", "participants": "Participants",
    "topics": "Topics", "attribution": "Attribution", "confidence": "Confidence", "outlet": "Outlet",
    "source": "Source",
}  # fmt: skip


def show(here: Here) -> None:
    """Search, then the statements beside their facets; or those that mean much the same as one of them."""
    if (asked := view.own("like")) is not None:
        alike.show(here, asked)
        return
    search_box.show(here.view)
    form = _choice("as", FORMS, "cards")
    sort = _choice("sort", results.SORTS, "relevance" if here.view.text else "newest")
    group = view.own("group") if form == "cards" and view.own("group") in results.GROUPS else None
    _controls(here, form, sort, group)
    found = here.snapshot.statements(
        here.view, sort=sort, group=group, number=view.number("page", 1), size=_SIZES[form]
    )
    if not found.statements:
        st.html(tag("p", "The filters leave meetings, but no statement. ", class_="lead"))
        return

    def everything() -> pd.DataFrame:
        return here.snapshot.statements(here.view, sort=sort, size=found.statements).records

    # A table needs the whole width: its facets stand below it.
    listed, facets = (st.container(), st.container()) if form == "table" else st.columns([3, 1], gap="large")
    with listed:
        if form == "table":
            _table(here, found)
        elif form == "context":
            context.show(here, found)
        else:
            _cards(here, found, group)
        if found.pages > 1 and (form != "context" or here.view.text):
            turn_pages(found.pages, found.number)
        download.csv_button(everything, "records", "quotes", rows=found.statements)
        download.view_buttons(here, "Who said what")
    with facets:
        facet_links.show(here)


def _choice(name: str, options: dict[str, str], default: str) -> str:
    asked = view.own(name)
    return asked if asked in options else default


def _controls(here: Here, form: str, sort: str, group: str | None) -> None:
    st.session_state["quotes_as"] = form
    st.session_state["quotes_sort"] = sort
    st.session_state["quotes_group"] = group
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "Show as", list(FORMS), key="quotes_as", required=True, width="content",
            format_func=lambda name: f"{_ICONS[name]} {FORMS[name]}",
            on_change=lambda: view.set_own(**{"as": st.session_state["quotes_as"], "page": None}),
        )  # fmt: skip
        st.selectbox(
            "Order", [name for name in results.SORTS if name != "relevance" or here.view.text], key="quotes_sort",
            format_func=results.SORTS.get, width=190,
            on_change=lambda: view.set_own(sort=st.session_state["quotes_sort"], page=None),
        )  # fmt: skip
        if form != "cards":
            return
        st.selectbox(
            "Group by", list(results.GROUPS), key="quotes_group", format_func=results.GROUPS.get,
            placeholder="Nothing", width=170,
            on_change=lambda: view.set_own(group=st.session_state["quotes_group"], page=None),
        )  # fmt: skip


def _cards(here: Here, found: Listed, group: str | None) -> None:
    _count(found)
    made = []
    also = told_by.of_statements(here.snapshot, found.records["quote_id"].tolist(), here.view)
    for record in wording.rows(found.records):
        hits = search_box.hits(here.view, record["text"])
        made.append(quote_card.card(record, here.view, here.palette, marked=hits, also=also.get(record["record_id"])))
    if group:
        parts = []
        headings = results.headings(found, group)
        for heading, members in groupby(zip(headings, made, strict=True), key=lambda pair: pair[0]):
            parts += [tag("h2", heading), quote_card.cards([card for _, card in members])]
        st.html(joined(parts))
    else:
        st.html(quote_card.cards(made))


def _count(found: Listed, more: str = "") -> None:
    words = wording.count(found.statements, "statement")
    if found.rows != found.statements:
        words += f", {found.rows:,} times under their groups"
    if found.pages > 1:
        words += f"; page {found.number:,} of {found.pages:,}"
    st.html(tag("p", f"{words}.{more}" if more else words, class_="soft", role="status"))


def _table(here: Here, found: Listed) -> None:
    _count(found, " Choose a row to see it as a card.")
    ordered = found.records
    frame = ordered[list(_COLUMNS)].copy()
    frame["meeting_kind"] = frame["meeting_kind"].where(
        ordered["meeting_status"].isin(["held"]) | frame["meeting_kind"].isna(),
        frame["meeting_kind"] + ", " + ordered["meeting_status"],
    )
    for lists in ("topics", "participants"):
        frame[lists] = [list(items) if known(items) else [] for items in frame[lists]]
    picked = st.dataframe(
        frame,
        hide_index=True,
        column_config={
            **{name: st.column_config.Column(label) for name, label in _COLUMNS.items()},
            "text": st.column_config.TextColumn("Statement", width="large"),
            "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
            "confidence": st.column_config.NumberColumn("Confidence", format="percent"),
            "topics": st.column_config.ListColumn("Topics"),
            "participants": st.column_config.ListColumn("Participants"),
        },
        on_select="rerun",
        selection_mode="single-row",
        key="quotes_table",
        placeholder="",
        height=520,
    )
    chosen = picked.selection.rows
    if chosen and chosen[0] < len(ordered):
        record = next(iter(wording.rows(ordered.iloc[chosen[:1]])))
        st.html(quote_card.cards([quote_card.card(record, here.view, here.palette)]))
