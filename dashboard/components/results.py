"""Orders and groups of statements, and what to call them; rows cut into pages. No streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core import wording
from core.store import Listed
from core.wording import known

PAGE = 20
"""Statements on one page."""

SORTS = {
    "relevance": "Relevance",
    "newest": "Latest first",
    "oldest": "Earliest first",
    "text": "As in the reports",
    "unsure": "Least sure first",
}

GROUPS = {
    "speaker": "Speaker",
    "topic": "Topic",
    "meeting": "Meeting",
    "day": "Day",
}


@dataclass(frozen=True)
class Page:
    """Some rows, in order."""

    records: pd.DataFrame
    number: int
    """From 1."""
    pages: int


def page(records: pd.DataFrame, number: int, size: int = PAGE) -> Page:
    """The rows of one page; a number beyond the last is the last."""
    pages = max(1, -(-len(records) // size))
    number = min(max(number, 1), pages)
    return Page(records.iloc[(number - 1) * size : number * size], number, pages)


def counted(found: Listed, every: bool) -> str:
    """7 statements; 9 rows of statements, each report’s. `every`: they are rows of each report."""
    if every:
        return f"{wording.count(found.statements, 'row of a statement', 'rows of statements')}, each report’s"
    return wording.count(found.statements, "statement")


def headings(found: Listed, group: str) -> list[str]:
    """What to call each record's group."""
    rows = zip(wording.rows(found.records), found.keys, strict=True)
    return [_heading(row | {"_group": key}, group) for row, key in rows]


def _heading(row: Mapping[str, object], group: str) -> str:
    key = row["_group"]
    if group == "speaker":
        return str(key) if known(key) else "Speaker not known"
    if group == "topic":
        return str(key) if known(key) else "No topic found"
    if group == "day":
        return wording.day(date.fromisoformat(str(key))) if known(key) else "Day not known"
    if not known(key):
        return "At no meeting that the text names"
    what = wording.meeting(str(row["meeting_kind"]), str(row["meeting_status"])).capitalize()
    who = wording.listed([str(name) for name in row["participants"]], 4) if known(row["participants"]) else ""
    when = wording.day(row["meeting_date"]) if known(row["meeting_date"]) else ""
    return " · ".join(filter(None, [what, who, when]))
