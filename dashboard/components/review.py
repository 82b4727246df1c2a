"""The pieces of the review page: a row in its source, what was read from it, and one key for each decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core import corrections, wording
from core.tables import Tables
from core.wording import known, rows
from dashboard.components import (
    links,
    marks,
    meeting_card,
    review_actors,
    review_choices,
    review_form,
    review_log,
    review_queue,
    sign_in,
    source_reader,
    store,
    view,
)
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here
from dashboard.components.review_queue import MODES, Item, Queue

LEAD = (
    "What the program is least sure of comes first. Every decision can be taken back, and outlives a new parse. For "
    "example: did she say it, or the minister who stood beside her?"
)
AROUND = 500
"""Characters of the source before and after the row that are shown with it, in whole paragraphs."""
SPEAKERS = 5
STATUSES = ("held", "planned", "proposed", "invited", "refused", "cancelled", "recalled")
"""Statuses that have a key of their own."""


def show(here: Here) -> None:
    """What is reviewed, who reviews, and the row that comes next."""
    mode = review_queue.mode()
    _controls(mode)
    if sentence := review_queue.error():
        st.error(sentence, icon=":material/error:")
    if mode == "actors":
        review_actors.show(here)
    elif mode == "decisions":
        review_log.show(here)
    else:
        _rows(here)


def _controls(mode: str) -> None:
    st.session_state["review_as"] = mode
    st.session_state.setdefault(review_queue.AUTHOR, sign_in.author())
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "Review", list(MODES), key="review_as", required=True, width="content", format_func=MODES.__getitem__,
            on_change=lambda: view.set_own(**{"as": st.session_state["review_as"], "row": None, "part": None}),
        )  # fmt: skip
        st.text_input(
            "Your name", key=review_queue.AUTHOR, max_chars=100, width=200, persist_state="session",
            disabled=sign_in.is_on(),
            help="Stands beside your decisions.",
        )  # fmt: skip


def _lost(here: Here) -> None:
    """Say where decisions have lost their rows; the page of decisions says what to do."""
    log = here.snapshot.tables().corrections
    number = log.loc[log["state"] == "unmatched", "decision_id"].nunique()
    if number:
        opens = links.url("review", here.view, **{"as": "decisions"})
        words = f"{wording.count(number, 'decision')} no longer {'finds its row' if number == 1 else 'find their rows'}"
        st.html(tag("p", link(opens, words), class_="soft"))


def _rows(here: Here) -> None:
    queue = review_queue.current(here)
    item = queue.item
    _progress(queue)
    _lost(here)
    if item is None:
        _through(here, queue)
        return
    state = store.opened().snapshot() if item in queue.done else queue.snapshot
    tables = state.document(item.doc_id)
    row = _row(tables, item)
    document = next(iter(rows(tables.documents)), None)
    if row is None or document is None:
        _buttons(queue, None)
        st.html(tag("p", f"This row was {queue.done.get(item, 'taken out')}.", class_="lead", role="status"))
        return
    about = corrections.about(item.table, row, document)
    _buttons(queue, (item, about))
    source, beside = st.columns([1, 1] if queue.fixing else [3, 2], gap="large")
    with source:
        _passage(here, tables, document, row, item)
    with beside:
        if queue.fixing:
            review_form.show(here, tables, row, document, item)
        else:
            _facts(tables, row, item)
            _others(tables, row, item, about)
        st.text_input(
            "Reason", key=review_queue.REASON, max_chars=500, placeholder="may be left empty",
            help="Kept with the next decision.",
        )  # fmt: skip


def _row(tables: Tables, item: Item) -> dict[str, Any] | None:
    frame, key = (tables.quotes, "quote_id") if item.table == "quotes" else (tables.meetings, "meeting_id")
    return next(iter(rows(frame[frame[key] == item.row_id])), None)


def _progress(queue: Queue) -> None:
    words = f"{wording.count(queue.waiting, 'row')} to review"
    if queue.done:
        words += f", {len(queue.done):,} decided now"
    if queue.item is not None:
        words += f". Row {queue.at + 1:,}"
    st.html(tag("p", words, class_="soft", role="status"))


def _through(here: Here, queue: Queue) -> None:
    words = "Every row of this queue was looked at." if queue.items else "There is nothing to review in this view."
    st.html(tag("p", words, class_="lead", role="status"))
    with st.container(horizontal=True, key="through"):
        st.button("Load again", key="reload", icon=":material/refresh:", on_click=review_queue.forget)
        _undo(queue)
        if queue.items:
            st.button("Back", key="back", shortcut="B", on_click=review_queue.go, args=(-1,))
    shown = links.url("quotes", here.view.with_(corrected=True))
    st.html(tag("p", link(shown, "What was reviewed so far")))


def _passage(here: Here, tables: Tables, document: Mapping[str, Any], row: Mapping[str, Any], item: Item) -> None:
    text = document["text"]
    start, end = row["start"], row["end"]
    blocks = source_reader.blocks(text, source_reader.segments_of(tables))
    near = [one for one in blocks if one.end > start - AROUND and one.start < end + AROUND]
    layers = ("quotes", "speakers") if item.table == "quotes" else ("meetings", "actors", "dates", "places")
    made = marks.of(tables, layers, here.view, here.palette)
    own = [mark for mark in made if mark.row == item.row_id or (mark.layer == "actor" and start <= mark.start < end)]
    href = links.document(item.doc_id, start, end, here.view, row=item.row_id)
    # A report without a title is called by these two.
    about = [wording.day(document["published"]), document["outlet"]] if known(document["title"]) else []
    st.html(
        tag(
            "p", link(href, wording.report(document)), tag("span", *(f" · {one}" for one in about if known(one)),
                                                           class_="soft"),
        )
    )  # fmt: skip
    with st.container(key="passage"):
        st.html(source_reader.text_of(text, near, own, lit=(start, end)))


def _others(tables: Tables, row: Mapping[str, Any], item: Item, about: corrections.Target) -> None:
    """What is wrong most often, a key each: the speaker of a statement, the status of a meeting."""
    if item.table == "quotes":
        people = review_choices.actors(tables)
        near = review_choices.candidates(row, tables, people, SPEAKERS)
        said_by: dict[str, tuple[str, Any]] = {name: ("speaker_id", people[name]) for name in near}
        if row["speaker_id"] is not None:
            said_by[review_choices.NOBODY] = ("speaker_id", None)
        _one_key("Else it was said by", said_by, review_form.person(tables, row["speaker_id"]), item, about)
    else:
        others = {status: ("status", status) for status in STATUSES if status != row["status"]}
        _one_key("Else it was", others, row["status"], item, about)


def _buttons(queue: Queue, decided: tuple[Item, corrections.Target] | None) -> None:
    with st.container(horizontal=True, key="deciding"):
        if decided is not None:
            item, about = decided
            st.button(
                "Accept", key="accept", shortcut="A", type="primary", on_click=review_queue.decide,
                args=(item, about, {"verdict": (None, "accepted")}, "accepted"), help="All of it is right",
            )  # fmt: skip
            st.button(
                "Reject", key="reject", shortcut="X", on_click=review_queue.decide,
                args=(item, about, {"verdict": (None, "rejected")}, "rejected"),
                help="There is no such row in the text: it is left out everywhere",
            )  # fmt: skip
            st.button("Close" if queue.fixing else "Fix", key="fix", shortcut="E", on_click=review_queue.fix,
                      args=(not queue.fixing,), help="Change any part of it")  # fmt: skip
        st.button("Skip", key="skip", shortcut="S", on_click=review_queue.go, args=(1,), help="Decide later")
        st.button("Back", key="back", shortcut="B", on_click=review_queue.go, args=(-1,), disabled=not queue.at)
        _undo(queue)


def _undo(queue: Queue) -> None:
    st.button("Undo", key="undo", shortcut="U", on_click=review_queue.undo, disabled=not queue.taken,
              help="Take your last decision back")  # fmt: skip


def _one_key(
    label: str, options: Mapping[str, tuple[str, Any]], old: Any, item: Item, about: corrections.Target
) -> None:
    """Buttons with the keys 1, 2, ...: the field is this, and the rest is right."""
    if not options:
        return
    st.html(tag("p", label, class_="soft"))
    with st.container(horizontal=True, key="one_key"):
        for number, (name, (field, new)) in enumerate(options.items(), 1):
            st.button(
                wording.plain(wording.clipped(name, 40)), key=f"choice_{number}", shortcut=str(number),
                on_click=review_queue.decide,
                args=(item, about, {field: (old, new), "verdict": (None, "accepted")}, "corrected"),
            )  # fmt: skip


def _facts(tables: Tables, row: Mapping[str, Any], item: Item) -> None:
    pairs: list[Markup] = []
    for name, value in (_of_quote if item.table == "quotes" else _of_meeting)(tables, row):
        pairs += [tag("dt", name), tag("dd", value if known(value) else tag("span", "not known", class_="soft"))]
    st.html(tag("dl", *pairs, class_="about"))


def _of_quote(tables: Tables, row: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    speaker = ", ".join(filter(None, [row["speaker"], row["speaker_role"], wording.country(row["speaker_country"])]))
    meetings = {one["meeting_id"]: name for name, one in review_choices.meetings(tables).items()}
    addressee = review_form.person(tables, row["addressee_id"])
    return [
        ("Statement", wording.QUOTE_TYPES[row["type"]]),
        ("Speaker", speaker),
        ("Found", wording.ATTRIBUTIONS[row["attribution"]]),
        ("Does", row["act"]),
        ("To", addressee["name"] if addressee else None),
        ("Said at", meetings.get(row["meeting_id"])),
        ("Day", wording.day(row["date"])),
        ("Topics", wording.listed(_topics(tables, row["quote_id"]))),
        ("Sure", wording.percent(row["confidence"])),
    ]


def _of_meeting(tables: Tables, row: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    there = meeting_card.Attendance.of(tables).participants.get(row["meeting_id"], [])
    present = [
        ", ".join(filter(None, [one["name"], one["role"], one["part"] if one["part"] != "principal" else None]))
        for one in there
    ]
    when = wording.period(row["date_start"], row["date_end"], row["date_precision"])
    words = f" (“{row['date_text']}”)" if known(row["date_text"]) and when else ""
    return [
        ("Kind", " by ".join(filter(None, [row["kind"], row["mode"] if row["mode"] != "in person" else None]))),
        ("Status", row["status"]),
        ("Took part", "; ".join(present)),
        ("When", when + words),
        ("Where", ", ".join(filter(None, [row["venue"], row["city"], wording.country(row["country"])]))),
        ("Topics", wording.listed(_topics(tables, row["meeting_id"]))),
        ("Sure", wording.percent(row["confidence"])),
    ]


def _topics(tables: Tables, row_id: str) -> list[str]:
    return [str(topic) for topic in tables.topics.loc[tables.topics["target_id"] == row_id, "topic"]]
