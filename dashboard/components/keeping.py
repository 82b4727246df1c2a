"""Keeping rows in collections, from any card: what the buttons of star.py do."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core import wording
from core.author import tidy
from core.errors import StoreError
from core.store.collections import LONGEST_NAME, LONGEST_NOTE, Collection, Collections, Mark, Note
from core.store.notes import mark
from dashboard.components import navigator, sign_in, star, store

FIRST = "Starred"
"""The collection that the first star makes, where there is none yet."""
_CURRENT, _NAME, _ASKED, _SAID = "collecting", "author", "note_asked", "kept_said"
"""In the session: the collection that stars go to; the user's name; the row to be noted; what is to be told."""


def collections() -> Collections:
    """The collections of the store that is shown."""
    return store.opened().collections


def author() -> str:
    """The name that stands beside what the user sets down: of whom has signed in, given on the page Collections, or
    core.author's."""
    return sign_in.author(tidy(st.session_state.get(_NAME) or ""))


def set_author(name: str) -> None:
    """Use this name in this session; the usual one, where it is empty."""
    st.session_state[_NAME] = tidy(name)


def current() -> Collection | None:
    """The collection that stars go to: the one last chosen, else the first one; None where there is none."""
    there = collections().all()
    chosen = st.session_state.get(_CURRENT)
    return next((one for one in there if one.collection_id == chosen), there[0] if there else None)


def choose(collection_id: str) -> None:
    """Have stars go to this collection from now on."""
    st.session_state[_CURRENT] = collection_id


def starred() -> navigator.Starred:
    """What the page's buttons show as kept, and where new stars go."""
    try:
        chosen = current()
        if chosen is None:
            return navigator.Starred((), FIRST)
        return navigator.Starred(tuple(f"{table}:{row_id}" for table, row_id in _where(chosen)), chosen.name)
    except StoreError:
        # The page itself tells of a store that cannot be read.
        return navigator.Starred((), FIRST)


def take() -> None:
    """Do what a button asked for; for the navigator's callback."""
    asked = navigator.asked()
    starred_row, noted_row = star.read(asked.get("star")), star.read(asked.get("note"))
    if starred_row is not None:
        table, row_id = starred_row
        told(lambda: _toggle(table, row_id))
    elif noted_row is not None:
        st.session_state[_ASKED] = noted_row


def show() -> None:
    """Tell what was kept, and ask for a note where a button wants one. Once on each page."""
    if sentence := st.session_state.pop(_SAID, None):
        st.toast(sentence, icon=":material/bookmark:")
    if asked := st.session_state.pop(_ASKED, None):
        _ask(*asked)


def say(sentence: str) -> None:
    """Tell this on the page that comes next."""
    st.session_state[_SAID] = wording.plain(sentence)


def told(action: Callable[[], object]) -> None:
    """Run something that changes a collection; where it is refused, the page says why. For callbacks."""
    try:
        action()
    except StoreError as error:
        say(str(error))


def _where(collection: Collection) -> dict[tuple[str, str], Note]:
    """Table and id of each row as it is now -> its note."""
    now = store.snapshot().notes()
    now = now[now["collection_id"] == collection.collection_id]
    notes = {note.note_id: note for note in collection.notes}
    return {
        (table, row_id): notes[note_id]
        for table, row_id, note_id in zip(now["table"], now["row_id"], now["note_id"], strict=True)
        if note_id in notes
    }


def _target() -> Collection:
    chosen = current()
    if chosen is not None:
        return chosen
    made = collections().create(FIRST, author=author())
    found = collections().get(made)
    assert found is not None
    return found


def _toggle(table: str, row_id: str) -> None:
    chosen = _target()
    there = _where(chosen).get((table, row_id))
    if there is not None:
        collections().drop(there.note_id, author=author())
        say(f"Taken out of “{chosen.name}”")
        return
    collections().keep(chosen.collection_id, mark(store.snapshot().sql, table, row_id), author=author())
    say(f"Kept in “{chosen.name}”")


@st.dialog("Keep with a note")
def _ask(table: str, row_id: str) -> None:
    try:
        here = mark(store.snapshot().sql, table, row_id)
        there, chosen = collections().all(), current()
    except StoreError as error:
        st.error(str(error))
        return
    st.markdown(f"> {wording.plain(wording.clipped(here.words or here.source or row_id, 300))}")
    names = [one.name for one in there] or [FIRST]
    name = st.selectbox(
        "Collection", names, index=names.index(chosen.name) if chosen else 0, accept_new_options=True,
        help=f"Choose one, or write the name of a new one (at most {LONGEST_NAME} characters).", key="note_collection",
    )  # fmt: skip
    # The text stays while another collection is chosen: what was typed must not go.
    first = _where(chosen).get((table, row_id)) if chosen else None
    before = (first.text or "") if first else ""
    text = st.text_area("Note", before, max_chars=LONGEST_NOTE, height=160, key=f"note_text_{table}_{row_id}")
    found = next((one for one in there if one.name == name), None)
    note = _where(found).get((table, row_id)) if found else None
    with st.container(horizontal=True):
        if st.button("Keep", key="note_keep"):
            _close(lambda: _keep(str(name or FIRST), found, here, text, before))
        if note is not None and st.button("Take out", key="note_drop"):
            _close(lambda: _drop(note, str(name)))


def _close(action: Callable[[], object]) -> None:
    """Do it and close the dialog; where it is refused, the dialog stays and says why."""
    try:
        action()
    except StoreError as error:
        st.error(str(error))
        return
    st.rerun()


def _keep(name: str, found: Collection | None, here: Mark, text: str, before: str) -> None:
    """`before`: what the writer saw beside the row: of two texts both are kept."""
    collection_id = found.collection_id if found else collections().create(name, author=author())
    note = _where(found).get((here.table, here.row_id)) if found else None
    note_id = note.note_id if note else collections().keep(collection_id, here, author=author())
    if text != ((note.text or "") if note else ""):
        collections().write(note_id, text, before=before, author=author())
    choose(collection_id)
    say(f"Kept in “{name}”")


def _drop(note: Note, name: str) -> None:
    collections().drop(note.note_id, author=author())
    say(f"Taken out of “{name}”")
