"""An inverted index: where each folded word of many texts stands. A search looks at the places of its own words and at
no text, so that it costs what its words' hits cost, however many texts there are.

A place is a number: of the text, times a stride that is longer than any text, plus that of the word in the text. Words
that are side by side, or near, have places that differ by little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from core.search import FURTHEST, Near, Term

Rows = NDArray[np.int32]
Places = NDArray[np.int64]
Fold = Callable[[pa.Array], pa.Array]
"""Turns texts into haystacks (see core.search)."""
_LAST = "\U0010ffff"
"""After every letter."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Of texts numbered below `size`."""

    size: int
    words: list[str]
    """In order; those that begin alike are neighbours."""
    starts: NDArray[np.int64]
    """Where the postings of each word begin, and one end more."""
    rows: Rows
    """Number of the text, rising within a word."""
    within: NDArray[np.integer]
    """Number of the word in its text, rising within a word and text."""
    stride: int
    lengths: Rows
    """Bytes of each text's haystack."""

    def counts(self, term: Term) -> Rows | None:
        """How often a term stands in each text; None where in none. Of terms that share the blank between them, as in
        “the the”, the second is not counted."""
        if len(term.words) == 1 and term.prefix:
            found = self.having(term)
        else:
            found = _rows(_apart(self.places(term), len(term.words) + (not term.prefix)), self.stride)
        return np.bincount(found, minlength=self.size).astype(np.int32) if len(found) else None

    def having(self, term: Term) -> Rows:
        """Texts in which a term stands; some more than once."""
        if len(term.words) == 1:
            return self.rows[self._postings(term.words[0], prefix=term.prefix)]
        return _rows(self.places(term), self.stride)

    def near(self, near: Near) -> Rows:
        """Texts in which two terms are near; some more than once."""
        left, right = self.places(near.left), self.places(near.right)
        found = [
            _followed(one, len(term.words), other, near.apart)
            for one, term, other in ((left, near.left, right), (right, near.right, left))
        ]
        return _rows(np.concatenate(found), self.stride)

    def places(self, term: Term) -> Places:
        """Where a term begins, in order."""
        last = len(term.words) - 1
        postings = [self._postings(word, prefix=term.prefix and i == last) for i, word in enumerate(term.words)]
        # The fewest are looked for among the others.
        rarest = min(range(len(postings)), key=lambda i: postings[i].stop - postings[i].start)
        found = self._of(postings[rarest], sort=term.prefix and rarest == last) - rarest
        for i, some in enumerate(postings):
            if i != rarest and len(found):
                found = found[_among(found + i, self._of(some, sort=term.prefix and i == last))]
        return found

    def _postings(self, word: str, *, prefix: bool) -> slice:
        first = bisect_left(self.words, word)
        last = bisect_left(self.words, word + _LAST if prefix else word + "\0", lo=first)
        return slice(int(self.starts[first]), int(self.starts[last]))

    def _of(self, postings: slice, *, sort: bool) -> Places:
        places = self.rows[postings].astype(np.int64) * self.stride + self.within[postings]
        if sort:
            places.sort()
        return places


def _rows(places: Places, stride: int) -> Rows:
    return (places // stride).astype(np.int32)


def _among(sought: Places, places: Places) -> NDArray[np.bool_]:
    """Which of the sought are among places in order."""
    if not len(places):
        return np.zeros(len(sought), np.bool_)
    found: NDArray[np.bool_] = places[np.minimum(np.searchsorted(places, sought), len(places) - 1)] == sought
    return found


def _followed(places: Places, words: int, by: Places, apart: int) -> Places:
    """The places of a term of so many words after which the other begins with at most `apart` words between them."""
    if not len(places) or not len(by):
        return places[:0]
    ends = places + (words - 1)
    at = np.searchsorted(by, ends, side="right")
    following = by[np.minimum(at, len(by) - 1)]
    return places[(at < len(by)) & (following - ends <= apart + 1)]


def _apart(places: Places, least: int) -> Places:
    """Places without those that begin less than `least` words after one that is kept."""
    close = np.flatnonzero(np.diff(places) < least)
    if not len(close):
        return places
    kept = np.ones(len(places), np.bool_)
    for at in close.tolist():
        # The one before may have been left out for its own neighbour's sake.
        before = at
        while not kept[before]:
            before -= 1
        kept[at + 1] = places[at + 1] - places[before] >= least
    return places[kept]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Postings of some texts, by word."""

    words: list[str]
    counts: NDArray[np.int64]
    rows: Rows
    within: NDArray[np.integer]


def build(texts: Iterable[tuple[Rows, pa.Array]], size: int, fold: Fold) -> Postings:
    """Postings of texts, which come in portions in the order of their numbers: numbers below `size`, and the texts. A
    number that does not come has an empty text."""
    lengths = np.full(size, 2, np.int32)
    batches = []
    for rows, some in texts:
        batch, lengths[rows] = _read(rows, some, fold)
        batches.append(batch)
    total: Counter[str] = Counter()
    for batch in batches:
        total.update(dict(zip(batch.words, batch.counts.tolist(), strict=True)))
    words = sorted(total)
    starts = np.concatenate([[0], np.cumsum([total[word] for word in words], dtype=np.int64)]).astype(np.int64)
    kind = max((batch.within.dtype for batch in batches), key=lambda dtype: dtype.itemsize, default=np.dtype("u2"))
    rows, within = np.empty(starts[-1], np.int32), np.empty(starts[-1], kind)
    number = {word: i for i, word in enumerate(words)}
    free = starts[:-1].copy()
    batches.reverse()
    while batches:
        batch = batches.pop()
        at = np.array([number[word] for word in batch.words], np.int64)
        first = np.cumsum(batch.counts) - batch.counts
        to = np.repeat(free[at] - first, batch.counts) + np.arange(len(batch.rows))
        rows[to], within[to] = batch.rows, batch.within
        free[at] += batch.counts
    stride = int(within.max(initial=0)) + FURTHEST + 2
    return Postings(size, words, starts, rows, within, stride, lengths)


def _read(rows: Rows, texts: pa.Array, fold: Fold) -> tuple[_Batch, Rows]:
    """Postings of these texts, and the bytes of their haystacks.

    What stands between blanks recurs: each such piece is folded once, to no word, one or several.
    """
    split = pc.split_pattern(texts, " ")
    pieces = split.flatten().dictionary_encode()
    piece = pieces.indices.to_numpy()
    folded = pc.split_pattern(fold(pieces.dictionary), " ")
    parts, counts = folded.flatten(), pc.list_value_length(folded).to_numpy()
    is_word = pc.not_equal(parts, "").to_numpy(zero_copy_only=False)
    # A piece's haystack is split at the blanks around it as well.
    counts = np.bincount(np.repeat(np.arange(len(counts)), counts)[is_word], minlength=len(counts))
    words = parts.filter(pa.array(is_word)).dictionary_encode()
    code, first = words.indices.to_numpy(), np.cumsum(counts) - counts
    names: list[str] = words.dictionary.to_pylist()

    many = counts[piece]
    ends = np.cumsum(many)
    of_word = code[np.repeat(first[piece] - (ends - many), many) + np.arange(ends[-1] if len(ends) else 0)]
    text_ends = np.concatenate([[0], ends])[split.offsets.to_numpy()]
    in_text = np.diff(text_ends)
    row = np.repeat(rows, in_text)
    within = np.arange(len(of_word)) - np.repeat(text_ends[:-1], in_text)

    sizes = np.array([len(name.encode()) + 1 for name in names], np.int64)
    so_far = np.concatenate([[0], np.cumsum(sizes[of_word])])
    lengths = so_far[text_ends[1:]] - so_far[text_ends[:-1]] + np.where(in_text > 0, 1, 2)

    kind = np.min_scalar_type(max(len(names) - 1, 0))
    order = np.argsort(of_word.astype(kind), kind="stable")
    narrow = np.promote_types(np.min_scalar_type(int(in_text.max(initial=0))), np.uint16)
    batch = _Batch(names, np.bincount(of_word, minlength=len(names)), row[order], within[order].astype(narrow))
    return batch, lengths.astype(np.int32)


def numbered(texts: Iterable[str]) -> Iterator[tuple[Rows, pa.Array]]:
    """Texts numbered from 0, as `build` takes them."""
    found = pa.array(texts, pa.string())
    yield np.arange(len(found), dtype=np.int32), found
