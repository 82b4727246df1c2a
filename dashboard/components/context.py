"""Keyword in context: every place where a searched word stands in a statement, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core import wording
from core.store import Listed
from core.wording import rows
from dashboard.components import links, results, search_box
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here

AROUND = 90
"""Code points of the source on each side of the word."""


def show(here: Here, listed: Listed, every: bool) -> None:
    """The hits of a page of statements, in their order. `every`: they are rows of each report."""
    if not here.view.text:
        st.html(
            tag(
                "p",
                "Search for a word above, and each place where it stands is shown here with the words around it.",
                class_="lead",
            )
        )
        return
    found = [(row, hit) for row in rows(listed.records) for hit in search_box.hits(here.view, row["text"])]
    page = f"; page {listed.number:,} of {listed.pages:,}" if listed.pages > 1 else ""
    st.html(tag("p", f"{results.counted(listed, every)}{page}.", class_="soft", role="status"))
    texts = _texts(here, sorted({row["doc_id"] for row, _ in found}))
    lines = [_line(here, row, hit, texts[row["doc_id"]]) for row, hit in found]
    heads = tag("tr", *(tag("th", name, scope="col", class_=kind) for name, kind in _HEADS))
    if lines:
        st.html(tag("table", tag("thead", heads), tag("tbody", *lines), class_="context"))
    else:
        st.caption("The words stand in the names of speakers or in the cues, not in the statements.")


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


def _line(here: Here, record: Mapping[str, Any], hit: tuple[int, int], text: str) -> Markup:
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
        tag("td", who, tag("br"), " ", tag("span", when, class_="day") if when else None, class_="by"),
    )


def _texts(here: Here, doc_ids: list[str]) -> dict[str, str]:
    asked = "SELECT doc_id, text FROM documents WHERE doc_id IN (SELECT unnest($ids))"
    found = here.snapshot.sql(asked, {"ids": doc_ids})
    return dict(zip(found["doc_id"], found["text"], strict=True))
