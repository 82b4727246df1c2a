"""Keyword in context: every place where a searched word stands in a statement, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components import links, search_box, store, view, wording
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages
from dashboard.components.wording import rows

AROUND = 90
"""Code points of the source on each side of the word."""
LINES = 50
"""Lines on one page."""


def show(here: Here, ordered: pd.DataFrame) -> None:
    """The statements' hits in the order of the statements, on pages."""
    if not here.view.text:
        st.html(
            tag(
                "p",
                "Search for a word above, and each place where it stands is shown here with the words around it.",
                class_="lead",
            )
        )
        return
    found = [(row, hit) for row in rows(ordered) for hit in search_box.hits(here.view, row["text"])]
    pages = max(1, -(-len(found) // LINES))
    number = min(max(view.number("page", 1), 1), pages)
    places = wording.count(len(found), "place")
    st.html(tag("p", f"{places} in {wording.count(len(ordered), 'statement')}.", class_="soft", role="status"))
    lines = [_line(here, row, hit) for row, hit in found[(number - 1) * LINES : number * LINES]]
    heads = tag("tr", *(tag("th", name, scope="col", class_=kind) for name, kind in _HEADS))
    if lines:
        st.html(tag("table", tag("thead", heads), tag("tbody", *lines), class_="context"))
    if pages > 1:
        turn_pages(pages, number)


_HEADS = (("Before", "before"), ("Word", "word"), ("After", "after"), ("Said by", "by"))


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, at and after a stretch of a text, on one line each, cut at words' ends."""
    before = " ".join(text[max(0, start - AROUND) : start].split())
    after = " ".join(text[end : end + AROUND].split())
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after


def _line(here: Here, record: Mapping[str, Any], hit: tuple[int, int]) -> Markup:
    text = _text(record["doc_id"])
    start, end = record["start"] + hit[0], record["start"] + hit[1]
    before, word, after = around(text, start, end)
    href = links.document(record["doc_id"], start, end, here.view, row=record["record_id"])
    who = record["speaker"] or "not known"
    when = wording.day(record["date"])
    return tag(
        "tr",
        tag("td", tag("bdi", before), class_="before"),
        tag("td", link(href, tag("mark", word, class_="hit")), class_="word"),
        tag("td", after, class_="after"),
        tag("td", who, tag("br"), when, class_="by"),
    )


def _text(doc_id: str) -> str:
    return str(store.document(doc_id).documents["text"].iloc[0])
