"""The form in which every part of a row can be changed. What was changed is one decision, and accepts the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from core import corrections, wording
from core.tables import ACTS, DATE_PRECISIONS, MEETING_KINDS, MODES, PARTS, QUOTE_TYPES, STATUSES, Tables
from core.wording import rows
from dashboard.components import meeting_card, review_queue, store
from dashboard.components import review_choices as choices
from dashboard.components.page import Here
from dashboard.components.review_queue import Item

Row = Mapping[str, Any]
Changes = dict[str, tuple[Any, Any]]


class Unusable(Exception):
    """What a person typed cannot be taken; the message says why."""


def show(here: Here, tables: Tables, row: Row, document: Row, item: Item) -> None:
    """The form of a row; saved by its button or Ctrl+Enter."""
    about = corrections.about(item.table, row, document)
    with st.form(f"fix_{item.row_id}", enter_to_submit=False):
        read = (_quote if item.table == "quotes" else _meeting)(tables, row, document["text"], here, item.row_id)
        st.form_submit_button(
            "Save and accept", key="save", type="primary", shortcut="Ctrl+Enter",
            on_click=_save, args=(item, about, read),
        )  # fmt: skip


def person(tables: Tables, actor_id: str | None) -> choices.Who | None:
    """An actor of a document as a decision names it; None where it has none."""
    return next((who for who in choices.actors(tables).values() if who["actor_id"] == actor_id), None)


def _save(item: Item, about: corrections.Target, read: Callable[[], Changes]) -> None:
    try:
        changes = read()
    except Unusable as error:
        review_queue.fail(str(error))
        return
    said = "corrected" if changes else "accepted"
    review_queue.decide(item, about, changes | {"verdict": (None, "accepted")}, said)


def _quote(tables: Tables, row: Row, text: str, here: Here, id_: str) -> Callable[[], Changes]:
    people, meetings = choices.actors(tables), choices.meetings(tables)
    at = next((name for name, one in meetings.items() if one["meeting_id"] == row["meeting_id"]), choices.NO_MEETING)
    topics = _topics_of(tables, id_)
    _words("Words of the statement", row["text"], id_)
    _actor("Said by", people, row["speaker_id"], f"speaker_{id_}")
    _actor("Said to", people, row["addressee_id"], f"addressee_{id_}")
    _one("Said at", [choices.NO_MEETING, *meetings], at, f"meeting_{id_}")
    _one("Type", QUOTE_TYPES, row["type"], f"type_{id_}")
    _one("What it does", ACTS, row["act"], f"act_{id_}", empty="nothing in particular")
    _day("Day", row["date"], f"date_{id_}")
    _topics(topics, here, id_)

    def read() -> Changes:
        state = st.session_state
        changes: Changes = {}
        _span(changes, row, text, row["text"], state[f"words_{id_}"])
        for field, key in (("speaker_id", f"speaker_{id_}"), ("addressee_id", f"addressee_{id_}")):
            said = state[key]
            new = None if said in (None, choices.NOBODY) else choices.meant(said, people, here.snapshot)
            _note(changes, field, row[field], new, by=new and new["actor_id"], old=person(tables, row[field]))
        _note(changes, "type", row["type"], state[f"type_{id_}"])
        _note(changes, "act", row["act"], state[f"act_{id_}"])
        _note(changes, "date", _iso(row["date"]), _iso(state[f"date_{id_}"]))
        meeting = meetings.get(state[f"meeting_{id_}"])
        new = None if meeting is None else {name: meeting[name] for name in ("meeting_id", "start", "end")}
        _note(changes, "meeting_id", row["meeting_id"], new, by=new and new["meeting_id"])
        _note(changes, "topics", topics, list(state[f"topics_{id_}"]))
        return changes

    return read


def _meeting(tables: Tables, row: Row, text: str, here: Here, id_: str) -> Callable[[], Changes]:
    people = choices.actors(tables)
    there = _there(tables, id_)
    before = choices.given(there)
    present = [name for one in before if (name := choices.label(people, one["actor_id"]))]
    topics, nations = _topics_of(tables, id_), choices.countries()
    words = text[row["start"] : row["end"]]
    _words("Words that show it", words, id_)
    _set(f"participants_{id_}", present)
    st.multiselect(
        "Took part", list(people), key=f"participants_{id_}", accept_new_options=True,
        help="Choose from those whom the report names, or type a name.",
    )  # fmt: skip
    for number, one in enumerate(before):
        _one(f"Part of {one['name']}", PARTS, one["part"], f"part_{number}_{id_}", empty="not known")
    _topics(topics, here, id_)
    _one("Kind", MEETING_KINDS, row["kind"], f"kind_{id_}")
    _one("Status", STATUSES, row["status"], f"status_{id_}")
    _one("How they met", MODES, row["mode"], f"mode_{id_}", empty="not known")
    _day("First day", row["date_start"], f"start_{id_}")
    _day("Last day", row["date_end"], f"end_{id_}")
    _one("How exact", DATE_PRECISIONS, row["date_precision"], f"precision_{id_}", empty="to the day")
    _set(f"city_{id_}", row["city"] or "")
    st.text_input("City", key=f"city_{id_}", max_chars=200)
    _one("Country", list(nations), row["country"], f"country_{id_}", empty="not known", names=nations)
    _set(f"venue_{id_}", row["venue"] or "")
    st.text_input("Venue", key=f"venue_{id_}", max_chars=200)

    def read() -> Changes:
        state = st.session_state
        changes: Changes = {}
        _span(changes, row, text, words, state[f"words_{id_}"])
        for field in ("kind", "status", "mode", "country"):
            _note(changes, field, row[field], state[f"{field}_{id_}"])
        for field in ("city", "venue"):
            _note(changes, field, row[field], state[f"{field}_{id_}"].strip() or None)
        parts = {one["actor_id"]: state[f"part_{number}_{id_}"] for number, one in enumerate(before)}
        earlier = {one["actor_id"]: one for one in before}
        named = [choices.meant(said, people, here.snapshot) for said in state[f"participants_{id_}"]]
        now = [earlier.get(who["actor_id"], who | {"role": None}) | {"part": parts.get(who["actor_id"])}
               for who in named]  # fmt: skip
        _note(changes, "participants", before, now)
        names = ("start", "end", "precision")
        was = dict(zip(names, (_iso(row["date_start"]), _iso(row["date_end"]), row["date_precision"]), strict=True))
        days = dict(zip(names, (_iso(state[f"start_{id_}"]), _iso(state[f"end_{id_}"]), state[f"precision_{id_}"]),
                        strict=True))  # fmt: skip
        if days["end"] and (days["start"] is None or days["end"] < days["start"]):
            raise Unusable("The last day lies before the first. Mend one of them, then save again.")
        _note(changes, "dates", was, days)
        _note(changes, "topics", topics, list(state[f"topics_{id_}"]))
        return changes

    return read


def _there(tables: Tables, meeting_id: str) -> list[Row]:
    kinds = {one["actor_id"]: one["kind"] for one in rows(tables.actors)}
    found = meeting_card.Attendance.of(tables).participants.get(meeting_id, [])
    return [{**one, "kind": kinds.get(one["actor_id"])} for one in found]


def _topics_of(tables: Tables, row_id: str) -> list[str]:
    return [str(topic) for topic in tables.topics.loc[tables.topics["target_id"] == row_id, "topic"]]


def _note(changes: Changes, field: str, was: Any, new: Any, *, by: Any = ..., old: Any = ...) -> None:
    """Keep what differs; `by`: what is compared in place of the new value, `old`: what is written for the old one."""
    if was != (new if by is ... else by):
        changes[field] = (was if old is ... else old, new)


def _span(changes: Changes, row: Row, text: str, was: str, words: str) -> None:
    if words.split() == was.split():
        return
    new = choices.span(text, words, row["start"])
    if new is None:
        raise Unusable(
            f"“{wording.clipped(words, 80)}” does not stand in the report so. Copy the words from it, then save again."
        )
    changes["span"] = ([row["start"], row["end"]], new)


def _words(label: str, words: str, id_: str) -> None:
    _set(f"words_{id_}", words)
    st.text_area(
        label, key=f"words_{id_}", height="content", help="Shorten them, or copy more of them from the report."
    )


def _actor(label: str, people: Mapping[str, Any], actor_id: str | None, key: str) -> None:
    _set(key, choices.label(people, actor_id) or choices.NOBODY)
    st.selectbox(
        label, [choices.NOBODY, *people], key=key, accept_new_options=True,
        help="Choose from those whom the report names, or type a name.",
    )  # fmt: skip


def _one(
    label: str, options: Any, chosen: Any, key: str, *, empty: str | None = None, names: Mapping[str, str] | None = None
) -> None:
    """One of several; with `empty`, also none, which is called so."""
    _set(key, chosen)
    offered = [None, *options] if empty is not None else list(options)

    def called(value: str | None) -> str:
        return empty or "" if value is None else (names or {}).get(value, value)

    # Streamlit shows the placeholder for None, as if nothing had been chosen.
    st.selectbox(label, offered, key=key, format_func=called, placeholder=empty)


def _day(label: str, day: Any, key: str) -> None:
    _set(key, day)
    st.date_input(label, value=None, key=key, format="YYYY-MM-DD", min_value=date.min, max_value=date.max)


def _topics(chosen: list[str], here: Here, id_: str) -> None:
    offered = list(dict.fromkeys([*chosen, *(str(one) for one in store.facets(here.view)["topics"]["value"])]))
    _set(f"topics_{id_}", chosen)
    st.multiselect(
        "Topics", offered, key=f"topics_{id_}", accept_new_options=True, placeholder="Choose topics or type one"
    )


def _set(key: str, value: Any) -> None:
    st.session_state.setdefault(key, value)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
