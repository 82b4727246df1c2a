"""A table whose order stands in the address (`order`: NAME:COLUMN, or NAME:-COLUMN for the other way round).

A click on a heading puts all rows in the order of its column, a second one turns it round, a third gives back the order
in which they came; "Order" above does the same by keyboard. Streamlit's own sorting is known to the browser alone: no
link would have it, and it is off where columns can be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from core.wording import known
from dashboard.components import selection, view

_UP, _DOWN = "↑", "↓"


class Drawn(NamedTuple):
    """A table as it was drawn."""

    places: list[int]
    """Of all rows, in the order on the screen: their places in the frame."""
    chosen: list[int]
    """Of those that are chosen in it."""


def grid(
    frame: pd.DataFrame, columns: Mapping[str, str], name: str, *, config: Mapping[str, Any] | None = None,
    height: int | None = None, which: object = "", choose: Callable[[int | None], None] | None = None,
    marked: int | None = None, several: bool = False, ordered_above: bool = False,
) -> Drawn:  # fmt: skip
    """Draw these columns (name: heading) of a frame.

    `name` calls the table in the address; `which` tells apart what it may show. `config`: how columns are drawn, where
    not plainly. `choose` is called with the place of the row that was chosen, with None once no row is any more;
    `marked` is the place of the row that the address has chosen. `several`: any number of rows may be chosen, of which
    the address says nothing. `ordered_above`: the page has an "Order" of its own.
    """
    column, down = _order(name, columns)
    places = _places(frame, column, down)
    if not ordered_above:
        _by_keyboard(columns, name, column, down)
    called = f"{name}_{which}_{'-' if down else ''}{column or ''}"
    key = selection.widget(called, shows=marked is not None) if choose else called

    def take() -> None:
        if _order(name, columns) != (column, down):
            return  # what was chosen in the table before may come once more, from a browser that is behind
        picked = st.session_state[key].selection
        if picked.columns:
            view.set_own(order=_turned(name, picked.columns[0], column, down))
        elif choose is not None:
            choose(next((places[row] for row in picked.rows if row < len(places)), None))

    headings = {
        one: f"{heading} {_DOWN if down else _UP}" if one == column else heading for one, heading in columns.items()
    }
    plain = {one: st.column_config.Column(heading) for one, heading in headings.items()}
    drawn = {one: {**made, "label": headings[one]} for one, made in (config or {}).items() if one in columns}
    found = st.dataframe(
        frame[list(columns)].iloc[places], hide_index=True, key=key, placeholder="", on_select=take,
        selection_mode=[*(["multi-row"] if several else ["single-row"] if choose else []), "single-column"],
        column_config=plain | drawn, height=height or "auto",
        selection_default={"selection": {"rows": [places.index(marked)]}} if marked is not None else None,
    )  # fmt: skip
    return Drawn(places, [places[row] for row in found.selection.rows if row < len(places)])


def _order(name: str, columns: Mapping[str, str]) -> tuple[str | None, bool]:
    """The column by which the address has this table in order, and whether the other way round."""
    table, _, asked = (view.own("order") or "").partition(":")
    column = asked.removeprefix("-")
    return (column, asked.startswith("-")) if table == name and column in columns else (None, False)


def _turned(name: str, chosen: str, column: str | None, down: bool) -> str | None:
    """The address's order after a click on the heading of a column."""
    if chosen != column:
        return f"{name}:{chosen}"
    return None if down else f"{name}:-{chosen}"


def _places(frame: pd.DataFrame, column: str | None, down: bool) -> list[int]:
    """The places of the rows in this order. What is empty comes last, either way; what is equal as it came."""
    if column is None:
        return list(range(len(frame)))
    values = [_comparable(value) for value in frame[column]]
    filled = [place for place, value in enumerate(values) if value is not None]
    empty = [place for place, value in enumerate(values) if value is None]
    return [*sorted(filled, key=lambda place: values[place], reverse=down), *empty]


def _comparable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)).casefold() or None
    if not known(value):
        return None
    return (value.casefold() or None) if isinstance(value, str) else value


def _by_keyboard(columns: Mapping[str, str], name: str, column: str | None, down: bool) -> None:
    orders = {
        f"{name}:{sign}{one}": f"{heading} {arrow}"
        for one, heading in columns.items() for sign, arrow in (("", _UP), ("-", _DOWN))
    }  # fmt: skip
    key = f"{name}_order"
    st.session_state[key] = f"{name}:{'-' if down else ''}{column}" if column else None
    st.selectbox(
        "Order", list(orders), key=key, format_func=orders.__getitem__, placeholder="As they came", width=190,
        on_change=lambda: view.set_own(order=st.session_state[key]),
    )  # fmt: skip
