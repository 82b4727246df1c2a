"""The pieces of the document page. The address says which document, what is lit, and which layers are on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from core import wording
from core.tables import Tables
from core.wording import known, rows
from dashboard.components import (
    download,
    links,
    marks,
    meeting_card,
    quote_card,
    report_list,
    source_reader,
    star,
    store,
    told_by,
    view,
)
from dashboard.components.markup import Markup, joined, link, shown, tag
from dashboard.components.page import Here, nothing_left
from dashboard.components.pages import turn_pages

LEAD = (
    "The text as it was read, with what was found in it. Point at a mark, or reach it by the tab key, to see why it is "
    "there. For example: who is “he” in the third paragraph, and how is that known?"
)
FOLDED = 140
"""Characters beyond which what is known about a document is folded."""
COPIES = 5
"""Copies of a report that are named beside it."""
LISTED = 50
"""Documents on one page of the list that is shown where no document was chosen."""


@dataclass(frozen=True)
class Reading:
    """What the address asks for."""

    doc_id: str | None
    at: tuple[int, int] | None
    row: str | None
    layers: tuple[str, ...]

    @property
    def scroll_to(self) -> str | None:
        """What is scrolled to: the lit stretch, else the row beside it."""
        return f"{self.at[0]}-{self.at[1]}" if self.at else self.row


def wanted() -> Reading:
    """What the address asks for; what it says wrongly is left out."""
    at = re.fullmatch(r"(\d{1,12})-(\d{1,12})", view.own("at") or "")
    layers = view.own("layers")
    chosen = tuple(name for name in marks.LAYERS if name in layers.split(",")) if layers is not None else marks.DEFAULT
    stretch = (int(at[1]), int(at[2])) if at and int(at[1]) < int(at[2]) else None
    return Reading(view.own("open"), stretch, view.own("row"), chosen)


def show(here: Here, reading: Reading) -> None:
    """The document that the address names, or the list of the View's documents."""
    if reading.doc_id is None and len(here.tables.documents) == 1:
        reading = replace(reading, doc_id=here.tables.documents["doc_id"].iloc[0])
    if reading.doc_id is None:
        _list(here)
        return
    tables = store.document(reading.doc_id)
    if not len(tables.documents):
        st.warning(
            "The store has no document with this id. It may have been replaced by a newer text.",
            icon=":material/search_off:",
        )
        _list(here)
        return
    about = next(iter(rows(tables.documents)))
    _turning(here, reading)
    st.header(wording.report(about), anchor=False)
    st.html(tag("p", star.buttons("documents", reading.doc_id, "This report"), class_="keeping"))
    reading = _with_stretch(reading, tables)
    text, beside = st.columns([2, 1], gap="large")
    with text:
        layers = _switches(reading)
        _text(here, tables, about, reading, layers)
    with beside, st.container(key="rows"):
        _about(here, about)
        _rows(here, tables, reading)
    download.csv_button(tables.records, "records", f"document-{reading.doc_id}")


def _with_stretch(reading: Reading, tables: Tables) -> Reading:
    """A row that is named without a stretch lights its own."""
    if reading.at is not None or reading.row is None:
        return reading
    for frame, key in ((tables.quotes, "quote_id"), (tables.meetings, "meeting_id"), (tables.mentions, "mention_id")):
        found = frame[frame[key] == reading.row]
        if len(found):
            stretch = (int(found["start"].iloc[0]), int(found["end"].iloc[0]))
            return replace(reading, at=stretch)
    return reading


def _list(here: Here) -> None:
    documents = here.tables.documents
    if not len(documents):
        nothing_left(here.view)
    ordered = report_list.latest_first(documents)
    pages = max(1, -(-len(ordered) // LISTED))
    number = min(max(view.number("page", 1), 1), pages)
    st.html(tag("p", f"{wording.count(len(ordered), 'report')}, the latest first. Choose one to read.", class_="lead"))
    shown = ordered.iloc[(number - 1) * LISTED : number * LISTED]
    st.html(report_list.lines(shown, here.tables, here.view))
    if pages > 1:
        turn_pages(pages, number)
    download.csv_button(ordered, "documents", "documents")


def _turning(here: Here, reading: Reading) -> None:
    """Links to the View's documents before and after this one."""
    ordered = report_list.latest_first(here.tables.documents)
    ids = ordered["doc_id"].tolist()
    all_reports = link(links.url("document", here.view), "All reports of this view")
    if reading.doc_id not in ids:
        st.html(
            tag(
                "nav",
                all_reports,
                tag("span", "Not among the reports that the filters leave", class_="soft"),
                class_="turning",
            )
        )
        return
    at = ids.index(reading.doc_id)
    layers = view.own("layers")
    sides = [(at - 1, "← Previous"), (at + 1, "Next →")]
    before, after = (
        link(links.document(ids[other], view=here.view, layers=layers), label) if 0 <= other < len(ids)
        else tag("span", label, class_="soft", aria_hidden="true")
        for other, label in sides
    )  # fmt: skip
    place = tag("span", f"{at + 1:,} of {wording.count(len(ids), 'report')}", class_="soft")
    st.html(
        tag(
            "nav",
            all_reports,
            tag("span", before, place, after, class_="steps"),
            class_="turning",
            aria_label="Reports of this view",
        )
    )


def _switches(reading: Reading) -> tuple[str, ...]:
    st.session_state["layers"] = list(reading.layers)
    st.pills(
        "Show",
        list(marks.LAYERS),
        selection_mode="multi",
        format_func=marks.LAYERS.get,
        key="layers",
        on_change=lambda: view.set_own(layers=",".join(st.session_state["layers"])),
    )
    return reading.layers


def _text(here: Here, tables: Tables, about: dict[str, object], reading: Reading, layers: tuple[str, ...]) -> None:
    text = str(about["text"])
    lit = reading.at
    if lit is not None and lit[1] > len(text):
        st.warning("The stretch that the address names lies outside this text.", icon=":material/link_off:")
        lit = None
    parts = source_reader.parts(source_reader.blocks(text, source_reader.segments_of(tables)))
    number = view.number("part", 0) - 1
    if not 0 <= number < len(parts):
        number = source_reader.part_of(parts, lit[0]) if lit else 0
    found = marks.of(tables, layers, here.view, here.palette)
    st.html(source_reader.text_of(text, parts[number], found, lit=lit, dim_boilerplate="boilerplate" in layers))
    if len(parts) > 1:
        places = [
            tag("b", str(other + 1)) if other == number
            else link(links.document(str(about["doc_id"]), view=here.view, part=other + 1), str(other + 1))
            for other in range(len(parts))
        ]  # fmt: skip
        st.html(tag("nav", tag("span", "Part "), joined(places, " "), aria_label="Parts of this text"))


def _copies(here: Here, about: dict[str, object]) -> Iterator[tuple[str, Markup]]:
    """Of which report this is a copy, and which are copies of it."""
    documents = here.snapshot.tables().documents
    for name, found in (
        ("Copy of", documents[(documents["doc_id"] == about["duplicate_of"]).fillna(False)]),
        ("Copies", documents[(documents["duplicate_of"] == about["doc_id"]).fillna(False)]),
    ):
        named = [
            link(links.document(row["doc_id"], view=here.view),
                 ", ".join(filter(None, [row["outlet"], wording.report(row), wording.day(row["published"])])))
            for row in rows(found.head(COPIES))
        ]  # fmt: skip
        if named:
            more = f" and {len(found) - COPIES:,} others" if len(found) > COPIES else ""
            yield name, tag("span", joined(named, "; "), more)


def _about(here: Here, about: dict[str, object]) -> None:
    published = wording.day(about["published"]) or "not known"
    if known(about["published_source"]):
        published += f" ({wording.PUBLISHED_SOURCES[str(about['published_source'])]})"
    entries = [
        ("Outlet", about["outlet"]),
        ("By", about["byline"]),
        ("Published", published),
        ("Because", about["published_evidence"]),
        ("Dateline", ", ".join(filter(None, [about["dateline_city"], wording.country(about["dateline_country"])]))),
        ("Source", about["source"]),
        ("Also read from", ", ".join(list(about["sources"])[1:]) if known(about["sources"]) else None),
    ]
    pairs: list[Markup] = []
    for name, value in entries:
        if known(value):
            pairs += [tag("dt", name), tag("dd", _folded(str(value)))]
    for name, reports in _copies(here, about):
        pairs += [tag("dt", name), tag("dd", reports)]
    st.html(tag("dl", *pairs, class_="about"))


def _folded(text: str) -> Markup:
    """Text of which only the beginning is shown until it is asked for, where it is long."""
    if len(text) <= FOLDED:
        return shown(text)
    return tag("details", tag("summary", wording.clipped(text, FOLDED - 40)), text)


def _rows(here: Here, tables: Tables, reading: Reading) -> None:
    attendance = meeting_card.Attendance.of(tables)
    told = told_by.lines(here.snapshot.tables(), tables.meetings, here.view)
    meetings = [
        meeting_card.card(
            row,
            attendance,
            here.view,
            here.palette,
            lit=row["meeting_id"] == reading.row,
            told=told.get(row["meeting_id"]),
        )
        for row in rows(tables.meetings.sort_values("start"))
    ]
    records = tables.records
    also = told_by.of_statements(here.snapshot, tables.quotes["quote_id"].tolist(), here.view)
    quotes = [
        quote_card.card(
            row,
            here.view,
            here.palette,
            from_document=True,
            lit=row["record_id"] == reading.row,
            also=also.get(row["record_id"]),
        )
        for row in quote_card.with_speakers(records[records["quote_id"].notna()].sort_values("start"), tables)
    ]
    st.html(tag("h2", wording.count(len(meetings), "meeting")))
    st.html(quote_card.cards(meetings))
    st.html(tag("h2", wording.count(len(quotes), "statement")))
    st.html(tag("div", quote_card.cards(quotes), class_="compact"))
