"""Which stretches are statements, and where exactly they begin and end.

The tagger's contents are a first guess. Round each, a few other beginnings and ends are weighed by what the tagger
thinks of the words at either border and how the parse joins them; a small network, learned from polnear-train
(core.quotes.training.choice), gives each the probability that people would mark it so. Of those that overlap, the
likeliest set is kept.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, TAG

from core.article import Span
from core.encoder import Tagging
from core.encoder.model import by_word
from core.encoder.pieces import LABELS
from core.errors import ModelError
from core.quotes.contents import Content, contents, trimmed, typed
from core.quotes.cues import Cues, cues
from core.quotes.decode import Stretch
from core.quotes.marks import ALL_MARKS, Quotation
from core.quotes.openings import at_noun_phrase, begun, is_relative

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
_END_POS = ("PUNCT", "CCONJ", "ADP", "SCONJ", "VERB", "AUX", "ADV", "PRON", "NOUN", "DET", "PART")
_START_POS = (
    "DET",
    "PRON",
    "NOUN",
    "PROPN",
    "VERB",
    "AUX",
    "ADP",
    "PART",
    "SCONJ",
    "ADV",
    "ADJ",
    "CCONJ",
    "PUNCT",
    "NUM",
)
_CLOSING = re.compile(r"[^\w\s]+")
_ROOT_DEPS = (
    "ROOT",
    "ccomp",
    "dobj",
    "pobj",
    "xcomp",
    "advcl",
    "conj",
    "prep",
    "acl",
    "relcl",
    "nsubj",
    "oprd",
    "pcomp",
)


def _rows(names: tuple[str, ...]) -> defaultdict[str, list[float]]:
    """For each name a one in its own place; nothing but zeros for any other."""
    return defaultdict(lambda: [0.0] * len(names), {name: [float(name == n) for n in names] for name in names})


_END_ROWS, _START_ROWS, _ROOT_ROWS = _rows(_END_POS), _rows(_START_POS), _rows(_ROOT_DEPS)


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a statement, with the features that it is weighed by."""

    content: Content
    features: list[float]
    asked: float
    """How likely it must be."""
    probability: float = 0.0


class Words:
    """One document's words: offsets, the parse as arrays, and the tagger's view of each."""

    def __init__(self, doc: Doc, tagging: Tagging, text: str) -> None:
        self.text = text
        self.strings = doc.vocab.strings
        shapes = doc.to_array([POS, TAG, DEP, HEAD, LEMMA, LOWER, IDX, LENGTH])
        self.begins: list[int] = shapes[:, 6].tolist()
        self.ends: list[int] = (shapes[:, 6] + shapes[:, 7]).tolist()
        names = {key: self.strings[key] if key else "" for key in np.unique(shapes[:, [0, 1, 2, 4, 5]]).tolist()}
        self.pos = [names[key] for key in shapes[:, 0].tolist()]
        self.tag = [names[key] for key in shapes[:, 1].tolist()]
        self.dep = [names[key] for key in shapes[:, 2].tolist()]
        self.lemma = [names[key].lower() for key in shapes[:, 4].tolist()]
        self.lower = [names[key] for key in shapes[:, 5].tolist()]
        self.head: list[int] = (np.arange(len(doc)) + shapes[:, 3].astype(np.int64)).tolist()
        self.is_mark = [pos == "PUNCT" for pos in self.pos]
        self.sentence_starts = [s.start for s in doc.sents]
        spans: list[Span] = []
        probabilities = np.zeros((0, len(LABELS)))
        if tagging.offsets:
            spans, probabilities = by_word(tagging.offsets, tagging.statements, text)
        starts = [s[0] for s in spans]
        at = np.clip(
            np.searchsorted(np.array([*starts, len(text) + 1]), np.array(self.begins), side="right") - 1, 0, None
        )
        # A word that the tagger did not see (outside the paragraphs) is nobody's content.
        padded = np.vstack([probabilities, [[1.0, 0, 0, 0, 0, 0, 0]]])
        held = np.array(
            [bool(spans) and spans[min(i, len(spans) - 1)][1] > b for i, b in zip(at, self.begins, strict=True)]
        )
        shares = padded[np.where(held, np.minimum(at, len(spans)), len(spans))] if len(doc) else padded[:0]
        shares = shares / shares.sum(axis=1, keepdims=True)
        self.content = np.clip(shares[:, 1] + shares[:, 2], 1e-3, 1 - 1e-3)
        # Lists: what follows asks for single values, a million times a document, and arrays are slow at that.
        self.log_first: list[float] = np.log(np.clip(shares[:, 1], 1e-3, 1 - 1e-3)).tolist()
        self.source: list[float] = (shares[:, 3] + shares[:, 4]).tolist()
        self.cue: list[float] = (shares[:, 5] + shares[:, 6]).tolist()
        self.log_in: list[float] = np.log(self.content).tolist()
        self.log_out: list[float] = np.log(1 - self.content).tolist()
        self.sum_in: list[float] = [0.0, *np.cumsum(self.log_in).tolist()]
        self.sum_weak: list[int] = [0, *np.cumsum(self.content < 0.3).tolist()]
        finite = [tag in ("VBD", "VBP", "VBZ", "MD") for tag in self.tag]
        self.sum_finite: list[int] = [0, *np.cumsum(finite).tolist()]
        self.sum_subject: list[int] = [0, *np.cumsum([dep in ("nsubj", "nsubjpass") for dep in self.dep]).tolist()]
        self.cue_beside: dict[tuple[int, int], list[float]] = {}

    def range(self, span: Span) -> tuple[int, int]:
        """First word and the one after the last of this span."""
        return bisect_right(self.ends, span[0]), bisect_left(self.begins, span[1])

    def sentence(self, word: int) -> tuple[int, int]:
        """First word and the one after the last of the sentence round a word."""
        at = bisect_right(self.sentence_starts, word)
        return self.sentence_starts[at - 1], (
            self.sentence_starts[at] if at < len(self.sentence_starts) else len(self.begins)
        )


def said(
    doc: Doc,
    text: str,
    tagging: Tagging,
    tagged: Sequence[Stretch],
    marked: Sequence[Quotation],
    paragraphs: Sequence[Span],
) -> list[Content]:
    """The contents of these paragraphs in reading order, with the probability that each is a statement."""
    first = contents(text, tagged, marked, paragraphs, [s.start_char for s in doc.sents])
    known = Words(doc, tagging, text)
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
        for candidate, probability in zip(found, network().probabilities([c.features for c in found]), strict=True):
            candidate.probability = float(probability)
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
    lexicon = cues()
    made: dict[Span, Candidate] = {}
    for content in [*first, *_faint(known, first, marked, paragraphs)]:
        whole = content.quotation is not None and _fills(content, content.quotation)
        spans = [known.range((content.start, content.end))] if whole else _borders(known, content, paragraphs)
        for start, end in spans:
            if whole_nouns and not whole:
                start = at_noun_phrase(known, start, end)
            span = (
                (content.start, content.end) if whole else trimmed(known.text, known.begins[start], known.ends[end - 1])
            )
            if span in made or span[1] <= span[0]:
                continue
            other = (
                content
                if span == (content.start, content.end)
                else typed(known.text, *span, content.probability, content.paragraph, marked)
            )
            if other is not None:
                at = known.range(span)
                is_first = float(span == (content.start, content.end))
                spoken = _cues_beside(known, at, lexicon)
                features = [*_features(known, at, other, whole, is_first, lexicon), *spoken]
                made[span] = Candidate(other, features, _asked(known, at, other, spoken, lexicon))
    return list(made.values())


def _asked(known: Words, at: tuple[int, int], content: Content, beside: list[float], lexicon: Cues) -> float:
    """How likely a candidate must be."""
    start, end = at
    root = next((w for w in range(start, end) if not start <= known.head[w] < end), None)
    has_subject = known.sum_subject[end] > known.sum_subject[start]
    if (
        has_subject
        and root is not None
        and known.dep[root] == "ccomp"
        and known.lemma[known.head[root]] in lexicon.verb_acts
    ):
        return LEAST_CLAUSE
    return LEAST if content.type != "indirect" or beside[0] + beside[3] > 0 else LEAST_UNSPOKEN


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
    return [
        (start, end)
        for start in _best(starts, low, _STARTS, lambda w: known.log_in[w] + (known.log_out[w - 1] if w > top else 0.0))
        for end in _best(ends, high, _ENDS, lambda w: _end_score(known, w, low, bottom))
        if end > start + 1 or end == high
    ]


def _best(among: range, kept: int, count: int, score: Any) -> list[int]:
    others = sorted((w for w in among if w != kept), key=score, reverse=True)[: count - 1]
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


def _features(
    known: Words, at: tuple[int, int], content: Content, whole: bool, is_first: float, lexicon: Cues
) -> list[float]:
    start, end = at
    end = max(end, start + 1)
    top, bottom = known.sentence(start)[0], known.sentence(end - 1)[1]
    before, after = start - 1, end
    has_before, has_after = before >= 0, after < len(known.begins)
    head, is_mark = known.head, known.is_mark
    outside = [w for w in range(start, end) if ((h := head[w]) == w or not start <= h < end) and not is_mark[w]]
    hanging_after = sum([1 for w in range(end, bottom) if start <= head[w] < end and not is_mark[w]])
    hanging_before = sum([1 for w in range(top, start) if start <= head[w] < end and not is_mark[w]])
    root = outside[0] if outside else start
    above = head[root]
    above_lemma = known.lemma[above] if above != root else ""
    length = end - start
    text = known.text
    gap_before = text[known.ends[before] : known.begins[start]] if has_before else "\n"
    # "." and the closing mark stand in either order, by the house's style.
    closing = _CLOSING.match(text, content.end, content.end + 4)
    run = closing.group() if closing else ""
    row = [
        1.0,
        known.log_in[start], known.log_first[start],
        known.log_out[before] if has_before and "\n" not in gap_before else 0.0,
        known.log_in[end - 1],
        known.log_out[after] if has_after else 0.0,
        (known.sum_in[end] - known.sum_in[start]) / length,
        min(known.log_in[start:end]),
        (known.sum_weak[end] - known.sum_weak[start]) / length,
        known.cue[before] if has_before else 0.0, known.source[before] if has_before else 0.0,
        known.cue[after] if has_after else 0.0, known.source[after] if has_after else 0.0,
        max(known.cue[max(top, start - 6) : start], default=0.0),
        max(known.source[max(top, start - 12) : start], default=0.0),
        max(known.cue[end : min(bottom + 4, end + 8)], default=0.0),
        max(known.source[end : min(bottom + 4, end + 8)], default=0.0),
        max(known.cue[start:end]), max(known.source[start:end]),
        math.log(length), length / 50.0, float(length <= 3),
        float(start == top), float(end >= bottom - 1),
        float(len(outside) == 1), min(len(outside), 4) / 2.0,
        min(hanging_after, 4) / 2.0, float(hanging_after > 0), min(hanging_before, 4) / 2.0,
        float(known.sum_finite[end] > known.sum_finite[start]), float(known.tag[start] == "TO"),
        float(known.sum_subject[end] > known.sum_subject[start]),
        float(content.type == "direct"), float(content.type == "mixed"), float(whole), is_first,
        float(has_before and known.lower[before] == "that"), float(has_before and known.lower[before] in (",", ":")),
        float(has_before and known.lower[before] in ALL_MARKS), float(any(c in ".!?" for c in run)), float("," in run),
        float(any(c in ALL_MARKS for c in run)), float(any(c in ";:-–—" for c in run)),
        float(known.lower[start] == "that"), float(known.lower[start] in ("who", "which", "whom", "whose")),
        float(known.lower[start] in ("how", "what", "why", "whether", "if", "when", "where")),
        float(has_after and known.lower[after] in ("who", "which", "whom", "whose", "where")),
        float(has_after and known.lower[after] in ("and", "but", "or")),
        float(known.lower[end - 1] in ("and", "but", "or", "of", "in", "the", "to")),
        float(above_lemma in lexicon.verb_acts), float(above_lemma in lexicon.noun_acts),
        float(start <= above < end), float(has_before and above == before),
        content.probability,
    ]  # fmt: skip
    row += _END_ROWS[known.pos[after] if has_after and after < bottom else ""]
    row += _START_ROWS[known.pos[start]]
    row += _ROOT_ROWS[known.dep[root]]
    return row


def _cues_beside(known: Words, at: tuple[int, int], lexicon: Cues) -> list[float]:
    """Of the nearest cue before, then after: does it report speech, does it something else, and how far off it is."""
    start, end = at
    top, bottom = known.sentence(start)[0], known.sentence(end - 1)[1]
    before = range(start - 1, max(top, start - 20) - 1, -1)
    after = range(end, min(len(known.begins), bottom + 3, end + 20))
    return _nearest_cue(known, before, lexicon) + _nearest_cue(known, after, lexicon)


def _nearest_cue(known: Words, words_on: range, lexicon: Cues) -> list[float]:
    """The three values of one side. Candidates share their borders, so each side is looked at once."""
    place = words_on.start, words_on.stop
    if place not in known.cue_beside:
        known.cue_beside[place] = _looked_at(known, words_on, lexicon)
    return known.cue_beside[place]


def _looked_at(known: Words, words_on: range, lexicon: Cues) -> list[float]:
    nearest = next((w for w in words_on if known.cue[w] >= 0.4), None)
    if nearest is None:
        return [0.0, 0.0, 0.0]
    run = [nearest]
    for w in range(nearest + words_on.step, nearest + 6 * words_on.step, words_on.step):
        if not (0 <= w < len(known.begins)) or known.cue[w] < 0.4:
            break
        run.append(w)
    speech = any(
        known.lemma[w] in lexicon.verb_acts or known.lemma[w] in lexicon.noun_acts or known.lower[w] == "according"
        for w in run
    )
    return [float(speech), float(not speech), min(20, abs(nearest - words_on.start)) / 10.0]


class Network:
    """One hidden layer of tanh; probabilities out of features."""

    def __init__(self, learned: dict[str, Any]) -> None:
        self._mean = np.array(learned["mean"])
        self._scale = np.array(learned["scale"])
        self._hidden = np.array(learned["hidden"])
        self._out = np.array(learned["out"])
        self._bend = learned.get("bend", [1.0, 0.0])

    def probabilities(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """One probability a row of features."""
        scaled = (np.asarray(rows) - self._mean) / self._scale
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
