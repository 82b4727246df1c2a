"""The first report of an import as it is read, and whether the rest shall be."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import wording
from core.imports import Import
from core.store import open_store
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import import_columns, import_progress, marks, source_reader
from dashboard.components.markup import Markup, tag
from dashboard.components.page import Here

SHOWN = 30
"""Cards beside the text."""


def show(here: Here, made: Import) -> None:
    """What was found in it, beside its text; what can be done then."""
    state = made.state()
    if not made.preview.exists():
        if state.status != "running":
            import_columns.show(made, _anew, "Try these columns")
        return
    tables = open_store(made.preview, create=False).snapshot().tables()
    if not len(tables.documents):
        return
    _go_on(made, state.total, is_counted=state.is_counted)
    import_columns.show(made, _anew, "See it with these columns")
    about = next(iter(rows(tables.documents)))
    text, beside = st.columns([3, 2], gap="large")
    with text:
        st.html(tag("h2", wording.report(about)))
        part = source_reader.parts(source_reader.blocks(about["text"], source_reader.segments_of(tables)))[0]
        # Its rows are not in the store yet: what is marked leads nowhere.
        found = [_still(mark) for mark in marks.of(tables, marks.DEFAULT, View(), here.palette)]
        st.html(source_reader.text_of(about["text"], part, found, dim_boilerplate=True))
    with beside:
        _about(about)
        _found(tables)


def _go_on(made: Import, total: int, *, is_counted: bool) -> None:
    more = wording.count(total, "input") if is_counted else f"{total:,} and more inputs"
    with st.container(horizontal=True, vertical_alignment="bottom", key="import_controls"):
        st.button(f"Parse {'it' if total == 1 and is_counted else f'all: {more}'}", key="import_parse", type="primary",
                  on_click=import_progress.start, args=(made,))  # fmt: skip
        st.session_state.setdefault(f"preview_day_{made.id}", made.published)
        st.date_input(
            "Day of publication", key=f"preview_day_{made.id}", value=None, format="YYYY-MM-DD", min_value=date.min,
            max_value=date.max, width=180, help="Of those that do not state one. Change it to see the first anew.",
            on_change=lambda: _anew(made.with_published(st.session_state[f"preview_day_{made.id}"])),
        )  # fmt: skip


def _anew(made: Import) -> None:
    import_progress.start(made, "preview")


def _still(mark: source_reader.Mark) -> source_reader.Mark:
    return source_reader.Mark(mark.start, mark.end, mark.layer, mark.why, "#", mark.row, mark.kind, mark.side)


def _about(about: dict[str, object]) -> None:
    published = wording.day(about["published"]) or "not known"
    if known(about["published_source"]):
        published += f" ({wording.PUBLISHED_SOURCES[str(about['published_source'])]})"
    pairs: list[Markup] = []
    for name, value in (("Read as", about["format"]), ("Outlet", about["outlet"]), ("Published", published),
                        ("Because", about["published_evidence"]), ("Source", about["source"])):  # fmt: skip
        if known(value):
            pairs += [tag("dt", name), tag("dd", str(value))]
    st.html(tag("dl", *pairs, class_="about"))


def _found(tables: Tables) -> None:
    """Meetings and statements as lines: there is nothing to be done with them before they are in the store."""
    names = marks.meeting_names(tables)
    meetings = []
    for row in rows(tables.meetings.head(SHOWN)):
        when = wording.period(row["date_start"], row["date_end"], row["date_precision"]) or "day not known"
        about = [when, row["city"] or wording.country(row["country"])]
        what = wording.meeting(row["kind"], row["status"]).capitalize()
        who = wording.listed(names.get(row["meeting_id"], []), 4)
        meetings.append(_line(f"{what}: {who}" if who else what, about, row["confidence"]))
    quotes = [
        _line(
            f"“{row['text']}”" if row["type"] == "direct" else row["text"],
            [row["speaker"] or "speaker not known", row["act"], wording.day(row["date"])], row["confidence"],
        )
        for row in rows(tables.quotes.head(SHOWN))
    ]  # fmt: skip
    for lines, number, what in ((meetings, len(tables.meetings), "meeting"), (quotes, len(tables.quotes), "statement")):
        st.html(tag("h2", wording.count(number, what)))
        st.html(tag("ul", *lines, class_="plain-list"))
        if number > SHOWN:
            st.caption(f"The first {SHOWN} are shown.")


def _line(words: str, about: list[str | None], confidence: float | None) -> Markup:
    sure = wording.percent(confidence)
    more = [*about, f"{sure} sure" if sure else None]
    return tag("li", words, tag("div", " · ".join(one for one in more if one), class_="soft"))
