"""The tagger: how likely each word piece of a text is content, source or cue of a statement.

A small encoder (its card lies beside it in `model/`), run by onnxruntime on one thread unless told
otherwise. It is opened at the first use and once a process.
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

from core.errors import ModelError
from core.quotes.pieces import LABELS, Window, windows

FOLDER = Path(__file__).parent / "model"
_FIRST, _LAST = 101, 102
"""The encoder's own marks round a window, [CLS] and [SEP]."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """The pieces of one text, in reading order, and what the tagger thinks of each.

    `offsets` are code points (half open); `probabilities` has one row a piece, one column a label of LABELS.
    """

    offsets: list[tuple[int, int]]
    probabilities: NDArray[np.float64]


class Tagger:
    """The model of a folder that holds tagger.onnx, tokenizer.json and model.json."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Raises ModelError where a file is missing or is not the one that model.json describes."""
        card = _card(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Without this, waiting threads burn a core each that other processes of a parse could use.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.version = str(card["sha256"]["tagger.onnx"])[:12]
        self._size = int(card["window"])
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ModelError(
                f"{folder}: the quotation model cannot be opened ({error}); install communique anew"
            ) from error

    def tag(self, text: str) -> Tagging:
        """Every piece of `text` with its probabilities. A blank text has no pieces."""
        cut = windows(text, self._tokenizer, self._size)
        offsets = [offset for window in cut for offset in window.offsets]
        if not cut:
            return Tagging([], np.zeros((0, len(LABELS))))
        return Tagging(offsets, np.concatenate([self._probabilities(window) for window in cut]))

    def _probabilities(self, window: Window) -> NDArray[np.float64]:
        # One window at a time: int8 activations are scaled over a whole batch, so what a window is
        # batched with would change its result; on one thread a batch is no faster.
        ids = np.array([[_FIRST, *window.ids, _LAST]], dtype=np.int64)
        (logits,) = self._session.run(None, {"input_ids": ids})
        scores = np.asarray(logits[0, 1:-1], dtype=np.float64)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return shares


@cache
def tagger() -> Tagger:
    """The product's own model, opened once a process. Raises ModelError as Tagger does."""
    return Tagger()


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        for name, expected in card["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise ModelError(
                    f"{folder / name}: damaged, or not the file that model.json describes; install communique anew"
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: the quotation model is not complete ({error}); install communique anew") from error
    if tuple(card.get("labels", ())) != LABELS:
        raise ModelError(f"{folder}: the model's labels are not this version's; install communique anew")
    return card
