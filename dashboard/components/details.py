"""The quotes and meetings behind a selection."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dashboard.components import meeting_card, quote_card, wording
from dashboard.components.markup import tag
from dashboard.components.page import Here
from dashboard.components.wording import rows


def quotes_and_meetings(
    here: Here,
    *,
    quote_ids: Collection[str] = (),
    meeting_ids: Collection[str] = (),
    title: str | None = None,
    key: str = "details",
    limit: int = 20,
) -> None:
    """Cards of these rows, in the order of their dates, each leading to its source; the rest are counted.

    Draws into the current container: put it into the right-hand column on wide screens. `key` tells apart
    several selections on one page.
    """
    with st.container(key=key):
        if title:
            st.header(title, anchor=False)
        _meetings(here, meeting_ids, limit)
        _quotes(here, quote_ids, limit)
        if not meeting_ids and not quote_ids:
            st.caption("No rows belong to this selection.")


def _meetings(here: Here, ids: Collection[str], limit: int) -> None:
    found = here.tables.meetings[here.tables.meetings["meeting_id"].isin(list(ids))].sort_values("date_start")
    if not len(found):
        return
    attendance = meeting_card.Attendance.of(here.tables)
    made = [meeting_card.card(row, attendance, here.view, here.palette) for row in rows(found.head(limit))]
    st.html(tag("h2", wording.count(len(found), "meeting")))
    st.html(quote_card.cards(made))
    _rest(len(found) - limit, "meeting")


def _quotes(here: Here, ids: Collection[str], limit: int) -> None:
    records = here.tables.records
    found = records[records["quote_id"].isin(list(ids))].sort_values("date")
    if not len(found):
        return
    made = [
        quote_card.card(row, here.view, here.palette)
        for row in quote_card.with_speakers(found.head(limit), here.tables)
    ]
    st.html(tag("h2", wording.count(len(found), "statement")))
    st.html(tag("div", quote_card.cards(made), class_="compact"))
    _rest(len(found) - limit, "statement")


def _rest(number: int, what: str) -> None:
    if number > 0:
        more = wording.count(number, f"further {what}")
        st.caption(f"{more} not shown here. Narrow the selection to see them, or download them all.")
