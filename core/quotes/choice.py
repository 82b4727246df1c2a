"""Which stretches are statements, and where exactly they begin and end.

The tagger's contents are a first guess. Round each, a few other beginnings and ends are weighed by what the tagger
thinks of the words at either border and how the parse joins them; a small network, learned from polnear-train
(core.quotes.training.choice), gives each the probability that people would mark it so. Of those that overlap, the
likeliest set is kept.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.article import Span
from core.encoder import Tagging
from core.errors import ModelError
from core.quotes.contents import Content, contents, trimmed, typed
from core.quotes.cues import cues
from core.quotes.decode import Stretch
from core.quotes.features import Features
from core.quotes.marks import Quotation
from core.quotes.openings import at_noun_phrase, begun, is_relative
from core.quotes.words import Array, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "model" / "choice.json"
LEAST, LEAST_UNSPOKEN, LEAST_CLAUSE = 0.5, 0.75, 0.5
"""A statement less likely than this is left out; one without a word of speech beside it must be surer, the clause of a
verb of speech ("she said her government would not ...") less so."""
_STARTS, _ENDS = 4, 6
"""Beginnings and ends that are weighed for each content."""
_BACK, _ON, _SHORTER, _LONGER = 4, 4, 14, 30
"""How many words the beginning may move, and the end."""
_FAINT = 0.3
"""Words of at least this probability make a content worth weighing where the best labelling has none."""


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a statement, with the features that it is weighed by."""

    content: Content
    features: Array
    asked: float
    """How likely it must be."""
    probability: float = 0.0


def said(
    doc: Doc,
    text: str,
    tagging: Tagging,
    tagged: Sequence[Stretch],
    marked: Sequence[Quotation],
    paragraphs: Sequence[Span],
) -> list[Content]:
    """The contents of these paragraphs in reading order, with the probability that each is a statement."""
    known = Words(doc, tagging, text)
    first = contents(text, tagged, marked, paragraphs, [known.begins[word] for word in known.sentence_starts])
    kept = chosen(weighed(candidates(known, first, marked, paragraphs)))
    kept = [content for content in kept if not (_speaks(known, content) or is_relative(known, content))]
    free = [paragraphs[content.paragraph][0] for content in kept]
    for number, before in enumerate(kept[:-1], 1):
        free[number] = max(free[number], before.end)
    return [
        begun(known, content, first) if content.type != "direct" else content
        for content, first in zip(kept, free, strict=True)
    ]


def _speaks(known: Words, content: Content) -> bool:
    """Whether this is no statement but the name of who makes one: the subject before a cue."""
    start, end = known.range((content.start, content.end))
    if (
        content.type != "indirect"
        or end - start > 12
        or any(t in ("VBD", "VBP", "VBZ", "MD") for t in known.tag[start:end])
    ):
        return False
    root = next((w for w in range(start, end) if not start <= known.head[w] < end), start)
    above = known.head[root]
    return (
        known.dep[root] in ("nsubj", "nsubjpass") and end <= above < end + 4 and known.lemma[above] in cues().verb_acts
    )


def chosen(found: Sequence[Candidate]) -> list[Content]:
    """Of the candidates the set, free of overlaps, with the most probability above what is asked, in reading order."""
    ordered = sorted(found, key=lambda c: (c.content.end, c.content.start))
    ends = [c.content.end for c in ordered]
    best: list[float] = [0.0]
    came: list[tuple[int, int | None]] = [(0, None)]
    for number, candidate in enumerate(ordered):
        before = bisect_right(ends, candidate.content.start, 0, number)
        # One that is only let in as a clause stands back behind any that is likely by itself.
        over = candidate.probability - max(candidate.asked, LEAST)
        gain = best[before] + (over if over > 0 else candidate.probability * 0.001)
        if candidate.probability > candidate.asked and gain > best[number]:
            best.append(gain)
            came.append((before, number))
        else:
            best.append(best[number])
            came.append((number, None))
    kept = []
    at = len(ordered)
    while at > 0:
        at, number_or_none = came[at]
        if number_or_none is not None:
            ordered[number_or_none].content.probability = ordered[number_or_none].probability
            kept.append(ordered[number_or_none].content)
    return kept[::-1]


def weighed(found: list[Candidate]) -> list[Candidate]:
    """The candidates with their probabilities set."""
    if found:
        shares = network().probabilities(np.array([c.features for c in found]))
        for candidate, probability in zip(found, shares.tolist(), strict=True):
            candidate.probability = probability
    return found


def candidates(
    known: Words,
    first: Sequence[Content],
    marked: Sequence[Quotation],
    paragraphs: Sequence[Span],
    *,
    whole_nouns: bool = True,
) -> list[Candidate]:
    """Each content with its other beginnings and ends, and faint ones that `first` lacks.

    `whole_nouns`: none begins within a noun phrase. Training sees such ones too, so as to learn from them.
    """
    found: dict[Span, tuple[Content, bool, bool]] = {}
    for content in [*first, *_faint(known, first, marked, paragraphs)]:
        own = (content.start, content.end)
        whole = content.quotation is not None and _fills(content, content.quotation)
        for start, end in [known.range(own)] if whole else _borders(known, content, paragraphs):
            if whole_nouns and not whole:
                start = at_noun_phrase(known, start, end)
            span = own if whole else trimmed(known.text, known.begins[start], known.ends[end - 1])
            if span in found or span[1] <= span[0]:
                continue
            is_first = span == own
            other = content if is_first else typed(known.text, *span, content.probability, content.paragraph, marked)
            if other is not None:
                found[span] = (other, whole, is_first)
    if not found:
        return []
    others, wholes, firsts = zip(*found.values(), strict=True)
    features = Features(known, [known.range(span) for span in found], cues())
    asked = _asked(features, others)
    rows = features.rows(others, wholes, firsts)
    return [Candidate(*candidate) for candidate in zip(others, rows, asked, strict=True)]


def _asked(features: Features, contents: Sequence[Content]) -> list[float]:
    """How likely each candidate must be."""
    spoken = features.beside[:, 0] + features.beside[:, 3] > 0
    quoted = np.array([content.type != "indirect" for content in contents])
    asked = np.where(spoken | quoted, LEAST, LEAST_UNSPOKEN)
    least: list[float] = np.where(features.clauses_of_speech(), LEAST_CLAUSE, asked).tolist()
    return least


def _fills(content: Content, quotation: Quotation) -> bool:
    return content.start - quotation.start <= 2 and quotation.end - content.end <= 3


def _faint(
    known: Words, first: Sequence[Content], marked: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Content]:
    """Runs of words that may be content, where no content of `first` is."""
    free = known.content >= _FAINT
    for content in first:
        start, end = known.range((content.start, content.end))
        free[start:end] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    starts = [p[0] for p in paragraphs]
    made = []
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        if high - low < 3:
            continue
        paragraph = bisect_right(starts, known.begins[low]) - 1
        if paragraph < 0:
            continue
        end = min(known.ends[high - 1], paragraphs[paragraph][1])
        span = trimmed(known.text, known.begins[low], end)
        probability = float(known.content[low:high].mean())
        faint = typed(known.text, *span, probability, paragraph, marked) if span[1] > span[0] else None
        if faint is not None and faint.quotation is None:
            made.append(faint)
    return made


def _borders(known: Words, content: Content, paragraphs: Sequence[Span]) -> list[tuple[int, int]]:
    """Beginnings and ends worth weighing, as words."""
    low, high = known.range((content.start, content.end))
    if high <= low:
        return []
    top = known.sentence(low)[0]
    bottom = known.sentence(high - 1)[1]
    first, last = known.range(paragraphs[content.paragraph])
    top, bottom = max(top, first), min(bottom, last)
    starts = range(max(top, low - _BACK), min(high - 1, low + _ON) + 1)
    ends = range(max(low + 1, high - _SHORTER), min(bottom, high + _LONGER) + 1)
    of_starts = {w: known.log_in[w] + (known.log_out[w - 1] if w > top else 0.0) for w in starts}
    of_ends = {w: _end_score(known, w, low, bottom) for w in ends}
    return [
        (start, end)
        for start in _best(of_starts, low, _STARTS)
        for end in _best(of_ends, high, _ENDS)
        if end > start + 1 or end == high
    ]


def _best(scores: dict[int, float], kept: int, count: int) -> list[int]:
    others = [w for w in sorted(scores, key=scores.__getitem__, reverse=True) if w != kept][: count - 1]
    return [kept, *others]


def _end_score(known: Words, end: int, low: int, bottom: int) -> float:
    """How likely a content ends before this word."""
    score = known.log_in[end - 1]
    if end >= bottom:
        return score + 0.5
    score += known.log_out[end]
    if known.is_mark[end]:
        return score + 1.0
    # What still hangs on the words before it speaks against an end here.
    return score - (1.5 if low <= known.head[end] < end - 1 else 0.0)


class Network:
    """One hidden layer of tanh; probabilities out of features."""

    def __init__(self, learned: dict[str, Any]) -> None:
        self._mean = np.array(learned["mean"])
        self._scale = np.array(learned["scale"])
        self._hidden = np.array(learned["hidden"])
        self._out = np.array(learned["out"])
        self._bend = learned.get("bend", [1.0, 0.0])

    def probabilities(self, rows: Array) -> NDArray[np.float64]:
        """One probability a row of features."""
        scaled = (rows - self._mean) / self._scale
        odds = np.tanh(scaled @ self._hidden[:-1] + self._hidden[-1]) @ self._out[:-1] + self._out[-1]
        shares: NDArray[np.float64] = 1 / (1 + np.exp(-(self._bend[0] * odds + self._bend[1])))
        return shares


@cache
def network() -> Network:
    """The learned network. Raises ModelError where its file is missing or damaged."""
    try:
        return Network(json.loads(WEIGHTS.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{WEIGHTS}: the weights of statements cannot be read ({error}); install communique anew"
        ) from error
