"""Reports as lines that lead to them. No streamlit."""

from __future__ import annotations

import pandas as pd

from core import wording
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import links
from dashboard.components.markup import Markup, joined, link, tag


def latest_first(documents: pd.DataFrame) -> pd.DataFrame:
    """The order in which reports are listed and turned over: those without a day of publication last."""
    return documents.sort_values(["published", "source"], ascending=[False, True], na_position="last")


def lines(documents: pd.DataFrame, tables: Tables, view: View) -> Markup:
    """One line a report: what it is called, when it was published, what was found in it."""
    found = documents["doc_id"]
    meetings = tables.meetings.loc[tables.meetings["doc_id"].isin(found), "doc_id"].value_counts().to_dict()
    quotes = tables.quotes.loc[tables.quotes["doc_id"].isin(found), "doc_id"].value_counts().to_dict()
    items = []
    for row in rows(documents):
        about = [
            wording.day(row["published"]) or "day of publication not known",
            row["outlet"],
            wording.count(meetings.get(row["doc_id"], 0), "meeting"),
            wording.count(quotes.get(row["doc_id"], 0), "statement"),
            "a copy of another report" if known(row["duplicate_of"]) else None,
        ]
        parts = [tag("span", one, class_="whole") for one in about if one]
        title = link(links.document(row["doc_id"], view=view), wording.report(row))
        items.append(tag("li", title, tag("div", joined(parts, " · "), class_="soft")))
    return tag("ul", *items, class_="plain-list")
