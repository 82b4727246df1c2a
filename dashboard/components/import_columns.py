"""What the columns of an import's tables are taken for, and the choice of others."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import CommuniqueError
from core.imports import Import
from core.reading import heads
from core.reading.columns import MEANINGS, Columns, holds_text
from core.reading.heads import Head
from core.rows import content_hash
from core.wording import PASTED, clipped, listed, plain
from dashboard.components.markup import tag

NAMES = {
    "text": "Text", "title": "Title", "lead": "Lead", "date": "Date", "url": "URL", "outlet": "Outlet",
    "byline": "Byline", "city": "City", "country": "Country", "people": "People", "last_day": "Last day", "key": "Key",
}  # fmt: skip
"""Meanings as the page calls them, in the order of docs/columns.md."""
_ACROSS = 4
_ERROR = "import_columns_error"


def show(made: Import, go_on: Callable[[Import], None], label: str, *, always: bool = True) -> None:
    """The columns of the table that lacks one for the text, else (with `always`) of the first, and a form that has it
    read with others. `label`: of the button, after which `go_on` is called with the import as it is then."""
    try:
        now = made.column_map()
    except CommuniqueError as error:
        st.error(str(error), icon=":material/error:")
        return
    tables = made.tables()
    lacking = [one for one in tables if not holds_text(one.examples, now)]
    # The columns of a pasted text are the page's own.
    if not always or made.paths[0].startswith(PASTED):
        tables = []
    table = next(iter(lacking or tables), None)
    if table is None:
        return
    taken = table.taken(now)
    said = listed([f"{NAMES[one].lower()} from “{plain(clipped(taken[one], 30))}”" for one in MEANINGS if one in taken])
    with st.expander(f"Columns: {said or 'none is known'}", expanded=bool(lacking), icon=":material/view_column:"):
        st.html(tag("p", _lead(table, lacking), class_="soft"))
        with st.form("import_columns", border=False, enter_to_submit=False):
            _choices(made, table, now)
            if sentence := st.session_state.pop(_ERROR, None):
                st.error(sentence, icon=":material/error:")
            st.form_submit_button(label, key="import_columns", on_click=_take, args=(made, table, now, go_on))


def _lead(table: Head, lacking: list[Head]) -> str:
    words = f"Of {table.source}."
    if lacking:
        words += " No column is known to hold the text: choose the one that does, and others where you want them."
    return f"{words} The store remembers your choice for later tables."


def _choices(made: Import, table: Head, now: Columns) -> None:
    taken = table.taken(now)
    for at in range(0, len(MEANINGS), _ACROSS):
        for column, meaning in zip(st.columns(_ACROSS), MEANINGS[at : at + _ACROSS], strict=False):
            key = _key(made, table, meaning)
            st.session_state.setdefault(key, taken.get(meaning))
            # What goes by its name cannot mean nothing.
            index = 0 if table.by_name(meaning) else None
            column.selectbox(
                NAMES[meaning], list(table.examples), index=index, key=key, placeholder="None",
                format_func=lambda name: _shown(table, name),
            )  # fmt: skip


def _shown(table: Head, name: str) -> str:
    held = table.examples[name]
    return f"{clipped(name, 40)}: {clipped(held[0], 60)}" if held else f"{clipped(name, 40)} (empty)"


def _take(made: Import, table: Head, now: Columns, go_on: Callable[[Import], None]) -> None:
    """Have it read with what is chosen, or say what is wrong with that."""
    chosen = {one: column for one in MEANINGS if (column := st.session_state[_key(made, table, one)])}
    sentence = heads.objection(table, chosen)
    if sentence is None:
        try:
            go_on(made.with_columns(heads.pairs(table, chosen, now)))
        except CommuniqueError as error:
            sentence = str(error)
    if sentence is not None:
        st.session_state[_ERROR] = plain(sentence)


def _key(made: Import, table: Head, meaning: str) -> str:
    return f"column_{meaning}_{made.id}_{content_hash(' '.join(table.examples))[:8]}"
