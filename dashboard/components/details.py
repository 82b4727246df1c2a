"""The quotes and meetings behind a selection."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from core import wording
from core.corpus import each_meeting, each_statement
from core.tables import Tables
from core.wording import rows
from dashboard.components import meeting_card, quote_card, told_by
from dashboard.components.markup import Markup, tag
from dashboard.components.page import Here


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
    each = each_meeting(found, here.snapshot.tables().documents)
    st.html(tag("h2", wording.count(len(each), "meeting")))
    st.html(quote_card.cards(meeting_cards(here, each.head(limit))))
    _rest(len(each) - limit, "meeting")


def _quotes(here: Here, ids: Collection[str], limit: int) -> None:
    found = here.tables.quotes[here.tables.quotes["quote_id"].isin(list(ids))].sort_values("date")
    if not len(found):
        return
    found = each_statement(found)
    made = quote_cards(here, found.head(limit))
    st.html(tag("h2", wording.count(len(found), "statement")))
    st.html(tag("div", quote_card.cards(made), class_="compact"))
    _rest(len(found) - limit, "statement")


def meeting_cards(here: Here, meetings: pd.DataFrame) -> list[Markup]:
    """Cards of these rows of `meetings`, in their order."""
    attendance = meeting_card.Attendance.of(about(here, meetings=meetings))
    told = told_by.lines(here.snapshot.tables(), meetings, here.view)
    return [
        meeting_card.card(row, attendance, here.view, here.palette, told=told.get(row["meeting_id"]))
        for row in rows(meetings)
    ]


def quote_cards(here: Here, quotes: pd.DataFrame) -> list[Markup]:
    """Cards of these rows of `quotes`, in their order."""
    return list(cards_of(here, quotes["quote_id"].tolist()).values())


def cards_of(here: Here, quote_ids: Sequence[str]) -> dict[str, Markup]:
    """quote_id -> card, in this order. All that a page shows in one call costs little more than one of them."""
    also = told_by.of_statements(here.snapshot, quote_ids, here.view)
    return {
        row["record_id"]: quote_card.card(row, here.view, here.palette, also=also.get(row["record_id"]))
        for row in rows(here.snapshot.records_of(quote_ids))
    }


def about(here: Here, *, quotes: pd.DataFrame | None = None, meetings: pd.DataFrame | None = None) -> Tables:
    """All that cards of these few rows say, in view or not: made of them alone, it takes the same time in any store."""
    whole = here.snapshot.tables()
    quotes = here.tables.quotes[:0] if quotes is None else quotes
    if meetings is None:
        meetings = _of(whole.meetings, "meeting_id", quotes["meeting_id"])
    else:
        parents = _of(whole.meetings, "meeting_id", meetings["parent_id"])
        quotes = _of(whole.quotes, "meeting_id", meetings["meeting_id"])
        meetings = pd.concat([meetings, parents]).drop_duplicates("meeting_id")
    present = _of(whole.participants, "meeting_id", meetings["meeting_id"])
    actors = pd.concat([present["actor_id"], quotes["addressee_id"], quotes["speaker_id"]])
    return Tables(
        documents=_of(whole.documents, "doc_id", quotes["doc_id"]),
        meetings=meetings,
        participants=present,
        quotes=quotes,
        actors=_of(whole.actors, "actor_id", actors),
        topics=_of(whole.topics, "target_id", quotes["quote_id"]),
    )


def _of(frame: pd.DataFrame, column: str, ids: pd.Series) -> pd.DataFrame:
    return frame[frame[column].isin(ids.dropna().unique().tolist())]


def _rest(number: int, what: str) -> None:
    if number > 0:
        more = wording.count(number, f"further {what}")
        st.caption(f"{more} not shown here. Narrow the selection to see them, or download them all.")
