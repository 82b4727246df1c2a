"""Statements that mean much the same as one, whatever their words: the nearest of the View, the nearest first."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import wording
from dashboard.components import download, links, quote_card, told_by
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here

MOST = 50
_LEAST = 0.3
"""Of likeness (a cosine): what is less alike has little more than the subject in common."""


def show(here: Here, quote_id: str) -> None:
    """The statement, then those like it."""
    asked = here.snapshot.records_of([quote_id])
    if not len(asked):
        st.html(tag("p", "This statement is not in the store any more. ", _back(here), class_="lead"))
        return
    also = told_by.of_statements(here.snapshot, [quote_id], here.view)
    cards = quote_card.cards([_made(here, record, also.get(quote_id)) for record in wording.rows(asked)])
    st.html(joined([tag("h2", "Statements like this one"), cards, tag("p", _back(here))]))
    found = alike(here, str(asked["text"].iloc[0]), quote_id)
    if not len(found):
        none = "No statement of the View means nearly the same. Drop a filter to look further."
        st.html(tag("p", none, role="status"))
        return
    told = told_by.of_statements(here.snapshot, found["quote_id"].tolist(), here.view)
    lead = f"{wording.count(len(found), 'statement')}, compared by meaning, not by words; the nearest first."
    st.html(tag("p", lead, class_="soft", role="status"))
    made = [
        joined([tag("p", f"{wording.percent(record.pop('likeness'))} alike", class_="soft"),
                _made(here, record, told.get(record["quote_id"]))])
        for record in wording.rows(found)
    ]  # fmt: skip
    st.html(quote_card.cards(made))
    download.csv_button(lambda: found.drop(columns="likeness"), "records", "quotes alike", rows=len(found))


def alike(here: Here, text: str, quote_id: str) -> pd.DataFrame:
    """Records with a column more, `likeness`."""
    near = here.snapshot.like(text, here.view, MOST + 1)
    # The same statement in another report is not one like it.
    same = {quote_id, *here.snapshot.told_again([quote_id])["other_id"]}
    near = near[(near["likeness"] >= _LEAST) & ~near["quote_id"].isin(same)].head(MOST)
    records = here.snapshot.records_of(near["quote_id"].tolist())
    return records.assign(likeness=records["quote_id"].map(dict(zip(near["quote_id"], near["likeness"], strict=True))))


def _back(here: Here) -> Markup:
    return link(links.url("quotes", here.view), "All statements in view")


def _made(here: Here, record: quote_card.Record, also: Markup | None = None) -> Markup:
    return quote_card.card(record, here.view, here.palette, also=also)
