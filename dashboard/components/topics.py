"""The pieces of the topics page. The address holds what is counted, whose, numbers or shares, order, page, choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import apart, subjects
from core.profiles.subjects import Trend
from core.tables import Tables
from core.wording import rows
from dashboard.charts import bars, matrix
from dashboard.charts.matrix import Cells
from dashboard.components import details, download, links, page, period, selection, store, table, told_by, view
from dashboard.components.fold import fold
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

LEAD = (
    "Who speaks of what, when, and which topics come up together. Choose a cell or a bar to read what was said. For "
    "example: who speaks of energy most, and since when?"
)
ROWS = 15
"""Rows of the heat map on one page."""
COLUMNS = 14
"""Topics in a chart: the most frequent."""
TRENDS = 8
"""Topics whose course is drawn."""
_UNIT = "%"
AS = {"numbers": "Numbers", "share": "Shares"}
SORTS = {"busiest": "Most first", "name": "By name"}


@dataclass(frozen=True)
class Counted:
    """All that the page shows of a View, each statement and meeting once."""

    totals: pd.DataFrame
    cells: pd.DataFrame
    bulk: tuple[date, date] | None
    """Where almost all of them lie, where others are far off."""
    pairs: pd.DataFrame


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    count: str
    by: str
    share: bool
    sort: str

    @property
    def one(self) -> str:
        """The singular of what is counted."""
        return self.count[:-1]


def show(here: Here) -> None:
    """Controls, the heat map, the course of topics, and what comes together."""
    count = _choice("count", subjects.COUNTS, "statements")
    if not len(here.tables.topics):
        page.none_of(here.view, "topics", "No topic was found in what is left",
                     "Statements and meetings are there, but none on a topic that the program knows.")  # fmt: skip
    asked = Asked(count, _choice("by", subjects.WHO, "actors"), _choice("as", AS, "numbers") == "share",
                  _choice("sort", SORTS, "busiest"))  # fmt: skip
    counted = _counted(here.snapshot.version, store.key(here.view), count, asked.by, here.tables.once)
    _controls(asked)
    if not len(counted.totals):
        other = next(name for name in subjects.COUNTS if name != count)
        st.html(tag("p", f"None of the {count} that the filters leave is on a topic: count {other} instead.",
                    class_="lead", role="status"))  # fmt: skip
        return
    _speakers(here, asked, counted)
    _trend(here, asked, counted)
    _together(here, asked, counted)


def _choice(name: str, options: Mapping[str, str], default: str) -> str:
    asked = view.own(name)
    return asked if asked in options else default


@st.cache_resource(max_entries=8, show_spinner=False)
def _counted(version: str, key: str, count: str, by: str, _tables: Tables) -> Counted:
    cells = subjects.by_topic(_tables, count, by)
    if by == "countries":
        cells = cells.assign(name=cells["who"].map(wording.country))
    else:
        cells = apart.named(_tables, cells, "who", "name")
    bulk = subjects.bulk(_tables, count)
    return Counted(subjects.totals(_tables, count), cells, bulk, subjects.together(_tables, count))


@st.cache_resource(max_entries=8, show_spinner=False)
def _over_time(version: str, key: str, count: str, days: tuple[date, date] | None, _tables: Tables) -> Trend:
    return subjects.over_time(_tables, count, days)


def _controls(asked: Asked) -> None:
    def segments(label: str, name: str, options: Mapping[str, str], value: str, help_: str | None = None) -> None:
        key = f"topics_{name}"
        st.session_state[key] = value
        st.segmented_control(
            label, list(options), key=key, required=True, width="content", format_func=options.get, help=help_,
            on_change=lambda: view.set_own(**{name: st.session_state[key], "picked": None, "page": None}),
        )  # fmt: skip

    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        segments("Count", "count", subjects.COUNTS, asked.count)
        segments("Rows", "by", subjects.WHO, asked.by)
        segments("Show as", "as", AS, "share" if asked.share else "numbers",
                 "Shares: of all that the speaker says on topics, and of all that is said in a period.")  # fmt: skip
        st.session_state["topics_sort"] = asked.sort
        st.selectbox(
            "Order", list(SORTS), key="topics_sort", format_func=SORTS.get, width=150,
            on_change=lambda: view.set_own(sort=st.session_state["topics_sort"], page=None),
        )  # fmt: skip


def _speakers(here: Here, asked: Asked, counted: Counted) -> None:
    st.header("Who on which topic", anchor=False)
    whole = counted.cells.groupby(["who", "name"], sort=False)["rows"].sum().reset_index()
    if not len(whole):
        st.caption(f"Of none of these {asked.count} it is known whose they are.")
        return
    order = ["name", "who"] if asked.sort == "name" else ["rows", "name"]
    whole = whole.sort_values(order, ascending=[asked.sort == "name", True], kind="stable")
    pages = -(-len(whole) // ROWS)
    number = min(max(view.number("page", 1), 1), pages)
    first = whole.iloc[(number - 1) * ROWS : number * ROWS]
    topics = counted.totals["topic"].head(COLUMNS).tolist()
    inside = counted.cells[counted.cells["who"].isin(first["who"].tolist())]
    cells = _cells(inside, first, topics, share=asked.share)
    title = f"Who {'speaks of' if asked.count == 'statements' else 'meets about'} which topic?"

    def draw(picked: str | None) -> None:
        def said(row: str, column: str, label: str) -> str:
            counted_ = f"{label} of what they say on topics" if asked.share else f"{label} {asked.count}"
            return f"{row} on {column}: {counted_}. Choose it to read them."

        selection.plot(
            matrix.matrix(cells, title, said, picked=picked), "cell",
            alt=f"{title} One row each, one column a topic. The table below says the same.",
        )  # fmt: skip
        once = here.tables.once
        told = told_by.counted_once(*((0, len(once.retold)) if asked.count == "statements" else (len(once.reports),)))
        st.caption(_note(asked, len(whole), len(first), len(counted.totals), len(topics), pages) + told)

    def chosen(key: str) -> None:
        who, _, topic = key.partition(matrix.BETWEEN)
        name = next((row["name"] for row in rows(whole[whole["who"] == who])), who)
        field = "actors" if asked.by == "actors" else "countries"
        ids = subjects.rows_on(here.tables.once, asked.count, (topic,), who=who, of=asked.by)
        _details(here, asked, ids, f"{name} on {topic}", {field: (who,), "topics": (topic,)})

    selection.beside("cell", draw, chosen)
    if pages > 1:
        turn_pages(pages, number)
    with fold("The same as a table", "cells"):
        columns = {"name": "Actor" if asked.by == "actors" else "Country"} | {topic: topic for topic in topics}
        lines = [_line(here, asked, cells, who, name) for who, name in cells.rows]
        st.html(table.table(columns, lines, title, numbers=topics))
    shown = inside[inside["topic"].isin(topics)]
    download.csv_button(shown, None, "topics-who")


def _cells(inside: pd.DataFrame, first: pd.DataFrame, topics: Sequence[str], *, share: bool) -> Cells:
    wholes = dict(zip(first["who"], first["rows"], strict=True))
    drawn = inside[inside["topic"].isin(list(topics))]
    found = {(row["who"], row["topic"]): row["rows"] for row in rows(drawn)}
    numbers = {cell: n / wholes[cell[0]] if share else float(n) for cell, n in found.items()}
    labels = {cell: _label(numbers[cell], share) for cell in found}
    lines = list(zip(first["who"], first["name"], strict=True))
    return Cells(lines, [(topic, topic) for topic in topics], numbers, labels, _UNIT if share else "")


def _label(number: float, share: bool) -> str:
    """What is written in a cell: a number, or a share in _UNIT."""
    return wording.percent(number).removesuffix(_UNIT).rstrip() if share else f"{number:,.0f}"


def _note(asked: Asked, whole: int, shown: int, topics: int, columns: int, pages: int) -> str:
    what = ("actor", "actors") if asked.by == "actors" else ("country", "countries")
    words = f"Shows {wording.count(shown, *what)} and {wording.count(columns, 'topic')}."
    left = [f"{wording.count(whole - shown, *what)} on other pages"] if pages > 1 else []
    left += [wording.count(topics - columns, "rarer topic")] if topics > columns else []
    what_of = f" A {asked.one} on several topics counts under each."
    return words + (f" Left out: {wording.listed(left)}." if left else " None is left out.") + what_of


def _line(here: Here, asked: Asked, cells: Cells, who: str, name: str) -> dict[str, str | Markup]:
    line: dict[str, str | Markup] = {"name": name}
    if asked.by == "actors":
        line["name"] = link(links.url("actor", here.view.with_(actors=()), who=who), name)
    for topic, _ in cells.columns:
        if (who, topic) in cells.labels:
            line[topic] = _chooses(here, "cell", f"{who}|{topic}", cells.said(who, topic))
    return line


def _trend(here: Here, asked: Asked, counted: Counted) -> None:
    st.header("Topics over time", anchor=False)
    days = period.of(counted.bulk)
    trend = _over_time(here.snapshot.version, store.key(here.view), asked.count, days, here.tables.once)
    if not len(trend.found):
        st.caption(f"Of none of these {asked.count} a day is known.")
        return
    topics = counted.totals["topic"].head(TRENDS).tolist()

    def draw(picked: str | None) -> None:
        figure = bars.over_time(trend.found, topics, trend.step, asked.one, share=asked.share, picked=picked)
        selection.plot(figure, "period", alt="Topics over time, one lane each. The table below says the same.")
        left = []
        if len(counted.totals) > len(topics):
            left.append(wording.count(len(counted.totals) - len(topics), "rarer topic"))
        if trend.outside:
            left.append(f"{wording.count(trend.outside, asked.one)} before or after these days")
        if trend.undated:
            left.append(f"{wording.count(trend.undated, asked.one)} without a known day")
        words = f"Shows {wording.count(len(topics), 'topic')}, a bar a {trend.step}."
        st.caption(words + (f" Left out: {wording.listed(left)}." if left else " None is left out."))

    def chosen(key: str) -> None:
        topic, first, last = _period(key)
        if first is None or last is None:
            st.caption("The address names no period.")
            return
        ids = subjects.rows_on(here.tables.once, asked.count, (topic,), days=(first, last))
        title = f"{topic}, {wording.period(first, last)}"
        _details(here, asked, ids, title, {"topics": (topic,), "date_from": first, "date_to": last})

    selection.beside("period", draw, chosen)
    if counted.bulk is not None:
        period.widen(whole=days is None)
    with fold("The same as a table", "periods"):
        lines = _periods(here, asked, trend, topics)
        columns = {"first": trend.step.capitalize()} | {topic: topic for topic in topics}
        st.html(table.table(columns, lines, "Topics over time", numbers=topics))
        if len(lines) == table.MOST:
            st.caption(f"The latest {table.MOST} periods; the file has them all.")
    download.csv_button(trend.found[trend.found["topic"].isin(topics)], None, "topics-over-time")


def _periods(here: Here, asked: Asked, trend: Trend, topics: Sequence[str]) -> list[dict[str, str | Markup]]:
    """One line a period, the latest first, as many as a table shows."""
    after = {"day": pd.DateOffset(days=1), "month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}
    drawn = trend.found[trend.found["topic"].isin(list(topics))]
    lines: dict[date, dict[str, str | Markup]] = {}
    latest = sorted(drawn["first"].unique(), reverse=True)[: table.MOST]
    for row in rows(drawn[drawn["first"].isin(latest)].sort_values("first", ascending=False)):
        first = row["first"]
        last = (pd.Timestamp(first) + after[trend.step] - pd.DateOffset(days=1)).date()
        said = wording.day(first) if trend.step == "day" else wording.period(first, None, trend.step)
        line = lines.setdefault(first, {"first": said})
        label = wording.percent(row["share"]) if asked.share else f"{row['rows']:,}"
        line[row["topic"]] = _chooses(here, "period", bars.period_key(row["topic"], first, last), label)
    return list(lines.values())


def _period(key: str) -> tuple[str, date | None, date | None]:
    topic, _, days = key.partition("|")
    try:
        first, last = (date.fromisoformat(day) for day in days.split("|"))
    except ValueError:
        return topic, None, None
    return topic, first, last


def _together(here: Here, asked: Asked, counted: Counted) -> None:
    st.header("Topics that come together", anchor=False)
    if not len(counted.pairs):
        st.caption(f"No {asked.one} is on two topics.")
        return
    topics = [topic for topic in counted.totals["topic"].head(COLUMNS)
              if topic in {*counted.pairs["topic"], *counted.pairs["other"]}]  # fmt: skip
    wholes = dict(zip(counted.totals["topic"], counted.totals["rows"], strict=True))
    numbers: dict[tuple[str, str], float] = {}
    labels: dict[tuple[str, str], str] = {}
    for row in rows(counted.pairs):
        for one, other in ((row["topic"], row["other"]), (row["other"], row["topic"])):
            if one in topics and other in topics:
                share = row["rows"] / wholes[one]
                numbers[one, other] = share if asked.share else float(row["rows"])
                labels[one, other] = _label(numbers[one, other], asked.share)
    named = [(topic, topic) for topic in topics]
    cells = Cells(named, named, numbers, labels, _UNIT if asked.share else "")

    def draw(picked: str | None) -> None:
        def said(row: str, column: str, label: str) -> str:
            of = f"{label} of the {asked.count} on {row} are on {column} too" if asked.share else (
                f"{label} {asked.count} are on {row} and {column}")  # fmt: skip
            return f"{of}. Choose it to read them."

        selection.plot(
            matrix.matrix(cells, "Which topics come together?", said, picked=picked), "pair",
            alt="How often two topics come together. The table below says the same.",
        )  # fmt: skip
        left = len(counted.totals) - len(topics)
        st.caption(f"Shows {wording.count(len(topics), 'topic')}. "
                   + (f"Left out: {left:,}, rarer or always alone." if left else "None is left out."))  # fmt: skip

    def chosen(key: str) -> None:
        one, _, other = key.partition("|")
        ids = subjects.rows_on(here.tables.once, asked.count, (one, other))
        _details(here, asked, ids, f"{one} and {other}", None)

    selection.beside("pair", draw, chosen)
    with fold("The same as a table", "pairs"):
        lines = [
            {"topic": row["topic"], "other": row["other"], "lift": f"{row['lift']:.1f}",
             "rows": _chooses(here, "pair", f"{row['topic']}|{row['other']}", f"{row['rows']:,}")}
            for row in rows(counted.pairs.head(table.MOST))
        ]  # fmt: skip
        columns = {"topic": "Topic", "other": "And", "rows": asked.count.capitalize(), "lift": "Times chance"}
        st.html(table.table(columns, lines, "Topics that come together", numbers=("rows", "lift")))
    download.csv_button(counted.pairs, None, "topics-together")


def _details(here: Here, asked: Asked, ids: list[str], title: str, narrowed: Mapping[str, Any] | None) -> None:
    """The rows of a choice, and the way to all of them where filters can say which they are."""
    if narrowed is not None and asked.count == "statements" and ids:
        alone = here.view.with_(**narrowed)
        st.html(tag("p", link(links.url("quotes", alone), f"All {wording.count(len(ids), 'statement')} on Quotes")))
    which = {"quote_ids": ids} if asked.count == "statements" else {"meeting_ids": ids}
    details.quotes_and_meetings(here, title=wording.plain(title), **which)


def _chooses(here: Here, chart: str, key: str, label: str) -> Markup:
    """A link that chooses in the page as it stands."""
    kept = {name: view.own(name) for name in ("count", "by", "as", "sort", "page")}
    return link(links.url("topics", here.view, **kept, picked=selection.written(chart, key)), label)
