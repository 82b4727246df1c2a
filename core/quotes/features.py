"""What each candidate for a statement is weighed by: a row of numbers, for all candidates of a document at once."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from core.quotes.contents import Content
from core.quotes.cues import Cues
from core.quotes.marks import ALL_MARKS
from core.quotes.words import Array, Words

_END_POS = ("PUNCT", "CCONJ", "ADP", "SCONJ", "VERB", "AUX", "ADV", "PRON", "NOUN", "DET", "PART")
_START_POS = (
    "DET", "PRON", "NOUN", "PROPN", "VERB", "AUX", "ADP", "PART", "SCONJ", "ADV", "ADJ", "CCONJ", "PUNCT", "NUM",
)  # fmt: skip
_ROOT_DEPS = (
    "ROOT", "ccomp", "dobj", "pobj", "xcomp", "advcl", "conj", "prep", "acl", "relcl", "nsubj", "oprd", "pcomp",
)  # fmt: skip
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_CLOSING = re.compile(r"[^\w\s]+")
_IS_CUE = 0.4
_REACH, _RUN = 20, 6
"""Words within which the nearest cue is looked for, and the most that are read of it."""


class Features:
    """One document's candidates: words from `start` to before `end`, the content each would be."""

    def __init__(self, known: Words, spans: Sequence[tuple[int, int]], lexicon: Cues) -> None:
        self.known = known
        self.count = len(known.begins)
        self.start: Array = np.array([span[0] for span in spans], dtype=np.int64)
        self.end: Array = np.maximum(np.array([span[1] for span in spans], dtype=np.int64), self.start + 1)
        starts = np.array([*known.sentence_starts, self.count])
        self.top: Array = starts[np.searchsorted(starts[:-1], self.start, side="right") - 1]
        self.bottom: Array = starts[np.searchsorted(starts[:-1], self.end - 1, side="right")]
        self._verbs = np.array([lemma in lexicon.verb_acts for lemma in known.lemma])
        self._nouns = np.array([lemma in lexicon.noun_acts for lemma in known.lemma])
        different = {word: n for n, word in enumerate(dict.fromkeys(known.lower))}
        self._kinds = np.array([_kinds(word) for word in different])[[different[word] for word in known.lower]]
        self._marks = np.array(known.is_mark)
        self.has_subject = self._has([dep in ("nsubj", "nsubjpass") for dep in known.dep])
        self.beside = np.hstack([self._cue_before(), self._cue_after()])
        """Of the nearest cue before, then after: does it report speech, does it something else, how far off it is."""

    def clauses_of_speech(self) -> Array:
        """Which are clauses with a subject that a verb of speech governs."""
        owner, word = _each(self.start, self.end)
        head = self.known.heads[word]
        hanging = (head < self.start[owner]) | (head >= self.end[owner])
        root = np.full(len(self.start), -1)
        root[owner[hanging][::-1]] = word[hanging][::-1]
        clause = np.array([dep == "ccomp" for dep in self.known.dep])
        found: Array = self.has_subject & (root >= 0) & clause[root] & self._verbs[self.known.heads[root]]
        return found

    def rows(self, contents: Sequence[Content], whole: Sequence[bool], is_first: Sequence[bool]) -> Array:
        """A row a candidate; `whole`: it fills a quotation, `is_first`: it is as it was first found."""
        known, start, end, top, bottom = self.known, self.start, self.end, self.top, self.bottom
        before, after, last = start - 1, np.minimum(end, self.count - 1), end - 1
        has_before, has_after, length = before >= 0, end < self.count, end - start
        outside, root = self._outside()
        above = known.heads[root]
        governed = above != root
        hanging_after, hanging_before = self._hanging(end, bottom), self._hanging(top, start)
        sum_in = np.array([0.0, *np.cumsum(known.in_logs).tolist()])
        sum_weak = np.array([0, *np.cumsum(known.content < 0.3).tolist()])
        same_line = [b < 0 or "\n" not in known.text[known.ends[b] : known.begins[b + 1]] for b in before.tolist()]
        on = np.minimum(bottom + 4, end + 8).clip(max=self.count)
        of_start, of_before, of_after = self._kinds[start], self._kinds[before], self._kinds[after]
        closing = np.array([_closing(known.text[c.end : c.end + 4]) for c in contents])
        columns = [
            np.ones(len(start)), known.in_logs[start], known.first_logs[start],
            known.out_logs[before] * (has_before & same_line), known.in_logs[last], known.out_logs[after] * has_after,
            (sum_in[end] - sum_in[start]) / length, -_highest(-known.in_logs, start, end),
            (sum_weak[end] - sum_weak[start]) / length,
            known.cues[before] * has_before, known.sources[before] * has_before,
            known.cues[after] * has_after, known.sources[after] * has_after,
            _highest(known.cues, np.maximum(top, start - 6), start),
            _highest(known.sources, np.maximum(top, start - 12), start),
            _highest(known.cues, end, on), _highest(known.sources, end, on),
            _highest(known.cues, start, end), _highest(known.sources, start, end),
            np.array([math.log(words) for words in length.tolist()]), length / 50.0, length <= 3,
            start == top, end >= bottom - 1, outside == 1, np.minimum(outside, 4) / 2.0,
            np.minimum(hanging_after, 4) / 2.0, hanging_after > 0, np.minimum(hanging_before, 4) / 2.0,
            self._has([tag in _FINITE for tag in known.tag]), np.array([tag == "TO" for tag in known.tag])[start],
            self.has_subject,
            [c.type == "direct" for c in contents], [c.type == "mixed" for c in contents], whole, is_first,
            of_before[:, 0] & has_before, of_before[:, 1] & has_before, of_before[:, 2] & has_before,
            *closing.T,
            of_start[:, 0], of_start[:, 3], of_start[:, 4],
            of_after[:, 5] & has_after, of_after[:, 6] & has_after, self._kinds[last][:, 7],
            self._verbs[above] & governed, self._nouns[above] & governed,
            (start <= above) & (above < end), has_before & (above == before),
            [c.probability for c in contents],
        ]  # fmt: skip
        inside = has_after & (end < bottom)
        return np.hstack([
            np.array(columns, dtype=np.float64).T,
            _one_hot(known.pos, after, _END_POS) * inside[:, None],
            _one_hot(known.pos, start, _START_POS),
            _one_hot(known.dep, root, _ROOT_DEPS),
            self.beside,
        ])  # fmt: skip

    def _has(self, flags: Sequence[bool]) -> Array:
        """Whether any word of each has the flag."""
        total = np.array([0, *np.cumsum(flags).tolist()])
        found: Array = total[self.end] > total[self.start]
        return found

    def _outside(self) -> tuple[Array, Array]:
        """How many words of each hang on none within, marks left out; and the first of them, else the first word."""
        owner, word = _each(self.start, self.end)
        head = self.known.heads[word]
        free = ((head == word) | (head < self.start[owner]) | (head >= self.end[owner])) & ~self._marks[word]
        root = self.start.copy()
        root[owner[free][::-1]] = word[free][::-1]
        return np.bincount(owner[free], minlength=len(root)), root

    def _hanging(self, first: Array, last: Array) -> Array:
        """How many words from `first` to before `last` hang on a word of each, marks left out."""
        owner, word = _each(first, last)
        head = self.known.heads[word]
        hanging = (self.start[owner] <= head) & (head < self.end[owner]) & ~self._marks[word]
        return np.bincount(owner[hanging], minlength=len(first))

    def _cue_before(self) -> Array:
        hot = self.known.cues >= _IS_CUE
        latest = np.maximum.accumulate(np.where(hot, np.arange(self.count), -1))
        nearest = latest[self.start - 1]
        found = (self.start > 0) & (nearest >= np.maximum(self.top, self.start - _REACH))
        return _told(found, self._speech(hot)[nearest], self.start - 1 - nearest)

    def _cue_after(self) -> Array:
        hot = self.known.cues >= _IS_CUE
        following = np.minimum.accumulate(np.where(hot, np.arange(self.count), self.count)[::-1])[::-1]
        nearest = np.append(following, self.count)[self.end]
        found = nearest < np.minimum(self.count, np.minimum(self.bottom + 3, self.end + _REACH))
        speech = self._speech(hot, on=True)[np.minimum(nearest, self.count - 1)]
        return _told(found, speech, nearest - self.end)

    def _speech(self, hot: Array, *, on: bool = False) -> Array:
        """Whether a run of cue words that is read from each word backwards, or `on`, reports speech."""
        step = 1 if on else -1
        says = self._verbs | self._nouns | np.array([word == "according" for word in self.known.lower])
        hot, says = hot[::-step], says[::-step]
        alive, told = hot.copy(), hot & says
        for n in range(1, min(_RUN, self.count)):
            alive[:n] = False
            alive[n:] &= hot[:-n]
            told[n:] |= alive[n:] & says[:-n]
        spoken: Array = told[::-step]
        return spoken


def _told(found: Array, speech: Array, distance: Array) -> Array:
    return np.array([found & speech, found & ~speech, found * (np.minimum(20, np.abs(distance)) / 10.0)]).T


def _each(first: Array, last: Array) -> tuple[Array, Array]:
    """Every word of these ranges, beside the number of its range."""
    sizes = np.maximum(last - first, 0)
    owner = np.repeat(np.arange(len(first)), sizes)
    return owner, np.arange(len(owner)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)


def _highest(values: Array, first: Array, last: Array) -> Array:
    """The highest value of each range; 0 for an empty one."""
    pairs = np.stack([first, last], axis=1).ravel()
    highest: Array = np.maximum.reduceat(np.append(values, values.min()), pairs)[::2]
    return np.where(first < last, highest, 0.0)


def _one_hot(words: Sequence[str], among: Array, names: Sequence[str]) -> Array:
    """For each of these words a one in the place of its name; nothing but zeros for any other name."""
    places = {name: n for n, name in enumerate(names)}
    table = np.vstack([np.eye(len(names)), np.zeros(len(names))])
    other = len(names)
    return table[[places.get(words[n], other) for n in among.tolist()]]


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> tuple[bool, ...]:
    return (
        word == "that", word in (",", ":"), word in ALL_MARKS,
        word in ("who", "which", "whom", "whose"), word in ("how", "what", "why", "whether", "if", "when", "where"),
        word in ("who", "which", "whom", "whose", "where"), word in ("and", "but", "or"),
        word in ("and", "but", "or", "of", "in", "the", "to"),
    )  # fmt: skip


@lru_cache(maxsize=1_000)
def _closing(after: str) -> tuple[bool, ...]:
    """What the marks behind the words hold; "." and the closing mark stand in either order, by the house's style."""
    found = _CLOSING.match(after)
    run = found.group() if found else ""
    return (
        any(c in ".!?" for c in run), "," in run, any(c in ALL_MARKS for c in run), any(c in ";:-–—" for c in run),
    )  # fmt: skip
