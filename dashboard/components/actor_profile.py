"""The profile of an actor: names, roles, counterparts and topics, each with its chart, its table and its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import actor as profiles
from core.profiles import apart
from core.tables import Tables
from core.wording import known, rows
from dashboard.charts import matrix, terms
from dashboard.charts.matrix import Cells
from dashboard.components import details, download, links, selection, table, told_by
from dashboard.components.fold import fold
from dashboard.components.markup import link, tag
from dashboard.components.page import Here

SHOWN = 12
"""Counterparts and topics in a chart; the tables and files have all."""
NO_TOPIC = "No topic found"


@dataclass(frozen=True)
class Profile:
    """Of whom: the id, the row of `actors`, and the key of the View without its filter by actor."""

    who: str
    about: Mapping[str, Any]
    key: str


def profile(here: Here, of: Profile, said: list[str]) -> None:
    """Every part of it, one below the other; what several reports tell of counts once. `said`: quote_ids."""
    names, roles, others, topics = _counted(here.snapshot.version, of.key, of.who, here.tables.once, said)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _names(here, of, names)
    with right:
        _roles(here, of, roles, said)
    _counterparts(here, of, others)
    _topics(here, of, topics, said)


@st.cache_resource(max_entries=16, show_spinner=False)
def _counted(version: str, key: str, who: str, _tables: Tables, _said: list[str]) -> tuple[pd.DataFrame, ...]:
    return (
        profiles.names(_tables, who), profiles.roles(_tables, who),
        apart.named(_tables, profiles.counterparts(_tables, who), "actor_id", "name"),
        profiles.by_topic_and_year(_tables, _said),
    )  # fmt: skip


def _names(here: Here, of: Profile, names: pd.DataFrame) -> None:
    st.header("Names and spellings", anchor=False)
    key = selection.of("name")
    lines = [
        {
            "text": _chooses(here, of, "name", f"{row['text']}|{row['form']}", row["text"]) if row["mentions"]
            else row["text"],
            "form": wording.FORMS.get(row["form"] or "", "not met in these reports"),
            "mentions": f"{row['mentions']:,}", "documents": f"{row['documents']:,}",
            "last": tag("span", wording.period(row["first"], row["last"]), class_="wraps"),
        }
        for row in rows(names.head(table.MOST))
    ]  # fmt: skip
    columns = {"text": "As the texts say it", "form": "How", "mentions": "Times", "documents": "Reports",
               "last": "Published"}  # fmt: skip
    numbers = ("mentions", "documents")
    st.html(table.table(columns, lines[:SHOWN], "Names and spellings", numbers=numbers))
    if len(lines) > SHOWN:
        with fold(f"{len(names) - SHOWN:,} more", "names"):
            st.html(table.table(columns, lines[SHOWN:], "Further names and spellings", numbers=numbers))
            if len(names) > table.MOST:
                st.caption(f"The first {table.MOST} of {len(names):,}; the file has them all.")
    download.csv_button(names, None, "actor-names")
    if key:
        with selection.rows(key="rows_name"):
            _passages(here, of, key)


def _passages(here: Here, of: Profile, key: str) -> None:
    """Where the texts use a spelling."""
    words, _, form = key.rpartition("|")
    mentions = here.tables.once.mentions
    said = mentions["text"].str.lower() == words.lower()
    found = mentions[(mentions["actor_id"] == of.who) & said & (mentions["form"] == form)]
    st.html(tag("h2", f"“{wording.clipped(words, 60)}”: {wording.count(len(found), 'place')}"))
    first = found.head(10)
    texts = here.tables.documents
    texts = texts[texts["doc_id"].isin(first["doc_id"].unique().tolist())].set_index("doc_id")["text"]
    items = []
    for row in rows(first):
        around = texts[row["doc_id"]][max(0, row["start"] - 90) : row["end"] + 90]
        href = links.document(row["doc_id"], row["start"], row["end"], here.view, row=row["mention_id"])
        items.append(tag("li", link(href, f"… {wording.clipped(around, 190)} …")))
    st.html(tag("ul", *items, class_="plain-list"))
    if len(found) > len(first):
        st.caption(f"{wording.count(len(found) - len(first), 'further place')} not shown here.")


def _roles(here: Here, of: Profile, roles: pd.DataFrame, said: list[str]) -> None:
    st.header("Roles over time", anchor=False)
    if not len(roles):
        st.caption("Neither the texts nor the list of office holders give this actor a role.")
        return
    drawn = roles[roles["first"].notna() | roles["last"].notna()].sort_values("times", ascending=False).head(SHOWN)
    drawn = drawn.sort_values(["source", "first"], kind="stable")
    key = selection.of("role")
    if len(drawn):
        selection.plot(
            terms.terms(drawn, date.today(), colour=here.palette.actor(of.who), picked=key), "role",
            alt="Roles of this actor, each as a line from its first to its last day. The table below says the same.",
        )  # fmt: skip
        left = len(roles) - len(drawn)
        st.caption(f"Shows {wording.count(len(drawn), 'role')}. " + (f"Left out: {left:,}, in the table." if left else
                   "None is left out."))  # fmt: skip
    with fold("The same as a table", "roles"):
        lines = [
            {
                "role": _chooses(here, of, "role", row["role"], row["role"]),
                "source": "office held" if row["source"] == "office" else "as stated",
                "days": wording.period(row["first"], row["last"]) if known(row["last"]) or row["source"] == "stated"
                else f"since {wording.day(row['first'])}",
                "times": f"{row['times']:,}" if known(row["times"]) else "",
            }
            for row in rows(roles.head(table.MOST))
        ]  # fmt: skip
        columns = {"role": "Role", "source": "Known from", "days": "Days", "times": "Times stated"}
        st.html(table.table(columns, lines, "Roles over time", numbers=("times",)))
    download.csv_button(roles, None, "actor-roles")
    if key:
        quote_ids, meeting_ids = _with_role(here.tables.once, of.who, roles, key, said)
        with selection.rows(key="rows_role"):
            details.quotes_and_meetings(here, quote_ids=quote_ids, meeting_ids=meeting_ids, title=wording.plain(key))


def _with_role(
    tables: Tables, who: str, roles: pd.DataFrame, role: str, said: list[str]
) -> tuple[list[str], list[str]]:
    """Statements and meetings with a role as stated; of an office, the statements of its term."""
    quotes = tables.quotes[tables.quotes["quote_id"].isin(said)]
    row = next((one for one in rows(roles) if one["role"] == role), None)
    if row is not None and row["source"] == "office":
        day = quotes["date"]
        inside = (day >= (row["first"] or date.min)) & (day <= (row["last"] or date.max))
        return quotes.loc[inside.fillna(False).to_numpy(bool), "quote_id"].tolist(), []
    parts = tables.participants[tables.participants["actor_id"] == who]
    return tuple(  # type: ignore[return-value]
        frame.loc[(frame[column].str.lower() == role.lower()).fillna(False).to_numpy(bool), id_].tolist()
        for frame, column, id_ in ((quotes, "speaker_role", "quote_id"), (parts, "role", "meeting_id"))
    )


def _counterparts(here: Here, of: Profile, others: pd.DataFrame) -> None:
    st.header("Counterparts", anchor=False)
    if not len(others):
        st.caption("Nobody is known whom this actor met, spoke to or spoke about.")
        return
    first = list(rows(others.head(SHOWN)))
    ties = [(tie, name) for tie, name in profiles.TIES.items() if any(row[tie] for row in first)]
    filled = {(row["actor_id"], tie): row[tie] for row in first for tie, _ in ties if row[tie]}
    cells = Cells(
        [(row["actor_id"], row["name"]) for row in first], ties, {cell: float(n) for cell, n in filled.items()},
        {cell: f"{n:,}" for cell, n in filled.items()},
    )  # fmt: skip
    mine = str(of.about["name"])

    def draw(picked: str | None) -> None:
        def said(row: str, column: str, label: str) -> str:
            return f"{mine} {column.lower()} {row}: {label} times. Choose it to see them."

        selection.plot(
            matrix.matrix(cells, "With whom does this actor deal?", said, picked=picked), "with",
            alt="How often this actor met, spoke to or spoke about others. The table below says the same.",
        )  # fmt: skip
        left = len(others) - len(first)
        rest = f"Left out: {left:,} with fewer ties, in the file." if left else "None is left out."
        note = told_by.once_note(here.tables.once)
        st.caption(f"Shows {wording.count(len(first), 'counterpart')}. {rest} {note}".rstrip())

    def chosen(key: str) -> None:
        other, _, tie = key.partition("|")
        meetings, quotes = profiles.ties_with(here.tables.once, of.who, other, tie if tie in profiles.TIES else None)
        name = next((row["name"] for row in rows(others[others["actor_id"] == other])), other)
        title = f"{profiles.TIES[tie]} {name}" if tie in profiles.TIES else str(name)
        details.quotes_and_meetings(here, meeting_ids=meetings, quote_ids=quotes, title=wording.plain(title))

    selection.beside("with", draw, chosen)
    with fold("The same as a table", "with"):
        lines = []
        for row in rows(others.head(table.MOST)):
            line = {tie: _chooses(here, of, "with", f"{row['actor_id']}|{tie}", f"{row[tie]:,}") for tie, _ in ties
                    if row[tie]}  # fmt: skip
            name = link(links.url("actor", here.view.with_(actors=()), who=row["actor_id"]), row["name"])
            days = tag("span", wording.period(row["first"], row["last"]), class_="wraps")
            lines.append(line | {"name": name, "country": wording.country(row["country"]), "days": days})
        columns = {"name": "Name", "country": "Country"} | dict(ties) | {"days": "Days"}
        st.html(table.table(columns, lines, "Counterparts", numbers=[tie for tie, _ in ties]))
        if len(others) > table.MOST:
            st.caption(f"The first {table.MOST} of {len(others):,}; the file has them all.")
    download.csv_button(others, None, "actor-counterparts")


def _topics(here: Here, of: Profile, counted: pd.DataFrame, said: list[str]) -> None:
    st.header("What they said, by topic and year", anchor=False)
    if not said:
        st.caption("No report that the filters leave holds a statement by this actor.")
        return
    dated = counted[counted["year"].notna()].assign(topic=counted["topic"].fillna(NO_TOPIC))
    spans = matrix.year_spans([int(year) for year in dated["year"]])
    sums = dated.groupby("topic")["statements"].sum().sort_values(ascending=False, kind="stable")
    topics = [name for name in sums.index if name != NO_TOPIC][:SHOWN] + [NO_TOPIC] * (NO_TOPIC in sums.index)
    cells = _cells(dated, topics, spans)

    def draw(picked: str | None) -> None:
        if not cells.numbers:
            return
        selection.plot(
            matrix.matrix(cells, "On what did they speak, and when?", _sentence, picked=picked), "said",
            alt="Statements by topic and year. The table below says the same.",
        )  # fmt: skip
        undated = int(counted.loc[counted["year"].isna(), "statements"].sum())
        words = "A statement on several topics counts under each. "
        left = [f"{wording.count(len(sums) - len(topics), 'further topic')}"] if len(sums) > len(topics) else []
        left += [f"{undated:,} whose year is not known"] if undated else []
        st.caption(words + (f"Left out: {wording.listed(left)}." if left else "None is left out."))

    def chosen(key: str) -> None:
        topic, _, span = key.rpartition("|")
        ids = _on(here.tables.once, said, topic, span)
        details.quotes_and_meetings(here, quote_ids=ids, title=wording.plain(f"{topic}, {span}"))

    selection.beside("said", draw, chosen)
    if cells.numbers:
        with fold("The same as a table", "said"):
            columns = {"topic": "Topic"} | dict(cells.columns)
            lines = []
            for topic, name in cells.rows:
                line: dict[str, Any] = {"topic": name}
                for span, _ in cells.columns:
                    if (topic, span) in cells.labels:
                        line[span] = _chooses(here, of, "said", f"{topic}|{span}", cells.labels[topic, span])
                lines.append(line)
            st.html(table.table(columns, lines, "Statements by topic and year", numbers=[s for s, _ in cells.columns]))
    download.csv_button(counted, None, "actor-topics")


def _cells(dated: pd.DataFrame, topics: Sequence[str], spans: Sequence[tuple[int, int]]) -> Cells:
    columns = [(f"{low}-{high}" if high > low else str(low),) * 2 for low, high in spans]
    numbers: dict[tuple[str, str], float] = {}
    for topic, year, statements in zip(dated["topic"], dated["year"], dated["statements"], strict=True):
        span = next(name for (low, high), (name, _) in zip(spans, columns, strict=True) if low <= year <= high)
        if topic in topics:
            numbers[topic, span] = numbers.get((topic, span), 0.0) + float(statements)
    labels = {cell: f"{int(number):,}" for cell, number in numbers.items()}
    return Cells([(topic, topic) for topic in topics], columns, numbers, labels)


def _sentence(row: str, column: str, label: str) -> str:
    return f"{row}, {column}: {label} statements. Choose them to read them."


def _on(tables: Tables, said: list[str], topic: str, span: str) -> list[str]:
    """The statements of these that are on a topic, said in a year or in years as 2000-2004."""
    quotes = tables.quotes[tables.quotes["quote_id"].isin(said)]
    low, _, high = span.partition("-")
    if not low.isdigit() or not (high or "0").isdigit():
        return []
    year = pd.to_datetime(quotes["date"]).dt.year
    quotes = quotes[((year >= int(low)) & (year <= int(high or low))).fillna(False).to_numpy(bool)]
    spoken = tables.topics[(tables.topics["target"] == "quote").to_numpy(bool)]
    if topic == NO_TOPIC:
        kept = ~quotes["quote_id"].isin(spoken["target_id"])
    else:
        kept = quotes["quote_id"].isin(spoken.loc[spoken["topic"] == topic, "target_id"])
    return quotes.loc[kept, "quote_id"].tolist()


def _chooses(here: Here, of: Profile, chart: str, key: str, label: str) -> Any:
    return link(links.url("actor", here.view, who=of.who, picked=selection.written(chart, key)), label)
