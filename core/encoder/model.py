"""What the encoder thinks of each word piece of a text: part of a statement, its source or its cue; and of what name.

A small network (its card lies beside it in `weights/`), run by onnxruntime on one thread unless told otherwise. It is
opened at the first use and once a process.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from core.encoder.pieces import ENTITY_LABELS, FIRST, LABELS, LAST, Window, windows
from core.errors import ModelError

FOLDER = Path(__file__).parent / "weights"
NETWORK = "encoder.onnx"
Shares = NDArray[np.float64]
_chosen = [FOLDER]


@dataclass(frozen=True, slots=True)
class Tagging:
    """The pieces of one text, in reading order, and what the encoder thinks of each.

    `offsets` are code points (half open). `statements` and `entities` have one row a piece and one column a label of
    LABELS and of ENTITY_LABELS; a row of either adds up to one.
    """

    offsets: list[tuple[int, int]]
    statements: Shares
    entities: Shares


class Encoder:
    """The model of a folder that holds encoder.onnx, tokenizer.json and model.json."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Raises ModelError where a file is missing or is not the one that model.json describes."""
        card = _card(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Without this, waiting threads burn a core each that other processes of a parse could use.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.version = str(card["sha256"][NETWORK])[:12]
        self._size = int(card["window"])
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ModelError(f"{folder}: the encoder cannot be opened ({error}); install communique anew") from error

    def tag(self, text: str) -> Tagging:
        """Every piece of `text` with its probabilities. A blank text has no pieces."""
        cut = windows(text, self._tokenizer, self._size)
        if not cut:
            return Tagging([], np.zeros((0, len(LABELS))), np.zeros((0, len(ENTITY_LABELS))))
        scores = np.concatenate([self._scores(window) for window in cut])
        offsets = [offset for window in cut for offset in window.offsets]
        return Tagging(offsets, _shares(scores[:, : len(LABELS)]), _shares(scores[:, len(LABELS) :]))

    def _scores(self, window: Window) -> NDArray[np.float32]:
        # One window at a time: int8 activations are scaled over a whole batch, so what a window is
        # batched with would change its result; on one thread a batch is no faster.
        ids = np.array([[FIRST, *window.ids, LAST]], dtype=np.int64)
        (scores,) = self._session.run(None, {"input_ids": ids})
        inner: NDArray[np.float32] = scores[0, 1:-1]
        return inner


@cache
def encoder() -> Encoder:
    """The product's own model, opened once a process. Raises ModelError as Encoder does."""
    return Encoder(_chosen[-1])


def use(folder: Path) -> None:
    """Have `encoder()` give the model of this folder from now on: for those who train or compare models."""
    _chosen[:] = [folder]
    encoder.cache_clear()


def by_word(offsets: list[tuple[int, int]], shares: Shares, text: str) -> tuple[list[tuple[int, int]], Shares]:
    """The pieces put together to words: spans, and probabilities as the (geometric) mean of the pieces'.

    Columns are "O", then a begin and an inside label of each kind. A word begins with its first piece's begin label;
    its other pieces say "inside" where it begins.
    """
    spans: list[tuple[int, int]] = []
    firsts: list[int] = []
    last = -1
    for number, (start, end) in enumerate(offsets):
        if start == last and text[start - 1].isalnum() and text[start].isalnum():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
            firsts.append(number)
        last = end
    logs = np.log(np.clip(shares, 1e-4, 1.0))
    begins = logs.copy()
    follows = np.ones(len(logs), dtype=bool)
    follows[firsts] = False
    begins[follows, 1::2] = logs[follows, 2::2]
    sizes = np.diff([*firsts, len(logs)])
    means: Shares = np.exp(np.add.reduceat(begins, firsts, axis=0) / sizes[:, None])
    return spans, means


def _shares(scores: NDArray[np.float32]) -> Shares:
    wide = scores.astype(np.float64)
    odds = np.exp(wide - wide.max(axis=1, keepdims=True))
    shares: Shares = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        for name, expected in card["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise ModelError(
                    f"{folder / name}: damaged, or not the file that model.json describes; install communique anew"
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: the encoder is not complete ({error}); install communique anew") from error
    if (tuple(card.get("labels", ())), tuple(card.get("entity_labels", ()))) != (LABELS, ENTITY_LABELS):
        raise ModelError(f"{folder}: the encoder's labels are not this version's; install communique anew")
    return card
