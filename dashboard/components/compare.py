"""The pieces of the compare page. The address holds what is compared, the sides, the shared topic and the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import apart, subjects
from core.profiles import sides as profiles
from core.tables import Tables
from core.wording import rows
from dashboard.charts import bars
from dashboard.components import details, download, links, quote_card, selection, sides, store, table, told_by, view
from dashboard.components.fold import fold
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here
from dashboard.components.sides import BY, One

LEAD = (
    "Actors, countries or periods side by side: with whom, on what, in which words. Bars are shares of each side’s "
    "own, so that a quiet side can be read beside a loud one. For example: how did a country’s words change from one "
    "year to the next?"
)
SHOWN = 10
"""Counterparts, topics and words in a chart or a list."""
QUOTES = 5
"""Statements of each side on a shared topic."""


def show(here: Here) -> None:
    """Choose the sides, then all that is compared."""
    by = view.own("by") if view.own("by") in BY else "actor"
    offered = sides.offered(here, by)
    asked = [one for one in (view.own("sides") or "").split(sides.BETWEEN) if one]
    first = list(offered)[:2]
    found = sides.sides(here, by, asked or (sorted(first) if by == "period" else first))
    _controls(by, offered, found, chosen=bool(asked))
    unread = [one for one in asked if one not in {side.key for side in found}]
    if unread:
        st.warning(
            f"Left out: {wording.plain(wording.listed([wording.clipped(one, 40) for one in unread], 4))}. At most "
            f"{sides.MOST} sides fit beside each other, and each must be known to the store.",
            icon=":material/filter_alt_off:",
        )  # fmt: skip
    if len(found) < 2:
        st.html(tag("p", f"Choose two {BY[by].lower()} or more above.", class_="lead", role="status"))
        return
    if not asked:
        st.caption("The two busiest, until you choose others above.")
    tables = {one.key: one.tables for one in found}
    _figures(here, found)
    _counterparts(here, by, found, tables)
    counted = _topics(here, found, tables)
    _words(here, found, tables)
    _shared(here, found, tables, counted)
    _ends(here, found, tables)


def _controls(by: str, offered: Mapping[str, str], found: Sequence[One], *, chosen: bool) -> None:
    st.session_state["compare_by"] = by
    keys = [one.key for one in found]
    st.session_state["compare_sides"] = keys if chosen else []
    names = dict(offered) | {one.key: one.name for one in found}
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "Compare", list(BY), key="compare_by", required=True, width="content", format_func=BY.get,
            on_change=lambda: view.set_own(by=st.session_state["compare_by"], sides=None, picked=None, shared=None),
        )  # fmt: skip

        def put() -> None:
            asked = [str(one) for one in st.session_state["compare_sides"]]
            view.set_own(sides=sides.BETWEEN.join(asked) or None, picked=None, shared=None)

        st.multiselect(
            "Sides", list(dict.fromkeys([*keys, *offered])), key="compare_sides", on_change=put,
            format_func=lambda one: names.get(one, one), max_selections=sides.MOST,
            accept_new_options=by == "period", help=sides.HELP if by == "period" else None,
            placeholder=f"Choose up to {sides.MOST}",
        )  # fmt: skip


def _figures(here: Here, found: Sequence[One]) -> None:
    st.header("In numbers", anchor=False)
    counted = pd.DataFrame([sides.figures(one) for one in found], dtype=object)
    columns = {"side": "Side", "statements": "Statements", "meetings": "Meetings", "reports": "Reports", "days": "Days"}
    lines = [
        {
            "side": _named(here, one), "statements": link(links.url("quotes", one.view), f"{row['statements']:,}"),
            "meetings": link(links.url("timeline", one.view), f"{row['meetings']:,}"),
            "reports": link(links.url("document", one.view), f"{row['reports']:,}"),
            "days": tag("span", wording.period(row["first"], row["last"]), class_="wraps"),
        }
        for one, row in zip(found, rows(counted), strict=True)
    ]  # fmt: skip
    st.html(table.table(columns, lines, "The sides in numbers", numbers=("statements", "meetings", "reports")))
    if note := next(filter(None, (told_by.once_note(one.tables) for one in found)), None):
        st.caption(note)
    download.csv_button(counted, None, "compare-numbers")


def _named(here: Here, one: One) -> Markup:
    swatch = tag("span", class_="swatch", aria_hidden="true", style=f"--side:{one.colour}")
    if one.view.actors == (one.key,):
        return joined([swatch, link(links.url("actor", here.view.with_(actors=()), who=one.key), one.name)])
    return tag("span", swatch, one.name)


def _counterparts(here: Here, by: str, found: Sequence[One], tables: Mapping[str, Tables]) -> None:
    st.header("Counterparts", anchor=False)
    countries = by != "actor"
    counted = _met(here.snapshot.version, _key(found), by, tables)
    if countries:
        counted = counted.assign(name=counted["who"].map(wording.country))
    else:
        counted = apart.named(here.tables, counted, "who", "name")
    if not len(counted):
        st.caption("None of the sides has a meeting with anybody that is known to have taken place.")
        return
    wholes = [len(tables[one.key].meetings) for one in found]

    def chosen(key: str) -> None:
        who, _, side = key.rpartition("|")
        one = next((one for one in found if one.key == side), None)
        ids = profiles.met(one.tables, who, countries) if one else []
        name = next((row["name"] for row in rows(counted[counted["who"] == who])), who)
        _details(here, one, f"{name}: {one.name if one else side}", meeting_ids=ids)

    what = "countries" if countries else "actors"
    _compared(here, "met", counted, found, wholes, f"With which {what} did each side meet?",
              ("meeting", "meetings"), chosen, "compare-counterparts")  # fmt: skip


def _topics(here: Here, found: Sequence[One], tables: Mapping[str, Tables]) -> pd.DataFrame:
    st.header("Topics", anchor=False)
    counted = _spoken(here.snapshot.version, _key(found), tables)
    if not len(counted):
        st.caption("No statement of any side is on a topic that the program knows.")
        return counted
    wholes = [len(tables[one.key].quotes) for one in found]

    def chosen(key: str) -> None:
        topic, _, side = key.rpartition("|")
        one = next((one for one in found if one.key == side), None)
        ids = subjects.rows_on(one.tables, "statements", (topic,)) if one else []
        _details(here, one, f"{topic}: {one.name if one else side}", quote_ids=ids)

    named = counted.assign(who=counted["topic"], name=counted["topic"])
    _compared(here, "on", named, found, wholes, "On what does each side speak?", ("statement", "statements"), chosen,
              "compare-topics")  # fmt: skip
    return counted


def _compared(
    here: Here, chart: str, counted: pd.DataFrame, found: Sequence[One], wholes: Sequence[int], title: str,
    unit: tuple[str, str], chosen: Callable[[str], None], file: str,
) -> None:  # fmt: skip
    """Bars of the sides beside each other, the same as a table, and the file. `counted`: side, who, name, rows."""
    share = {one.key: max(1, whole) for one, whole in zip(found, wholes, strict=True)}
    weight = counted.assign(share=counted["rows"].astype(float) / counted["side"].map(share).astype(float))
    order = weight.groupby(["who", "name"], sort=False)["share"].sum().sort_values(ascending=False, kind="stable")
    first = [(str(who), str(name)) for who, name in order.index[:SHOWN]]
    listed = counted[counted["who"].isin([who for who, _ in order.index[: table.MOST]])]
    numbers = {(str(row["who"]), str(row["side"])): int(row["rows"]) for row in rows(listed)}

    def draw(picked: str | None) -> None:
        figure = bars.beside(first, [one.drawn for one in found], numbers, wholes, title, unit, picked=picked)
        selection.plot(figure, chart, alt=f"{title} The table below says the same.")
        left = len(order) - len(first)
        st.caption(f"Shows {len(first):,} of {len(order):,}, those with the largest shares. "
                   f"{'The others are in the file.' if left else 'None is left out.'}")  # fmt: skip

    selection.beside(chart, draw, chosen)
    with fold("The same as a table", chart):
        columns = {"name": "Name"} | {one.key: one.name for one in found}
        lines = []
        for who, name in [(str(who), str(name)) for who, name in order.index[: table.MOST]]:
            line: dict[str, str | Markup] = {"name": name}
            for one in found:
                if number := numbers.get((who, one.key)):
                    line[one.key] = _chooses(here, chart, f"{who}|{one.key}", f"{number:,}")
            lines.append(line)
        st.html(table.table(columns, lines, title, numbers=[one.key for one in found]))
    download.csv_button(counted, None, file)


def _words(here: Here, found: Sequence[One], tables: Mapping[str, Tables]) -> None:
    st.header("Most typical words", anchor=False)
    counted = _typical(here.snapshot.version, _key(found), tables)
    if not len(counted):
        st.caption("The sides have too few statements to find words by which they differ.")
        return
    made = []
    most = float(counted["z"].max())
    for one in found:
        items = [
            tag(
                "li",
                _chooses(here, "word", f"{row['word']}|{one.key}", row["spelling"]),
                tag("span", f"{int(row['times']):,}", class_="number", data_why=_why(row)),
                tag("span", tag("i", style=f"width:{max(2, round(100 * row['z'] / most))}%"), class_="bar",
                    aria_hidden="true"),
                style=f"--side:{one.colour}",
            )
            for row in rows(counted[counted["side"] == one.key].head(SHOWN))
        ]  # fmt: skip
        words = tag("ol", *items, class_="ranked") if items else tag("p", "No word is typical of it.", class_="soft")
        made.append(tag("section", tag("h2", one.name), words, aria_label=f"Words typical of {one.name}"))
    st.html(tag("div", *made, class_="sides"))
    st.caption(
        "Words by which a side’s statements differ from those of the others together: log-odds with an informative "
        "prior, the longest bar the surest. The number says how often the side says it. Function words are left out, "
        f"and words of fewer than {profiles.words.FEWEST} of its statements."
    )
    download.csv_button(counted, None, "compare-words")
    if key := selection.of("word"):
        word, _, side = key.rpartition("|")
        one = next((one for one in found if one.key == side), None)
        ids = profiles.saying(one.tables, word) if one else []
        with selection.rows(key="rows_below"):
            _details(here, one, f"“{word}”: {one.name if one else side}", quote_ids=ids)


def _why(row: Mapping[str, Any]) -> str:
    return f"{int(row['times']):,} times here, {int(row['others']):,} times by the others; z is {row['z']:.1f}"


def _shared(here: Here, found: Sequence[One], tables: Mapping[str, Tables], counted: pd.DataFrame) -> None:
    st.header("On a shared topic", anchor=False)
    topics = profiles.shared(counted, len(found)) if len(counted) else []
    if not topics:
        st.caption("There is no topic on which every side speaks.")
        return
    topic = view.own("shared") if view.own("shared") in topics else topics[0]
    st.session_state["compare_shared"] = topic
    st.selectbox(
        "Topic", topics, key="compare_shared", width=320,
        on_change=lambda: view.set_own(shared=st.session_state["compare_shared"]),
    )  # fmt: skip
    ids = _said(here.snapshot.version, _key(found), str(topic), tables)

    def all_of(one: One) -> Markup:
        number = len(ids[one.key])
        label = f"All {number:,} statements" if number > 1 else "The statement on the page Quotes"
        return link(links.url("quotes", one.view.with_(topics=(str(topic),))), label)

    _columns(here, found, {side: said[:QUOTES] for side, said in ids.items()}, all_of)
    _file(here, found, ids, "compare-shared-topic")


def _ends(here: Here, found: Sequence[One], tables: Mapping[str, Tables]) -> None:
    st.header("First and last statement", anchor=False)
    ids = _said(here.snapshot.version, _key(found), None, tables)
    if not any(ids.values()):
        st.caption("Of no statement of any side is the day known.")
        return
    _columns(here, found, ids, lambda one: link(links.url("quotes", one.view, sort="oldest"), "All in this order"))
    _file(here, found, ids, "compare-first-and-last")


def _columns(here: Here, found: Sequence[One], ids: Mapping[str, Sequence[str]], lead: Callable[[One], Markup]) -> None:
    """Cards of each side in a column of its own."""
    made = details.cards_of(here, list(dict.fromkeys(id_ for one in found for id_ in ids[one.key])))
    for column, one in zip(st.columns(len(found), gap="large"), found, strict=True):
        with column:
            cards = quote_card.cards([made[id_] for id_ in ids[one.key] if id_ in made])
            none = tag("p", "None is known.", class_="soft")
            st.html(tag("div", tag("h2", _named(here, one)), cards if ids[one.key] else none,
                        tag("p", lead(one)) if ids[one.key] else None, class_="compact"))  # fmt: skip


def _quotes(one: One, ids: Sequence[str]) -> pd.DataFrame:
    quotes = one.tables.quotes
    wanted = pd.DataFrame({"quote_id": pd.Series(list(ids), dtype=quotes["quote_id"].dtype)})
    return wanted.merge(quotes, on="quote_id")[list(quotes.columns)]


def _details(
    here: Here, one: One | None, title: str, *, quote_ids: Sequence[str] = (), meeting_ids: Sequence[str] = ()
) -> None:
    if one is None:
        st.caption("The address names no side of this comparison.")
        return
    beside = Here(here.snapshot, here.view, one.tables, here.palette)
    details.quotes_and_meetings(
        beside, quote_ids=quote_ids, meeting_ids=meeting_ids, title=wording.plain(title)
    )  # fmt: skip


def _chooses(here: Here, chart: str, key: str, label: str) -> Markup:
    kept = {name: view.own(name) for name in ("by", "sides", "shared")}
    return link(links.url("compare", here.view, **kept, picked=selection.written(chart, key)), label)


def _key(found: Sequence[One]) -> str:
    return " ".join(f"{one.key} {store.key(one.view)}" for one in found)


@st.cache_resource(max_entries=8, show_spinner=False)
def _met(version: str, key: str, by: str, _tables: Mapping[str, Tables]) -> pd.DataFrame:
    own = {side: side if by != "period" else None for side in _tables}
    return profiles.counterparts(_tables, own, by != "actor")


@st.cache_resource(max_entries=8, show_spinner=False)
def _spoken(version: str, key: str, _tables: Mapping[str, Tables]) -> pd.DataFrame:
    return profiles.topics(_tables)


@st.cache_resource(max_entries=8, show_spinner="Finding the words by which they differ")
def _typical(version: str, key: str, _tables: Mapping[str, Tables]) -> pd.DataFrame:
    return profiles.typical(_tables)


@st.cache_resource(max_entries=16, show_spinner=False)
def _said(version: str, key: str, topic: str | None, _tables: Mapping[str, Tables]) -> dict[str, list[str]]:
    """Of each side, the statements on a topic, or the first and the last one."""
    return {
        side: profiles.ends(tables) if topic is None else subjects.rows_on(tables, "statements", (topic,))
        for side, tables in _tables.items()
    }


def _file(here: Here, found: Sequence[One], ids: Mapping[str, Sequence[str]], name: str) -> None:
    """These statements of each side as a file of rows of `records`, made when it is asked for."""

    def records() -> pd.DataFrame:
        return pd.concat([_records(here, one, ids[one.key]) for one in found], ignore_index=True)

    download.csv_button(records, None, name, rows=sum(map(len, ids.values())))


def _records(here: Here, one: One, ids: Sequence[str]) -> pd.DataFrame:
    """Rows of `records` with the side in front."""
    quotes = _quotes(one, ids)
    records = quotes[["quote_id"]].merge(details.about(here, quotes=quotes).records, on="quote_id")
    return records.assign(side=one.name)[["side", *records.columns]]
