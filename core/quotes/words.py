"""One document's words as choosing among statements asks for them: offsets, the parse, the tagger's view of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START, TAG

from core.article import Span
from core.encoder import Tagging
from core.encoder.model import by_word
from core.encoder.pieces import LABELS

if TYPE_CHECKING:
    from spacy.tokens import Doc

Array = NDArray[Any]


def sentence_starts(marks: Array) -> list[int]:
    """The first words of the sentences, by spaCy's SENT_START of every word; the first word is always one."""
    begins = marks == 1
    begins[:1] = True
    starts: list[int] = np.flatnonzero(begins).tolist()
    return starts


class Words:
    """A list for each property of a word; `content`, `heads`, `cues`, `sources` and `..._logs` are arrays."""

    def __init__(self, doc: Doc, tagging: Tagging, text: str) -> None:
        self.text = text
        shapes = doc.to_array([POS, TAG, DEP, HEAD, LEMMA, LOWER, IDX, LENGTH, SENT_START])
        self.begins: list[int] = shapes[:, 6].tolist()
        self.ends: list[int] = (shapes[:, 6] + shapes[:, 7]).tolist()
        strings = doc.vocab.strings
        names = {key: strings[key] if key else "" for key in np.unique(shapes[:, [0, 1, 2, 4, 5]]).tolist()}
        self.pos = [names[key] for key in shapes[:, 0].tolist()]
        self.tag = [names[key] for key in shapes[:, 1].tolist()]
        self.dep = [names[key] for key in shapes[:, 2].tolist()]
        self.lemma = [names[key].lower() for key in shapes[:, 4].tolist()]
        self.lower = [names[key] for key in shapes[:, 5].tolist()]
        self.heads: Array = np.arange(len(doc)) + shapes[:, 3].astype(np.int64)
        self.head: list[int] = self.heads.tolist()
        self.is_mark = [pos == "PUNCT" for pos in self.pos]
        self.sentence_starts: list[int] = sentence_starts(shapes[:, 8])
        shares = self._shares(tagging, len(doc))
        self.content: Array = np.clip(shares[:, 1] + shares[:, 2], 1e-3, 1 - 1e-3)
        self.first_logs: Array = np.log(np.clip(shares[:, 1], 1e-3, 1 - 1e-3))
        self.in_logs: Array = np.log(self.content)
        self.out_logs: Array = np.log(1 - self.content)
        self.sources: Array = shares[:, 3] + shares[:, 4]
        self.cues: Array = shares[:, 5] + shares[:, 6]
        # Lists too: arrays are slow where single values are asked for.
        self.source: list[float] = self.sources.tolist()
        self.cue: list[float] = self.cues.tolist()
        self.log_in: list[float] = self.in_logs.tolist()
        self.log_out: list[float] = self.out_logs.tolist()

    def _shares(self, tagging: Tagging, count: int) -> Array:
        """What the tagger thinks of each word; one that it did not see (outside the paragraphs) is nobody's."""
        spans: list[Span] = []
        probabilities = np.zeros((0, len(LABELS)))
        if tagging.offsets:
            spans, probabilities = by_word(tagging.offsets, tagging.statements, self.text)
        begins = np.array(self.begins, dtype=np.int64)
        seen = np.array([*spans, (len(self.text) + 1, 0)])
        at = np.clip(np.searchsorted(seen[:, 0], begins, side="right") - 1, 0, None)
        padded = np.vstack([probabilities, [[1.0, 0, 0, 0, 0, 0, 0]]])
        held = seen[at, 1] > begins
        shares = padded[np.where(held, at, len(spans))] if count else padded[:0]
        whole: Array = shares / shares.sum(axis=1, keepdims=True)
        return whole

    def range(self, span: Span) -> tuple[int, int]:
        """First word and the one after the last of this span."""
        return bisect_right(self.ends, span[0]), bisect_left(self.begins, span[1])

    def sentence(self, word: int) -> tuple[int, int]:
        """First word and the one after the last of the sentence round a word."""
        at = bisect_right(self.sentence_starts, word)
        return self.sentence_starts[at - 1], (
            self.sentence_starts[at] if at < len(self.sentence_starts) else len(self.begins)
        )
