"""The pieces of the collections page. The address says which collection is open and which part of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.export.kept import collection_report
from core.store.collections import LONGEST_NAME, LONGEST_NOTE, Collection, Note
from core.store.notes import collected
from core.view import View
from core.wording import rows
from dashboard.components import download, keeping, kept_cards, links, saved_views, sign_in, view
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here
from dashboard.components.pages import turn_pages

LEAD = (
    "Statements, meetings and reports that you keep, with notes and in your own order. For example: what to quote in "
    "an article on one round of talks."
)
PAGE = 20
"""Kept rows on one page."""
_DELETED = "deleted_collection"
"""In the session: the collection that was deleted last, while it can be brought back."""


def choose() -> None:
    """Have stars go to the collection that the address names; before the page is begun, which shows what is starred."""
    if opened := view.own("open"):
        keeping.choose(opened)


def show(here: Here) -> None:
    """The collection that the address names, or all of them and the saved views."""
    found = keeping.collections().get(view.own("open") or "")
    _undo()
    if found is None:
        if view.own("open"):
            st.warning("There is no collection with this id. It may have been deleted.", icon=":material/search_off:")
        _all(here)
        saved_views.show_all()
        _author()
        return
    _one(here, found)


def _all(here: Here) -> None:
    there = keeping.collections().all()
    if there:
        st.html(tag("ul", *(_line(here, one) for one in there), class_="plain-list"))
    else:
        st.html(tag("p", "There is no collection yet. “Star” on any statement, meeting or report keeps it in a first "
                         "one; “Note” lets you choose a collection and write beside it.", class_="lead"))  # fmt: skip
    with (
        st.form("new_collection", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("New collection", key="collection_name", max_chars=LONGEST_NAME, placeholder="Riga talks",
                      width=320)  # fmt: skip
        st.form_submit_button("Make it", on_click=_create, key="collection_create")


def _line(here: Here, one: Collection) -> Markup:
    kinds = [note.mark.table for note in one.notes]
    counts = [wording.count(kinds.count(table), what) for table, what in kept_cards.WHAT.items() if table in kinds]
    about = " · ".join([wording.listed(counts) or "empty", f"begun by {one.author}, {wording.day(one.at.date())}"])
    said = tag("div", wording.clipped(one.about, 160)) if one.about else None
    return tag("li", link(links.url("collections", here.view, open=one.collection_id), one.name), said,
               tag("div", about, class_="soft"))  # fmt: skip


def _create() -> None:
    name = st.session_state["collection_name"]

    def create() -> None:
        made = keeping.collections().create(name, author=keeping.author())
        view.set_own(open=made)

    keeping.told(create)


def _author() -> None:
    st.session_state["author_name"] = keeping.author()
    st.text_input("Your name", key="author_name", max_chars=100, width=320,
                  disabled=sign_in.is_on(),
                  help="Stands beside the collections, notes and views that you set down in this session. "
                       "COMMUNIQUE_AUTHOR sets it for good.",
                  on_change=lambda: keeping.set_author(st.session_state["author_name"]))  # fmt: skip


def _undo() -> None:
    gone = st.session_state.get(_DELETED)
    if gone is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="undo"):
        st.html(tag("p", f"“{gone[1]}” is deleted.", role="status"), width="content")
        st.button("Bring it back", key="restore", on_click=_restore, args=gone)


def _restore(collection_id: str, name: str) -> None:
    st.session_state.pop(_DELETED, None)
    keeping.told(lambda: keeping.collections().restore(collection_id, author=keeping.author()))


def _one(here: Here, one: Collection) -> None:
    st.html(tag("nav", link(links.url("collections", here.view), "All collections"), class_="turning"))
    st.header(one.name, anchor=False)
    if one.about:
        st.html(tag("p", one.about, class_="lead about-collection"))
    _settings(one)
    alone = View(collections=(one.collection_id,))
    pages = ("quotes", "timeline", "network", "commitments")
    views = [link(links.url(page, alone), page.capitalize()) for page in pages]
    st.html(tag("p", "As a view: ", joined(views, " · "), ". New stars go to this collection.", class_="soft"))
    kept = here.snapshot.view(here.view.with_(collections=(one.collection_id,))).notes
    if not len(kept):
        why = "The filters leave nothing of this collection." if one.notes else (
            "It is empty. “Star” on a card of any page puts that row here.")  # fmt: skip
        st.html(tag("p", why, class_="lead"))
        return
    _kept(here, one, kept)
    _files(here, one, kept)


def _settings(one: Collection) -> None:
    with st.container(horizontal=True, key="settings"):
        with st.popover("Name and description", icon=":material/edit:"), st.form("describe", border=False):
            st.text_input("Name", one.name, key="describe_name", max_chars=LONGEST_NAME)
            st.text_area("What it is about", one.about or "", key="describe_about", max_chars=LONGEST_NOTE)
            st.form_submit_button("Save", on_click=_describe, args=(one,), key="describe_save")
        st.button("Delete", key="delete_collection", icon=":material/delete:", type="tertiary",
                  help="It can be brought back afterwards", on_click=_delete, args=(one,))  # fmt: skip


def _describe(one: Collection) -> None:
    name, about = st.session_state["describe_name"], st.session_state["describe_about"]

    def put() -> None:
        if name != one.name:
            keeping.collections().rename(one.collection_id, name, author=keeping.author())
        if about != (one.about or ""):
            keeping.collections().describe(one.collection_id, about, author=keeping.author())

    keeping.told(put)


def _delete(one: Collection) -> None:
    def delete() -> None:
        keeping.collections().delete(one.collection_id, author=keeping.author())
        st.session_state[_DELETED] = (one.collection_id, one.name)
        view.set_own(open=None)

    keeping.told(delete)


def _kept(here: Here, one: Collection, kept: pd.DataFrame) -> None:
    pages = max(1, -(-len(kept) // PAGE))
    number = min(max(view.number("page", 1), 1), pages)
    shown = kept.iloc[(number - 1) * PAGE : number * PAGE]
    words = wording.count(len(kept), "row")
    if len(kept) < len(one.notes):
        words += f" of {len(one.notes):,}: the others do not fit the filters"
    st.html(tag("p", f"{words}, in your order.", class_="soft", role="status"))
    made = kept_cards.cards(here, shown)
    notes = {note.note_id: note for note in one.notes}
    order = kept["note_id"].tolist()
    for row in rows(shown):
        if row["note_id"] in notes:
            _row(one, notes[row["note_id"]], row, made[row["note_id"]], order)
    if pages > 1:
        turn_pages(pages, number)


def _row(one: Collection, note: Note, row: dict[str, Any], card: Markup, order: list[str]) -> None:
    """A card, the note beside it and what moves it. `order`: ids of all that is shown, on every page."""
    what = f"{kept_cards.WHAT[row['table']]} {row['place']:,}"
    at = order.index(note.note_id)
    with st.container(key=f"kept_{note.note_id}"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            st.html(tag("div", tag("p", f"{row['place']:,}", class_="soft place"), card, class_="compact kept"))
        with right:
            key, seen = f"text_{note.note_id}", note.text or ""
            st.session_state[key] = seen
            st.text_area(f"Note on {what}", key=key, max_chars=LONGEST_NOTE, height=110,
                         on_change=_write, args=(note.note_id, seen))  # fmt: skip
            did = "Written" if note.text else "Kept"
            st.caption(f"{did} by {wording.plain(note.author)}, {wording.day(note.at.date())}")
            with st.container(horizontal=True, gap="small"):
                steps = [("Up", at - 1, ":material/arrow_upward:"), ("Down", at + 1, ":material/arrow_downward:"),
                         ("First", 0, ":material/vertical_align_top:")]  # fmt: skip
                for label, to, icon in steps:
                    possible = 0 <= to < len(order) and to != at
                    st.button(label, key=f"{label}_{note.note_id}", icon=icon, type="tertiary", help=f"Move {what}",
                              disabled=not possible, on_click=_move,
                              args=(one, note, order[to] if possible else ""))  # fmt: skip
                st.button("Take out", key=f"out_{note.note_id}", icon=":material/close:", type="tertiary",
                          help=f"Take {what} out of the collection", on_click=_drop, args=(note,))  # fmt: skip


def _write(note_id: str, seen: str) -> None:
    text = st.session_state[f"text_{note_id}"]

    def write() -> None:
        if keeping.collections().write(note_id, text, before=seen, author=keeping.author()):
            keeping.say("Somebody else wrote here meanwhile; both texts are kept")

    keeping.told(write)


def _move(one: Collection, note: Note, other: str) -> None:
    to = [each.note_id for each in one.notes].index(other)
    keeping.told(lambda: keeping.collections().move(note, to, author=keeping.author()))


def _drop(note: Note) -> None:
    keeping.told(lambda: keeping.collections().drop(note.note_id, author=keeping.author()))


def _files(here: Here, one: Collection, kept: pd.DataFrame) -> None:
    tables = here.snapshot.view(here.view.with_(collections=(one.collection_id,)))
    download.csv_button(collected(kept, here.snapshot.tables()), None, "collection")
    st.download_button("Report with citations", lambda: collection_report(one, kept, tables).encode(),
                       "collection.html", "text/html", key="report_collection", icon=":material/description:",
                       on_click="ignore",
                       help="One page for readers without this program, in your order and with your notes")  # fmt: skip
