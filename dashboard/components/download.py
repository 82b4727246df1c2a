"""Download buttons: exactly what is shown, as a file of core.export that is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from core import export
from core.export.report import report
from core.export.xlsx import ROWS
from core.tables import TABLES
from core.ties import Shown
from dashboard.components import chips

if TYPE_CHECKING:
    from dashboard.components.page import Here

TABLE_FORMATS = {
    "xlsx": ("XLSX", "The same rows as a workbook for Excel, LibreOffice and Numbers"),
    "parquet": ("Parquet", "The same rows with their types, for pandas, R and DuckDB"),
    "jsonl": ("JSON Lines", "The same rows, one JSON object a line"),
}
NETWORK_FORMATS = {
    "gexf": ("GEXF", "Nodes and ties in one file, for Gephi and Gephi Lite"),
    "graphml": ("GraphML", "Nodes and ties in one file, for yEd, Cytoscape, igraph and other programs"),
    "json": ("JSON", "Nodes and ties in one file, for networkx and D3"),
}
VIEW_FORMATS = {
    "report": ("Report", "A page with figures, statements and citations, for readers without this program"),
    "timelinejs": ("TimelineJS", "The meetings as slides of TimelineJS"),
    "ftm": ("FollowTheMoney", "Documents, actors, meetings and statements as entities for Aleph and OpenAleph"),
}


def csv_button(
    frame: pd.DataFrame | Callable[[], pd.DataFrame], table: str | None, name: str, *, rows: int | None = None
) -> None:
    """ "Download CSV", and the same rows in the other formats of tables. To be drawn at the foot of what is shown.

    `frame`: the rows, or what reads them when a file is asked for; then `rows` says how many there are. `table`: the
    table (see core.tables.TABLES) that the rows are of, which gives the columns and their order; None for a frame of
    a chart's own, which is written as it stands. `name` is the file's stem, e.g. "quotes".
    """
    number = len(frame) if isinstance(frame, pd.DataFrame) else rows or 0

    def shown() -> pd.DataFrame:
        read = frame if isinstance(frame, pd.DataFrame) else frame()
        return read if table is None else read[TABLES[table].names]

    with st.container(horizontal=True, key=f"files_{name}"):
        st.download_button(
            f"Download CSV ({number:,} {'row' if number == 1 else 'rows'})",
            lambda: export.to_csv_bytes(shown(), table),
            f"{name}.csv",
            "text/csv",
            key=f"csv_{name}",
            icon=":material/download:",
            on_click="ignore",
        )
        for form, (label, help_) in TABLE_FORMATS.items():
            many = form == "xlsx" and number > ROWS
            why = f"A sheet holds {ROWS:,} rows; take CSV or Parquet, or filter first" if many else help_
            _button(shown, form, label, why, name, disabled=many)


def network_buttons(shown: Shown, name: str) -> None:
    """What a network shows in the formats of networks."""
    with st.container(horizontal=True, key=f"files_{name}"):
        for form, (label, help_) in NETWORK_FORMATS.items():
            _button(lambda: shown, form, label, help_, name)


def view_buttons(here: Here, title: str) -> None:
    """Everything that the View leaves, in the formats of views. `title`: the report's; it names the filters."""

    def as_report() -> bytes:
        filters = [chips.label(chip) for chip in here.view.chips()]
        return report(title, here.tables, filters=filters).encode()

    with st.container(horizontal=True, vertical_alignment="center", key="files_view"):
        st.caption("Everything in view as", width="content")
        for form, (label, help_) in VIEW_FORMATS.items():
            _button(lambda: here.tables, form, label, help_, "view", made=as_report if form == "report" else None)


def _button(
    what: Callable[[], object], form: str, label: str, help_: str, name: str, *, disabled: bool = False,
    made: Callable[[], bytes] | None = None,
) -> None:  # fmt: skip
    module = export.find(form)
    st.download_button(
        label, made or (lambda: export.to_bytes(what(), form)), f"{name}{module.SUFFIX}", module.MEDIA_TYPE,
        key=f"{form}_{name}", type="tertiary", on_click="ignore", help=help_, disabled=disabled,
    )  # fmt: skip
