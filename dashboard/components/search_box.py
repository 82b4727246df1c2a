"""The search of the quotes page, its operators in place, and where its words were found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd
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

RANKED = 20_000
"""Statements that are put in order of relevance; of more than these, the latest come first."""


def show(wanted: View) -> None:
    """The search field and its help."""
    st.session_state["search"] = wanted.text or ""
    row = st.container(horizontal=True, vertical_alignment="bottom", key="searching")
    row.text_input(
        "Search the statements",
        key="search",
        type="search",
        placeholder='"bilateral relations" OR Iraq',
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


def ranks(wanted: View, found: pd.DataFrame) -> Mapping[str, float]:
    """quote_id -> relevance of the statements: how much of them was sought for. Empty without a search."""
    if not wanted.text or len(found) > RANKED:
        return {}
    query = _read(wanted.text)
    return {quote: _share(text, query) for quote, text in zip(found["quote_id"], found["text"], strict=True)}


def _share(text: str, query: SearchQuery) -> float:
    # Long statements are not punished as hard as they are long: two hits in a page are worth more than one in a line.
    return sum(end - start for start, end in highlights(text, query)) / max(1, len(text)) ** 0.5


@lru_cache(maxsize=64)
def _read(text: str) -> SearchQuery:
    return search(text)
