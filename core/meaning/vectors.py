"""Vectors of texts, and the likeness of one to many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DIMENSIONS = 128
WEIGHTS = Path(__file__).parent / "vectors.npz"
Vectors = NDArray[np.int8]
_LENGTH = 127.0
"""Of a vector, so that no part of it is more than a byte holds."""
_AT_ONCE = 65_536
"""Rows that are made wider at a time; a million of them would be half a gigabyte."""


def vectors(texts: Sequence[str]) -> Vectors:
    """A row of DIMENSIONS bytes a text; zeros for one without words. Raises ModelError where the table is missing."""
    # Who only reads a store needs neither the encoder nor what runs it.
    from core.encoder.pieces import shown

    tokenizer, table = _opened()
    made = np.zeros((len(texts), DIMENSIONS), dtype=np.int8)
    for row, encoded in enumerate(tokenizer.encode_batch([shown(t) for t in texts], add_special_tokens=False)):
        if encoded.ids:
            mean = table[encoded.ids].mean(axis=0)
            size = float(np.linalg.norm(mean))
            if size > 0:
                made[row] = np.rint(mean * (_LENGTH / size))
    return made


def likeness(one: Vectors, many: Vectors) -> NDArray[np.float32]:
    """The cosine of one vector with each row of many, -1 to 1."""
    made = np.empty(len(many), dtype=np.float32)
    for at in range(0, len(many), _AT_ONCE):
        made[at : at + _AT_ONCE] = many[at : at + _AT_ONCE].astype(np.float32) @ one.astype(np.float32)
    return made / np.float32(_LENGTH**2)


@cache
def _opened() -> tuple[Tokenizer, NDArray[np.float32]]:
    from tokenizers import Tokenizer

    from core.encoder.model import FOLDER

    try:
        with np.load(WEIGHTS) as values:
            table = values["rows"].astype(np.float32) * values["scale"].astype(np.float32)[:, None]
        return Tokenizer.from_file(str(FOLDER / "tokenizer.json")), table
    except Exception as error:  # the tokenizer raises bare exceptions of its own
        raise ModelError(f"{WEIGHTS}: the vectors cannot be opened ({error}); install communique anew") from error
