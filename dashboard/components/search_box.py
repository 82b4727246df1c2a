"""The search of the quotes page, its operators in place, and where its words were found."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from core.search import SearchQuery, highlights, search
from core.view import View
from dashboard.components import view

HELP = """
| write | finds |
|---|---|
| `nuclear energy` | both words, in any order |
| `"nuclear energy"` | these words side by side |
| `oil OR gas` | either word |
| `Iraq NOT Syria` | the first without the second |
| `(oil OR gas) Iraq` | parentheses group |
| `region*` | words that begin so |
| `Iraq NEAR/5 Syria` | at most five words between them |
| `speaker:Assad` | in one field: speaker, topic, country, outlet or cue |

Capital and small letters, accents and punctuation make no difference. Operators are written in capitals.
"""


def show(wanted: View) -> None:
    """The search field and its help."""
    st.session_state["search"] = wanted.text or ""
    row = st.container(horizontal=True, vertical_alignment="bottom", key="searching")
    row.text_input(
        "Search the statements",
        key="search",
        type="search",
        placeholder='"gas deal" OR Iraq',
        icon=":material/search:",
        on_change=lambda: view.change("text", st.session_state["search"]),
    )
    with row.popover("How to search", icon=":material/help:"):
        st.markdown(HELP)


def note(wanted: View) -> str | None:
    """A sentence where the search was not written as it can be read, and what was searched instead."""
    return _read(wanted.text).note if wanted.text else None


def hits(wanted: View, text: str) -> list[tuple[int, int]]:
    """Where the words sought for stand in a text."""
    return highlights(text, _read(wanted.text)) if wanted.text else []


@lru_cache(maxsize=64)
def _read(text: str) -> SearchQuery:
    return search(text)
