"""The pieces of the overview: each figure opens its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from core import wording
from core.tables import Tables
from core.view import View
from core.wording import rows
from dashboard.components import download, links, quote_card, report_list, store, summary, table, told_by
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here
from dashboard.components.summary import Summary

LEAD = "What these reports tell, and where to begin. For example: who speaks most, and of what?"
SHOWN = 8
"""Lines of a ranking."""
PICKED = 20
"""Reports of a meeting that its address names."""
_REFUSED = {"source": "Source", "stage": "Step", "reason": "Reason", "detail": "What was wrong"}
DOUBTFUL = 5
"""Statements that are shown as to be looked at."""


def _counted(here: Here) -> Summary:
    return _summary(here.snapshot.version, store.key(here.view), here.tables)


@st.cache_resource(max_entries=16, show_spinner=False)
def _summary(version: str, key: str, _tables: Tables) -> Summary:
    return summary.of(_tables, SHOWN, DOUBTFUL)


def introduction(here: Here) -> None:
    """What the reader is looking at; folds away for good in this browser."""
    documents = here.tables.documents
    outlets = [str(outlet) for outlet in documents["outlet"].dropna().value_counts().index]
    by = f" by {wording.listed(outlets, 3)}" if outlets else ""
    what = (
        f"{wording.count(len(documents), 'report')}{by} on diplomatic meetings, read by a program. It took from "
        "the text who met whom, when and where, and who said what. Every row leads to the words it was read from, and "
        "says how sure the program is and how it came to know."
    )
    how = (
        "Filter in the sidebar; the filters stay as you turn from page to page, and the address holds them, so a link "
        "shows others what you see. Whatever you see can be taken away as a file at the foot of the page."
    )
    heading = tag("summary", "What you are looking at")
    st.html(tag("details", heading, tag("p", what), tag("p", how), class_="intro", open=True, data_remember="intro"))


def figures(here: Here) -> None:
    """Counts and the period, each a link to its rows."""
    tables, view, counted = here.tables, here.view, _counted(here)
    first, last = counted.span
    copies = int(tables.documents["duplicate_of"].notna().sum())
    copied = f", {copies:,} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    made = [
        _figure(len(tables.documents), "report", links.url("document", view), copied),
        _figure(counted.meetings, "meeting", links.url("timeline", view), f", {counted.held:,} held"),
        _figure(len(tables.once.quotes), "statement", links.url("quotes", view)),
        _figure(tables.quotes["speaker_id"].nunique(), "speaker", links.url("quotes", view, group="speaker")),
        _figure(tables.topics["topic"].nunique(), "topic", links.url("quotes", view, group="topic")),
    ]
    if first is not None:
        period = joined([tag("b", wording.period(first, last)), tag("span", "period")])
        made.append(tag("div", link(links.url("timeline", view), period), class_="figure wide"))
    st.html(tag("div", *made, class_="figures"))


def actors(here: Here) -> None:
    """Who says and does most."""
    st.header("Busiest actors", anchor=False)
    ranked = _counted(here).actors
    lines = [(one, one.label, here.view.with_(actors=(one.value,))) for one in ranked]
    _ranking(here, lines, "statements and meetings", lambda one: links.url("actor", here.view, who=one.value))


def countries(here: Here) -> None:
    """Whose speakers and delegations appear most."""
    st.header("Busiest countries", anchor=False)
    ranked = _counted(here).countries
    lines = [(one, wording.country(one.value), here.view.with_(countries=(one.value,))) for one in ranked]
    _ranking(here, lines, "statements and meetings")


def topics(here: Here) -> None:
    """What is spoken of most."""
    st.header("Most frequent topics", anchor=False)
    ranked = _counted(here).topics
    _ranking(
        here, [(one, one.label, here.view.with_(topics=(one.value,))) for one in ranked], "statements and meetings"
    )


def documents(here: Here) -> None:
    """The latest reports."""
    st.header("Latest reports", anchor=False)
    st.html(report_list.lines(_counted(here).freshest, here.tables, here.view))


def review(here: Here) -> None:
    """The statements that the program is least sure of."""
    st.header("To be looked at", anchor=False)
    number = _counted(here).unsure
    if not number:
        st.caption(f"No statement is below {wording.percent(summary.UNSURE)} of certainty.")
        return
    st.caption(
        f"{wording.count(number, 'statement')} below {wording.percent(summary.UNSURE)} of certainty; the least sure:"
    )
    lines = [
        tag(
            "li",
            link(quote_card.source(row, here.view), wording.clipped(row["text"], 110)),
            tag(
                "div",
                f"{row['speaker'] or 'speaker not known'} · {wording.percent(row['confidence'])} sure",
                class_="soft",
            ),
        )
        for row in rows(_counted(here).least_certain)
    ]
    st.html(tag("ul", *lines, class_="plain-list"))
    st.html(tag("p", link(links.url("review", here.view), "Review these statements")))


def retold(here: Here) -> None:
    """Meetings that several reports tell of, and what these disagree on; nothing where there are none."""
    counted = _counted(here)
    if not counted.retold:
        return
    st.header("Told by several reports", anchor=False)
    st.caption(f"{wording.count(counted.retold, 'meeting')}; those on which reports disagree come first.")
    lines = []
    for event in counted.most_told:
        picked = "|".join(event["meeting_ids"][:PICKED])
        opens = links.url("timeline", here.view, picked=picked)
        lines.append(tag("li", link(opens, told_by.title(event)), tag("div", told_by.in_short(event), class_="soft")))
    st.html(tag("ul", *lines, class_="plain-list"))


def rejects(here: Here) -> None:
    """Inputs that could not be used, whatever the View; nothing where there are none."""
    refused = here.snapshot.tables().rejects
    if not len(refused):
        return
    st.header("Inputs that could not be used", anchor=False)
    reasons = [f"{reason} ({number:,})" for reason, number in summary.reasons(refused)]
    st.caption(f"{wording.count(len(refused), 'input')}: {wording.listed(reasons)}.")
    lines = [
        {name: tag("span", row[name], class_="wraps") if row[name] else None for name in _REFUSED}
        for row in rows(refused.head(table.MOST))
    ]  # fmt: skip
    st.html(table.table(_REFUSED, lines, "Inputs that could not be used"))
    if len(refused) > table.MOST:
        st.caption(f"The first {table.MOST} of {len(refused):,}; the file has them all.")
    download.csv_button(refused, "rejects", "rejects")


def _figure(number: int, singular: str, href: str, more: str = "") -> Markup:
    label = singular if number == 1 else f"{singular}s"
    return tag("div", link(href, tag("b", f"{number:,}"), tag("span", label, more)), class_="figure")


def _ranking(
    here: Here,
    lines: Sequence[tuple[summary.Ranked, str, View]],
    of: str,
    page: Callable[[summary.Ranked], str] | None = None,
) -> None:
    """Names lead to the rows; with `page`, a name leads there and its number to the rows."""
    if not lines:
        st.caption("None was found.")
        return
    most = max(one.rows for one, _, _ in lines)
    items = []
    for one, label, view in lines:
        width = tag("i", style=f"width:{max(2, round(100 * one.rows / most))}%")
        side = f"--side:{here.palette.country(one.country)}" if one.country else None
        number = tag("span", f"{one.rows:,}", class_="number", data_why=f"{one.rows:,} {of}")
        rows_of = links.url("quotes", view)
        if page is not None:
            number = link(rows_of, f"{one.rows:,}", class_="number", aria_label=f"{label}: {one.rows:,} {of}")
        items.append(
            tag(
                "li",
                link(rows_of if page is None else page(one), label),
                number,
                tag("span", width, class_="bar", aria_hidden="true"),
                style=side,
            )
        )
    st.html(tag("ol", *items, class_="ranked"))
    st.caption(f"By number of {of}.")
