"""HTML report: a view as one page for readers without the program, with figures, citations and nothing to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import pandas as pd

from core import citation, wording
from core.corpus import each_statement
from core.export import figures
from core.export.figures import Bar
from core.export.occasions import Occasion, occasions
from core.export.target import opened
from core.export.text import readable
from core.markup import Markup, joined, tag
from core.tables import Tables
from core.ties import TOOK_PLACE
from core.wording import known

SUFFIX = ".html"
MEDIA_TYPE = "text/html"
OF = "view"

MOST = 2_000
"""Meetings, and statements, that one report holds; of more, the first, and a sentence says how many are left out."""
_RANKED = 10
_STEPS = 36
"""Days that are drawn one by one; a longer time is drawn by month, and beyond as many months by year."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")


def write(tables: Tables, target: str | Path | IO[bytes]) -> None:
    """Write what a View leaves as a report."""
    with opened(target) as stream:
        stream.write(report("Meetings and statements", tables).encode())


def report(
    title: str,
    tables: Tables,
    *,
    lead: str | None = None,
    filters: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
    order: Sequence[str] | None = None,
    made: date | None = None,
) -> str:
    """The page as HTML.

    `tables`: what it tells of. `lead`: a paragraph below the title. `filters`: what was asked for, one phrase each.
    `notes`: id of a quote, meeting or document -> what the author says of it, shown beside the row. `order`: ids of
    quotes, meetings and documents, which then stand in one list in this order and nothing else does; without it,
    meetings and statements stand in two lists by date. `made`: the day to be named as the day of making, else today.
    Every text is escaped; nothing in it is a link to elsewhere, a script or a file.
    """
    cards = _Cards(tables, notes or {})
    body = cards.in_order(order) if order is not None else joined([cards.meetings(), cards.statements()])
    day = wording.day(made or datetime.now(UTC).date())
    head = [
        tag("h1", title),
        tag("p", lead, class_="lead") if lead else None,
        tag("p", f"Filters: {'; '.join(filters)}.", class_="lead") if filters else None,
        tag("p", f"{_counted(tables)} Made with communique on {day}. {_CARE}", class_="lead"),
    ]
    parts = tag("main", *head, _figures(tables.once), body, _sources(tables))
    return f"<!doctype html>\n{_page(title, parts)}\n"


_CARE = (
    "A program read these rows from the reports; it can err. Each carries the place in the source where it can be "
    "checked, and how sure the program is."
)


def _page(title: str, body: Markup) -> Markup:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", readable(title)),
        tag("style", Markup(_STYLE)),  # our own file: markup as it stands
    )
    return tag("html", head, tag("body", body), lang="en")


def _counted(tables: Tables) -> str:
    numbers = [
        wording.count(len(tables.documents), "report"),
        wording.count(tables.meetings["event_id"].fillna(tables.meetings["meeting_id"]).nunique(), "meeting"),
        wording.count(len(each_statement(tables.quotes)), "statement"),
    ]
    days = pd.concat([tables.quotes["date"], tables.meetings["date_start"], tables.meetings["date_end"]]).dropna()
    period = f", {wording.period(days.min(), days.max())}" if len(days) else ""
    return f"{wording.listed(numbers)}{period}."


def _figures(tables: Tables) -> Markup:
    made = [
        _drawn(
            "When did they meet?", figures.columns, _by_time(tables), "time", filled="took place",
            hollow="planned, refused and others",
            note=f"Filled: took place. Hollow: planned, invited to, refused and the like. {_without_day(tables)}",
        ),
        _drawn("Who says most?", figures.ranked, _most(tables.quotes["speaker"]), "speaker", filled="statements",
               note=_rest(tables.quotes["speaker"], "speaker")),
        _drawn("What is spoken of?", figures.ranked, _most(tables.topics["topic"]), "topic",
               filled="statements and meetings", note=_rest(tables.topics["topic"], "topic")),
    ]  # fmt: skip
    return joined([one for one in made if one is not None])


def _drawn(title: str, draw: Any, bars: list[Bar], what: str, *, note: str, **heads: str) -> Markup | None:
    if not bars:
        return None
    numbers = tag("details", tag("summary", "The numbers"), figures.table(bars, what, **heads))
    return tag("figure", tag("figcaption", title), draw(title, bars), tag("p", note, class_="soft"), numbers)


def _by_time(tables: Tables) -> list[Bar]:
    """Meetings by day, month, year or some years, whichever gives few enough bars."""
    dated = tables.meetings.dropna(subset=["date_start"])
    if not len(dated):
        return []
    days = pd.to_datetime(dated["date_start"])
    months = days.dt.year * 12 + days.dt.month - 1
    first, by = days.min().date(), "year"
    steps = days.dt.year
    if (days.max() - days.min()).days < _STEPS:
        steps, by = (days - days.min()).dt.days, "day"
    elif int(months.max() - months.min()) < _STEPS:
        steps, by = months, "month"
    places, there = steps.to_numpy(int), dated["status"].isin(TOOK_PLACE).to_numpy(bool)
    low, high = int(places.min()), int(places.max())
    width = -(-(high - low + 1) // 120)
    made = []
    for step in range(low, high + 1, width):
        within = (places >= step) & (places < step + width)
        made.append(Bar(_step(step, by, first), int((within & there).sum()), int((within & ~there).sum())))
    return made


def _step(step: int, by: str, first: date) -> str:
    """What a bar is called: 8 Aug 2005, Aug 2005 or 2005."""
    if by == "day":
        day = first + timedelta(days=step)
        return f"{day.day} {wording.MONTHS[day.month - 1][:3]} {day.year}"
    return f"{wording.MONTHS[step % 12][:3]} {step // 12}" if by == "month" else str(step)


def _without_day(tables: Tables) -> str:
    number = int(tables.meetings["date_start"].isna().sum())
    return f"{wording.count(number, 'meeting')} without a known day not drawn." if number else ""


def _most(names: pd.Series) -> list[Bar]:
    return [Bar(str(name), int(number)) for name, number in names.value_counts().head(_RANKED).items()]


def _rest(names: pd.Series, what: str) -> str:
    others = names.nunique() - _RANKED
    return f"The {_RANKED} most frequent; {wording.count(others, f'further {what}')} not drawn." if others > 0 else ""


class _Cards:
    """The rows of a report as cards."""

    def __init__(self, tables: Tables, notes: Mapping[str, str]) -> None:
        self.tables, self.notes = tables, notes
        records = tables.records
        self.records = {row["record_id"]: row for row in wording.rows(records[records["quote_id"].notna()])}
        self.documents = {row["doc_id"]: row for row in wording.rows(tables.documents.drop(columns=["text"]))}
        self.occasions = {one.event_id: one for one in occasions(tables)}
        self.event_of = {meeting: one.event_id for one in self.occasions.values() for meeting in one.meeting_ids}
        self.spans = {
            row["meeting_id"]: (row["doc_id"], row["start"], row["end"]) for row in wording.rows(tables.meetings)
        }
        self.once = set(each_statement(tables.quotes)["quote_id"])
        """Of each statement, the row that stands for all reports'."""
        quotes = tables.quotes[["quote_id", "statement_id"]].dropna()
        self.told: dict[str, list[str]] = {}
        for quote_id, statement in zip(quotes["quote_id"], quotes["statement_id"], strict=True):
            self.told.setdefault(statement, []).append(quote_id)
        self.statement_of = dict(zip(quotes["quote_id"], quotes["statement_id"], strict=True))

    def meetings(self) -> Markup:
        found = [self._meeting(one) for one in list(self.occasions.values())[:MOST]]
        return _section("Meetings", found, len(self.occasions), "meeting")

    def statements(self) -> Markup:
        each = [row for id_, row in self.records.items() if id_ in self.once]
        ordered = sorted(each, key=lambda row: (row["date"] or date.max, row["doc_id"], row["start"]))
        return _section("Statements", [self._quote(row) for row in ordered[:MOST]], len(ordered), "statement")

    def in_order(self, order: Sequence[str]) -> Markup:
        found = [card for card in map(self._row, dict.fromkeys(order)) if card is not None]
        return _section("Collected", found[:MOST], len(found), "row")

    def _row(self, id_: str) -> Markup | None:
        if id_ in self.records:
            return self._quote(self.records[id_])
        if (event := self.event_of.get(id_)) is not None:
            return self._meeting(self.occasions[event], id_)
        return self._document(self.documents[id_]) if id_ in self.documents else None

    def _quote(self, row: Mapping[str, Any]) -> Markup:
        words = f"“{row['text']}”" if row["type"] == "direct" else row["text"]
        speaker = row["speaker"] if known(row["speaker"]) else "Speaker not known"
        who = ", ".join(filter(None, [row["speaker_role"] or "", wording.country(row["speaker_country"])]))
        met = self.occasions.get(self.event_of.get(row["meeting_id"] or "", ""))
        where = [
            wording.day(row["date"]) or "day not known",
            f"to {row['addressee']}" if known(row["addressee"]) else "",
            f"{met.kind} in {met.city}" if met and met.city else met.kind if met else "",
            "; ".join(row["topics"] or ()),
            f"{wording.QUOTE_TYPES[row['type']]}, speaker {wording.ATTRIBUTIONS[row['attribution']]}",
            f"{wording.percent(row['confidence'])} sure" if known(row["confidence"]) else "not rated",
        ]
        return tag(
            "article",
            tag("blockquote", words),
            tag("p", tag("b", speaker), f", {who}" if who else None),
            tag("p", " · ".join(filter(None, where)), class_="soft"),
            self._note(row["record_id"]),
            tag("p", citation.plain(row), class_="cite"),
            self._also(row["record_id"]),
        )

    def _also(self, quote_id: str) -> Markup | None:
        """In which other reports a statement stands."""
        others = [id_ for id_ in self.told.get(self.statement_of.get(quote_id, ""), ()) if id_ != quote_id]
        places = self._in([self.records[id_] for id_ in others if id_ in self.records])
        return tag("p", f"Also in: {'; '.join(places)}.", class_="cite") if others else None

    def _meeting(self, one: Occasion, id_: str | None = None) -> Markup:
        where = filter(None, [one.when or "day not known", one.where, f"by {one.mode}" if _far(one.mode) else ""])
        differing = f"Reports differ on: {wording.listed(list(one.differing))}." if one.differing else None
        return tag(
            "article",
            tag("p", tag("b", one.title)),
            tag("p", " · ".join(where), class_="soft"),
            tag("blockquote", one.words, class_="source") if one.words else None,
            tag("p", differing, class_="soft") if differing else None,
            *(self._note(meeting) for meeting in ([id_] if id_ else one.meeting_ids)),
            tag("p", f"In: {'; '.join(self._places(one.meeting_ids))}.", class_="cite"),
        )

    def _document(self, row: Mapping[str, Any]) -> Markup:
        return tag(
            "article", tag("p", tag("b", wording.report(row))), tag("p", _about(row), class_="soft"),
            self._note(row["doc_id"]),
        )  # fmt: skip

    def _note(self, id_: str) -> Markup | None:
        text = self.notes.get(id_)
        return tag("p", tag("b", "Note: "), text, class_="note") if text else None

    def _places(self, meeting_ids: Iterable[str]) -> Iterable[str]:
        spans = (self.spans[meeting_id] for meeting_id in meeting_ids)
        return self._in({"doc_id": doc_id, "start": start, "end": end} for doc_id, start, end in spans)

    def _in(self, rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
        for one in rows:
            if one["doc_id"] in self.documents:
                row = self.documents[one["doc_id"]]
                about = f"{_about(row)}, " if _about(row) else ""
                yield f"“{wording.report(row)}”, {about}characters {one['start']} to {one['end']}"


def _section(heading: str, found: Sequence[Markup], all_: int, what: str) -> Markup:
    if not all_:
        return joined([])
    left = all_ - len(found)
    note = tag("p", f"{wording.count(left, f'further {what}')} left out; the table as CSV has them.", class_="soft")
    return tag("section", tag("h2", f"{heading} ({all_:,})"), *found, note if left > 0 else None)


def _sources(tables: Tables) -> Markup:
    shown = tables.documents.drop(columns=["text"]).head(MOST)
    lines = [
        tag("li", wording.report(row), f" · {_about(row)}" if _about(row) else None) for row in wording.rows(shown)
    ]
    left = len(tables.documents) - len(shown)
    more = tag("p", f"{wording.count(left, 'further report')} not listed.", class_="soft") if left else None
    return tag("section", tag("h2", f"Reports ({len(tables.documents):,})"), tag("ol", *lines), more)


def _about(row: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, [row["outlet"] or "", wording.day(row["published"]), row["source"] or ""]))


def _far(mode: str | None) -> bool:
    return mode in ("phone", "video")
