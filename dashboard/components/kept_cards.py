"""Rows of NOTES as cards: the row itself where it is there, else the words that were kept and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core import wording
from core.wording import rows
from dashboard.components import details, links, report_list
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here

WHAT = {"quotes": "statement", "meetings": "meeting", "documents": "report"}
"""Table -> what one row of it is."""


def cards(here: Here, notes: pd.DataFrame) -> dict[str, Markup]:
    """note_id -> its card."""
    whole = here.snapshot.tables()
    quotes = whole.quotes[whole.quotes["quote_id"].isin(notes["row_id"])]
    meetings = whole.meetings[whole.meetings["meeting_id"].isin(notes["row_id"])]
    documents = whole.documents[whole.documents["doc_id"].isin(notes["row_id"])]
    made: dict[str, Markup] = {}
    if len(quotes):
        made |= zip(quotes["quote_id"], details.quote_cards(here, quotes), strict=True)
    if len(meetings):
        made |= zip(meetings["meeting_id"], details.meeting_cards(here, meetings), strict=True)
    for number in range(len(documents)):
        one = documents.iloc[number : number + 1]
        made[one["doc_id"].iloc[0]] = report_list.lines(one, whole, here.view)
    return {note["note_id"]: _card(here, note, made.get(note["row_id"])) for note in rows(notes)}


def _card(here: Here, note: Mapping[str, Any], row: Markup | None) -> Markup:
    what = WHAT[note["table"]]
    if row is not None and note["found"] == "same":
        return row
    if row is not None:
        return joined([row, tag("p", f"The {what} has changed since it was kept; then it read: “",
                                wording.clipped(note["words"] or "", 300), "”", class_="soft changed")])  # fmt: skip
    words = tag("blockquote", wording.clipped(note["words"] or note["source"] or "", 600), class_="words")
    if note["found"] == "words":
        where = link(links.document(note["doc_id"], note["start"], note["end"], here.view), "Show them in the text")
        why = joined([tag("span", f"No longer read as a {what}, but the words are there. "), where])
    else:
        source = f" It was kept from {note['source']}." if wording.known(note["source"]) else ""
        why = tag("span", f"This {what} is in no report of the store any more.{source}")
    return tag("article", words, tag("p", why, class_="where"), class_="card quote")
