"""The pieces of the commitments page. The address holds lanes, order, page, and the bar or statement chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import apart, commitments
from core.profiles.commitments import ACTS
from core.tables import Tables
from core.view import View
from core.wording import rows
from dashboard.charts import commitments as chart
from dashboard.components import (
    details,
    download,
    links,
    page,
    period,
    quote_card,
    results,
    selection,
    store,
    table,
    view,
)
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

LEAD = (
    "What was promised, offered, agreed, demanded, refused and threatened: by whom, to whom, on what, and what was "
    "said of it later. For example: what did a minister promise, and did they come back to it?"
)
LANES = {"act": "Act", "actor": "Actor"}
SORTS = ("newest", "oldest", "unsure")
_CHART = "commitments"
_BUSIEST = 8
"""Actors that have a lane."""
_LATER = 20
"""Later statements that are shown at first."""


def scroll_to() -> str | None:
    """What is scrolled to: the later statements that were asked for."""
    row = view.own("row")
    return f"later-{row}" if row else None


def show(here: Here) -> None:
    """Counts, the same over time and by actor, then each commitment with what was said of it later."""
    found = _found(here.snapshot.version, store.key(here.view), here.tables)
    if not len(found):
        page.none_of(here.view, "quotes", "There is no commitment here",
                     "None of the statements that the filters leave promises, offers, agrees, demands, refuses or "
                     "threatens." + (" Take a filter out to see more:" if here.view.chips() else ""))  # fmt: skip
    actors = _actors(here.snapshot.version, store.key(here.view), here.tables)
    _counts(here, found)
    _over_time(here, found, actors)
    _by_actor(here, actors)
    _list(here, found)


@st.cache_resource(max_entries=8, show_spinner=False)
def _found(version: str, key: str, _tables: Tables) -> pd.DataFrame:
    return commitments.commitments(_tables)


@st.cache_resource(max_entries=8, show_spinner=False)
def _actors(version: str, key: str, _tables: Tables) -> pd.DataFrame:
    """As core.profiles.commitments.by_actor; of actors of one name, each says which it is."""
    return apart.named(_tables, commitments.by_actor(_found(version, key, _tables)), "speaker_id", "speaker")


@st.cache_resource(max_entries=32, show_spinner=False)
def _later_counts(version: str, key: str, ids: tuple[str, ...], _tables: Tables) -> dict[str, int]:
    return commitments.later_counts(_tables, ids)


@st.cache_resource(max_entries=32, show_spinner=False)
def _later(version: str, key: str, quote_id: str, _tables: Tables) -> pd.DataFrame:
    return commitments.later(_tables, quote_id)


def _counts(here: Here, found: pd.DataFrame) -> None:
    """How many of each act, each a link that narrows the View."""
    counts = found["act"].value_counts()
    made = [
        tag("div", link(links.url("commitments", here.view.with_(acts=(act,))),
                        tag("b", f"{int(counts[act]):,}"), tag("span", said)), class_="figure")
        for act, said in ACTS.items() if act in counts
    ]  # fmt: skip
    st.html(tag("div", *made, class_="figures"))


def _over_time(here: Here, found: pd.DataFrame, actors: pd.DataFrame) -> None:
    by = view.own("by") or ""
    by = by if by in LANES else "act"
    st.session_state["commitments_by"] = by
    st.segmented_control(
        "One lane for each", list(LANES), key="commitments_by", required=True, format_func=LANES.get,
        on_change=lambda: view.set_own(by=st.session_state["commitments_by"], picked=None),
    )  # fmt: skip
    column = "act" if by == "act" else "speaker_id"
    lanes = _lanes(found, actors, by)
    colours = {} if by == "act" else {actor: here.palette.actor(actor) for actor in lanes}
    bulk = commitments.bulk(found)
    days = period.of(bulk)
    looked_at = found if days is None else found[found["day"].between(*days).fillna(False)]
    counted, step = commitments.over_time(looked_at, column)

    def draw(picked: str | None) -> None:
        figure = chart.over_time(counted, column, lanes, step, colours=colours, picked=picked)
        selection.plot(figure, _CHART, f"Commitments over time, a bar a {step}. The tables below hold the same.")

    def chosen(key: str) -> None:
        asked = chart.read(key)
        if asked is None:
            return
        lane, first, last = asked
        days = found["day"]
        there = found[(found[column] == lane).fillna(False) & ((days >= first) & (days <= last)).fillna(False)]
        when = wording.period(first, last)
        title = f"{lanes.get(lane, lane)}, {when}"
        details.quotes_and_meetings(here, quote_ids=there["quote_id"].tolist(), title=title)

    selection.beside(_CHART, draw, chosen)
    st.caption(_note(found, looked_at, lanes, column))
    if bulk is not None:
        period.widen(whole=days is None)
    download.csv_button(counted.rename(columns={"first": "period"}), None, "commitments-over-time")


def _lanes(found: pd.DataFrame, actors: pd.DataFrame, by: str) -> dict[str, str]:
    """Value -> name, in their order."""
    if by == "act":
        present = set(found["act"])
        return {act: said.capitalize() for act, said in ACTS.items() if act in present}
    busiest = actors.head(_BUSIEST)
    return dict(zip(busiest["speaker_id"], busiest["speaker"], strict=True))


def _note(found: pd.DataFrame, looked_at: pd.DataFrame, lanes: Mapping[str, str], column: str) -> str:
    """What is shown and what is left out, as sentences."""
    dated = looked_at[looked_at["day"].notna()]
    shown = int(dated[column].isin(list(lanes)).sum())
    left = []
    if outside := int(found["day"].notna().sum()) - len(dated):
        left.append(f"{wording.count(outside, 'statement')} before or after these days")
    if other := len(dated) - shown:
        left.append(f"{wording.count(other, 'statement')} by other or unknown speakers")
    if undated := int(found["day"].isna().sum()):
        left.append(f"{wording.count(undated, 'statement')} without a day")
    words = f"Shows {wording.count(shown, 'statement')}; one that several reports bring counts once."
    return f"{words} Left out: {wording.listed(left)}." if left else words


def _by_actor(here: Here, counted: pd.DataFrame) -> None:
    if not len(counted):
        return
    st.header("Who committed themselves to what", anchor=False)
    acts = [act for act in ACTS if counted[act].any()]
    shown = counted.head(12)
    made = table.table(
        {"who": "Actor", **{act: ACTS[act].capitalize() for act in acts}, "all": "All"},
        [_actor_row(here, row, acts) for row in rows(shown)],
        "Commitments by actor and act. A number leads to its statements.",
        numbers=[*acts, "all"],
    )
    st.html(made)
    if len(counted) > len(shown):
        st.caption(f"The {len(shown)} with most of {wording.count(len(counted), 'actor')}; the file has them all.")
    download.csv_button(counted, None, "commitments-by-actor")


def _actor_row(here: Here, row: Mapping[str, Any], acts: Sequence[str]) -> dict[str, Markup | str]:
    alone = here.view.with_(actors=(row["speaker_id"],))
    cells: dict[str, Markup | str] = {"who": link(links.url("commitments", alone), row["speaker"])}
    for act in acts:
        if row[act]:
            cells[act] = link(links.url("commitments", alone.with_(acts=(act,))), f"{row[act]:,}",
                              aria_label=f"{row['speaker']} {ACTS[act]}: {row[act]:,}")  # fmt: skip
    return cells | {"all": f"{row['all']:,}"}


def _list(here: Here, found: pd.DataFrame) -> None:
    st.header("Each of them, and what was said of it later", anchor=False)
    sort = view.own("sort") or ""
    sort = sort if sort in SORTS else "newest"
    st.session_state["commitments_sort"] = sort
    st.selectbox(
        "Order", SORTS, key="commitments_sort", format_func=results.SORTS.get, width=190,
        on_change=lambda: view.set_own(sort=st.session_state["commitments_sort"], page=None),
    )  # fmt: skip
    ordered = _in_order(found, sort)
    chosen = view.own("row")
    # A link to a commitment opens the page that it is on.
    at = ordered["quote_id"].tolist().index(chosen) if chosen in set(ordered["quote_id"]) else 0
    shown = results.page(ordered, view.number("page", at // results.PAGE + 1))
    words = wording.count(len(ordered), "commitment")
    words += f"; page {shown.number:,} of {shown.pages:,}" if shown.pages > 1 else ""
    st.html(tag("p", words, class_="soft", role="status"))
    record = next(iter(rows(ordered[ordered["quote_id"] == chosen])), None) if chosen else None
    if record is None:
        _cards(here, shown.records)
    else:
        left, right = st.columns([3, 2], gap="large")
        with left:
            _cards(here, shown.records)
        with right, selection.rows(lambda: view.set_own(row=None)):
            _what_followed(here, record)
    if shown.pages > 1:
        turn_pages(shown.pages, shown.number)
    everything, _ = _everything(here)
    download.csv_button(lambda: commitments.followed(everything, ordered), None, "commitments", rows=len(ordered))


def _in_order(found: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "unsure":
        return found.sort_values("confidence", kind="stable", na_position="first")
    if sort == "oldest":
        return found.sort_values(["day", "doc_id", "start"], kind="stable", na_position="last")
    return found


def _everything(here: Here) -> tuple[Tables, str]:
    """Where later statements are looked for, and what tells it apart."""
    wider = commitments.later_view(here.view)
    return store.tables(wider), store.key(wider)


def _cards(here: Here, shown: pd.DataFrame) -> None:
    everything, key = _everything(here)
    counts = _later_counts(here.snapshot.version, key, tuple(shown["quote_id"]), everything)
    own = {name: view.own(name) for name in ("by", "sort", "page", "picked")}
    made = []
    for record in rows(shown):
        number = counts.get(record["quote_id"], 0)
        made.append(joined([_heading(record), quote_card.card(record, here.view, here.palette),
                            _later_link(here.view, record, number, own)]))  # fmt: skip
    st.html(tag("div", quote_card.cards(made), class_="commitments"))


def _heading(record: Mapping[str, Any]) -> Markup:
    parts = [tag("b", ACTS[record["act"]].capitalize())]
    if wording.known(record["addressee"]):
        parts.append(tag("span", f"to {record['addressee']}"))
    if wording.known(record["topics"]):
        parts.append(tag("span", f"on {wording.listed(list(record['topics']), 3)}"))
    if record["reports"] > 1:
        parts.append(tag("span", f"in {record['reports']:,} reports"))
    # In a wide window the page is turned to the commitment, in a narrow one to what followed, below the others.
    here = tag("span", data_lit=scroll_to(), class_="wide-only") if record["quote_id"] == view.own("row") else None
    return tag("p", here, joined(parts, " "), class_="deed")


def _later_link(wanted: View, record: Mapping[str, Any], number: int, own: Mapping[str, Any]) -> Markup:
    if not number:
        return tag("p", "Nothing later on the same issue", class_="later soft")
    opens = links.url("commitments", wanted, row=record["quote_id"], **own)
    chosen = view.own("row") == record["quote_id"]
    words = f"Later on the same issue: {wording.count(number, 'statement')}"
    return tag("p", link(opens, words, aria_current="true" if chosen else None), class_="later")


def _what_followed(here: Here, record: Mapping[str, Any]) -> None:
    """Later statements by, to or about the same actor on the same issue, by day."""
    everything, key = _everything(here)
    found = _later(here.snapshot.version, key, record["quote_id"], everything)
    who = record["speaker"] if wording.known(record["speaker"]) else "the speaker"
    st.html(tag("h2", "Later on the same issue", data_lit=f"later-{record['quote_id']}", tabindex="-1"))
    st.html(tag(
        "p", f"After {wording.day(record['day'])}, when {who} {ACTS[record['act']]}: “",
        wording.clipped(record["text"], 160), f"”. Below are statements of a later day by, to or about {who} that "
        "share a topic with it. Whether it was kept, they do not say.", class_="soft",
    ))  # fmt: skip
    if not len(found):
        st.caption("None was found.")
        return
    records = everything.records.merge(found, left_on="quote_id", right_on="later_id")
    ordered = records.sort_values(["first", "later_id"]).reset_index(drop=True)
    made = []
    for one in quote_card.with_speakers(ordered.head(_LATER), everything):
        how = {"by": f"by {who}", "to": f"to {who}", "about": f"about {who}"}[one["how"]]
        after = wording.count(int(one["days"]), "day")
        told = f"{after} later, {how}, on {wording.listed(list(one['topics_y']), 3)}"
        made.append(joined([tag("p", told, class_="deed"), quote_card.card(_plain(one), here.view, here.palette)]))
    st.html(tag("div", quote_card.cards(made), class_="compact"))
    if len(ordered) > _LATER:
        st.caption(f"{wording.count(len(ordered) - _LATER, 'further statement')} in the file.")
    named = ordered.rename(columns={"topics_x": "topics", "topics_y": "shared_topics"})
    download.csv_button(named.drop(columns=["later_id", "first"]), None, "later-on-the-same-issue")


def _plain(one: Mapping[str, Any]) -> dict[str, Any]:
    """A record merged with what `later` says of it, as a record again."""
    return {**one, "topics": one["topics_x"]}
