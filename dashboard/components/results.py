"""Statements in an order and in groups, cut into pages. Frames in, frames out. No streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.components import wording
from dashboard.components.wording import known

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
    """Some of the statements, in order. `heading` of a row is its group's, empty without groups."""

    records: pd.DataFrame
    headings: list[str]
    number: int
    """From 1."""
    pages: int
    rows: int
    """On all pages; with topics, a statement counts once under each."""


def statements(records: pd.DataFrame) -> pd.DataFrame:
    """The rows of `records` that have a quote."""
    return records[records["quote_id"].notna()]


def in_order(records: pd.DataFrame, sort: str, rank: Mapping[str, float]) -> pd.DataFrame:
    """The statements sorted; `rank`: quote_id -> relevance, higher first. Unknown days come last either way."""
    if sort == "relevance" and rank:
        ranked = records.assign(_rank=records["quote_id"].map(rank).fillna(0.0).astype(float))
        return ranked.sort_values(["_rank", "date"], ascending=[False, False], kind="stable").drop(columns="_rank")
    if sort == "unsure":
        return records.sort_values("confidence", kind="stable", na_position="first")
    if sort == "text":
        return records.sort_values(
            ["published", "doc_id", "start"], ascending=[False, True, True], kind="stable", na_position="last"
        )
    return records.sort_values(
        ["date", "doc_id", "start"], ascending=[sort == "oldest", True, True], kind="stable", na_position="last"
    )


def in_groups(records: pd.DataFrame, group: str) -> tuple[pd.DataFrame, list[str]]:
    """Rows brought together by speaker, topic, meeting or day, and each row's heading.

    Groups come by size, days by date; the order within a group stays. A statement on several topics is
    under each of them.
    """
    if group == "topic":
        spread = records.assign(_group=records["topics"].map(lambda topics: list(topics) if known(topics) else [None]))
        spread = spread.explode("_group")
    else:
        spread = records.assign(_group=_group_keys(records, group))
    keys = spread["_group"].astype(object).where(spread["_group"].notna(), None)
    sizes = keys.value_counts(dropna=False)
    seen = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    first = (
        (lambda key: (key is None, seen[key]))
        if group == "day"
        else (lambda key: (key is None, -sizes.get(key, 0), seen[key]))
    )
    order = sorted(range(len(keys)), key=lambda row: first(keys.iloc[row]))
    spread = spread.iloc[order]
    headings = [_heading(row, group) for row in spread.to_dict("records")]
    return spread.drop(columns="_group"), headings


def page(records: pd.DataFrame, group: str | None, number: int, size: int = PAGE) -> Page:
    """The statements of one page; a number beyond the last is the last."""
    grouped, headings = in_groups(records, group) if group else (records, [""] * len(records))
    pages = max(1, -(-len(grouped) // size))
    number = min(max(number, 1), pages)
    cut = slice((number - 1) * size, number * size)
    return Page(grouped.iloc[cut], headings[cut], number, pages, len(grouped))


def _group_keys(records: pd.DataFrame, group: str) -> pd.Series:
    return records[{"speaker": "speaker", "meeting": "meeting_id", "day": "date"}[group]]


def _heading(row: Mapping[str, object], group: str) -> str:
    key = row["_group"]
    if group == "speaker":
        return str(key) if known(key) else "Speaker not known"
    if group == "topic":
        return str(key) if known(key) else "No topic found"
    if group == "day":
        return wording.day(key) if known(key) else "Day not known"
    if not known(key):
        return "At no meeting that the text names"
    what = wording.meeting(str(row["meeting_kind"]), str(row["meeting_status"])).capitalize()
    who = wording.listed([str(name) for name in row["participants"]], 4) if known(row["participants"]) else ""
    when = wording.day(row["meeting_date"]) if known(row["meeting_date"]) else ""
    return " · ".join(filter(None, [what, who, when]))
