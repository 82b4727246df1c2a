"""Statements and meetings as cards on pages, with the file of all of them. The address holds the page's number."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core import wording
from core.corpus import each_meeting, each_statement
from dashboard.components import details, download, quote_card, view
from dashboard.components.markup import tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

PAGE = 20
"""Cards on one page."""


def quotes(here: Here, quote_ids: Sequence[str], name: str) -> None:
    """These statements in this order, each once however many reports bring it. `name`: the stem of their file, of
    rows of `records`, which has each report's."""
    found = _in_order(here.tables.quotes, "quote_id", quote_ids)
    each = each_statement(found)
    st.html(quote_card.cards(details.quote_cards(here, _page(each, "statement"))))
    _turn(len(each))
    records = found[["quote_id"]].merge(details.about(here, quotes=found).records, on="quote_id")
    download.csv_button(records, "records", name)


def meetings(here: Here, meeting_ids: Sequence[str], name: str) -> None:
    """These meetings in this order, each once however many reports tell of it. `name`: the stem of their file, of
    rows of `meetings`, which has each report's."""
    found = _in_order(here.tables.meetings, "meeting_id", meeting_ids)
    each = each_meeting(found, here.snapshot.tables().documents)
    st.html(quote_card.cards(details.meeting_cards(here, _page(each, "meeting"))))
    _turn(len(each))
    download.csv_button(found, "meetings", name)


def _in_order(frame: pd.DataFrame, column: str, ids: Sequence[str]) -> pd.DataFrame:
    wanted = pd.DataFrame({column: pd.Series(list(ids), dtype=frame[column].dtype)})
    return wanted.merge(frame, on=column)[list(frame.columns)]


def _page(found: pd.DataFrame, what: str) -> pd.DataFrame:
    number = _number(len(found))
    words = f"{wording.count(len(found), what)}, the latest first"
    if len(found) > PAGE:
        words += f"; page {number:,} of {-(-len(found) // PAGE):,}"
    st.html(tag("p", words, class_="soft", role="status"))
    return found.iloc[(number - 1) * PAGE : number * PAGE]


def _turn(total: int) -> None:
    if total > PAGE:
        turn_pages(-(-total // PAGE), _number(total))


def _number(total: int) -> int:
    return min(max(view.number("page", 1), 1), max(1, -(-total // PAGE)))
