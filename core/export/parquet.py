"""Parquet: every column with its type, every text as it is. For pandas, R, DuckDB, Spark."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as arrow_parquet

from core.export.target import opened

SUFFIX = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
OF = "table"


def write(frame: pd.DataFrame, target: str | Path | IO[bytes]) -> None:
    """Write the frame with its columns as they stand."""
    with opened(target) as stream:
        arrow_parquet.write_table(pa.Table.from_pandas(frame, preserve_index=False), stream, compression="zstd")
