"""JSON Lines: one object a row in UTF-8; lists stay lists, dates are ISO, what is not known is null."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import IO

import pandas as pd

from core import frames
from core.export.target import opened
from core.export.text import iso

SUFFIX = ".jsonl"
MEDIA_TYPE = "application/x-ndjson"
OF = "table"


def write(frame: pd.DataFrame, target: str | Path | IO[bytes]) -> None:
    """Write the frame with its columns as they stand."""
    with opened(target) as stream:
        for batch in frames.to_arrow(frame).to_batches(max_chunksize=5000):
            stream.writelines(f"{_line(row)}\n".encode() for row in batch.to_pylist())


def _line(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_written)


def _written(value: object) -> str:
    if isinstance(value, date):
        return iso(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
