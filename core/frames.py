"""Frames of Arrow types as Arrow tables and back, as they are: pandas' own way looks at every column several times, and
takes several times as long where rows are few, as those of a report are."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa


def to_arrow(frame: pd.DataFrame, schema: pa.Schema | None = None) -> pa.Table:
    """The columns of a frame without its index. `schema`: what they must be; raises where they cannot."""
    arrays = [column.array for _, column in frame.items()]
    types = [array.dtype.pyarrow_dtype for array in arrays if isinstance(array.dtype, pd.ArrowDtype)]
    if not arrays or len(types) < len(arrays) or (schema is not None and types != schema.types):
        return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    table = pa.table([pa.array(array) for array in arrays], names=list(frame.columns))
    return table if schema is None else table.cast(schema)


def from_arrow(table: pa.Table) -> pd.DataFrame:
    """A frame with the columns of a table."""
    columns = zip(table.column_names, table.columns, strict=True)
    return pd.DataFrame({name: pd.arrays.ArrowExtensionArray(column) for name, column in columns}, copy=False)
