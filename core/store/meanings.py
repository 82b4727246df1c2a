"""Statements like another one: what they mean is kept as a vector each (core.meaning), and compared with all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow.dataset as arrow_dataset
from numpy.typing import NDArray

from core.meaning import DIMENSIONS, likeness, vectors
from core.store.folder import VECTORS


def meanings(quotes: pd.DataFrame) -> pd.DataFrame:
    """Rows of VECTORS for rows of QUOTES."""
    made = vectors(quotes["text"].tolist())
    return VECTORS.frame(
        {"quote_id": quote_id, "doc_id": doc_id, "vector": vector.tobytes()}
        for quote_id, doc_id, vector in zip(quotes["quote_id"], quotes["doc_id"], made, strict=True)
    )


class Meanings:
    """The vectors of a state of the store, side by side."""

    def __init__(self, rows: arrow_dataset.Dataset) -> None:
        table = rows.to_table(columns=["quote_id", "vector"])
        self.ids: NDArray[Any] = table["quote_id"].to_numpy(zero_copy_only=False)
        joined = b"".join(table["vector"].to_pylist())
        self._vectors = np.frombuffer(joined, dtype=np.int8).reshape(-1, DIMENSIONS)

    def nearest(self, text: str, most: int) -> list[tuple[str, float]]:
        """The quotes most like a text, the likest first, each with its likeness (a cosine, up to 1)."""
        found = likeness(vectors([text])[0], self._vectors)
        most = min(most, len(found))
        if not most:
            return []
        first = np.argpartition(-found, most - 1)[:most]
        order = first[np.lexsort((self.ids[first], -found[first]))]
        return [(str(self.ids[n]), float(found[n])) for n in order]
