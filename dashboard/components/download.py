"""Download buttons: exactly what is shown, as a file."""

from __future__ import annotations

import io

import pandas as pd
import streamlit as st

from core.export import find, to_csv_bytes
from core.tables import TABLES


def csv_button(frame: pd.DataFrame, table: str | None, name: str) -> None:
    """ "Download CSV", and the same rows as Parquet. To be drawn at the foot of what is shown.

    `table`: the table (see core.tables.TABLES) that the rows are of, which gives the columns and their order;
    None for a frame of a chart's own, which is written as it stands. `name` is the file's stem, e.g. "quotes".
    Files are made when they are asked for, not at each run.
    """
    shown = frame if table is None else frame[TABLES[table].names]

    def as_csv() -> bytes:
        return to_csv_bytes(shown, table)

    def as_parquet() -> bytes:
        stream = io.BytesIO()
        find("parquet").write(shown, stream)
        return stream.getvalue()

    with st.container(horizontal=True, key=f"files_{name}"):
        st.download_button(
            f"Download CSV ({len(shown):,} {'row' if len(shown) == 1 else 'rows'})",
            as_csv,
            f"{name}.csv",
            "text/csv",
            key=f"csv_{name}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Parquet",
            as_parquet,
            f"{name}.parquet",
            find("parquet").MEDIA_TYPE,
            key=f"parquet_{name}",
            type="tertiary",
            on_click="ignore",
            help="The same rows with their types, for pandas, R and DuckDB",
        )
