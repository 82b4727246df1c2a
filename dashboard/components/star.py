"""The buttons that keep a row in a collection, on every card. No streamlit: keeping.py hears them."""

from __future__ import annotations

from dashboard.components.markup import Markup, joined, tag


def buttons(table: str, row_id: str, what: str) -> Markup:
    """Star, and Note for a note beside it. `what`: the row in a few words, for those who hear the page."""
    row = f"{table}:{row_id}"
    # Whether it is kept, navigator.js says in aria-pressed: pages' HTML is the same for everybody.
    return joined([
        tag("button", "Star", type="button", class_="star", data_star=row, aria_pressed="false",
            aria_description=what, data_why="Keep this in your collection, or take it out"),
        tag("button", "Note", type="button", data_note=row, aria_description=what,
            data_why="Choose a collection and write beside it"),
    ], " ")  # fmt: skip


def read(written: object) -> tuple[str, str] | None:
    """Table and row_id of a button's row; None where it is none."""
    table, _, row_id = written.partition(":") if isinstance(written, str) else ("", "", "")
    return (table, row_id) if table and row_id else None
